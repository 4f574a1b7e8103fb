"""File names of pièces: the same file everywhere, under ``pieces/``, and visible as they are (P20, P21)."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Level
from generator.load import load_office, read_case
from generator.load.names import name_fault, piece_fault, printable, same_file_key
from tests.load.bureau import FINDINGS, REFERENCE, case_at, office_at

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)
BASE = (FINDINGS / "siren-manquant.yaml").read_text(encoding="utf-8")

SAFE = [
    "facture.pdf",
    "Facture n° 3.pdf",
    "BL 12 (signé).pdf",
    "échéancier.PDF",
    "a",
    "console.pdf",
    "com.pdf",
    "aux1.txt",
]
REFUSED = [
    "../secret", "pieces/../../secret", "/etc/passwd", "~/x", "C:/x", r"C:\x", r"\\serveur\x", "file:///etc/passwd",
    "pieces", "pieces/", "", ".", "..", "autre/x.pdf", "pieces/..", "pieces/a/../../b", r"pieces\x.pdf",
    "pieces/CON", "pieces/con.pdf", "pieces/Nul.txt", "pieces/COM1.pdf", "pieces/com¹.pdf", "pieces/LPT9",
    "pieces/a:b.pdf", "pieces/a?.pdf", 'pieces/"a".pdf', "pieces/a*.pdf", "pieces/a|b.pdf", "pieces/<a>.pdf",
    "pieces/a.pdf.", "pieces/a.pdf ", "pieces/ a.pdf", "pieces/a\u202efdp.exe", "pieces/a\u200b.pdf",
    "pieces/a\x07.pdf", "pieces/aux/x.pdf",
    "pieces/" + "x" * 130,
]  # fmt: skip


@pytest.mark.parametrize("name", SAFE)
def test_ordinary_names_pass(name: str) -> None:
    assert piece_fault(f"pieces/{name}") is None
    assert piece_fault(f"pieces/reçus de mars/{name}") is None


@pytest.mark.parametrize("name", REFUSED)
def test_dangerous_names_are_refused_in_french(name: str) -> None:
    fault = piece_fault(name)
    assert fault is not None
    assert fault.message
    assert fault.remedy
    assert printable(fault.message) == fault.message, "what cannot be seen is written out"


PARTS = st.one_of(
    st.sampled_from(["..", ".", "", "pieces", "a", "CON", "~", "C:", "\\", "é", "e\u0301", "a ", "\u202e"]),
    st.text(max_size=8),
)


@given(st.lists(PARTS, max_size=6).map("/".join))
def test_any_name_that_passes_stays_under_pieces(name: str) -> None:
    if piece_fault(name) is not None:
        return
    home = Path("/bureau/cases/2026-0142")
    path = Path(os.path.normpath(home / name))
    assert path.is_relative_to(home / "pieces")
    assert path != home / "pieces"
    assert all(name_fault(part) is None for part in path.parts[len(home.parts) + 1 :])


@given(st.text(alphabet="aàéAÉœŒﬁ²ß ", min_size=1, max_size=8))
def test_variants_of_a_name_have_one_key(name: str) -> None:
    for form in FORMS:
        assert same_file_key(unicodedata.normalize(form, name)) == same_file_key(name)
    assert same_file_key(name.upper().lower()) == same_file_key(name.lower())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a case whose pièce is ``pieces/facture.pdf``."""
    return case_at(office_at(tmp_path), BASE.encode())


def about_pieces(folder: Path) -> list[Finding]:
    root = folder.parent.parent
    _, findings = read_case(root, REFERENCE, load_office(root))
    return [one for one in findings if one.key.startswith("pieces")]


def test_case_with_its_file_has_no_finding(folder: Path) -> None:
    assert about_pieces(folder) == []


def links(folder: Path) -> Iterator[Path]:
    secret = folder.parent.parent / "secret.pdf"
    secret.write_bytes(b"secret")
    yield secret
    yield folder / "pieces" / "autre.pdf"
    yield Path("/dev/null")


def test_links_are_refused_wherever_they_lead(folder: Path) -> None:
    piece = folder / "pieces" / "facture.pdf"
    for target in links(folder):
        piece.unlink()
        piece.symlink_to(target)
        [finding] = about_pieces(folder)
        assert (finding.level, finding.message) == (Level.ERREUR, "« pieces/facture.pdf » est un lien.")


def test_a_link_that_nobody_cites_is_refused_too(folder: Path) -> None:
    (folder / "pieces" / "autre.pdf").symlink_to(folder / "pieces" / "facture.pdf")
    [finding] = about_pieces(folder)
    said = (finding.level, finding.message, finding.remedy)
    assert said == (Level.ERREUR, "« pieces/autre.pdf » est un lien.", "Mettre le fichier lui-même à sa place.")


def test_folder_of_pieces_that_is_a_link_is_refused(folder: Path) -> None:
    (folder / "pieces").rename(folder.parent.parent / "ailleurs")
    (folder / "pieces").symlink_to(folder.parent.parent / "ailleurs")
    assert any(one.level is Level.ERREUR and "lien" in one.message for one in about_pieces(folder))


def test_pipes_are_refused_and_not_read(folder: Path) -> None:
    piece = folder / "pieces" / "facture.pdf"
    piece.unlink()
    os.mkfifo(piece)
    [finding] = about_pieces(folder)
    assert finding.message == "« pieces/facture.pdf » est un fichier spécial."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "« pieces/facture.pdf » est vide."),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
            "« pieces/facture.pdf » n'est pas téléchargé (renvoi Git LFS).",
        ),
    ],
)
def test_file_that_is_not_there_yet_is_missing(folder: Path, content: bytes, message: str) -> None:
    (folder / "pieces" / "facture.pdf").write_bytes(content)
    [finding] = about_pieces(folder)
    assert (finding.level, finding.message) == (Level.MANQUE, message)


@pytest.mark.parametrize(("typed", "stored"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_accents_composed_or_not_are_the_same_file(folder: Path, typed: Form, stored: Form) -> None:
    name = "pieces/Reçu échéance.pdf"
    (folder / "pieces" / "facture.pdf").unlink()
    (folder / unicodedata.normalize(stored, name)).write_bytes(b"%PDF")
    text = BASE.replace("pieces/facture.pdf", unicodedata.normalize(typed, name))
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    assert about_pieces(folder) == []


@pytest.mark.parametrize("twin", ["FACTURE.pdf", "Facture.PDF", "facture.pdf".replace("f", "\uff46")])
def test_two_files_that_windows_confuses_are_refused(folder: Path, twin: str) -> None:
    (folder / "pieces" / twin).write_bytes(b"%PDF")
    [finding] = about_pieces(folder)
    assert finding.level is Level.ERREUR
    assert "un seul fichier sous Windows ou macOS" in finding.message


@pytest.mark.parametrize(("there", "asked"), [("Facture.pdf.pdf", 1), ("facture-2.pdf", 0)])
def test_a_renamed_file_is_asked_about_but_not_one_of_another_number(folder: Path, there: str, asked: int) -> None:
    (folder / "pieces" / "facture.pdf").rename(folder / "pieces" / there)
    (remedy,) = (one.remedy for one in about_pieces(folder) if "introuvable" in one.message)
    assert remedy.count(f"Vouliez-vous dire « pieces/{there} » ?") == asked


def test_files_nobody_cites_are_told_but_not_those_of_the_system(folder: Path) -> None:
    (folder / "pieces" / "mars").mkdir()
    (folder / "pieces" / "mars" / "oubli.pdf").write_bytes(b"%PDF")
    for name in (".DS_Store", "Thumbs.db", ".gitkeep", "~$contrat.docx"):
        (folder / "pieces" / name).write_bytes(b"x")
    [finding] = about_pieces(folder)
    assert (finding.level, finding.message) == (
        Level.AVERTISSEMENT,
        "« pieces/mars/oubli.pdf » n'est cité par aucune pièce.",
    )
