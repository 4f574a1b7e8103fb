"""What found nobody at the address of a debtor is left to do, and said after the next action, until he is reached."""

import pytest

from generator.casework.checks import check_case
from tests.progress.cases import at, case, office
from tests.progress.test_condemned import PARTIES

SEARCHED = "- {date: 2026-09-10, type: signification, acte: jugement, mode: recherches%s}\n"
BACK = "- {date: 2026-05-04, type: mise-en-demeure, avis: destinataire-inconnu}\n"
WRIT = "- {date: 2026-09-10, type: assignation, mode: recherches, au: 2027-01-12}\n"
JUDGMENT = "- {nature: jugement, juridiction: TC, date: 2026-09-01, principal: '1 000,00'}"


@pytest.mark.parametrize(
    ("journal", "how"),
    [
        (SEARCHED % "", "acte du 10/09/2026 signifié par procès-verbal de recherches (CPC, art. 659)"),
        (WRIT, "acte du 10/09/2026 signifié par procès-verbal de recherches (CPC, art. 659)"),
        (BACK, "pli du 04/05/2026 revenu « destinataire inconnu à l'adresse »"),
        (BACK + SEARCHED % "", "acte du 10/09/2026 signifié par procès-verbal de recherches (CPC, art. 659)"),
    ],
)
def test_the_address_is_asked_for_by_the_agenda_and_the_next_action(journal: str, how: str) -> None:
    """``verifier`` alone asked for it after a letter, and nothing did after an act served by search reports."""
    known = case(journal, titres=JUDGMENT)
    now = at("2026-11-20", known)
    told = f"Adresse de Débiteur d'essai à rechercher : {how}"
    assert [one.titre for one in now.restes if "Adresse" in one.titre] == [told]
    assert now.prochaine_action.endswith(f" {told}.")
    assert [one for one in check_case(known, office(), now.au) if "adresse à vérifier" in one.message]


@pytest.mark.parametrize(
    "since",
    [
        "- {date: 2026-10-01, type: signification, acte: jugement, mode: etude}\n",
        "- {date: 2026-10-01, type: verification-solvabilite, source: kbis, resultat: siège lu}\n",
        "- {date: 2026-10-01, type: mise-en-demeure, presentee-le: 2026-10-03}\n",
        "- {date: 2026-10-01, type: irrecouvrable}\n",
        "- {date: 2026-10-01, type: radiation-du-registre}\n",  # who is no more has none
    ],
)
def test_nothing_asks_for_it_once_he_is_reached_or_the_case_closed(since: str) -> None:
    now = at("2026-11-20", case(SEARCHED % "" + since, titres=JUDGMENT))
    assert "Adresse" not in now.prochaine_action
    assert not [one for one in now.restes if "Adresse" in one.titre]


def test_each_debtor_has_his_own_and_a_calendar_names_nobody() -> None:
    now = at("2026-11-20", case(SEARCHED % ", debiteur: Iris Chimère", titres=JUDGMENT, debiteurs=PARTIES))
    (left,) = [one for one in now.restes if "Adresse" in one.titre]
    assert left.titre.startswith("Adresse d'Iris Chimère à rechercher")
    assert left.nomme
    reached = "- {date: 2026-10-01, type: verification-solvabilite, source: kbis, resultat: siège lu}\n"  # of another
    other = at("2026-11-20", case(SEARCHED % ", debiteur: Iris Chimère" + reached, titres=JUDGMENT, debiteurs=PARTIES))
    assert [one for one in other.restes if "Adresse" in one.titre]
