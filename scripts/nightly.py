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
from dataclasses import dataclass
from pathlib import Path

from generator.writer import write_text

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "nightly.md"
HEAD = """# Long tests

Each run of `make nightly` adds its result on top. Properties run with 2,000 examples each and fresh seeds.
"""


@dataclass(frozen=True)
class Row:
    """One test: its name, ``passed``, ``failed`` or ``skipped``, and the seconds it took."""

    name: str
    result: str
    seconds: str


def run(arguments: list[str], junit: Path) -> int:
    """Run the tests marked nightly, and return pytest's exit code."""
    spread = ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup"]  # a file after the other on each core
    command = [sys.executable, "-m", "pytest", "-q", "-m", "nightly", *spread, f"--junitxml={junit}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"RECOUVRE_ESSAIS": "nuit"}, check=False).returncode


def rows(junit: Path) -> list[Row]:
    """Results of a run, slowest first."""
    found = []
    for case in ET.parse(junit).iter("testcase"):  # noqa: S314 - our own file
        inside = {child.tag for child in case}
        result = "failed" if inside & {"failure", "error"} else "skipped" if "skipped" in inside else "passed"
        name = f"{case.get('classname', '').removeprefix('tests.')} · {case.get('name')}"
        found.append(Row(name, result, case.get("time", "0")))
    return sorted(found, key=lambda row: -float(row.seconds))


def section(found: list[Row], now: dt.datetime, part: str) -> str:
    """The run as Markdown; ``part`` are the words that chose some tests only."""
    count = {result: sum(row.result == result for row in found) for result in ("passed", "failed", "skipped")}
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    counted = f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped."
    lines = [
        f"## {now:%Y-%m-%d %H:%M} UTC — commit {commit}",
        "",
        *([f"Part only: `{part}`."] if part else []),
        f"{counted} Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        "| test | result | seconds |",
        "|---|---|---|",
        *(f"| {row.name.replace('|', '¦')} | {row.result} | {row.seconds} |" for row in found),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, write, and return pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        code = run(sys.argv[1:], junit)
        found = rows(junit) if junit.is_file() else []
    if found:
        past = REPORT.read_text(encoding="utf-8").removeprefix(HEAD) if REPORT.is_file() else ""
        write_text(REPORT, f"{HEAD}\n{section(found, dt.datetime.now(dt.UTC), ' '.join(sys.argv[1:]))}{past}")
    return code


if __name__ == "__main__":
    sys.exit(main())
