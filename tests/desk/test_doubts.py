"""What makes a line of a statement doubtful for the case it cites, on cases in memory."""

import datetime as dt
from decimal import Decimal

import pytest

from generator.desk.matching import Sort, match
from generator.edit.bank import BankLine
from generator.edit.citing import Names
from tests.desk.held import held_of
from tests.progress.cases import case, office

AU = dt.date(2026, 11, 21)
TWO = """
- {numero: F-2026-001, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2026-002, date: 2026-06-02, echeance: 2026-07-02, montant-ttc: 500}
"""


@pytest.mark.parametrize(
    ("day", "label", "why"),
    [
        ("2026-06-01", "VIR F-2026-002", "2026-9001 : virement antérieur à la facture"),  # the one it names
        ("2026-03-01", "VIR DOSSIER 2026-9001", "2026-9001 : virement antérieur à la facture"),  # the first of them
    ],
)
def test_a_transfer_is_held_against_the_invoice_it_names(day: str, label: str, why: str) -> None:
    held = held_of([case(factures=TWO)], (), office(), AU)
    line = BankLine(1, dt.date.fromisoformat(day), Decimal(100), (label,))
    (found,) = match([line], held, office(), AU).matches
    assert (found.sort, found.pourquoi) == (Sort.A_LA_MAIN, why)


def test_one_euro_that_cites_nothing_is_told_beside_the_same_sum() -> None:
    owing = case(factures=TWO, paiements="- {date: 2026-07-06, montant: '1,00'}")
    held = held_of([owing], (), office(), AU)
    (found,) = match([BankLine(1, dt.date(2026, 7, 6), Decimal(1), ("VIR MARTIN",))], held, office(), AU).matches
    assert found.pourquoi == "aucun dossier cité ; même somme : 2026-9001 (déjà noté ce jour)"


def test_a_bank_writes_the_letters_of_a_name_that_are_two() -> None:
    names = Names([("Le Trompe-l'Œil", "2026-9001"), ("Groß", "2026-9002")])
    assert names.within(["VIR LE TROMPE L OEIL", "GROSS"]) == ["2026-9001", "2026-9002"]


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("VIR SEPA DEBITEUR D ESSAI", True),
        ("Virement en votre faveur\n ESSAI, Débiteur SARL", True),
        ("VIR ESSAI", False),
        ("VIR DEBITEURS D ESSAI", False),
    ],
)
def test_a_transfer_that_cites_nothing_is_told_beside_the_case_of_who_its_label_names(label: str, named: bool) -> None:  # noqa: FBT001
    owing = case(factures=TWO)
    held = held_of([owing], (), office(), AU)
    (found,) = match([BankLine(1, dt.date(2026, 7, 6), Decimal(7), (label,))], held, office(), AU).matches
    assert (found.sort, found.reference) == (Sort.A_LA_MAIN, "")
    assert found.pourquoi == ("aucun dossier cité ; même nom : 2026-9001" if named else "aucun dossier cité")
