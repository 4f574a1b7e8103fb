"""Where a pièce may be read from: ``pieces/`` of its own case, an ordinary file, and nothing else."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exhibits import source
from generator.exhibits.facts import RefusedError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    other = tmp_path / "2026-0143" / "pieces"
    other.mkdir(parents=True)
    (other / "secret.pdf").write_bytes(b"secret")
    pieces = tmp_path / "2026-0142" / "pieces"
    (pieces / "sous").mkdir(parents=True)
    (pieces / "a.pdf").write_bytes(b"contenu")
    (pieces / "sous" / "b.pdf").write_bytes(b"b")
    (pieces / unicodedata.normalize("NFD", "Société É.pdf")).write_bytes(b"nfd")
    (pieces / "double.pdf").write_bytes(b"1")
    (pieces / "DOUBLE.pdf").write_bytes(b"2")
    (pieces / "lien.pdf").symlink_to("../../2026-0143/pieces/secret.pdf")
    (pieces / "dossier-lie").symlink_to("../../2026-0143/pieces")
    os.mkfifo(pieces / "tube.pdf")
    return pieces.parent


def code(folder: Path, fichier: str) -> str:
    try:
        with source.opened(folder, fichier) as descriptor:
            return f"lu:{source.digest(descriptor)[1]}"
    except RefusedError as refused:
        return refused.refus.code


@pytest.mark.parametrize(
    ("fichier", "expected"),
    [
        ("pieces/a.pdf", "lu:7"),
        ("pieces/sous/b.pdf", "lu:1"),
        ("pieces/Société É.pdf", "lu:3"),
        ("pieces/absent.pdf", "absent"),
        ("pieces/absent/b.pdf", "absent"),
        ("pieces/A.pdf", "casse"),
        ("pieces/double.pdf", "homonyme"),
        ("pieces/lien.pdf", "lien"),
        ("pieces/dossier-lie/secret.pdf", "lien"),
        ("pieces/tube.pdf", "lien"),
        ("pieces/sous", "lien"),
        ("pieces/a.pdf/b.pdf", "lien"),
        ("pieces", "chemin"),
        ("dossier.yaml", "chemin"),
        ("../2026-0143/pieces/secret.pdf", "chemin"),
        ("pieces/../../2026-0143/pieces/secret.pdf", "chemin"),
        ("/etc/passwd", "chemin"),
        ("~/a.pdf", "chemin"),
        ("C:\\a.pdf", "chemin"),
        ("\\\\serveur\\part\\a.pdf", "chemin"),
        ("file:///etc/passwd", "chemin"),
        ("pieces/a\x00.pdf", "chemin"),
        ("pieces/a\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "chemin"),
        ("pieces/CON.pdf", "chemin"),
        ("pieces/com1.txt", "chemin"),
        ("pieces/a.pdf.", "chemin"),
        ("pieces/a.pdf ", "chemin"),
        ("pieces/a?.pdf", "chemin"),
    ],
)
def test_where_a_piece_may_be(folder: Path, fichier: str, expected: str) -> None:
    assert code(folder, fichier) == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_said(folder: Path) -> None:
    (folder / "pieces" / "a.pdf").chmod(0)
    assert code(folder, "pieces/a.pdf") == "droits"


@pytest.mark.parametrize(("more", "expected"), [(0, ""), (1, "Le fichier pèse 201 Mo, au-delà de 200 Mo.")])
def test_a_file_too_big_for_a_forge_is_refused_with_its_weight(folder: Path, more: int, expected: str) -> None:
    os.truncate(folder / "pieces" / "a.pdf", 200_000_000 + more)  # nothing of it is written
    try:
        with source.opened(folder, "pieces/a.pdf"):
            said = ""
    except RefusedError as refused:
        said = refused.refus.message
    assert said == expected


def test_no_descriptor_is_left_open(folder: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for fichier in ("pieces/a.pdf", "pieces/lien.pdf", "pieces/sous/b.pdf", "pieces/absent.pdf"):
        code(folder, fichier)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_any_text_reads_inside_pieces_or_is_refused(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert code(folder, f"pieces/../{name}") in {"chemin", "absent"}
