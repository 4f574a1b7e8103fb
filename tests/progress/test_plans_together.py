"""Several plans in force that no décompte tells apart: a payment counts once."""

import pytest

from generator.progress.asof import look
from generator.progress.plans import plans, received
from tests.progress.cases import case, day, office

INVOICES = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 800}
"""
PLAN = "- {date: %s, type: echeancier, signe: oui, factures: [%s], echeances: [%s]}\n"
TERM = "{date: %s, montant: %s}"
SIGNED = PLAN % ("2026-05-01", "F-1", ", ".join((TERM % ("2026-06-01", 500), TERM % ("2026-07-01", 500))))
SIGNED += PLAN % ("2026-05-02", "F-2", ", ".join((TERM % ("2026-06-15", 400), TERM % ("2026-07-15", 400))))


@pytest.mark.parametrize(
    ("paid", "counted"),
    [
        ("- {date: 2026-06-10, montant: 700}\n", [500, 200]),  # the instalment due first, then the next one
        ("- {date: 2026-06-10, montant: 500}\n", [500, 0]),
        ("- {date: 2026-06-10, montant: 700, imputation-choisie: [F-2]}\n", [0, 700]),
        ("- {date: 2026-06-02, montant: 300}\n- {date: 2026-06-10, montant: 300}\n", [500, 100]),
        ("- {date: 2026-05-01, montant: 700}\n", [0, 0]),  # deducted from what was agreed that day
        ("- {date: 2026-05-02, montant: 700}\n", [700, 0]),  # of the second plan, deducted: of the first, since
        ("- {date: 2026-06-10, montant: 2000}\n", [1200, 800]),
    ],
)
def test_a_payment_that_chooses_nothing_counts_once(paid: str, counted: list[int]) -> None:
    seen = look(case(SIGNED, factures=INVOICES, paiements=paid), office(), day("2026-06-20"), None)
    known = dict(plan for plan in seen.of(type(seen.journal[0].fait)))
    assert [received(seen, known[plan.origine], day("2026-06-20")) for plan in plans(seen)] == counted
