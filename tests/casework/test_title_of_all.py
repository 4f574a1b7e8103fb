"""A title that names no invoice settles none of those issued since: nothing says they are paid."""

import datetime as dt

import pytest

from generator.casework.awaited import lacking
from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.progress.types import Stade
from tests.progress.cases import case, limits, office

THREE = """\
- {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: '1 000,00'}
- {numero: F-2, date: 2026-02-05, echeance: 2026-03-07, montant-ttc: '2 000,00'}
- {numero: F-3, date: 2026-03-05, echeance: 2026-04-04, montant-ttc: '3 000,00'}
"""
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-02-01, principal: '1 000,00', signifie-le: 2026-02-10}\n"
WHOLE = "- {date: 2026-09-01, montant: '1 040,00'}\n"


@pytest.mark.parametrize(
    ("paid", "watched"),
    [
        ("", ["F-2", "F-3"]),
        ("- {date: 2026-09-02, montant: 2000, imputation-choisie: [F-2]}", ["F-3"]),
        ("- {date: 2026-09-02, montant: 4000, imputation-choisie: [F-2, F-3]}", ["F-3"]),  # by a plain count
        ("- {date: 2026-09-02, montant: 5000, imputation-choisie: [F-2, F-3]}", []),
    ],
)
def test_a_title_of_all_once_paid_ends_no_case_that_bills_since(paid: str, watched: list[str]) -> None:
    """« Soldé », an empty agenda, and a receipt in full that named what nobody had paid."""
    of, home, over = case(factures=THREE, titres=TITLE, paiements=WHOLE + paid), office(), not watched
    seen = compute_case(of, home, dt.date(2026, 9, 20))
    assert (seen.situation.stade is Stade.SOLDE) is over
    assert [one.facture for one in limits(seen.situation, "prescription") if one.facture] == watched
    apart = " et ".join(watched or ["F-2", "F-3"])  # what is paid whole by name is told no more
    enters = "n'entre" if len(watched) == 1 else "n'entrent"
    said = f"{apart}, de date postérieure, {enters} ni dans ce qui est dû, ni dans ce qui est payé."
    told = [one.message for one in check_computed(seen, home)]
    assert any(said in one for one in told) is not over
    assert any("dépasse de" in one for one in told) is over  # what exceeds the title may be theirs
    assert any(said in one.message for one in lacking(seen, home, "quittance")) is not over
    named = case(factures=THREE, titres=TITLE.replace("}", ", factures: [F-1]}"), paiements=WHOLE + paid)
    told = [one.message for one in check_computed(compute_case(named, home, dt.date(2026, 9, 20)), home)]
    assert not any("n'entre" in one for one in told)


@pytest.mark.parametrize(
    ("nature", "above"), [("refere", "la provision, qui laisse 400,00\N{NO-BREAK SPACE}€"), ("jugement", "tout")]
)
def test_what_exceeds_a_provision_is_not_told_to_exceed_all_that_is_owed(nature: str, above: str) -> None:
    """The agenda said « reçus au-delà de la provision : à déduire », the check « rendre l'excédent »."""
    title = f"- {{nature: {nature}, juridiction: TC, date: 2026-07-05, principal: 600}}"
    of, home = case(titres=title, paiements="- {date: 2026-09-01, montant: 1900}"), office()
    (said,) = [
        one
        for one in check_computed(compute_case(of, home, dt.date(2026, 9, 20)), home)
        if "ce qui est reçu dépasse" in one.message
    ]
    assert above in said.message
    assert ("rendre l'excédent" in said.remedy) is (nature == "jugement")


def test_the_rest_of_a_provision_given_up_leaves_nothing_to_give_back() -> None:
    """A receipt in full promised 400 € back to who had paid 1,000 € of the 1,900 € he owed."""
    title = "- {nature: refere, juridiction: TC, date: 2026-07-05, principal: 600}"
    bill = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1900}"
    paid, home = "- {date: 2026-09-01, montant: 1000}", office()
    for journal in ("", "- {date: 2026-09-05, type: solde}", "- {date: 2026-09-05, type: cloture}"):
        seen = compute_case(case(journal, factures=bill, titres=title, paiements=paid), home, dt.date(2026, 9, 20))
        assert not [one for one in seen.situation.restes if "Trop-perçu" in one.titre]
        assert any("qui ne juge pas le fond" in one.message for one in lacking(seen, home, "quittance"))
    back = "remboursements:\n- {date: 2026-09-08, montant: %s}\n"
    of = case(factures=bill, titres=title, paiements=paid, journal="- {date: 2026-09-05, type: solde}")
    over = compute_case(of, home, dt.date(2026, 9, 20)).decompte
    assert over is not None
    given = case(
        "- {date: 2026-09-05, type: solde}", factures=bill, titres=title, paiements=paid, reste=back % over.trop_percu
    )
    told = lacking(compute_case(given, home, dt.date(2026, 9, 20)), home, "quittance")
    assert not any("qui ne juge pas le fond" in one.message for one in told)
