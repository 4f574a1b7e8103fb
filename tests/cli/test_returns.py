"""What comes back of registered letters, noted from a sheet: every line accounted for, nothing noted twice."""

import csv
import io
import shutil
import unicodedata
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Cli
from tests.cli.test_issuing import CASE, blocks, journal
from tests.cli.test_mailing import rows_of, unprinted
from tests.office import REPOSITORY
from tests.paper import paper

__all__ = ["unprinted"]

HEAD = "dossier;débiteur;émission;document;destinataire;émis le;envoi;suivi;présentée le;distribuée le;avis;preuves\n"


@pytest.fixture
def sent(cli: Cli, office: Path) -> Path:
    """The office after two registered letters: n° 1 of two cases."""
    for reference in (CASE, "2026-0110"):
        ran = cli("emettre", reference, "mise-en-demeure", "--envoi", "lrar", "--racine", office)
        assert ran.code == 0, ran.err
    return office


def test_a_sheet_with_nothing_to_fill_in_is_not_written(cli: Cli, office: Path) -> None:
    path = office / "retours.csv"
    ran = cli("courriers", "2026-0102", "--partis", "--csv", path, "--racine", office)
    assert (ran.code, ran.out) == (0, f"Aucun recommandé n'attend. « {path} » n'est pas écrit.\n")
    assert not path.exists()


def sheet(office: Path, *rows: str) -> Path:
    path = office / "retours.csv"
    path.write_bytes((HEAD + "".join(f"{row}\n" for row in rows)).encode("cp1252"))
    return path


def last(office: Path, reference: str = CASE) -> dict[str, object]:
    return next(fact for fact in journal(office, reference) if fact.get("emis") == 1)


def test_the_sheet_of_letters_that_left_comes_back_filled_in(cli: Cli, sent: Path) -> None:
    shown = cli("courriers", "--partis", "--racine", sent)
    assert [line.split()[0] for line in shown.out.splitlines()[4:]] == [CASE, "2026-0110"]
    path = sent / "partis.csv"
    assert cli("courriers", "--partis", "--csv", path, "--racine", sent).code == 0
    rows = rows_of(path)
    assert [(row["dossier"], row["émission"], row["émis le"], row["envoi"]) for row in rows] == [
        (CASE, "1", "21/11/2026", "lrar"), ("2026-0110", "1", "21/11/2026", "lrar"),
    ]  # fmt: skip
    rows[0] |= {"suivi": "1A 000 000 0105 2", "présentée le": "23/11/2026", "distribuée le": "24/11/2026",
                "avis": "Distribué", "preuves": "reçu 105.pdf"}  # fmt: skip
    rows[1] |= {"suivi": "1A 000 000 0110 6"}
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    filled = sent / "retours" / "partis.csv"
    filled.parent.mkdir()
    filled.write_text(text.getvalue(), encoding="utf-8-sig")
    named = unicodedata.normalize("NFD", "reçu 105.pdf")  # as a Mac writes it on a shared disk
    (filled.parent / named).write_bytes(paper("avis"))
    day = ("--au", "25/11/2026", "--racine", sent)
    assert cli("completer", "--liste", filled, "--simuler", *day).out.count("à noter") == 2
    assert "suivi" not in last(sent)
    ran = cli("completer", "--liste", filled, *day)
    assert ran.code == 0, ran.err
    assert ("non noté" in ran.out, ran.out.count("noté")) == (False, 2)
    fact = last(sent)
    assert (fact["suivi"], str(fact["presentee-le"]), str(fact["distribuee-le"]), fact["avis"]) == (
        "1A 000 000 0105 2", "2026-11-23", "2026-11-24", "distribue",
    )  # fmt: skip
    assert [one["nature"] for one in blocks(sent)] == ["emission", "preuve"]
    assert last(sent, "2026-0110")["suivi"] == "1A 000 000 0110 6"
    assert [one["nature"] for one in blocks(sent, "2026-0110")] == ["emission"], "a number alone proves nothing"
    before = {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")}
    again = cli("completer", "--liste", filled, *day)
    assert again.code == 0, again.err
    assert again.out.count("déjà noté") == 1
    assert again.out.count("rien de nouveau") == 1, "of that one nothing came back: its number was known when it left"
    assert {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")} == before
    left = cli("courriers", "--partis", *day).out
    assert CASE not in left
    assert "2026-0110" in left


def test_a_declaration_awaits_the_proof_that_it_was_received(cli: Cli, office: Path) -> None:
    """The journal keeps of it no tracking number nor fate: what comes back is attached."""
    shutil.copytree(REPOSITORY / "cases" / "2026-0114", office / "cases" / "2026-0114")
    ran = cli("emettre", "2026-0114", "declaration-creance", "--racine", office)
    assert ran.code == 0, ran.err
    path = office / "partis.csv"
    assert cli("courriers", "--partis", "--csv", path, "--racine", office).code == 0
    [row] = rows_of(path)
    assert (row["document"], row["destinataire"], row["envoi"]) == (
        "declaration-creance",
        "mandataire judiciaire",
        "lrar",
    )
    told = cli("completer", "--liste", sheet(office, "2026-0114;;1;;;;;;;;refuse;"), "--racine", office)
    assert "Ne remplir que « preuves »" in told.err
    (office / "ar.pdf").write_bytes(paper("avis"))
    assert cli("completer", "--liste", sheet(office, "2026-0114;;1;;;;;;;;;ar.pdf"), "--racine", office).code == 0
    assert "Aucun recommandé n'attend" in cli("courriers", "--partis", "--racine", office).out


def test_a_proof_that_nobody_could_read_is_refused_with_its_line(cli: Cli, sent: Path) -> None:
    before = {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")}
    (sent / "ar.pdf").write_bytes(b"%PDF-1.4 avis")
    path = sheet(sent, f"{CASE};;1;;;;;;;;refuse;", "2026-0110;;1;;;;;;;;;ar.pdf")
    ran = cli("completer", "--liste", path, "--racine", sent)
    assert ran.code == 1
    assert ran.err.startswith(f"{path}:3:12: erreur: preuves : « ar.pdf » : le PDF est illisible")
    assert {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")} == before


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_noted(cli: Cli, sent: Path) -> None:
    cli("completer", CASE, "1", "--suivi", "1A 000 000 0105 2", "--racine", sent)
    before = {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")}
    path = sheet(
        sent,
        f"{CASE};;1;;;;;1A 999;;;;",
        f"{CASE};;1;;;;;1A 000 000 0105 2;;;refuse;",
        f"{CASE};;7;;;;;1A 1;;;;",
        "2026-0110;;1;;;;;;20/11/2026;;;",
        "2026-0102;;1;;;;;1A 1;;;;",
        "2026-0110;;1;;;;;;;;refuse;introuvable.pdf",
        "2026-0110;;1;;;;;;;;;",
        f"{CASE};La Table d'Ys;1;;;;;1A 1;;;;",
        "2026-0110;;1;relance-courrier;;;;1A 1;;;;",
    )
    ran = cli("completer", "--liste", path, "--racine", sent)
    assert ran.code == 1
    told = [line.removeprefix(f"{path}:") for line in ran.err.splitlines()]
    assert [line.partition(". ")[0] for line in told] == [
        "2:8: erreur: suivi : le journal dit déjà autre chose : suivi « 1A 000 000 0105 2 », et non « 1A 999 »",
        "4:3: erreur: émission : aucune émission n° 7 dans ce dossier",
        "5:3: erreur: émission : la présentation, le 20/11/2026, précéderait l'émission, le 21/11/2026 : rien n'est joint",  # noqa: E501
        "6:3: erreur: émission : aucune émission n° 1 dans ce dossier",
        f"7:12: erreur: preuves : « introuvable.pdf » est introuvable dans {sent}",
        f"9:2: erreur: débiteur : la feuille dit « La Table d'Ys », le dossier {CASE} est celui de « Hôtel des Trois Mirages » : une colonne triée sans les autres, ou un nom changé depuis",  # noqa: E501
        "10:4: erreur: document : la feuille dit « relance-courrier », l'émission n° 1 est « mise-en-demeure »",
    ]
    assert {path: path.read_bytes() for path in sent.glob("cases/*/**/*.yaml")} == before


def test_a_cell_that_cannot_be_read_is_told_before_the_cases_are_looked_at(cli: Cli, office: Path) -> None:
    path = sheet(office, f"{CASE};;1;;;;;1,5E+12;31/11/2026;24/11/2027;perdu;", ";;;;;;;1A;;;;")
    ran = cli("completer", "--liste", path, "--racine", office)
    told = [line.removeprefix(f"{path}:").partition(". ")[0] for line in ran.err.splitlines()]
    assert (ran.code, told) == (1, [
        "2:8: erreur: suivi : « 1,5E+12 » est un numéro que le tableur a arrondi",
        "2:9: erreur: présentée le : « 31/11/2026 » n'existe pas au calendrier",
        "2:10: erreur: distribuée le : « 24/11/2027 » est après le 21/11/2026",
        "2:11: erreur: avis : « perdu » n'est pas admis ici",
        "3:1: erreur: dossier : rien dans la colonne « dossier »",
        "3:3: erreur: émission : rien dans la colonne « émission »",
    ])  # fmt: skip


def test_a_proof_not_found_is_told_with_the_folder_looked_in(
    cli: Cli, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(sent, "2026-0110;;1;;;;;;;;refuse;introuvable.pdf")
    monkeypatch.chdir(path.parent)
    ran = cli("completer", "--liste", path.name, "--racine", sent)
    assert f"est introuvable dans {path.parent}. Le nommer" in ran.err, "not « dans . »"


def test_a_tracking_number_is_noted_without_a_file(cli: Cli, sent: Path) -> None:
    ran = cli("completer", CASE, "1", "--suivi", "1A 000 000 0105 2", "--racine", sent)
    assert ran.code == 0, ran.err
    assert last(sent)["suivi"] == "1A 000 000 0105 2"
    assert len(blocks(sent)) == 1
    assert yaml.safe_load((sent / "cases" / CASE / "dossier.yaml").read_text(encoding="utf-8"))
    assert cli("completer", CASE, "1", "--racine", sent).code == 2
