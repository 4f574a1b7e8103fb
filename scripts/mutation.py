"""Change one expression of what counts sums and deadlines at a time and see whether a test notices.

Usage: ``nice .venv/bin/python -m scripts.mutation`` (a sample, the same each time), ``--all`` (every mutant),
``--module statement/ledger`` (one module), ``--replay`` (only what survived the last run). One process: each mutant
is a fork that imports the changed module in a copy of the repository and runs the tests that reach the changed lines,
fastest first, until one fails. The result is written to ``docs/nightly/mutation.md`` and ``mutation-survivors.csv``.
"""

import argparse
import functools
import hashlib
import importlib
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest

from scripts.mutants import Mutant, mutants, survivors

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("generator/instances", "generator/law", "generator/money.py", "generator/progress", "generator/statement")
PARTIES = (
    "acts",
    "bound",
    "broken_plan",
    "condemned",
    "dismissed_by_name",
    "existence",
    "joint_account",
    "named",
    "receipts",
    "service",
    "suits",
)
TESTS = (
    "tests/instances",
    "tests/law",
    "tests/progress",
    "tests/statement",
    "tests/test_money.py",
    "tests/casework/test_several_titles.py",
    *(f"tests/documents/test_{one}.py" for one in PARTIES),  # what is due by whom, read on paper
)
COPIED = (
    *("generator", "tests", "scripts", "templates", "schema", "site", "cases", "requirements"),
    *("pyproject.toml", "mkdocs.yml"),
)
PRELOADED = ("pydantic", "yaml", "hypothesis", "dateutil.relativedelta", "holidays", "babel", "jinja2", "num2words")
QUIET = (
    *("-x", "-q", "-m", "not nightly", "-p", "xdist.plugin", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis is loaded before pytest starts
)
PATIENCE = 30  # seconds
CACHED = type(functools.cache(len))  # asked by type: a name of pikepdf raises when asked for an attribute
DEAD, ALIVE, INVALID = "killed", "survived", "invalid"


@dataclass
class Baseline:
    """Which tests run which lines, and how long each takes."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant) -> list[str]:
        """Tests that reach a mutant, fastest first; every test when its lines run at import only."""
        reached = self.lines.get(mutant.path, {})
        found = {test for line in mutant.lines for test in reached.get(line, ()) if test}
        return sorted(found or self.seconds, key=lambda test: (self.seconds.get(test, 0.0), test))


@dataclass(eq=False)
class Recorder:
    """A pytest plugin: which test runs, and for how long; caches are emptied, so that each test runs its own lines."""

    measure: coverage.Coverage
    seconds: dict[str, float] = field(default_factory=dict)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Start a test."""
        for name, module in list(sys.modules.items()):
            if name.startswith("generator."):
                for value in list(vars(module).values()):
                    if isinstance(value, CACHED):
                        value.cache_clear()
        self.measure.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the phases of a test."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


@dataclass(eq=False)
class Chosen:
    """A pytest plugin: only these tests, in this order."""

    tests: list[str]
    seconds: dict[str, float]

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give a test ten times its usual time: a mutant may loop for ever."""
        signal.alarm(PATIENCE + int(10 * self.seconds.get(item.nodeid, 0.0)))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep and sort."""
        rank = {test: index for index, test in enumerate(self.tests)}
        items[:] = sorted((item for item in items if item.nodeid in rank), key=lambda item: rank[item.nodeid])


def copy_repository(target: Path) -> None:
    """Copy the last commit there: mutants are written in the copy, never here, and the report names that commit."""
    archive = subprocess.run(["git", "archive", "HEAD", *COPIED], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(target, filter="data")


def in_child(work: Callable[[], int], copy: Path, seconds: int) -> int:
    """Run ``work`` in a fork placed in the copy; its code, or 1 when it is killed by the alarm."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 1
    code = 1
    try:
        signal.alarm(seconds)
        os.chdir(copy)
        sys.path[:] = [str(copy), *(entry for entry in sys.path if entry not in {"", str(ROOT)})]
        silence = os.open(copy / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        code = work()
    except BaseException:  # noqa: BLE001 - whatever happens here, the fork ends here
        traceback.print_exc()
    os._exit(code)


def record(copy: Path) -> Baseline:
    """Run the tests once on the unchanged sources.

    Raises:
        RuntimeError: a test fails before anything is changed.
    """
    kept = copy / "baseline.json"

    def work() -> int:
        measure = coverage.Coverage(data_file=None, branch=False, source=[str(copy / "generator")], config_file=False)
        measure.start()
        recorder = Recorder(measure)
        code = int(pytest.main([*QUIET, *TESTS], plugins=[recorder]))
        measure.stop()
        data = measure.get_data()
        lines = {str(Path(name).relative_to(copy)): data.contexts_by_lineno(name) for name in data.measured_files()}
        kept.write_text(json.dumps({"lines": lines, "seconds": recorder.seconds}), encoding="utf-8")
        return code

    if in_child(work, copy, 1800):
        raise RuntimeError((copy / "output.txt").read_text(encoding="utf-8")[-2000:])
    read = json.loads(kept.read_text(encoding="utf-8"))
    lines = {path: {int(line): tests for line, tests in by.items()} for path, by in read["lines"].items()}
    return Baseline(lines, read["seconds"])


def attempt(mutant: Mutant, copy: Path, baseline: Baseline) -> str:
    """Make one mutant, run its tests, put the source back."""
    tests = baseline.tests(mutant)
    file = copy / mutant.path
    source = file.read_bytes()

    def work() -> int:
        with suppress(BaseException):
            importlib.import_module(mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
            files = sorted({test.split("::")[0] for test in tests})
            return 10 if pytest.main([*QUIET, *files], plugins=[Chosen(tests, baseline.seconds)]) == 0 else 11
        return 12

    file.write_bytes(mutant.apply(source))
    try:
        code = in_child(work, copy, 2 * PATIENCE) if tests else 10
    finally:
        file.write_bytes(source)
    return {10: ALIVE, 12: INVALID}.get(code, DEAD)


def every_mutant(copy: Path, module: str) -> dict[str, list[Mutant]]:
    """Mutants by module of the core, or of the modules whose path holds ``module``."""
    files = sorted(
        path
        for source in SOURCES
        for path in ([copy / source] if source.endswith(".py") else (copy / source).rglob("*.py"))
    )
    paths = [(path, str(path.relative_to(copy))) for path in files]
    found = {name: mutants(name, path.read_bytes()) for path, name in paths if module in name}
    return {name: each for name, each in found.items() if each}


def sample(found: list[Mutant], size: int) -> list[Mutant]:
    """At least ``size`` mutants or a tenth of them, drawn by the hash of what they change: the same draw each time."""
    drawn = sorted(found, key=lambda mutant: hashlib.sha256(repr((mutant.key, mutant.line)).encode()).digest())
    return drawn[: max(size, len(found) // 10)]


def chosen(asked: argparse.Namespace, found: dict[str, list[Mutant]]) -> Iterator[Mutant]:
    """The mutants of this run."""
    last = survivors()
    for each in found.values():
        if asked.replay:
            yield from (mutant for mutant in each if mutant.key in last)
        else:
            yield from each if asked.all else sample(each, asked.per_module)


def run(todo: Iterable[Mutant], copy: Path, baseline: Baseline, log: io.TextIOBase) -> list[tuple[Mutant, str]]:
    """Every mutant with its fate; each is told as it is known."""
    fates = []
    for mutant in todo:
        start = time.monotonic()
        fate = attempt(mutant, copy, baseline)
        fates.append((mutant, fate))
        told = (mutant.path, mutant.line, mutant.kind, fate, mutant.before, mutant.after)
        log.write(f"{json.dumps(told, ensure_ascii=False)} {time.monotonic() - start:.1f}\n")
        log.flush()
    return fates


def main() -> int:
    """Run, write the report, and return 0 when at least nine mutants in ten are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-module", type=int, default=15, help="least number of mutants of a module")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--module", default="", help="part of a path")
    parser.add_argument("--replay", action="store_true", help="what survived the last run only")
    asked = parser.parse_args()
    for name in PRELOADED:
        importlib.import_module(name)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # browsers and coverage cost more than the tests themselves
    sys.dont_write_bytecode = True
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutation-") as place:
        copy = Path(place).resolve()
        copy_repository(copy)
        found = every_mutant(copy, asked.module)
        baseline = record(copy)
        fates = run(chosen(asked, found), copy, baseline, sys.stderr)  # type: ignore[arg-type]
    write: Any = importlib.import_module("scripts.mutation_report").write
    return int(write(found, fates, time.monotonic() - start, replay=asked.replay, part=bool(asked.module)))


if __name__ == "__main__":
    sys.exit(main())
