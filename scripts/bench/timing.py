"""How a thing is measured: a process of its own, wall and processor seconds, memory of the whole tree."""

import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
PERIOD = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True)
class Measure:
    """Wall and processor seconds of a command with its children, and the peak of their memory, summed, in MiB."""

    wall: float
    processor: float
    memory: float
    output: str


@dataclass(frozen=True)
class Row:
    """A line of a table of the report; ``cells`` follow the headers of its section."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A table of the report with what it says about itself."""

    title: str
    intro: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def markdown(self) -> str:
        """The section as Markdown."""
        lines = ["", f"## {self.title}", "", self.intro, "", f"| {' | '.join(('', *self.headers))} |"]
        lines.append(f"|---|{'---:|' * len(self.headers)}")
        lines += [f"| {' | '.join((row.name, *row.cells))} |" for row in self.rows]
        return "\n".join(lines) + "\n"


def run(command: Sequence[str], folder: Path | None = None, accepted: frozenset[int] = frozenset({0})) -> Measure:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: its exit code is not one of those ``accepted``.
    """
    _adopt()
    _reap()  # what an earlier command left is not this one's
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    # as on a user's machine: a module is compiled once, whatever this machine's own settings
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        peaks = [0.0]
        watcher = threading.Thread(target=_watch, args=(child.pid, peaks), daemon=True)
        watcher.start()
        output, errors = child.communicate()
    wall = time.perf_counter() - start
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    watcher.join()
    if child.returncode not in accepted:
        raise subprocess.CalledProcessError(child.returncode, command, output, errors)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(wall, processor, peaks[0], output)


def recouvre(office: Path, *arguments: str) -> Measure:
    """Run our program on an office; 1 says that files are to be corrected, which is no failure."""
    return run([sys.executable, "-m", "generator", *arguments, "--racine", str(office)], ROOT, frozenset({0, 1}))


def stage(module: str, *arguments: str) -> Any:
    """Run a stage in a process of its own and read the JSON it prints."""
    done = run([sys.executable, "-m", module, *arguments], ROOT)
    return json.loads(done.output)


def median(values: Sequence[float]) -> float:
    """Median; 0 of nothing."""
    return statistics.median(values) if values else 0.0


def _adopt() -> None:
    """Become the parent of what a command leaves behind: the process its workers are forked from. Linux only."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap() -> None:
    """Wait for what was adopted, so that its time is counted."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _watch(pid: int, peaks: list[float]) -> None:
    while any(True for _ in _memory(pid)):
        peaks[0] = max(peaks[0], sum(_memory(pid)))
        time.sleep(PERIOD)


def _memory(pid: int) -> Iterator[float]:
    """Proportional memory of a process and its descendants, MiB: pages they share count once. Linux only."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # ended, or not Linux
        return
    yield next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)
    for child in children:
        yield from _memory(int(child))
