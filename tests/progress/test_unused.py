"""A right that a creditor may leave: told once its time is past, after what he had to do, until he says he meant it."""

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.casework.decisions import without_effect
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
