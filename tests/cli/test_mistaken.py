"""A letter made out to a namesake is worth nothing against the debtor written in his place, and somebody must know."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import REPOSITORY, replace_in

CASE = "2026-0105"
SAID = "l'émission n° 1 du 21/11/2026 est au nom de"


@pytest.fixture
def file(cli: Cli, office: Path) -> Path:
    """The file of a case whose formal notice has left."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    path = office / "cases" / CASE / "dossier.yaml"
    assert SAID not in cli("controler", CASE, "--racine", office).out
    return path


def _change(file: Path, **keys: str) -> None:
    text = re.sub(r"(?m)^\s+siret: .*\n", "", file.read_text(encoding="utf-8"))  # it follows the SIREN
    for key, value in keys.items():
        text, count = re.subn(rf"(?m)^(\s+{key}: ).*$", rf"\g<1>{value}", text, count=1)
        assert count
    file.write_text(text, encoding="utf-8")


def test_another_company_is_told_of_what_left_in_the_name_of_the_first(cli: Cli, office: Path, file: Path) -> None:
    _change(file, denomination="Les Échos Imaginaires", siren="000 000 034")
    told = cli("controler", CASE, "--racine", office).out
    assert SAID in told
    assert "et le débiteur est maintenant « Les Échos Imaginaires »" in told
    assert "journal[" in told
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"(?s)  - date: 2026-11-21\n    type: mise-en-demeure\n.*?emis: 1\n", "", text), encoding="utf-8"
    )
    _change(file, montant="1 900,00")
    again = cli("controler", CASE, "--racine", office).out
    assert SAID not in again
    assert "rectifier auprès de qui l'a reçue" not in again
    assert "qui n'est plus le débiteur : la laisser ainsi" in again


def test_a_letter_to_a_joint_debtor_is_in_his_own_name(cli: Cli, office: Path) -> None:
    """It may have left: « la laisser ainsi » would have it sent again."""
    shutil.copytree(REPOSITORY / "cases" / "2026-0120", office / "cases" / "2026-0120")
    asked = ("2026-0120", "mise-en-demeure", "--debiteur", "Armide Participations", "--racine", office)
    assert cli("emettre", *asked).code == 0
    file = office / "cases" / "2026-0120" / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?s)  - date: 2026-11-21\n    type: lettre-codebiteur\n.*?emis: 1\n", "", text), "utf-8")
    _change(file, denomination="Autre Jardin", siren="000 000 034")
    told = cli("controler", "2026-0120", "--racine", office).out
    assert "Partie : remettre son fait au journal, avec « emis: 1 »" in told
    assert "Le Jardin d'Armide" not in told


@pytest.mark.parametrize(
    "keys",
    [
        {"denomination": "Nouveau Nom", "rue": "9 quai du Départ"},  # its SIREN is the same
        {"siren": "000 000 034"},  # it was mistyped
    ],
)
def test_the_same_company_is_told_nothing(keys: dict[str, str], cli: Cli, office: Path, file: Path) -> None:
    _change(file, **keys)
    told = cli("controler", CASE, "--racine", office)
    assert (told.code, SAID in told.out) == (0, False)


MOVED, MARRIED = {"rue": "3 rue de l'Autre"}, {"nom": "Autrement"}


@pytest.mark.parametrize(("keys", "told"), [(MOVED, False), (MARRIED, False), (MOVED | MARRIED, True)])
def test_a_person_who_moved_or_married_is_the_same_and_both_another(
    keys: dict[str, str], cli: Cli, office: Path, *, told: bool
) -> None:
    """Persons have no SIREN: the name and the address tell them apart."""
    shutil.copytree(REPOSITORY / "cases" / "2026-0115", office / "cases" / "2026-0115")
    assert cli("emettre", "2026-0115", "relance-courrier", "--racine", office).code == 0
    _change(office / "cases" / "2026-0115" / "dossier.yaml", **keys)
    said = cli("controler", "2026-0115", "--racine", office).out
    assert (f"{SAID} « Léa Fable »" in said, SAID in said) == (told, told)


def test_who_succeeds_is_told_nothing(cli: Cli, office: Path, file: Path) -> None:
    _change(file, denomination="Les Échos Imaginaires", siren="000 000 034")
    noted = ("nature=transmission-universelle", "associe=Les Échos Imaginaires", "publiee-le=01/09/2026")
    assert cli("noter", CASE, "dissolution", *noted, "--date", "01/09/2026", "--racine", office).code == 0
    assert SAID not in cli("controler", CASE, "--racine", office).out


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("nom: Mme Léa Fable", False),
        ("nom: M. Paul Fable", True),
        ("nom: M. Paul Fable, fonction: conjoint", True),
        ("nom: UDAF du Rhône, fonction: Curatrice", False),
        ("nom: Maître Avocat, fonction: avocate", False),
    ],
)
def test_what_a_private_individual_owes_is_not_mailed_to_somebody_else_unsaid(
    contact: str, cli: Cli, office: Path, *, told: bool
) -> None:
    shutil.copytree(REPOSITORY / "cases" / "2026-0115", office / "cases" / "2026-0115")
    path = office / "cases" / "2026-0115" / "dossier.yaml"
    replace_in(path, "nom: Mme Léa Fable", contact.replace(", ", "\n        "))
    ran = cli("verifier", "2026-0115", "--racine", office)
    assert (ran.code, "rien ne dit que ce soit Léa Fable" in ran.out + ran.err) == (0, told)
