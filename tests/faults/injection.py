"""Fail or kill the Nth system call of a command, with strace; count them first.

The command that may fail runs as the real interpreter on the real files; one that nothing disturbs, in this process.
``strace`` may be absent or forbidden (containers without
ptrace): ``available`` says so, and the tests that need it are skipped with the reason.
"""

import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from generator import cli
from generator.resources import forget
from tests.office import REPOSITORY

CALLS = ("write", "fsync", "rename")  # families; each counts its variants
EFFECTS = ("ENOSPC", "EIO", "EDQUOT", "KILL")
_NAMES = {"write": "write,pwrite64,writev", "fsync": "fsync,fdatasync", "rename": "rename,renameat,renameat2"}


@dataclass(frozen=True)
class Fault:
    """One injection: at the ``nth`` call of a family, an error number's name or SIGKILL."""

    family: str
    nth: int
    effect: str  # one of EFFECTS

    @property
    def option(self) -> str:
        """The option of strace."""
        what = "signal=KILL" if self.effect == "KILL" else f"error={self.effect}"
        return f"inject={_NAMES[self.family]}:{what}:when={self.nth}"

    def __str__(self) -> str:
        return f"{self.effect} au {self.nth}e {self.family}"


@cache
def available() -> str:
    """Empty when faults can be injected; else the reason why not."""
    if shutil.which("strace") is None:
        return "strace est absent : apt-get install strace"
    probe = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    return "" if probe.returncode == 0 else f"strace n'est pas autorisé ici : {probe.stderr.strip()[:80]}"


def run(
    arguments: list[str], *, answers: str = "", option: str = "", log: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``recouvre``, which reads ``answers``, under strace when its calls are to fail or to be logged."""
    if not option and log is None:
        return here(arguments, answers)
    traced = ",".join(_NAMES.values())
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log or os.devnull), "-e", f"trace={traced}"]
    if option:
        command += ["-e", option]
    command += [sys.executable, "-X", "utf8", "-m", "generator", *arguments]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=900,
    )


def here(arguments: list[str], answers: str = "") -> subprocess.CompletedProcess[str]:
    """The same in this process, which knows nothing of the office it worked on before."""
    forget()
    there, told, refused = sys.stdin, StringIO(), StringIO()
    sys.stdin = StringIO(answers)
    try:
        with redirect_stdout(told), redirect_stderr(refused):
            code = cli.run(arguments)
    finally:
        sys.stdin = there
    return subprocess.CompletedProcess(arguments, code, told.getvalue(), refused.getvalue())


def count(arguments: list[str], answers: str, log: Path) -> dict[str, int]:
    """Number of calls of each family in a run without fault."""
    done = run(arguments, answers=answers, log=log)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return {
        family: sum(bool(re.match(rf"\d+ +({names.replace(',', '|')})\(", line)) for line in lines)
        for family, names in _NAMES.items()
    }


def plan(counted: dict[str, int], most: int) -> list[Fault]:
    """Calls spread evenly over every family, each with another effect than the one before, ``most`` in all.

    The first effect changes from a command to the next with the number of its calls: a few points each see them all.
    """
    calls = [(family, nth) for family in CALLS for nth in range(1, counted[family] + 1)]
    most = min(most, len(calls) * len(EFFECTS))
    places = ((calls[rank * len(calls) // most], (rank + len(calls)) % len(EFFECTS)) for rank in range(most))
    return [Fault(*call, EFFECTS[effect]) for call, effect in places]
