"""What was received above every debt before a title is in no total once that title counts it: it is told."""

import datetime as dt

import pytest

from generator.statement import compute, compute_titled
from tests.progress.cases import case, office

AU = dt.date(2026, 11, 21)
BILLS = """\
- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 1000}
- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
- {numero: F-3, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 2000}
"""
JUDGED = "- {nature: jugement, juridiction: TC, date: %s, principal: %s%s, signifie-le: %s}\n"
THREE = (
    JUDGED % ("2026-05-28", 1000, ", factures: [F-1]", "2026-06-08")
    + JUDGED % ("2026-06-28", 3000, ", factures: [F-2]", "2026-07-08")
    + JUDGED % ("2026-09-10", 2000, ", factures: [F-3]", "2026-09-21")
)
WHOLE = JUDGED % ("2026-09-10", 6000, "", "2026-09-21")
PAID = "- {date: 2026-09-09, montant: 7000}\n"


@pytest.mark.parametrize("titles", [THREE, WHOLE])
def test_what_was_to_be_given_back_on_the_eve_of_a_title_is_told_after_it(titles: str) -> None:
    """To be given back on the eve, it vanished the day after: in no total, in no sentence."""
    files = case("", factures=BILLS, titres=titles, paiements=PAID)
    eve, since = (compute(files, office(), day) for day in (dt.date(2026, 9, 9), AU))
    assert eve.trop_percu
    [told] = since.exces_tenus
    assert told.origine == ("paiements", 0)
    assert f"{eve.trop_percu:.2f}".replace(".", ",") in told.texte
    assert told.texte in since.remarques


def test_given_back_since_it_is_told_no_more() -> None:
    """The rest is still told, when a part of it alone was given back."""
    eve = compute(case("", factures=BILLS, titres=THREE, paiements=PAID), office(), dt.date(2026, 9, 9)).trop_percu
    for back, left in ((eve, []), (eve - 100, ["100,00"])):
        given = f"remboursements:\n  - {{date: 2026-10-01, montant: {back}}}\n"
        files = case("", factures=BILLS, titres=THREE, paiements=PAID, reste=given)
        told = compute(files, office(), AU).exces_tenus
        assert [one.texte[len("À vérifier : ") :].partition("\u00a0")[0] for one in told] == left


@pytest.mark.parametrize("paid", ["- {date: 2026-09-09, montant: 6000}\n", "- {date: 2026-09-11, montant: 9000}\n"])
def test_nothing_is_told_of_what_exceeded_nothing_or_came_since(paid: str) -> None:
    assert compute(case("", factures=BILLS, titres=THREE, paiements=paid), office(), AU).exces_tenus == ()


def test_where_nothing_was_invoiced_before_a_title_what_was_owed_is_not_known() -> None:
    late = "- {numero: F-1, date: 2026-10-10, echeance: 2026-11-09, montant-ttc: 6000}\n"
    assert compute(case("", factures=late, titres=WHOLE, paiements=PAID), office(), AU).exces_tenus == ()


def test_an_act_is_told_of_what_its_own_title_is_held_to_have_counted() -> None:
    """Of several titles, the one the debtor chose to pay: not the last one, which an act on it alone must not tell."""
    paid = "- {date: 2026-05-20, montant: 9000, imputation-choisie: [F-1]}\n"
    files = case("", factures=BILLS, titres=THREE, paiements=paid)
    told = [compute_titled(files, office(), AU, numeros=(one,)).exces_tenus for one in ("F-1", "F-2", "F-3")]
    assert [len(one) for one in told] == [1, 0, 0]
    assert compute(files, office(), AU).exces_tenus == told[0]
