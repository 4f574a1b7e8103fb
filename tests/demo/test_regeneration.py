"""The exhibits in the repository are those the script draws, byte for byte."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.load import list_references, load_case
from scripts.demo.__main__ import exhibits, main

ROOT = Path(__file__).resolve().parents[2]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def changed(reference: str) -> list[str]:
    """Exhibits of a case that the script draws otherwise than the repository has them."""
    folder = ROOT / "cases" / reference
    return [
        name for name, content in exhibits(ROOT, reference) if digest(content) != digest((folder / name).read_bytes())
    ]


@pytest.mark.parametrize("reference", ["2026-0101", "2026-0103", "2026-0104"])
def test_a_sample_comes_out_byte_for_byte(reference: str) -> None:
    assert changed(reference) == []


def test_no_exhibit_lies_unnamed() -> None:
    for reference in list_references(ROOT):
        folder = ROOT / "cases" / reference
        found = {path.relative_to(folder).as_posix() for path in (folder / "pieces").rglob("*") if path.is_file()}
        assert found == {piece.fichier for piece in load_case(ROOT, reference).dossier.pieces}


def test_a_stale_exhibit_is_removed_and_the_others_written(tmp_path: Path) -> None:
    stale = tmp_path / "2026-0117" / "pieces" / "ancien.pdf"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"x")
    assert main(["2026-0117", "--sortie", str(tmp_path)]) == 0
    assert not stale.exists()
    assert len(list(stale.parent.iterdir())) == 3


@pytest.mark.nightly
@pytest.mark.parametrize("world", [{"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}, {"TZ": "America/Lima", "LC_ALL": "C"}])
def test_the_whole_set_comes_out_byte_for_byte_anywhere(tmp_path: Path, world: dict[str, str]) -> None:
    command = [sys.executable, "-m", "scripts.demo", "--sortie", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **world}, check=True, capture_output=True)
    drawn = {path.relative_to(tmp_path): digest(path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {
        path.relative_to(ROOT / "cases"): digest(path.read_bytes())
        for path in (ROOT / "cases").glob("2026-*/pieces/**/*")
        if path.is_file()
    }
    assert drawn == kept
