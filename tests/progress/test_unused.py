"""A right that a creditor may leave: told once its time is past, after what he had to do, until he says he meant it."""

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.casework.decisions import without_effect
from generator.desk.agenda import coming
from tests.progress.cases import DEBITEUR, at, case, day, limit, office

TITLES = """\
- {nature: jugement, juridiction: TC, date: 2026-01-05, principal: 1000, ecarte-le: 2026-05-04}
- {nature: arret, juridiction: CA, date: 2026-05-04, principal: 800, signifie-le: 2026-05-20, executoire-le: 2026-05-20}
"""
SEIZED = "- {date: 2026-11-10, type: saisie-attribution}"
DECIDED = "dispenses:\n  - {date: %s, par: Me Songe, objet: retard-pourvoi, motif: accepté}\n"  # two months: 20 July
LATE, EARLY = "Réponse du 21/07/2026, Me Songe : accepté", "ne change rien : aucun acte n'est tardif de ce délai au"


@pytest.mark.parametrize(
    ("journal", "decided", "action", "told", "vain"),
    [
        ("", "", "Pourvoi en cassation", "Laissé passer à dessein ?", ""),
        ("", "2026-07-21", "Titre exécutoire", LATE, ""),
        ("", "2026-07-20", "Pourvoi en cassation", "Laissé passer à dessein ?", EARLY),
        (SEIZED, "", "Dénonciation de la saisie-attribution", "Laissé passer à dessein ?", ""),
    ],
)
def test_a_right_left_unused_hides_no_act_that_was_due(
    journal: str, decided: str, action: str, told: str, vain: str
) -> None:
    known = case(journal, titres=TITLES, reste=DECIDED % decided if decided else "")
    seen = at("2026-11-21", known)
    assert seen.prochaine_action.startswith(action)
    assert told in limit(seen, "pourvoi").consequence
    assert [vain in one.message for one in without_effect(known, office())] == ([True] if vain else [])


ANSWERED = "dispenses:\n  - {objet: %s, date: %s, par: Me Songe, motif: vu}\n"
OLD = "- {numero: F-1, date: 2021-02-01, echeance: 2021-03-15, montant-ttc: 1000}"


@pytest.mark.parametrize(
    ("nature", "objet", "day_of", "answered"),
    [
        ("prescription", "prescription", "2026-04-01", True),
        ("prescription", "prescription", "2026-03-01", False),  # taken before it was past: of another one, perhaps
        ("prescription", "prescription", "2026-04-01, jusqu-au: 2026-05-31", False),
        ("prescription", "prescription", "2026-04-01, document: mise-en-demeure", False),
        ("prescription-quadriennale", "retard-prescription-quadriennale", "2026-01-02", True),
        ("prescription-quadriennale", "retard-prescription-quadriennale", "2026-01-02, jusqu-au: 2026-05-31", False),
    ],
)
def test_a_prescription_past_is_told_until_a_decision_answers_it(
    nature: str,
    objet: str,
    day_of: str,
    answered: bool,  # noqa: FBT001
) -> None:
    """Nothing answered the four years of a public body: told each day, and in every calendar, for ever."""
    body = "personne-publique" if "quadriennale" in nature else "societe"
    claim = "famille: marche-public\nmarche-public: oui" if body != "societe" else ""
    known = case(
        factures=OLD,
        debiteurs=DEBITEUR.replace("nature: societe", f"nature: {body}"),
        creance=claim,
        reste=ANSWERED % (objet, day_of),
    )
    seen = at("2026-06-01", known)
    past = limit(seen, nature)
    assert (past.repondu, past.titre.removesuffix(" (acquise)") in seen.prochaine_action) == (answered, not answered)
    assert past.consequence.startswith("Réponse du") is answered


@pytest.mark.parametrize(
    ("au", "on", "answered"),
    [
        ("2027-03-20", "", False),
        ("2027-03-20", "2027-02-01", True),  # checked before its time is past
        ("2027-03-22", "2027-02-01", True),
        ("2027-03-23", "2027-02-01", True),
        ("2027-03-23", "2027-01-19", False),  # before the conversion was published: of something else
        ("2027-01-31", "2027-02-01", False),
    ],
)
def test_a_declaration_checked_is_told_no_more_even_before_its_time_is_past(
    au: str,
    on: str,
    answered: bool,  # noqa: FBT001
) -> None:
    """« Vérifié » could be said only once the time to check was over."""
    opened = "- {date: %s, type: procedure-collective, nature: %s, tribunal: TAE, bodacc-le: %s}\n"
    journal = opened % ("2026-10-20", "redressement", "2026-10-29, declaree-le: 2026-11-10")
    journal += opened % ("2027-01-12", "liquidation, conversion: oui", "2027-01-20")
    decided = ANSWERED % ("retard-verification-de-declaration", on) if on else ""
    known = case(journal, reste=decided)
    seen = at(au, known)
    check = limit(seen, "verification-de-declaration")
    assert check.repondu is answered
    assert ("dispense objet=retard-verification-de-declaration" in check.consequence) is not answered
    assert any("Vérification" in one.titre for one in coming(known, office(), day(au), 90).lignes) is not answered
    assert ("Vérification" in seen.prochaine_action) is not answered


def test_the_answer_to_one_of_several_late_acts_names_the_principal_debtor_too() -> None:
    joint = DEBITEUR.replace("- nature", "- lien: solidaire\n      nature", 1).replace(
        "Débiteur d'essai", "Hippogriffe"
    )
    late = "- {date: 2026-06-01, type: procedure-collective, nature: redressement, tribunal: TAE, bodacc-le: 2026-06-09"
    both = f"{late}, declaree-le: 2026-09-01}}\n{late}, declaree-le: 2026-09-02, debiteur: Hippogriffe}}"
    known = case(both, debiteurs=DEBITEUR.rstrip(" ") + joint.replace("000 000 026", "000 210 302"))
    found = check_computed(compute_case(known, office(), day("2026-10-02")), office())
    lines = [one.remedy for one in found if "dispense objet=retard-declaration-de-creance" in one.remedy]
    assert len(lines) == 2
    assert all(
        f'debiteur="{name}"' in line for name, line in zip(("Débiteur d'essai", "Hippogriffe"), lines, strict=True)
    )
