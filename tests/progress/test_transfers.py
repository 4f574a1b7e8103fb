"""From which day, and of which invoices, a transfer of claims is known to the debtor (C. civ. 1324)."""

import pytest

from generator.progress.transfers import made_known
from tests.progress.cases import case, day

INVOICES = """\
- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}
- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
"""


@pytest.mark.parametrize(
    ("told", "au", "known"),
    [
        ("", "2026-06-01", {"F-1", "F-2"}),
        ("", "2026-05-31", set()),
        (", factures: [F-2]", "2026-06-01", {"F-2"}),
        (", factures: [F-2]", "2026-06-02", {"F-2"}),
    ],
)
def test_a_transfer_binds_from_the_day_it_is_made_known(told: str, au: str, known: set[str]) -> None:
    dossier = case(f"- {{date: 2026-06-01, type: notification-cession{told}}}", factures=INVOICES).dossier
    assert {one.numero for one in dossier.factures if made_known(dossier, one.numero, day(au))} == known
