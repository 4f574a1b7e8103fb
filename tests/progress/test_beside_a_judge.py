"""What a judge is not asked for keeps its letters: a request or a title of some invoices stops theirs alone."""

import pytest

from generator.progress.types import Situation, Stade
from tests.progress.cases import at, case, seen

THREE = """\
- {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: '1 000,00'}
- {numero: F-2, date: 2026-02-05, echeance: 2026-03-07, montant-ttc: '2 000,00'}
- {numero: F-3, date: 2026-03-05, echeance: 2026-04-04, montant-ttc: '3 000,00'}
"""
LETTERS = """\
- {date: 2026-02-12, type: relance-courriel, factures: [F-1]}
- {date: 2026-03-16, type: mise-en-demeure, factures: [F-1], envoi: lrar, presentee-le: 2026-03-18}
"""
ASKED = "- {date: 2026-04-10, type: requete-injonction, rg: IP1, factures: [F-1]}\n"
ORDER = "- {date: 2026-05-02, type: ordonnance-injonction, rg: IP1}\n"
TITLE = """\
- {nature: ordonnance-injonction, juridiction: TC, rg: IP1, date: 2026-05-02, principal: '1 000,00', factures: [F-1]}
"""
WHOLE_HANDED = "- {date: 2026-04-01, type: transmission, a: Me Essai}\n"
REST = "Relance n° 1 (F-2 et F-3)"


def _due(found: Situation) -> str | None:
    return found.etape_due.titre if found.etape_due else None


@pytest.mark.parametrize(
    ("journal", "titres", "stade", "due"),
    [
        (LETTERS + ASKED, "", Stade.JUDICIAIRE, REST),
        (LETTERS + ASKED + ORDER, "", Stade.TITRE, REST),
        (LETTERS + ASKED + ORDER, TITLE, Stade.TITRE, REST),
        (LETTERS + ASKED.replace(", factures: [F-1]", ""), "", Stade.JUDICIAIRE, None),  # of all, as far as it says
        (LETTERS + WHOLE_HANDED + ASKED, "", Stade.JUDICIAIRE, None),  # the rest is another's to ask for
        (LETTERS + ASKED + "- {date: 2026-05-10, type: contestation, motif: x, factures: [F-2]}\n", "",
         Stade.JUDICIAIRE, "Relance n° 1 (F-3)"),
    ],
)  # fmt: skip
def test_the_ladder_goes_on_for_what_no_judge_has(journal: str, titres: str, stade: Stade, due: str | None) -> None:
    """« à relancer, ou à demander aussi » was said, and no letter was ever drafted."""
    found = seen("2026-05-20", journal, factures=THREE, titres=titres)
    assert found.stade is stade
    assert _due(found) == due
    assert (due or "Relance n°") in found.prochaine_action or due is None


def test_once_its_ladder_is_climbed_the_rest_is_said_to_be_asked_for() -> None:
    notice = "- {date: 2026-05-12, type: mise-en-demeure, factures: [F-2, F-3], presentee-le: 2026-05-13, delai: 15}\n"
    found = seen("2026-06-20", LETTERS + ASKED + notice, factures=THREE)
    assert _due(found) is None
    told = [one.titre for one in found.restes if one.titre.startswith("Hors de")]
    assert told == ["Hors de la demande en justice, F-2 et F-3 : à relancer, ou à demander aussi"]


def test_what_the_title_calls_for_is_said_before_the_letter_of_the_rest() -> None:
    served = TITLE.replace("factures: [F-1]", "factures: [F-1], signifie-le: 2026-05-10, executoire-le: 2026-06-12")
    found = seen("2026-09-20", LETTERS + ASKED + ORDER, factures=THREE, titres=served)
    first, letter = found.prochaine_action.index("Titre exécutoire"), found.prochaine_action.index(REST)
    assert first < letter


def test_an_order_that_lapses_leaves_the_ladder_of_the_others_as_it_was() -> None:
    """Their next letter left the agenda on the day the order was lost."""
    before, after = (seen(au, LETTERS + ASKED + ORDER, factures=THREE) for au in ("2026-11-02", "2026-11-04"))
    assert (before.stade, after.stade) == (Stade.TITRE, Stade.JUDICIAIRE)
    assert _due(before) == _due(after) == REST
    assert "Procédure à choisir (F-1) : les étapes amiables sont épuisées" in [one.titre for one in after.restes]
    assert REST in after.prochaine_action


def test_the_lapse_of_an_appeal_that_comes_near_hides_no_title_to_enforce() -> None:
    """« date exécutoire à noter, aucune exécution » left the agenda ninety days before the appeal could lapse."""
    appealed = "- {date: 2026-06-01, type: assignation}\n- {date: 2026-10-01, type: jugement}\n"
    appealed += "- {date: 2026-11-01, type: declaration-d-appel, auteur: debiteur}\n"
    title = "- {nature: jugement, juridiction: TC, date: 2026-10-01, principal: '1 000,00', signifie-le: 2026-10-15}\n"
    for au in ("2028-06-01", "2028-09-01", "2028-10-31"):
        found = at(au, case(appealed, titres=title))
        assert any("aucune exécution au journal" in one.titre for one in found.restes)


def test_what_a_title_leaves_out_is_told_while_a_rate_is_unknown() -> None:
    """« Hors du titre : procédure à choisir » left the agenda on the first day of a half-year without its rate."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-10-01, principal: '1 000,00', factures: [F-1]}\n"
    sued = "- {date: 2026-05-01, type: assignation}\n"
    told = "Hors du titre, F-2 et F-3 : procédure à choisir"
    for found in (seen("2026-11-01", sued, factures=THREE, titres=title), at("2027-01-02", case(
        sued, factures=THREE, titres=title,
    ))):  # fmt: skip
        assert told in [one.titre for one in found.restes]
    whole = title.replace(", factures: [F-1]", "")
    assert not [
        one for one in at("2027-01-02", case(sued, factures=THREE, titres=whole)).restes if "Hors du" in one.titre
    ]


def test_the_lapse_of_another_suit_that_comes_near_hides_no_judgment_without_its_title() -> None:
    suits = "- {date: 2026-05-01, type: assignation, rg: A1, factures: [F-1]}\n"
    suits += "- {date: 2026-05-02, type: assignation, rg: B2, factures: [F-2]}\n"
    judged = suits + "- {date: 2026-06-01, type: jugement, rg: A1}\n"
    known = case(judged, factures=THREE)
    for au in ("2027-06-01", "2028-03-20"):
        assert any("sans son titre" in one.titre for one in at(au, known).restes)


def test_what_is_billed_since_a_request_is_reminded_once_its_title_says_what_it_judges() -> None:
    """Beside a title that names nothing no sum of it is counted: its reminder was called for and refused."""
    billed = (
        THREE.splitlines()[0] + "\n- {numero: F-9, date: 2026-04-15, echeance: 2026-05-05, montant-ttc: '900,00'}\n"
    )
    asked, title = ASKED.replace(", factures: [F-1]", ""), TITLE.replace(", factures: [F-1]", "")
    before, after = (seen(au, LETTERS + asked, factures=billed, titres=title) for au in ("2026-05-01", "2026-05-20"))
    assert _due(before) == "Rappel avant échéance (F-9)"
    assert (_due(after), after.etape_suivante) == (None, None)
    told = [one.titre for one in after.restes if one.titre.startswith("Hors du titre, F-9 : à compter")]
    assert len(told) == 1
    assert 'titre factures="…" --completer --date 02/05/2026' in told[0]
    said = seen("2026-05-20", LETTERS + asked, factures=billed, titres=TITLE)
    assert _due(said) == "Relance n° 1 (F-9)"
    assert not [one for one in said.restes if one.titre.startswith("Hors du titre")]
