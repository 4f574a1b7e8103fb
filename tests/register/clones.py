"""The office as each of two people has it: real git, a bare repository and clones of what ``recouvre init`` makes."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import run
from generator.init import create
from tests.architecture import ROOT

CASE = "exemple-0001"
HOME = f"cases/{CASE}"
_SETTINGS = ("user.name=a", "user.email=a@cabinet.example", "commit.gpgsign=false", "core.editor=true")
# A power cut comes between two changes of the disk: each is a rename, or the removal of a file.
_KILLED = """
import os, signal, sys
left = int(sys.argv[1])
def watch(event, arguments):
    global left
    if event in {"os.rename", "os.remove"} and "cases" in str(arguments[0]) and ".pyc" not in str(arguments[0]):
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
sys.addaudithook(watch)
from generator.cli import run
sys.exit(run(sys.argv[2:]))
"""
WHO = [word for setting in _SETTINGS for word in ("-c", setting)]


class Clone:
    """The office as one person has it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def git(self, *arguments: str, check: bool = True) -> str:
        environment = {**os.environ, "LC_ALL": "C"}
        command = ["git", "-C", str(self.root), *WHO, *arguments]
        done = subprocess.run(command, check=check, capture_output=True, text=True, env=environment)
        return done.stdout + done.stderr

    def recouvre(self, *arguments: str, code: int = 0) -> str:
        """What a command prints; it ends with this code."""
        self.capsys.readouterr()
        ended = run([*arguments, "--racine", str(self.root)])
        printed = self.capsys.readouterr()
        assert ended == code, printed.out + printed.err
        return printed.out + printed.err

    def killed_after(self, writes: int, *arguments: str) -> bool:
        """Run a command in its own process, killed (SIGKILL) before its next write; whether it was."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _KILLED, str(writes), *arguments, "--racine", str(self.root)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
        assert done.returncode in {0, -signal.SIGKILL}, done.stdout + done.stderr
        return done.returncode != 0

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", CASE)

    def push(self) -> None:
        self.commit()
        self.git("push", "-q")

    def pull(self) -> None:
        """« git pull --rebase », stopped by a conflict."""
        self.commit()
        assert "CONFLICT" in self.git("pull", "--rebase", check=False)

    def go_on(self) -> str:
        self.git("add", "-A", HOME)
        return self.git("rebase", "--continue", check=False)

    def add_line(self, *lines: str) -> None:
        with (self.root / HOME / "dossier.yaml").open("a", encoding="utf-8") as stream:
            stream.write("".join(f"\n{line}" for line in lines))

    def replace(self, old: str, new: str) -> None:
        path = self.root / HOME / "dossier.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def dossier(self) -> dict[str, Any]:
        loaded = yaml.load((self.root / HOME / "dossier.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - builds text only
        assert isinstance(loaded, dict)
        return loaded

    @property
    def blocks(self) -> list[dict[str, Any]]:
        text = (self.root / HOME / "emis/registre.yaml").read_text(encoding="utf-8")
        return list(yaml.safe_load(text))


def two_clones(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Clone, Clone]:
    """The office of two legal assistants, and what both have pushed."""
    seed = Clone(folder / "graine", capsys)
    create(seed.root)
    subprocess.run(["git", "init", "-q", "-b", "main", str(seed.root)], check=True)
    seed.commit()
    subprocess.run(["git", "clone", "-q", "--bare", str(seed.root), str(folder / "origine.git")], check=True)
    made = []
    for name in ("alix", "béa et Zoé"):
        subprocess.run(["git", "clone", "-q", str(folder / "origine.git"), str(folder / name)], check=True)
        made.append(Clone(folder / name, capsys))
    return made[0], made[1]


def issued(clone: Clone, *how: str, au: str = "2026-11-21") -> None:
    clone.recouvre("emettre", CASE, *how, "--au", au)
