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
from tests.faults.scenarios import SCENARIOS, Scenario
from tests.office import copy_office

pytestmark = pytest.mark.skipif(bool(injection.available()), reason=injection.available() or "-")

ORDINARY, NIGHTLY = 3, 60  # points a command, or all it has: seventeen make 51 by day, some 900 by night
CASES = ("2026-0102", "2026-0105", "2026-0109")
SAME = frozenset({"construire", "verser"})  # their files were made before, and must stay


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office before every command: shell and pièces already in their caches, so that each run is short."""
    root = tmp_path_factory.mktemp("bureau") / "avant"
    copy_office(root, CASES)
    for scenario in SCENARIOS:
        if scenario.name in {"construire", "verser"}:
            assert injection.run(scenario.command(root)).returncode == 0
    shutil.rmtree(root / "build" / ".etat")
    return root


@pytest.fixture
def start(prepared: Path, tmp_path: Path) -> Path:
    """The same office, at the place of one test."""
    return Path(shutil.copytree(prepared, tmp_path / "avant"))


def _files(root: Path) -> dict[str, str]:
    """Hash of every file a person would miss; caches, state and temporary files are not, nor what git keeps."""
    kept = {}
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith((".etat", ".cache", ".shell", TEMPORARY)) for part in parts)
        if path.is_file() and not hidden and ".git" not in parts:
            kept["/".join(parts)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return kept


def _sweep(scenario: Scenario, start: Path, most: int) -> int:
    scenario.prepare(start)
    home = start.parent
    whole = Path(shutil.copytree(start, home / "entier", symlinks=True))
    states = [_files(start)]
    if scenario.half:
        half = Path(shutil.copytree(start, home / "moitie", symlinks=True))
        assert injection.run(scenario.command(half, scenario.half)).returncode == 0
        states.append(_files(half))
    counted = injection.count(scenario.command(whole), scenario.answers, home / "appels.txt")
    states.append(_files(whole))
    assert states[0] != states[-1] or scenario.name in SAME, "nothing was written: the sweep would prove nothing"
    faults = injection.plan(counted, most)
    assert faults, "no call to fail: the sweep would prove nothing"
    for fault in faults:
        _one(scenario, fault, start, states)
    return len(faults)


def _one(scenario: Scenario, fault: Fault, start: Path, states: list[dict[str, str]]) -> None:
    """Run with one fault, then again; ``states`` are the files before, half-way if need be, and after."""
    root = Path(shutil.copytree(start, start.parent / "essai", symlinks=True))
    before, after = states[0], states[-1]
    try:
        injection.run(scenario.command(root), answers=scenario.answers, option=fault.option)
        found = _files(root)
        for name, digest in found.items():
            assert digest in {state.get(name) for state in states}, f"{fault} : {name} n'est ni l'ancien ni le nouveau"
        lost = set(before) & set(after) - set(found)
        assert not lost, f"{fault} : perdu {lost}"
        if not (scenario.once and found == after):
            again = injection.run(scenario.command(root), answers=scenario.answers)
            assert again.returncode == 0, f"{fault} : {again.stdout}{again.stderr}"
        assert _files(root) == after, f"{fault} : relancer ne donne pas les octets d'une exécution entière"
    finally:
        shutil.rmtree(root)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_no_fault_truncates_or_loses_a_file(
    scenario: Scenario, start: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("points", _sweep(scenario, start, ORDINARY))


@pytest.mark.nightly
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_no_fault_at_any_point_truncates_or_loses_a_file(
    scenario: Scenario, start: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("points", _sweep(scenario, start, NIGHTLY))
