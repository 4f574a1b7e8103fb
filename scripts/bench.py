"""Measure the whole line on the example portfolio, as an office lives it, and write ``docs/bench.md``.

Each step is a run of ``recouvre`` in its own process, start-up included. Usage: ``make bench``.
"""

import datetime as dt
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.load import list_references
from generator.writer import write_text

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "bench.md"
EDITED = "2026-0105"


@dataclass(frozen=True)
class Measure:
    """One step: wall and processor seconds, and the largest process so far in mebibytes."""

    step: str
    wall: float
    processor: float
    memory: float


def measure(step: str, arguments: list[str], office: Path) -> Measure:
    """Run one command and measure it.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "generator", *arguments, "--racine", str(office)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(step, wall, processor, after.ru_maxrss / 1024)


def edit(office: Path) -> None:
    """Change one case as an assistant does: a new name for a contact."""
    path = office / "cases" / EDITED / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    write_text(path, text.replace("telephone: 0", "telephone: 9", 1))
    if path.read_text(encoding="utf-8") == text:
        raise ValueError(f"{EDITED} was not changed: measure another edit")


def measures(office: Path) -> list[Measure]:
    """Every step, in order: each one starts from what the one before left."""
    found = [
        measure("verifier: all case files", ["verifier"], office),
        measure("construire: everything, from nothing", ["construire"], office),
        measure("construire: nothing changed", ["construire"], office),
    ]
    edit(office)
    found.append(measure("construire: one case changed", ["construire"], office))
    shutil.rmtree(office / "build")
    found.append(
        measure("construire --processus 1: everything, from nothing", ["construire", "--processus", "1"], office)
    )
    found.append(measure(f"decompte {EDITED}", ["decompte", EDITED], office))
    return found


def report(found: list[Measure], cases: int) -> str:
    """The measures as Markdown."""
    machine = f"engine {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores"
    lines = [
        "# Measures",
        "",
        f"`make bench`, {dt.datetime.now(dt.UTC):%Y-%m-%d}, {machine}, {cases} cases of the example portfolio.",
        "Start-up of the program included.",
        "",
        "| step | seconds | processor seconds | largest process, MiB |",
        "|---|---|---|---|",
        *(f"| {row.step} | {row.wall:.2f} | {row.processor:.2f} | {row.memory:.0f} |" for row in found),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure on a copy of the portfolio, write and print the report."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        shutil.copytree(ROOT / "cases", office / "cases")
        text = report(measures(office), len(list_references(office)))
    write_text(REPORT, text)
    print(text)


if __name__ == "__main__":
    main()
