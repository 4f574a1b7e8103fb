"""Run the long tests and write their dated result at the top of ``docs/nightly.md``, to be committed.

Usage: ``make nightly``, or ``make nightly ARGS="tests/render"`` for a part: the result then says which.
"""

import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET  # reads the report that pytest has just written
from dataclasses import dataclass, field
from pathlib import Path

from generator.writer import write_text

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "nightly.md"
HEAD = """# Long tests

Each run of `make nightly` adds its result on top; the twenty last are kept. Properties run with 2,000 examples each and
fresh seeds. A line is a test, whatever it was given; what failed is named. « Given » is what the command line added:
a path makes it a part only.
"""
KEPT = 20


@dataclass
class Row:
    """A test, whatever it was given: how often it passed, failed or was skipped, the seconds it took."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)


def run(arguments: list[str], junit: Path) -> int:
    """Run the tests marked nightly, and return pytest's exit code."""
    spread = ["-n", str(os.cpu_count() or 1), "--dist", "loadfile"]  # a file after the other on each core
    command = [sys.executable, "-m", "pytest", "-q", "-m", "nightly", *spread, f"--junitxml={junit}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"RECOUVRE_ESSAIS": "nuit"}, check=False).returncode


def rows(junit: Path) -> list[Row]:
    """The tests of a run, slowest first."""
    found: dict[str, Row] = {}
    for case in ET.parse(junit).iter("testcase"):  # noqa: S314 - our own file
        inside = {child.tag for child in case}
        name = f"{case.get('classname', '').removeprefix('tests.')} · {case.get('name')}"
        row = found.setdefault(name.partition("[")[0], Row(name.partition("[")[0]))
        row.seconds += float(case.get("time", "0"))
        if inside & {"failure", "error"}:
            row.failed += 1
            row.broken.append(name)
        elif "skipped" in inside:
            row.skipped += 1
        else:
            row.passed += 1
    return sorted(found.values(), key=lambda row: -row.seconds)


def section(found: list[Row], now: dt.datetime, part: str) -> str:
    """The run as Markdown; ``part`` are the words that chose some tests only."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    passed, failed, skipped = (sum(getattr(row, name) for row in found) for name in ("passed", "failed", "skipped"))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores."
    lines = [
        f"## {now:%Y-%m-%d %H:%M} UTC — commit {commit}",
        "",
        *([f"Given: `{part}`."] if part else []),
        f"{passed} passed, {failed} failed, {skipped} skipped. {machine}",
        *(f"Failed: {name}" for row in found for name in row.broken),
        "",
        "| test | passed | failed | skipped | seconds |",
        "|---|---|---|---|---|",
        *(f"| {row.name} | {row.passed} | {row.failed} | {row.skipped} | {row.seconds:.0f} |" for row in found),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, write, and return pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        code = run(sys.argv[1:], junit)
        found = rows(junit) if junit.is_file() else []
    if found:
        past = REPORT.read_text(encoding="utf-8").split("\n## ")[1:KEPT] if REPORT.is_file() else []
        last = section(found, dt.datetime.now(dt.UTC), " ".join(sys.argv[1:]))
        write_text(REPORT, "\n".join((HEAD, last, *(f"## {one}" for one in past))))
    return code


if __name__ == "__main__":
    sys.exit(main())
