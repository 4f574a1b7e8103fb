"""What is paid between the request for an order and the order stays where the law put it the day it was received."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.money import ZERO
from generator.statement import compute
from generator.statement.types import Decompte
from tests.progress.cases import case, office

EVE, AU = dt.date(2026, 6, 27), dt.date(2026, 11, 21)
BILLS = """\
- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 1000}
- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
- {numero: F-3, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 500}
"""
ORDER = (
    "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-28, principal: 1000, factures: [F-1], "
    "signifie-le: 2026-07-08, executoire-le: 2026-08-10}\n"
)
LATER = (
    "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 3000, factures: [F-2], article-700: 300, "
    "signifie-le: 2026-09-21}\n"
)
ASKED = "- {date: 2026-05-28, type: requete-injonction, juridiction: TC}\n"


def owed(paid: str, au: dt.date, titles: str = ORDER, back: str = "") -> Decompte:
    files = case(ASKED, factures=BILLS, titres=titles, paiements=paid, reste=back)
    return compute(files, office(), au, lectures=False)


def beside(found: Decompte) -> dict[str, Decimal]:
    """What payments extinguished of the invoices that the order does not judge."""
    lines = (one for one in found.lignes if one.numero in {"F-2", "F-3"})
    return {one.numero: one.paye for one in lines if one.paye}


@pytest.mark.parametrize(("paid", "left"), [(700, 300), (1040, 0)])
def test_the_order_takes_what_was_paid_of_its_invoice_since_it_was_asked_for(paid: int, left: int) -> None:
    """Of F-1, the oldest, the day it came; moved to F-2 with the order, F-1 was enforced for the whole of it."""
    before, after = (owed(f"- {{date: 2026-06-10, montant: {paid}}}\n", day) for day in (EVE, AU))
    assert before.lignes[0].numero == "F-1"
    assert before.lignes[0].paye == paid
    assert after.lignes[0].principal == left
    told = "700,00 € reçus le 10/06/2026, après ce que compte ce titre"
    assert any(told in one.replace("\u202f", " ").replace("\xa0", " ") for one in after.remarques) is (paid == 700)


@pytest.mark.parametrize("chosen", ["", ", imputation-choisie: [F-1, F-2]"])
def test_what_of_it_exceeds_what_the_order_grants_is_told(chosen: str) -> None:
    """F-1 was owed 1 040,28 with its penalties, the order grants 1 000: all was told deducted from it."""
    after = owed(f"- {{date: 2026-06-10, montant: 1500{chosen}}}\n", AU)
    assert after.impute(("paiements", 0)) == 1500
    assert beside(after) == {"F-2": Decimal(500)}
    [told] = (one for one in after.remarques if "après ce que compte ce titre" in one)
    assert (
        told.replace("\u202f", " ")
        .replace("\xa0", " ")
        .startswith(
            "À vérifier : 1 040,28 € reçus le 10/06/2026, après ce que compte ce titre, en sont déduits pour ce que le "
            "paiement éteignait alors de ce qu'il juge, sauf 40,28 € qui excèdent ce qu'il accorde : ordonnance"
        )
    )


def test_what_exceeds_every_debt_between_them_is_still_there_for_what_the_order_grants() -> None:
    found = owed("- {date: 2026-06-10, montant: 6000}\n", AU)
    assert found.total == 0
    assert found.trop_percu + sum(one.montant for one in found.imputations) == 6000
    assert found.compris == ()


CHOICES = st.sampled_from(["", ", volontaire: non", ", imputation-choisie: [F-1]", ", imputation-choisie: [F-2, F-1]"])
START = dt.date(2026, 1, 11)
REFUNDS = st.lists(st.tuples(st.integers(0, 240), st.integers(10_000, 200_000)), max_size=2)
PAYMENTS = st.lists(st.tuples(st.integers(0, 240), st.integers(10_000, 500_000), CHOICES), max_size=5)


@settings(max_examples=300, deadline=None)
@given(PAYMENTS, REFUNDS, st.sampled_from([EVE, EVE + dt.timedelta(1), dt.date(2026, 9, 9), dt.date(2026, 9, 10), AU]))
def test_all_accounts_are_all_debts_less_all_payments(
    payments: list[tuple[int, int, str]], refunds: list[tuple[int, int]], au: dt.date
) -> None:
    """On every day, whatever titles came meanwhile: to the cent."""
    days = [(START + dt.timedelta(after), Decimal(cents) / 100, how) for after, cents, how in payments]
    paid = "".join(f"- {{date: {day}, montant: {montant}{how}}}\n" for day, montant, how in days)
    given_back = [
        f"  - {{date: {START + dt.timedelta(after)}, montant: {Decimal(cents) / 100}}}" for after, cents in refunds
    ]
    found = owed(paid, au, ORDER + LATER, "\n".join(["remboursements:", *given_back]) if refunds else "")
    received = sum((montant for day, montant, _ in days if day <= au), ZERO)
    settled = sum((one.montant for one in found.imputations), ZERO)
    counted = sum((one.montant for one in found.compris), ZERO)
    assert received == settled + counted + found.trop_percu + found.rembourse
    debts = sum(
        (one.montant_ttc + one.interets_courus + one.indemnite + one.paye_indemnite for one in found.lignes), ZERO
    )
    costs = sum((one.montant + one.paye for one in found.postes), ZERO)
    assert found.total == debts + costs - settled


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 167), st.integers(10_000, 90_000)), max_size=4))
def test_the_order_moves_nothing_of_what_the_other_invoices_were_paid(payments: list[tuple[int, int]]) -> None:
    """Unless more was paid of its own since it was asked for than it grants: the rest is then of the others."""
    days = [(START + dt.timedelta(after), Decimal(cents) / 100) for after, cents in payments]
    paid = "".join(f"- {{date: {day}, montant: {montant}}}\n" for day, montant in days)
    before, after = owed(paid, EVE), owed(paid, AU)
    if after.lignes[0].total:
        assert beside(after) == beside(before)
