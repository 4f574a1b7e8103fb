"""What a run of ``scripts.mutation`` found, as Markdown and as the list of survivors."""

import csv
import datetime as dt
import io
import math
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.writer import write_text
from scripts.mutants import SURVIVORS, Mutant, survivors

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "nightly" / "mutation.md"
COLUMNS = ("path", "name", "before", "after", "why")
ENOUGH = 90  # percent
Z95 = 1.96
Fates = Sequence[tuple[Mutant, str]]
HEAD = """# Mutation of instances, law, money, progress and statement

`make mutation` changes one expression or one statement of `generator/instances`, `generator/law`, `generator/money.py`,
`generator/progress` and `generator/statement` at a time (comparison, arithmetic, constant, text, condition, return,
statement dropped) and runs the tests that reach it. A mutant is killed when a test fails. The sample is drawn by hash:
the same at each run of the same sources, at least fifteen mutants a module or all of them. Mutants that do not import
are not counted. What survives is in [mutation-survivors.csv](mutation-survivors.csv), with the reason where no test
could see the difference.
"""


def write(found: Mapping[str, Sequence[Mutant]], fates: Fates, seconds: float, *, replay: bool, part: bool) -> bool:
    """Write both files; True when fewer than nine mutants in ten are killed.

    A replay updates the survivors only; a part is printed and nothing is written.
    """
    reasons = survivors()
    counted = [(mutant, fate) for mutant, fate in fates if fate != "invalid"]
    alive = [mutant for mutant, fate in counted if fate == "survived"]
    if part:
        print(section(Run(found, counted, reasons, seconds), "part", "working copy") + _survivors(alive, reasons))
        return False
    write_text(SURVIVORS, _survivors(alive, reasons))
    killed = len(counted) - len(alive)
    if not replay:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        now = dt.datetime.now(dt.UTC)
        write_text(
            REPORT, f"{HEAD}\n{section(Run(found, counted, reasons, seconds), f'{now:%Y-%m-%d %H:%M} UTC', commit)}"
        )
    return not replay and killed * 100 < ENOUGH * len(counted)


@dataclass(frozen=True, slots=True)
class Run:
    """A run: every mutant by module, the fate of those tried, what is known of survivors, how long it took."""

    found: Mapping[str, Sequence[Mutant]]
    counted: Fates
    reasons: Mapping[tuple[str, str, str, str], str]
    seconds: float


def section(run: Run, when: str, commit: str) -> str:
    """A run as Markdown: the score of each module and of all."""
    tried, killed = Counter[str](), Counter[str]()
    for mutant, fate in run.counted:
        tried[mutant.path] += 1
        killed[mutant.path] += fate == "killed"
    alive = [mutant for mutant, fate in run.counted if fate == "survived"]
    explained = sum(bool(run.reasons.get(mutant.key)) for mutant in alive)
    total, dead = sum(tried.values()), sum(killed.values())
    low, high = interval(dead, total)
    everything = sum(len(each) for each in run.found.values())
    rows = [
        f"| {path.removeprefix('generator/')} | {len(run.found[path])} | {tried[path]} | {killed[path]} | "
        f"{_percent(killed[path], tried[path])} |"
        for path in sorted(tried)
    ]
    lines = [
        f"## {when} — commit {commit}",
        "",
        f"**{_percent(dead, total)} killed**: {dead} of {total} mutants tried, of {everything} in all.",
        f"95 % interval of the sample: {low:.1f} to {high:.1f} %.",
        f"{len(alive)} survive, of which {explained} explained: no test could see the difference.",
        f"{run.seconds:,.0f} s, one process.",
        "",
        "| module | mutants | tried | killed | score |",
        "|---|---|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def interval(killed: int, total: int) -> tuple[float, float]:
    """Wilson's interval of a proportion, in percent, at 95 %."""
    share, size = killed / total, Z95**2 / total
    middle = (share + size / 2) / (1 + size)
    reach = Z95 * math.sqrt(share * (1 - share) / total + size / (4 * total)) / (1 + size)
    return 100 * (middle - reach), 100 * (middle + reach)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


def _survivors(alive: Sequence[Mutant], reasons: Mapping[tuple[str, str, str, str], str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    for mutant in sorted(alive, key=lambda one: one.key):
        writer.writerow((*mutant.key, reasons.get(mutant.key, "")))
    return text.getvalue()
