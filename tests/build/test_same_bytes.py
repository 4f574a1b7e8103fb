"""Same files, same date: same bytes, whatever the clock, the zone, the locale, the hash seed, the path.

And no network: the build runs in a namespace that has no interface at all.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.build.conftest import tree
from tests.office import REPOSITORY, copy_office

CASES = ("2026-0102", "2026-0109")
ORDINARY = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Etc/GMT+12", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
]
NIGHTLY = [
    {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    for zone in ("Europe/Paris", "Pacific/Kiritimati", "Etc/GMT+12")
    for locale in ("C", "fr_FR.UTF-8", "tr_TR.UTF-8")
    for seed in ("0", "4242")
]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
CLOCKS = ["1970-01-02 00:00:00", "2038-01-20 03:14:08", "2028-02-29 12:00:00", "2026-10-25 02:30:00"]


def _made(root: Path, environment: dict[str, str], *extra: str, python: str = sys.executable) -> dict[str, str]:
    """Build everything, liasses included, in a process of its own; the published files by hash."""
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment
    command = [*extra, python, "-m", "generator", "construire", "--processus", "1", "--racine", str(root)]
    ran = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return tree(root)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = copy_office(tmp_path_factory.mktemp("temoin"), CASES)
    return _made(root, {"TZ": "Europe/Paris", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})


def _differences(found: dict[str, str], reference: dict[str, str]) -> list[str]:
    """First differing files, by name: what a report needs."""
    return sorted(name for name in found.keys() | reference.keys() if found.get(name) != reference.get(name))[:5]


@pytest.mark.parametrize("environment", ORDINARY, ids=lambda one: one["TZ"])
def test_zone_locale_seed_and_path_change_no_byte(
    environment: dict[str, str], reference: dict[str, str], tmp_path: Path
) -> None:
    root = copy_office(tmp_path / "un chemin avec des espaces et é", CASES)
    assert _differences(_made(root, environment), reference) == []


@pytest.mark.nightly
@pytest.mark.parametrize("environment", NIGHTLY, ids=lambda one: "-".join(one.values()))
def test_the_whole_matrix_changes_no_byte(
    environment: dict[str, str], reference: dict[str, str], tmp_path: Path
) -> None:
    assert _differences(_made(copy_office(tmp_path / "m", CASES), environment), reference) == []


@pytest.mark.nightly
@pytest.mark.parametrize("clock", CLOCKS)
def test_the_clock_of_the_machine_changes_no_byte(clock: str, reference: dict[str, str], tmp_path: Path) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("faketime est absent : apt-get install faketime")
    found = _made(copy_office(tmp_path / "h", CASES), {}, "faketime", "-f", clock)
    assert _differences(found, reference) == []


def _python(version: str) -> str | None:
    """That Python, if it is on the path or one that pyenv keeps."""
    kept = (Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python{version}")
    for candidate in (shutil.which(f"python{version}"), *map(str, kept)):  # pyenv's own command may choose none
        if candidate and subprocess.run([candidate, "-V"], capture_output=True, check=False).returncode == 0:
            return candidate
    return None


@pytest.mark.nightly
@pytest.mark.parametrize("version", [one for one in PYTHONS if one != f"{sys.version_info[0]}.{sys.version_info[1]}"])
def test_another_python_set_up_as_this_one_changes_no_byte(
    version: str, reference: dict[str, str], tmp_path: Path
) -> None:
    python = _python(version)
    if python is None:
        pytest.skip(f"Python {version} n'est pas installé")
    clone = tmp_path / "moteur"
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
    subprocess.run(["sh", "scripts/setup.sh"], cwd=clone, env=os.environ | {"PYTHON": python}, check=True)
    own = clone / ".venv" / "bin" / "python"
    assert f"Python {version}." in subprocess.run([own, "-V"], capture_output=True, text=True, check=True).stdout
    assert _differences(_made(copy_office(tmp_path / "v", CASES), {}, python=str(own)), reference) == []


@cache
def _no_network() -> str:
    if shutil.which("unshare") is None:
        return "unshare est absent"
    probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False, text=True)
    return "" if probe.returncode == 0 else f"espaces de noms non autorisés ici : {probe.stderr.strip()[:80]}"


@pytest.mark.skipif(bool(_no_network()), reason=_no_network() or "-")
def test_a_build_without_any_network_interface_gives_the_same_bytes(reference: dict[str, str], tmp_path: Path) -> None:
    found = _made(copy_office(tmp_path / "r", CASES), {}, "unshare", "-rn")
    assert _differences(found, reference) == []


def test_the_published_files_are_what_the_report_counts(reference: dict[str, str]) -> None:
    assert len(reference) > 60
    assert all(len(digest) == len(hashlib.sha256().hexdigest()) for digest in reference.values())
