"""The over-indebtedness of a guarantor, from ``noter`` to what is refused against her; the others go on being asked."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran
from tests.office import copy_office

REFERENCE, WHO = "2026-0120", "Aline Armide"
LATER = "01/12/2026"
TITLE = (
    "titre", "date=03/11/2026", "nature=jugement", "juridiction=TAE de Lyon", "rg=2026F00120", "principal=8 928,00",
    f"condamnes=Le Jardin d'Armide ; {WHO} : 6 000,00", "executoire-le=15/11/2026",
)  # fmt: skip
SERVED = ("signification", "acte=jugement", "mode=domicile", "--date", "10/11/2026")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The demo office with the case of a guarantor."""
    return copy_office(tmp_path / "cabinet", (REFERENCE,))


def noted(cli: Cli, office: Path, *fact: str) -> Ran:
    return cli("noter", REFERENCE, *fact, "--racine", office)


def admitted(cli: Cli, office: Path) -> None:
    fact = ("surendettement", f"debiteur={WHO}", "recevable-le=15/11/2026", "--date", "20/11/2026")
    assert noted(cli, office, *fact).code == 0


def judged(cli: Cli, office: Path, *served: str) -> None:
    for fact in (TITLE, *((*SERVED, f"debiteur={name}") for name in served)):
        assert noted(cli, office, *fact).code == 0


def made(cli: Cli, office: Path, document: str, *whom: str) -> Ran:
    return cli("produire", REFERENCE, document, *whom, "--racine", office, "--au", LATER)


def told_of(ran: Ran) -> str:
    return ran.out + ran.err


def said(cli: Cli, office: Path, command: str, au: str = LATER) -> str:
    return cli(command, REFERENCE, "--racine", office, "--au", au).out


def test_nothing_is_asked_of_her_and_the_others_are_asked_still(cli: Cli, office: Path) -> None:
    notice = ("mise-en-demeure-caution", "--debiteur", WHO)
    assert made(cli, office, *notice).code == 0
    admitted(cli, office)
    for document in ("mise-en-demeure-caution", "requete-injonction", "mandat-execution"):
        refused = made(cli, office, document, "--debiteur", WHO)
        told = (refused.code, f"Dossier de surendettement d'{WHO} recevable" in told_of(refused))
        assert told == (1, True), document
    assert made(cli, office, "information-caution", "--debiteur", WHO).code == 0, "it asks for nothing"
    writ = made(cli, office, "assignation-fond")
    assert f"cet acte ne vise pas {WHO} : dossier de surendettement" in told_of(writ)
    request = made(cli, office, "requete-injonction")
    assert request.code == 0, "it is asked of the two companies"
    assert "Procédure à choisir" in said(cli, office, "etat")
    state = cli("etat", REFERENCE, "--racine", office, "--au", "21/11/2026").out
    assert "9 283,06 €" in state.replace("\u202f", " ").replace("\xa0", " "), (
        "her admission stops no interest of the others"
    )


def test_the_agenda_tells_the_appeal_then_that_the_two_years_are_over(cli: Cli, office: Path) -> None:
    admitted(cli, office)
    appeal = f"30/11/2026  {REFERENCE}  Recours contre la décision de recevabilité du surendettement ({WHO})"
    assert appeal in said(cli, office, "agenda", "25/11/2026")
    over = f"Surendettement d'{WHO} : suspension de deux ans expirée le 15/11/2028, mesures à demander"
    assert over not in said(cli, office, "agenda", "15/11/2028")
    assert f"Fin de la suspension du surendettement ({WHO})" in said(cli, office, "agenda", "15/11/2028")
    assert over in said(cli, office, "agenda", "16/11/2028")
    assert (
        noted(cli, office, "surendettement", "recours-le=28/11/2026", "--completer", "--date", "20/11/2026").code == 0
    )
    assert "Recours" not in said(cli, office, "agenda")


def test_a_title_is_served_on_her_and_enforced_on_the_other_alone(cli: Cli, office: Path) -> None:
    admitted(cli, office)
    judged(cli, office)
    service = made(cli, office, "demande-signification", "--debiteur", WHO)
    assert (service.code, "la signification, qui conserve le titre, reste demandée" in told_of(service)) == (0, True)
    for name in ("Le Jardin d'Armide", WHO):
        assert noted(cli, office, *SERVED, f"debiteur={name}").code == 0
    mandate = made(cli, office, "mandat-execution")
    assert (mandate.code, f"ne vise pas {WHO} : dossier de surendettement" in told_of(mandate)) == (0, True)
    assert "Suivre la commission de surendettement." in told_of(mandate)
    assert made(cli, office, "mandat-execution", "--debiteur", WHO).code == 1


def test_the_agenda_says_why_the_title_is_not_enforced_on_her_once_the_debtor_is_insolvent(
    cli: Cli, office: Path
) -> None:
    judged(cli, office, "Le Jardin d'Armide", WHO)
    opened = ("procedure-collective", "nature=liquidation", "tribunal=TAE de Lyon", "--date", "18/11/2026")
    assert noted(cli, office, *opened).code == 0
    late = "20/12/2026"  # the time to appeal is over
    before = said(cli, office, "agenda", late)
    assert f"Titre contre {WHO} exécutoire depuis le" in before
    assert f"Mandat d'exécution – {WHO}" in said(cli, office, "courriers", late)
    admitted(cli, office)
    why = (
        f"Titre contre {WHO} : exécution suspendue jusqu'au 15/11/2028, surendettement recevable depuis le 15/11/2026 "
        "(C. conso., art. L722-2 et L722-3)"
    )
    after = said(cli, office, "agenda", late)
    assert (why in after, f"Titre contre {WHO} exécutoire" in after) == (True, False)
    assert f"Mandat d'exécution – {WHO}" not in said(cli, office, "courriers", late)


def test_a_seizure_on_her_since_is_told_and_not_one_on_the_debtor(cli: Cli, office: Path) -> None:
    admitted(cli, office)
    judged(cli, office, "Le Jardin d'Armide", WHO)
    late = "exécution postérieure à la recevabilité du surendettement du 15/11/2026"
    seized = ("saisie-attribution", "--date", "21/11/2026")
    assert noted(cli, office, *seized, "debiteur=Le Jardin d'Armide").code == 0
    assert late not in said(cli, office, "verifier")
    assert noted(cli, office, *seized, f"debiteur={WHO}").code == 0
    assert late in said(cli, office, "verifier")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Armide Participations", "Armide Participations n'est pas une personne physique"),
        ("Aline Armida", "« Aline Armida » n'est pas un débiteur de ce dossier"),
    ],
)
def test_a_company_or_a_stranger_is_refused(cli: Cli, office: Path, name: str, told: str) -> None:
    fact = ("surendettement", f"debiteur={name}", "recevable-le=15/11/2026", "--date", "20/11/2026")
    refused = noted(cli, office, *fact)
    assert (refused.code, told in told_of(refused)) == (1, True)
