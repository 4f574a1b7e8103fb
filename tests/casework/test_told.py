"""The next action of a case that is over says the letters that wait in it: « etat » tells what « courriers » does."""

import pytest

from generator.casework.awaited import awaited
from generator.casework.computed import compute_case
from generator.casework.told import with_letters
from tests.progress.cases import case, day, office

PAID = "- {date: 2026-03-30, montant: '1 000,00'}\n"


@pytest.mark.parametrize(
    ("journal", "paid", "action"),
    [
        ("", PAID, "Créance soldée ; il reste à faire : quittance pour solde à envoyer."),
        (
            "",
            PAID.replace("1 000", "1 100"),
            "Créance soldée ; il reste à faire : trop-perçu de 100,00 € à rembourser ; quittance pour solde à envoyer.",
        ),
        ("- {date: 2026-04-20, type: cloture}\n", "", "Aucune action : le dossier est terminé."),
        ("", "", "Relance n° 1 à envoyer depuis le 08/04/2026."),
    ],
)
def test_a_case_that_is_over_says_what_waits_among_its_letters(journal: str, paid: str, action: str) -> None:
    bureau = office(creancier="capital: 10 000,00\n")
    computed = compute_case(case(journal, paiements=paid), bureau, day("2026-06-01"))
    seen = with_letters(computed.situation, awaited(computed, bureau))
    assert seen.prochaine_action.replace("\N{NO-BREAK SPACE}", " ") == action
