"""The wheel: built without network, complete, and working away from the checkout."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import generator
from tests.architecture import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ("templates", "schema", "site")
LIMIT = 12 * 1024 * 1024  # the wheel goes into each office's git


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by hatchling from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, int]:
    """Name -> size of every file in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {member.filename: member.file_size for member in archive.infolist()}


def tracked(folder: str) -> list[str]:
    """Files of the checkout that are in git or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", folder]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("folder", SHIPPED)
def test_every_file_that_is_not_code_is_inside(contents: dict[str, int], folder: str) -> None:
    ours = tracked(folder)
    assert ours
    assert [name for name in ours if f"generator/_data/{name}" not in contents] == []


def test_code_tables_fonts_and_words_are_inside(contents: dict[str, int]) -> None:
    assert [name for name in tracked("generator") if name not in contents] == []
    for pattern in (
        r"generator/law/tables/.+\.yaml",
        r"generator/_data/templates/polices/.+\.ttf",
        r"generator/_data/templates/courriers/.+",
        r"generator/_data/templates/init/github/workflows/recouvre\.yml",
        r"generator/_data/schema/dossier\.schema\.json",
        r"generator/_data/mkdocs\.yml",
        r"generator/_data/scripts/setup\.sh",
        r"generator/_data/requirements/runtime\.txt",
        r"generator/locale/fr/LC_MESSAGES/.+\.mo",
        r"recouvre-[\d.]+\.dist-info/licenses/LICENSE",
    ):
        assert any(re.fullmatch(pattern, name) for name in contents), pattern


def test_nothing_else_is_inside(contents: dict[str, int]) -> None:
    assert {name.partition("/")[0] for name in contents} == {"generator", f"recouvre-{generator.__version__}.dist-info"}
    assert [name for name in contents if "__pycache__" in name or name.endswith((".pyc", ".log"))] == []
    assert sum(contents.values()) < LIMIT


def test_the_french_of_the_command_line_is_compiled_as_it_is_written() -> None:
    home = ROOT / "generator" / "locale" / "fr" / "LC_MESSAGES"
    with (home / "recouvre.po").open("rb") as written, (home / "recouvre.mo").open("rb") as compiled:
        assert said(read_mo(compiled)) == said(read_po(written)), "run the command at the head of recouvre.po"


def said(catalog: Catalog) -> dict[str, str]:
    """Each sentence, by the English it stands for; both forms of a plural."""
    return {str(_all(one.id)): str(_all(one.string)) for one in catalog if one.id}


def _all(words: Any) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == generator.__version__


@pytest.fixture(scope="module")
def away(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel, and the libraries of this one; nothing of the checkout."""
    home = tmp_path_factory.mktemp("away")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "venv")], check=True)
    python = home / "venv/bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-qq"]
    subprocess.run([*pip, str(wheel)], check=True)
    (site,) = (home / "venv/lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return home


def run(away: Path, arguments: Sequence[str], cwd: Path, program: str = "recouvre") -> subprocess.CompletedProcess[str]:
    """Run a program of the installation; nothing of the tests' own environment leads it back to the checkout."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(away), "LANG": "C.UTF-8"}
    command = [str(away / "venv/bin" / program), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def ok(away: Path, arguments: Sequence[str], cwd: Path) -> str:
    done = run(away, arguments, cwd)
    assert done.returncode == 0, f"recouvre {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_engine_is_the_wheel_s(away: Path) -> None:
    done = run(away, ["-c", "import generator; print(generator.__file__)"], away, "python")
    assert Path(done.stdout.strip()).is_relative_to(away / "venv")


@pytest.fixture(scope="module")
def office(away: Path) -> Path:
    """A new office, written by the installed command."""
    folder = away / "cabinet"
    ok(away, ["init", str(folder)], away)
    return folder


def test_help_and_version(away: Path) -> None:
    assert "verifier" in ok(away, ["--help"], away)
    assert ok(away, ["--version"], away).split() == ["recouvre", generator.__version__]


def test_a_second_init_is_refused(away: Path, office: Path) -> None:
    done = run(away, ["init", str(office)], away)
    assert done.returncode == 1
    assert "déjà un cabinet" in done.stderr


def test_the_new_office_is_right(away: Path, office: Path) -> None:
    ok(away, ["verifier"], office)
    assert "3\N{NO-BREAK SPACE}600,00" in ok(away, ["decompte", "exemple-0001"], office)
    ok(away, ["diagnostic"], office)


def test_the_new_office_builds(away: Path, office: Path) -> None:
    ok(away, ["construire", "--liasses", "toutes"], office)
    build = office / "build"
    assert (build / "index.html").is_file()
    assert (build / "dossiers/exemple-0001/index.html").is_file()
    assert list(build.glob("dossiers/exemple-0001/courriers/*.eml"))
    assert (build / "dossiers/exemple-0001/liasse/exemple-0001-liasse.pdf").read_bytes().startswith(b"%PDF-")
    manifest = build / "dossiers/exemple-0001/liasse/manifest-sha256.txt"
    assert shutil.which("sha256sum")
    subprocess.run(["sha256sum", "-c", "--strict", "--quiet", manifest.name], cwd=manifest.parent, check=True)


def test_a_template_of_the_office_wins(away: Path, office: Path) -> None:
    """An office overrides a template by a file of the same name."""
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (office / "mkdocs.yml").write_text(shipped.replace("site_name: Recouvre", "site_name: Chez nous"), encoding="utf-8")
    try:
        ok(away, ["construire", "--liasses", "aucune"], office)
        assert "Chez nous" in (office / "build/index.html").read_text(encoding="utf-8")
    finally:
        (office / "mkdocs.yml").unlink()


@pytest.mark.nightly
def test_an_office_installs_itself(away: Path, wheel: Path, tmp_path: Path) -> None:
    """The office's own set-up script, from its wheel and its lock: needs the package index."""
    folder = tmp_path / "cabinet"
    ok(away, ["init", str(folder)], tmp_path)
    without = subprocess.run(["sh", "outils/installer.sh"], cwd=folder, capture_output=True, text=True, check=False)
    assert without.returncode == 1
    assert "déposer dans outils/" in without.stderr
    shutil.copy(wheel, folder / "outils")
    subprocess.run(["sh", "outils/installer.sh"], cwd=folder, check=True)
    done = subprocess.run([".venv/bin/recouvre", "verifier"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
