"""A small office made of demo cases, and one clean build of it, copied by the tests that change something."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.build.construct import Report, construct
from generator.build.crew import quiet
from generator.build.freshness import Look
from generator.build.order import Engine, Order, fixed
from tests.office import copy_office
from tests.once import once  # noqa: F401 - for every test of the room

CASES = ("2026-0102", "2026-0105", "2026-0117")
AU = dt.date(2026, 11, 21)


def build(
    root: Path, *, au: dt.date = AU, seen: Look | None = None, named: Container[str] | None = None, **options: Any
) -> Report:
    """Build the office at ``root`` into its ``build`` folder, in this process."""
    chosen: dict[str, Any] = {"liasses": "aucune", "engine": Engine(processes=1)} | options
    return construct(Order(root, root / "build", fixed(au), **chosen), quiet, seen, named)


def tree(root: Path) -> dict[str, str]:
    """Hash of every published file: the state and the caches are not published."""
    out = root / "build"
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.relative_to(out).parts[0].startswith(".")
    }


def anew(root: Path, fresh: Path, **options: Any) -> dict[str, str]:
    """The bytes of a build from nothing of the same files.

    The shell and what was read of the pièces, each under its hash, are taken over: they have their own tests.
    """
    for name in ("cases", "templates", "build/.shell", "build/.cache/pieces"):
        if (root / name).exists():
            shutil.copytree(root / name, fresh / name)
    build(fresh, **options)
    return tree(fresh)


def with_shell(built: Path, target: Path, references: Iterable[str]) -> Path:
    """Demo cases in an office of their own, its shell taken over from the built one: it has its own tests."""
    root = copy_office(target, references)
    shutil.copytree(built / "build" / ".shell", root / "build" / ".shell")
    return root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office built once; never changed."""
    root = copy_office(tmp_path_factory.mktemp("cabinet"), CASES)
    build(root)
    return root


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    """A copy of the built office, times kept, that a test may change."""
    target = tmp_path / "cabinet"
    shutil.copytree(built, target, symlinks=True)
    build(target)  # its files have new ctimes: settle the state
    return target
