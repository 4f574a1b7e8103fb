"""What is left of each invoice where the décompte does not tell it: what exists that day, and no more."""

import pytest

from generator.progress.asof import look
from generator.statement import compute
from tests.progress.cases import case, day, office

BILLS = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-07-02, echeance: 2026-08-01, montant-ttc: 800}
"""
PAID = "- {date: 2026-04-10, montant: 1200}\n"
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-05-04, principal: 1000}\n"


@pytest.mark.parametrize("titre", ["", TITLE])
@pytest.mark.parametrize(
    ("au", "left"),
    [
        ("2026-07-01", {"F-1": "0.00"}),  # the next invoice is not issued: nothing is owed, 200 € are in excess
        ("2026-07-02", {"F-1": "0.00", "F-2": "600.00"}),
    ],
)
def test_an_invoice_dated_later_is_not_owed_yet(titre: str, au: str, left: dict[str, str]) -> None:
    of = case("", factures=BILLS, paiements=PAID, titres=titre)
    decompte = compute(of, office(), day(au)) if titre else None  # of the title alone, or none at all
    assert {numero: f"{solde:.2f}" for numero, solde in look(of, office(), day(au), decompte).soldes.items()} == left
