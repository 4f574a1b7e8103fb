"""A missed limit says the line that notes its act; that line, its day put in, ends it: ``delais-manques.csv``."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import copy_office
from tests.tables import read_table

REFERENCE = "2026-9001"
CASE = """\
format: 1
reference: 2026-9001
creancier: comptoir-durand
responsable: a.petit
debiteurs:
  - nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Fournil Hippogriffe
    forme: SAS
    siren: 000 000 026
    greffe: Lyon
    adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
  - lien: caution
    nature: particulier
    qualite: consommateur
    prenoms: Iris
    nom: Chimère
    adresse: {rue: 1 rue du Test, code-postal: 69003, ville: Lyon}
    cautionnement: {date: 2026-02-02, nature: solidaire, plafond: '5 000,00'}
creance:
  origine: essai
  famille: vente-entre-professionnels
  reserve-de-propriete: oui
factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: '1 000,00'}
"""
ROWS = read_table(__file__, "delais-manques.csv")
NEXT = read_table(__file__, "suites-a-noter.csv")
KEYS = ("journal", "titres", "paiements")
LINE = re.compile(r"« (recouvre noter [^»]+) »")


def missed(cli: Cli, root: Path, au: str) -> dict[str, str]:
    """What the agenda says of each limit that is past."""
    ran = cli("agenda", REFERENCE, "--racine", root, "--au", au, "--format", "json")
    assert ran.code == 0, ran.err
    told = [one for one in json.loads(ran.out)["agenda"] if one["titre"].startswith("Délai expiré")]
    return {one["titre"].partition(" : ")[2]: one["a-defaut"] for one in told}


def in_blocks(text: str) -> str:
    """Each fact on lines of its own, as an office writes what is to be completed."""
    return text.replace("- {", "  - ").replace(", ", "\n    ").replace("}", "")


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_the_line_that_a_missed_limit_tells_notes_its_act(cli: Cli, tmp_path: Path, row: dict[str, str]) -> None:
    root = copy_office(tmp_path / "cabinet", ())
    file = root / "cases" / REFERENCE / "dossier.yaml"
    file.parent.mkdir(parents=True)
    blocks = (f"{key}:\n{in_blocks(row[key])}\n" for key in ("journal", "titres") if row[key])
    file.write_text(CASE + "".join(blocks), encoding="utf-8")
    told = missed(cli, root, row["au"])
    assert row["delai"] in told
    line = LINE.search(told[row["delai"]])
    assert line is not None, told[row["delai"]]
    assert "26/3" not in line[1], "the number of a leave to seize is not that of the suit"
    _, *words = shlex.split(line[1].replace("JJ/MM/AAAA", row["fait"]))
    noted = cli(*words, "--racine", root, "--au", row["au"])
    assert noted.code == 0, noted.err
    assert row["delai"] not in missed(cli, root, row["au"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["cas"] in {"revendication", "contestation de créance"}])
def test_a_right_left_on_purpose_is_told_no_more_once_it_is_said(cli: Cli, tmp_path: Path, row: dict[str, str]) -> None:
    root = copy_office(tmp_path / "cabinet", ())
    file = root / "cases" / REFERENCE / "dossier.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{CASE}journal:\n{in_blocks(row['journal'])}\n", encoding="utf-8")
    _, line = LINE.findall(missed(cli, root, row["au"])[row["delai"]])
    _, *words = shlex.split(line.replace("…", "Me Songe"))
    assert cli(*words, "--racine", root, "--au", row["au"]).code == 0
    assert row["delai"] not in missed(cli, root, row["au"])
    assert "ne change rien" not in cli("verifier", REFERENCE, "--racine", root, "--au", row["au"]).out


@pytest.mark.parametrize("row", NEXT, ids=[row["cas"] for row in NEXT])
def test_the_line_that_a_next_action_tells_is_whole_and_answers_it(
    cli: Cli, tmp_path: Path, row: dict[str, str]
) -> None:
    """A day is left to write where only the office knows it, an issue where only words tell it."""
    root = copy_office(tmp_path / "cabinet", ())
    file = root / "cases" / REFERENCE / "dossier.yaml"
    file.parent.mkdir(parents=True)
    blocks = (f"{key}:\n{row[key] if '[' in row[key] else in_blocks(row[key])}\n" for key in KEYS if row[key])
    file.write_text(CASE + "".join(blocks), encoding="utf-8")
    told = [one for one in LINE.findall(said(cli, root, row["au"])) if one.split()[3] == row["noter"]]
    assert len(told) == 1, said(cli, root, row["au"])
    _, *words = shlex.split(told[0].replace("JJ/MM/AAAA", row["au"]).replace("…", "échec"))
    noted = cli(*words, "--racine", root, "--au", row["au"])
    assert noted.code == 0, noted.err
    assert told[0] not in said(cli, root, row["au"])


def said(cli: Cli, root: Path, au: str) -> str:
    """The next action of the case."""
    ran = cli("etat", REFERENCE, "--racine", root, "--au", au, "--format", "json")
    action: str = json.loads(ran.out)["dossiers"][0]["prochaine-action"]
    return action
