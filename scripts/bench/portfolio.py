"""A written portfolio, as an office lives it: checked, built, edited, seen a day later."""

import tempfile
import time
from pathlib import Path

import yaml

from generator.load import list_references
from generator.writer import write_text
from scripts.bench import serving
from scripts.bench.timing import Measure, Row, Section, recouvre
from scripts.big_portfolio import write_portfolio

HEADERS = ("wall s", "processor s", "MiB", "÷ parse")


def section(count: int) -> Section:
    """Every step on ``count`` cases, in order: each one starts from what the one before left."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        write_portfolio(office, count)
        scanned, parsed = _floor(office)
        steps = list(_steps(office))
        served = serving.seconds(office)
    rows = [
        Row("floor: names and times of every case file", (f"{scanned:.2f}", f"{scanned:.2f}", "", "")),
        Row("floor: reading and parsing every case file, nothing else", (f"{parsed:.2f}", f"{parsed:.2f}", "", "1.00")),
        *(_row(name, measure, parsed) for name, measure in steps),
        Row("servir, one case edited: its page is there", (f"{served:.2f}", "", "", f"{served / parsed:.2f}")),
    ]
    return Section(
        f"Portfolio of {count:,} cases",
        "Each step is a run of `recouvre` in a new process, start-up included, two to four exhibits and three issued "
        "letters a case. Memory is that of all its processes at their peak, shared pages counted once. The ratio is "
        "that of wall time to the bare parse on one core.",
        HEADERS,
        tuple(rows),
    )


def checks(count: int) -> Section:
    """``verifier`` alone on ``count`` cases: what a merge request waits for."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        write_portfolio(office, count)
        _, parsed = _floor(office)
        steps = [(name, recouvre(office, "verifier")) for name in ("the first time", "nothing changed")]
    return Section(
        f"verifier, {count:,} cases",
        "Every file read, every case computed, every due document checked for what it lacks.",
        HEADERS,
        (
            Row("floor: reading and parsing every case file", (f"{parsed:.2f}", f"{parsed:.2f}", "", "1.00")),
            *(_row(name, measure, parsed) for name, measure in steps),
        ),
    )


def _row(name: str, measure: Measure, parsed: float) -> Row:
    figures = (measure.wall, measure.processor)
    return Row(
        name, (*(f"{one:.2f}" for one in figures), f"{measure.memory:.0f}", f"{measure.wall / parsed:.2f}")
    )  # fmt: skip


def _floor(office: Path) -> tuple[float, float]:
    """Seconds to look at every case file, and to parse them all with libyaml."""
    start = time.perf_counter()
    paths = [office / "cases" / name / "dossier.yaml" for name in list_references(office)]
    for path in paths:
        path.stat()
    middle = time.perf_counter()
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return middle - start, time.perf_counter() - middle


def _steps(office: Path) -> list[tuple[str, Measure]]:
    names = list_references(office)
    found = [
        ("verifier, the first time", recouvre(office, "verifier")),
        ("verifier, nothing changed", recouvre(office, "verifier")),
        ("construire from nothing: letters and pages", recouvre(office, "construire", "--liasses", "aucune")),
        ("construire, nothing changed", recouvre(office, "construire", "--liasses", "aucune")),
    ]
    _edit(office, names[0])
    found += [
        ("construire, one case edited", recouvre(office, "construire", "--liasses", "aucune")),
        ("construire, the next day", recouvre(office, "construire", "--liasses", "aucune", "--au", "2026-11-22")),
        ("decompte of one case", recouvre(office, "decompte", names[0])),
    ]
    return found


def _edit(office: Path, name: str) -> None:
    """Change one case as an assistant does: a telephone number.

    Raises:
        ValueError: the case has none.
    """
    path = office / "cases" / name / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("telephone: 0", "telephone: +33 ", 1)
    if changed == text:
        raise ValueError(f"{name} was not changed: measure another edit")
    write_text(path, changed)
