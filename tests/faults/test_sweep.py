"""Whatever call fails or wherever the process is killed, nothing is truncated and nothing is lost.

For each command, every file after the fault is the one before or the one a whole run makes; then the command is run
again without fault and must give the clean bytes.
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.writer import TEMPORARY
from tests.faults import injection
from tests.faults.injection import Fault
from tests.office import copy_office

pytestmark = pytest.mark.skipif(bool(injection.available()), reason=injection.available() or "-")

ORDINARY, NIGHTLY = 10, 90  # points a command: six commands make 60 by day, 540 by night
CASES = ("2026-0102", "2026-0109")


def _noter(root: Path) -> list[str]:
    return ["noter", "2026-0102", "note", "motif=essai", "--date", "2026-11-20", "--racine", str(root)]


def _emettre(root: Path) -> list[str]:
    return ["emettre", "2026-0102", "relance-courriel", "--racine", str(root)]


def _construire(root: Path) -> list[str]:
    return ["construire", "--processus", "1", "--liasses", "aucune", "--racine", str(root)]


def _assembler(root: Path) -> list[str]:
    return ["assembler", "2026-0109", "--racine", str(root)]


def _verser(root: Path) -> list[str]:
    return ["verser", "2026-0109", "--racine", str(root)]


def _exporter(root: Path) -> list[str]:
    return ["exporter", "2026-0109", "commissaire", "--racine", str(root)]


COMMANDS: list[Callable[[Path], list[str]]] = [_noter, _emettre, _construire, _assembler, _exporter, _verser]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office before every command: shell and pièces already in their caches, so that each run is short."""
    root = tmp_path_factory.mktemp("bureau") / "avant"
    copy_office(root, CASES)
    for arguments in (_construire(root), _verser(root)):
        assert injection.run(arguments).returncode == 0
    shutil.rmtree(root / "build" / ".etat")
    return root


@pytest.fixture
def start(prepared: Path, tmp_path: Path) -> Path:
    """The same office, at the place of one test."""
    return Path(shutil.copytree(prepared, tmp_path / "avant"))


def _files(root: Path) -> dict[str, str]:
    """Hash of every file a person would miss; caches, state and temporary files are not."""
    kept = {}
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith((".etat", ".cache", ".shell", TEMPORARY)) for part in parts)
        if path.is_file() and not hidden:
            kept["/".join(parts)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return kept


def _sweep(command: Callable[[Path], list[str]], start: Path, most: int) -> int:
    home = start.parent
    whole = home / "entier"
    shutil.copytree(start, whole)
    counted = injection.count(command(whole), home / "appels.txt")
    before, after = _files(start), _files(whole)
    faults = injection.plan(counted, most)
    assert faults, "no call to fail: the sweep would prove nothing"
    for fault in faults:
        _one(command, fault, start, before, after)
    return len(faults)


def _one(
    command: Callable[[Path], list[str]], fault: Fault, start: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    root = start.parent / "essai"
    shutil.copytree(start, root)
    try:
        injection.run(command(root), option=fault.option)
        found = _files(root)
        for name, digest in found.items():
            assert digest in {before.get(name), after.get(name)}, f"{fault} : {name} n'est ni l'ancien ni le nouveau"
        lost = set(before) & set(after) - set(found)
        assert not lost, f"{fault} : perdu {lost}"
        done_already = found == after and command in {_noter, _emettre}
        if not done_already:  # a fact is not noted twice, a letter not issued twice
            again = injection.run(command(root))
            assert again.returncode == 0, f"{fault} : {again.stderr}"
        assert _files(root) == after, f"{fault} : relancer ne donne pas les octets d'une exécution entière"
    finally:
        shutil.rmtree(root)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__[1:])
def test_no_fault_truncates_or_loses_a_file(
    command: Callable[[Path], list[str]], start: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("points", _sweep(command, start, ORDINARY))


# each on any core: one after the other they would make the whole night of one
APART = [pytest.param(one, marks=pytest.mark.xdist_group(one.__name__), id=one.__name__[1:]) for one in COMMANDS]


@pytest.mark.nightly
@pytest.mark.parametrize("command", APART)
def test_no_fault_at_any_point_truncates_or_loses_a_file(
    command: Callable[[Path], list[str]], start: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("points", _sweep(command, start, NIGHTLY))
