"""A written portfolio, as an office lives it: checked, built, edited, seen a day later."""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.build.store import HELD
from generator.load import list_references
from generator.writer import write_text
from scripts.bench import serving
from scripts.bench.timing import ROOT, Measure, Row, Section, recouvre, run
from scripts.big_portfolio import AU, write_portfolio

HEADERS = ("wall s", "processor s", "MiB", "÷ parse")
PLANNED = 100_000  # cases of a plan: what the line through two measured sizes says of them
NEXT_DAY = "2026-11-22"  # of the written office


def section(count: int) -> Section:
    """Every step on a quarter of ``count`` cases, then on ``count``, in order: each starts from what the last left."""
    quarter = count // 4
    (small, _), (large, (due, again)) = _lived(quarter), _lived(count)
    planned = {name: large.pop(name) for name in PLANS}
    parsed = large[PARSE].wall
    rows = []
    for name, measure in large.items():
        wall, memory = (
            _prolonged(quarter, one, count, other)
            for one, other in ((small[name].wall, measure.wall), (small[name].memory, measure.memory))
        )
        cells = (f"{small[name].wall:.2f}", *_row(name, measure, parsed).cells, f"{wall:.1f}", f"{memory:.0f}")
        rows.append(Row(name, cells))
    rows += [Row(name, (*[""] * 5, f"{one.wall:.1f}", f"{one.memory:.0f}")) for name, one in planned.items()]
    return Section(
        f"Portfolio of {count:,} cases",
        "Each step is a run of `recouvre` in a new process, start-up included, two to nine exhibits taken in and three "
        "issued letters a case. Memory is that of all its processes at their peak, shared pages counted once. The "
        f"ratio is that of wall time to the bare parse on one core. The next day {due} letters are newly due, and made "
        f"in the same run; the other day, back to the first, makes {again}: it is balances and pages, drafts apart. "
        f"The last two columns are not measured, but in the last lines: they prolong the line through {quarter:,} and "
        f"{count:,} cases to {PLANNED:,}. In the last lines, the cases of the {count:,} and what their build left were "
        f"put in an office as often as it takes, but for their pages, letters and exhibits. Up to {HELD:,} "
        "cases the rows of the pages of no case are held, beyond they are read again: memory prolonged from below is "
        "too high, the last lines are right.",
        (f"wall s, {quarter:,}", *HEADERS, f"wall s, {PLANNED:,}", f"MiB, {PLANNED:,}"),
        tuple(rows),
    )


SCAN = "floor: names and times of every case file"
PARSE = "floor: reading and parsing every case file, nothing else"
PLANS = (
    f"construire, nothing changed in {PLANNED:,} cases: measured",
    f"construire, one of {PLANNED:,} cases edited: measured",
    f"construire, one more beside {PLANNED:,} cases, every page of no case made again: measured",
)


def _lived(count: int) -> tuple[dict[str, Measure], tuple[int, int]]:
    """What each step takes on a written portfolio of ``count`` cases; how many letters each of two days made."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        write_portfolio(office, count)
        scanned, parsed = _floor(office)
        steps, due = _steps(office)
        found = {SCAN: Measure(scanned, scanned, 0, ""), PARSE: Measure(parsed, parsed, 0, ""), **steps}
        shown, finished = (Measure(wall, 0, 0, "") for wall in serving.seconds(office))
        found |= {"servir, one case edited: its page is there": shown, "servir, the others too": finished}
        return {**found, **_planned(office, count)}, due


def _planned(office: Path, count: int) -> dict[str, Measure]:
    """What a run takes in an office of ``PLANNED`` cases."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "office"
        run([sys.executable, "-m", "scripts.bench.planned", str(office), str(PLANNED // count), str(large)], ROOT)
        return dict(zip(PLANS, _runs(large), strict=True))


def _runs(office: Path) -> Iterator[Measure]:
    site = ("construire", "--liasses", "aucune")
    yield recouvre(office, *site)
    name = next(name for name in list_references(office) if "\npaiements:" not in _text(office, name))
    more = f"{name}-bis"
    text = _text(office, name).replace(f"reference: {name}\n", f"reference: {more}\n")
    _edit(office, name)
    yield recouvre(office, *site)
    write_text(_file(office, more), text)
    yield recouvre(office, *site)


def _prolonged(quarter: int, one: float, count: int, other: float) -> float:
    return max(0.0, other + (other - one) / (count - quarter) * (PLANNED - count))


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


def _steps(office: Path) -> tuple[dict[str, Measure], tuple[int, int]]:
    """Each step; how many letters the next day made, and how many going back to the first."""
    names = list_references(office)
    site = ("construire", "--liasses", "aucune")
    found = {
        "verifier, the first time": recouvre(office, "verifier"),
        "verifier, nothing changed": recouvre(office, "verifier"),
        "construire from nothing: letters and pages": recouvre(office, *site),
        "construire, nothing changed": recouvre(office, *site),
    }
    _edit(office, names[0])
    found["construire, one case edited"] = recouvre(office, *site)
    known = _letters(office)
    found["construire, the next day"] = recouvre(office, *site, "--au", NEXT_DAY)
    due = len(_letters(office) - known)
    kept = _made(office)
    found["construire, another day: balances and pages"] = recouvre(office, *site)
    again = len(_made(office) - kept)
    _reworded(office)
    found["construire, a letter's template edited: all cases read, its letters alone printed"] = recouvre(office, *site)
    _reread(office)
    found["construire, their creditor's file edited: all cases read, nothing else to print"] = recouvre(office, *site)
    found["decompte of one case"] = recouvre(office, "decompte", names[0])
    return found, (due, again)


def _letters(office: Path) -> set[Path]:
    return set((office / "build" / "dossiers").glob("*/courriers/*.pdf"))


def _made(office: Path) -> set[tuple[Path, int]]:
    return {(path, path.stat().st_mtime_ns) for path in _letters(office)}


def _edit(office: Path, name: str) -> None:
    """Change one case as an assistant does: a payment came in, which home, agenda, reporting and search all tell.

    Raises:
        ValueError: the case already has one: another edit must be found for it.
    """
    text = _text(office, name)
    if "\npaiements:" in text:
        raise ValueError(f"{name} has payments already: measure another edit")
    write_text(_file(office, name), f"{text}\npaiements:\n  - date: {AU}\n    montant: 100,00\n    moyen: virement\n")


def _file(office: Path, name: str) -> Path:
    return office / "cases" / name / "dossier.yaml"


def _text(office: Path, name: str) -> str:
    return _file(office, name).read_text(encoding="utf-8")


def _reworded(office: Path) -> None:
    """Give the office its own version of a template of ours, one sentence longer."""
    name, body = "templates/courriers/relance-courriel-2.html", "{% block corps %}"
    text = (ROOT / name).read_text(encoding="utf-8")
    write_text(office / name, text.replace(body, f"{body}<p>Nous restons à votre écoute.</p>", 1))


def _reread(office: Path) -> None:
    """Change the file of the creditor of every case without changing a word that is printed."""
    path = office / "cases" / "_cabinet" / "creanciers" / "comptoir-durand.yaml"
    write_text(path, path.read_text(encoding="utf-8") + "# Relu.\n")
