"""The over-indebtedness of a consumer, from its admission to the end of its measures, as an assistant notes it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran
from tests.office import copy_office

REFERENCE = "2026-0115"
ADMITTED = ("recevable-le=15/11/2026", "etat-du-passif-le=20/11/2026", "--date", "15/11/2026")
IMPOSED = ("mesures=mesures-imposees", "notifiees-le=01/02/2027")
APPLIED = ("appliquees-le=31/03/2027", "jusqu-au=31/03/2031")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The demo office with the case of a consumer, her admission noted."""
    return copy_office(tmp_path / "cabinet", (REFERENCE,))


def noted(cli: Cli, office: Path, *fact: str) -> None:
    assert cli("noter", REFERENCE, "surendettement", *fact, "--racine", office).code == 0


def completed(cli: Cli, office: Path, *fact: str) -> None:
    noted(cli, office, *fact, "--completer", "--date", "15/11/2026")


def said(cli: Cli, office: Path, command: str, au: str, *more: str) -> Ran:
    return cli(command, REFERENCE, *more, "--racine", office, "--au", au)


def test_what_the_commission_sends_is_answered_in_time(cli: Cli, office: Path) -> None:
    noted(cli, office, *ADMITTED)
    agenda = said(cli, office, "agenda", "25/11/2026").out
    assert f"20/12/2026  {REFERENCE}  Justification de la créance à la commission" in agenda
    late = said(cli, office, "agenda", "22/12/2026").out
    assert f"noter {REFERENCE} surendettement justifiee-le=JJ/MM/AAAA --completer" in late
    completed(cli, office, "justifiee-le=18/12/2026")
    assert "Justification" not in said(cli, office, "agenda", "22/12/2026").out
    completed(cli, office, *IMPOSED)
    agenda = said(cli, office, "agenda", "10/02/2027").out
    assert f"03/03/2027  {REFERENCE}  Contestation des mesures imposées par la commission" in agenda
    completed(cli, office, *APPLIED)
    agenda = said(cli, office, "agenda", "01/04/2027").out
    assert "Contestation des mesures" not in agenda
    assert "Recours contre la décision de recevabilité" not in agenda
    assert (
        f"31/03/2031  {REFERENCE}  Fin des mesures de surendettement" in said(cli, office, "agenda", "10/03/2031").out
    )


def test_the_account_says_what_it_does_not_count(cli: Cli, office: Path) -> None:
    noted(cli, office, *ADMITTED)
    completed(cli, office, *IMPOSED, *APPLIED)
    before, since = (said(cli, office, "decompte", au).out for au in ("30/03/2027", "31/03/2027"))
    assert "Mesures de surendettement" not in before
    assert "Mesures de surendettement depuis le 31/03/2027" in since
    completed(cli, office, "fin-le=30/09/2028")
    ended = said(cli, office, "decompte", "30/09/2028").out
    assert "Surendettement fini le 30/09/2028" in ended
    assert "Mesures de surendettement" not in ended


def test_what_is_erased_is_asked_no_more_and_counted_with_a_word(cli: Cli, office: Path) -> None:
    noted(cli, office, *ADMITTED)
    completed(cli, office, "mesures=retablissement-personnel", "notifiees-le=01/02/2027", "appliquees-le=31/03/2027")
    assert "la dette est effacée, sauf exceptions" in said(cli, office, "decompte", "01/06/2030").out
    for document in ("mise-en-demeure", "requete-injonction"):
        refused = said(cli, office, "produire", "01/06/2030", document)
        assert refused.code == 1
        assert "Rétablissement personnel : dette effacée" in refused.out + refused.err


def test_letters_wait_for_the_end_of_the_measures_and_a_suit_does_not(cli: Cli, office: Path) -> None:
    held = "ni relance, ni exécution pendant ces mesures ; ce courrier ne doit pas partir"
    noted(cli, office, *ADMITTED)
    completed(cli, office, *IMPOSED, *APPLIED)
    letter = said(cli, office, "produire", "01/06/2027", "mise-en-demeure")
    assert (letter.code, held in letter.out + letter.err) == (1, True)
    suit = said(cli, office, "produire", "01/06/2027", "requete-injonction")
    told = suit.out + suit.err
    assert (held in told, "un titre peut être demandé au juge, qui ne s'exécute pas" in told) == (False, True)
    completed(cli, office, "fin-le=30/09/2027")
    again = said(cli, office, "produire", "30/09/2027", "mise-en-demeure")
    assert held not in again.out + again.err
    assert "Surendettement" not in said(cli, office, "etat", "30/09/2027").out
