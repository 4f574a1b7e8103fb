"""The command line run in this process, as a user would type it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import run
from tests.office import copy_office
from tests.once import once  # noqa: F401 - for every test of the room


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run ``recouvre …``."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return call


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The demo office with four of its cases, free to change."""
    return copy_office(tmp_path / "cabinet", ("2026-0102", "2026-0105", "2026-0109", "2026-0110"))
