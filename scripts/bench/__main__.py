"""``make bench``: measure, print, and write ``docs/benchmarks.md`` when everything was asked.

Usage: ``python -m scripts.bench [--parts letters,site] [--cases 10000] [--letters 40]``.
"""

import argparse
import datetime as dt
import importlib.metadata
import os
import platform
from collections.abc import Callable
from pathlib import Path

from generator import __version__
from generator.writer import write_text
from scripts.bench import bundles, letters, portfolio, site
from scripts.bench.timing import ROOT, Section, run

REPORT = ROOT / "docs" / "benchmarks.md"
LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "mkdocs", "mkdocs-material", "pyyaml", "pydantic")
HEAD = """\
# Benchmarks

One run of `make bench`: every figure below comes from the same machine within the same hour; compare ratios, not
seconds. Losses are printed like the rest. {losses}

{now} UTC, commit {commit}, engine {engine}, Python {python}, {cores} cores ({cpu}), load
{load} at the start; {libraries}.
"""
LOSSES = """\
Typst sets the same words ten to twenty times faster than WeasyPrint; we keep WeasyPrint for HTML templates an office
can read and change. A case page holds the whole case and costs more to make than a page of plain text."""


def parts(options: argparse.Namespace) -> dict[str, Callable[[], Section]]:
    """What can be measured, by name."""
    return {
        "letters": lambda: letters.section(options.letters),
        "bundles": lambda: bundles.section(options.rounds),
        "site": lambda: site.section(options.pages, options.pages // 5),
        "checks": lambda: portfolio.checks(options.checked),
        "portfolio": lambda: portfolio.section(options.cases),
    }


def head() -> str:
    """Machine and versions."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    return HEAD.format(
        losses=LOSSES.replace("\n", " "), now=f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M}", commit=_commit(),
        engine=__version__, python=platform.python_version(), cores=os.cpu_count(), cpu=_processor(),
        libraries=versions, load=f"{os.getloadavg()[0]:.1f}",
    )  # fmt: skip


def _commit() -> str:
    return run(["git", "rev-parse", "--short", "HEAD"], ROOT).output.strip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def main() -> None:
    """Measure what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", default="letters,bundles,site,checks,portfolio")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--checked", type=int, default=10_000)
    parser.add_argument("--letters", type=int, default=40)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    known, asked = parts(options), options.parts.split(",")
    if unknown := [name for name in asked if name not in known]:
        parser.error(f"unknown part: {', '.join(unknown)}; known: {', '.join(known)}")
    text = head()
    print(text)
    for name in asked:
        section = known[name]().markdown()
        print(section, flush=True)
        text += section
    if asked == list(known):
        write_text(REPORT, text)


if __name__ == "__main__":
    main()
