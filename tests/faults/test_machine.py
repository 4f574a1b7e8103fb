"""What a machine or git does to an office: one French sentence, the right exit code, and nothing of the user's lost."""

import hashlib
import os
import shutil
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from tests.faults.injection import here
from tests.office import REPOSITORY, copy_office, replace_in

CASES = ("2026-0102", "2026-0109")
CONFLICT = "<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> branche\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 12345\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return copy_office(tmp_path / "cabinet", CASES)


def _run(root: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``recouvre``, after a shell command in its own mounts when there is one."""
    if not before:
        return here([*arguments, "--racine", str(root)])
    command = ["unshare", "-rm", "sh", "-c", f'{before} && exec "$@"', "sh"]
    command += [sys.executable, "-m", "generator", *arguments, "--racine", str(root)]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)


def _sums(root: Path) -> dict[str, str]:
    files = (path for path in (root / "cases").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def _no_mounts() -> str:
    if shutil.which("unshare") is None:
        return "unshare est absent"
    probe = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False, text=True
    )
    return "" if probe.returncode == 0 else f"montages interdits ici : {probe.stderr.strip()[:80]}"


@pytest.mark.skipif(bool(_no_mounts()), reason=_no_mounts() or "-")
@pytest.mark.parametrize(
    ("command", "options", "sentence"),
    [
        (("construire", "--processus", "1"), "size=256k", "le disque est plein. Libérer de la place, puis relancer."),
        (("construire", "--processus", "1"), "ro", "le disque est en lecture seule."),
        (("assembler", "2026-0109"), "size=256k", "le disque est plein. Libérer de la place, puis relancer."),
    ],
    ids=["build-full", "build-read-only", "dossier-full"],
)
def test_a_full_or_a_read_only_disk_is_said_and_touches_no_input(
    office: Path, tmp_path: Path, command: tuple[str, ...], options: str, sentence: str
) -> None:
    out, before = tmp_path / "disque", _sums(office)
    out.mkdir()
    done = _run(office, *command, "--sortie", str(out), before=f"mount -t tmpfs -o {options} tmpfs {out}")
    assert done.returncode == 1, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert _sums(office) == before


@pytest.mark.skipif(bool(_no_mounts()), reason=_no_mounts() or "-")
def test_a_read_only_checkout_is_verified_and_not_noted(office: Path) -> None:
    mount = f"mount --bind {office} {office} && mount -o remount,bind,ro {office}"
    assert _run(office, "verifier", before=mount).returncode == 0
    assert _run(office, "decompte", "2026-0109", before=mount).returncode == 0
    refused = _run(office, "noter", "2026-0102", "note", "motif=essai", "--date", "2026-11-20", before=mount)
    assert refused.returncode == 1
    assert "lecture seule" in refused.stderr


def test_a_clone_with_crlf_gives_the_same_decompte_and_keeps_its_line_ends(office: Path) -> None:
    plain = _run(office, "decompte", "2026-0109").stdout
    for path in (office / "cases").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _run(office, "verifier").returncode == 0
    assert _run(office, "decompte", "2026-0109").stdout == plain
    noted = _run(office, "noter", "2026-0102", "note", "motif=essai", "--date", "2026-11-20")
    assert noted.returncode == 0, noted.stderr
    content = (office / "cases" / "2026-0102" / "dossier.yaml").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")


def test_names_decomposed_by_a_mac_are_the_same_files(office: Path) -> None:
    home = office / "cases" / "2026-0109"
    piece = min((home / "pieces").glob("*.pdf"))
    named = piece.with_name("reçu signé.pdf")
    piece.rename(named.with_name(unicodedata.normalize("NFD", named.name)))
    replace_in(home / "dossier.yaml", f"pieces/{piece.name}", f"pieces/{named.name}")
    done = _run(office, "verifier", "2026-0109")
    assert done.returncode == 0, done.stdout
    assert _run(office, "verser", "2026-0109").returncode == 0


def test_an_exhibit_that_git_lfs_did_not_bring_is_said_with_the_remedy(office: Path) -> None:
    piece = min((office / "cases" / "2026-0109" / "pieces").glob("*.pdf"))
    piece.write_text(POINTER.format(digest="0" * 64), encoding="ascii")
    said = _run(office, "verifier", "2026-0109")
    assert "n'est pas téléchargé (renvoi Git LFS). Lancer « git lfs pull »." in said.stdout
    assembled = _run(office, "assembler", "2026-0109")
    assert assembled.returncode == 1, "a placeholder page is not the pièce"
    assert "git lfs pull" in assembled.stdout + assembled.stderr


@pytest.mark.parametrize("name", ["dossier.yaml", "pieces.lock", "emis/registre.yaml"])
def test_conflict_marks_stop_everything_that_leaves_the_office(office: Path, name: str) -> None:
    path = office / "cases" / "2026-0109" / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.parent.mkdir(exist_ok=True)
    path.write_text(CONFLICT.format(ours=text, theirs=text), encoding="utf-8")
    for command in ("verifier", "assembler"):
        done = _run(office, command, "2026-0109")
        assert done.returncode == 1, done.stdout
        assert f"cases/2026-0109/{name}:1:1: erreur: conflit git non résolu" in done.stdout + done.stderr
    assert _run(office, "verifier", "2026-0102").returncode == 0
