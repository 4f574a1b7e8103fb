"""``--debiteur``: a debtor is known by his name as it is typed, and a line to paste names him so that it works."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import REPOSITORY, replace_in

CASE = "2026-0120"


@pytest.fixture
def quoted(office: Path) -> Path:
    """An office where a joint debtor has quotation marks in his name, which no terminal may hold between others."""
    shutil.copytree(REPOSITORY / "cases" / CASE, office / "cases" / CASE)
    file = office / "cases" / CASE / "dossier.yaml"
    replace_in(file, ": Armide Participations", ': Société "L\'Été" & Fils')
    return office


def test_the_line_that_issues_his_letter_works_as_it_is_given(cli: Cli, quoted: Path) -> None:
    """It was « --debiteur "…" », which nobody could type."""
    file = quoted / "cases" / CASE / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    sent = re.compile(r"  - date: 2026-10-08\n    type: lettre-codebiteur\n(?:    .*\n)+")
    file.write_text(sent.sub("", text), encoding="utf-8")
    told = cli("courriers", CASE, "--racine", quoted).out
    (line,) = [one.strip() for one in told.splitlines() if "recouvre emettre" in one and "mise-en-demeure" in one]
    assert line.endswith('--debiteur "Société L\'Été & Fils"')
    assert cli(*shlex.split(line)[1:], "--racine", quoted).code == 0
    noted = file.read_text(encoding="utf-8")
    assert re.search(r"(?m)^    debiteur: Société \"L'Été\" & Fils\n    document: mise-en-demeure", noted), noted


@pytest.mark.parametrize("typed", ["société l'été & fils", "SOCIETE L’ETE & FILS", "Société « L'Été » & Fils"])
def test_accents_capitals_and_marks_are_as_one_likes(typed: str, cli: Cli, quoted: Path) -> None:
    asked = ("produire", CASE, "mise-en-demeure", "--debiteur")
    assert cli(*asked, typed, "--racine", quoted).code == 0
    refused = cli(*asked, "Société Automne & Fils", "--racine", quoted)
    assert (refused.code, "n'est pas un débiteur de ce dossier. Connus : Le Jardin" in refused.err) == (1, True)


def test_the_letters_due_of_somebody_named_are_his_alone(cli: Cli, quoted: Path) -> None:
    file = quoted / "cases" / CASE / "dossier.yaml"
    sent = re.compile(r"  - date: 2026-10-08\n    type: lettre-codebiteur\n(?:    .*\n)+")
    file.write_text(sent.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    made = {
        who: [Path(line).name for line in cli("produire", CASE, "--debiteur", who, "--racine", quoted).out.splitlines()]
        for who in ("Société L'Été & Fils", "Le Jardin d'Armide", "Jean Inconnu")
    }
    his, principal, nobody = made.values()
    assert (his, nobody) == (["mise-en-demeure-debiteur-2.pdf"], [])
    assert principal
    assert not [name for name in principal if "debiteur-2" in name]
