"""The locks: hashes everywhere, floors of security, and nothing imported that they do not hold."""

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture import ROOT, imported

LOCKS = ("runtime", "dask", "dev")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Name -> versions without a known hole, or with a limit the engine relies on.
FLOORS = {
    "fonttools": ">=4.60.2",  # CVE-2025-66034
    "jinja2": ">=3.1.6",  # sandbox escapes
    "markdown": ">=3.8.1",
    "mkdocs-material": ">=9.7.7,<10",  # DOM XSS in search suggestions
    "pikepdf": ">=10.17",  # limits against decompression bombs
    "pillow": ">=13.0.0",
    "pymdown-extensions": ">=11.0.1",
    "weasyprint": ">=70.0",  # redirects to a local file
}
# Run by `make bench` in an environment of its own, which uv makes with pinned versions.
APART = ROOT / "scripts" / "bench" / "rivals"
# Licences or behaviour the engine must not depend on.
ABSENT = {"pypdf", "pymupdf", "docopt"}


def entries(lock: str) -> list[str]:
    """Requirements of a lock, one a line, hashes included."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pinned(lock: str) -> dict[str, set[Version]]:
    """Name -> versions: one, or one per range of Python versions."""
    found: dict[str, set[Version]] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.partition(" --hash")[0])
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        found.setdefault(canonicalize_name(requirement.name), set()).add(Version(specifier.version))
    return found


@pytest.mark.parametrize("lock", [*LOCKS, "source"])
def test_every_entry_has_hashes_and_no_place(lock: str) -> None:
    for entry in entries(lock):
        assert re.search(r"( +--hash=sha256:[0-9a-f]{64})+ *$", entry), entry
        assert "http" not in entry
        assert " @ " not in entry


@pytest.mark.parametrize("lock", LOCKS)
def test_floors(lock: str) -> None:
    locked = pinned(lock)
    for name, specifier in FLOORS.items():
        assert name in locked
        assert all(version in SpecifierSet(specifier) for version in locked[name]), name
    assert not ABSENT & set(locked)


def test_the_locks_agree() -> None:
    dev = pinned("dev")
    for lock in ("runtime", "dask"):
        for name, versions in pinned(lock).items():
            assert dev[name] == versions, name


def requirements(*lists: list[str]) -> dict[str, SpecifierSet]:
    return {canonicalize_name(Requirement(text).name): Requirement(text).specifier for text in chain(*lists)}


def test_the_locks_hold_what_the_project_asks() -> None:
    runtime = requirements(PROJECT["project"]["dependencies"])
    dask = requirements(PROJECT["project"]["optional-dependencies"]["dask"])
    dev = requirements(PROJECT["dependency-groups"]["dev"])
    for lock, asked in (("runtime", runtime), ("dask", runtime | dask), ("dev", runtime | dask | dev)):
        locked = pinned(lock)
        for name, specifier in asked.items():
            assert name in locked, f"{name}: run make lock"
            assert all(version in specifier for version in locked[name]), f"{name}: run make lock"


@cache
def foreign_imports(folder: str) -> dict[str, str]:
    """Name of each library imported under a folder -> a file that imports it."""
    found: dict[str, str] = {}
    ours = {"generator", "tests", "scripts"}
    for path in sorted((ROOT / folder).rglob("*.py")):
        if path.is_relative_to(APART):
            continue
        for _, name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            top = name.partition(".")[0]
            if top and top not in ours | set(sys.stdlib_module_names):
                found.setdefault(top, str(path.relative_to(ROOT)))
    return found


@cache
def providers() -> Mapping[str, list[str]]:
    """Name imported -> distributions that bring it."""
    return packages_distributions()


@pytest.mark.parametrize(
    ("folder", "lists"),
    [
        ("generator", ("dependencies", "dask")),
        ("scripts", ("dependencies", "dev")),
        ("tests", ("dependencies", "dask", "dev", "source")),
    ],
)
def test_nothing_is_imported_that_is_not_asked_for(folder: str, lists: tuple[str, ...]) -> None:
    """A library that another one happens to bring may go away with it."""
    by_name = {
        "dependencies": PROJECT["project"]["dependencies"],
        "dask": PROJECT["project"]["optional-dependencies"]["dask"],
        "dev": PROJECT["dependency-groups"]["dev"],
        "source": PROJECT["dependency-groups"]["source"],
    }
    asked = set(requirements(*(by_name[name] for name in lists)))
    distributions = providers()
    for library, path in foreign_imports(folder).items():
        found = {canonicalize_name(name) for name in distributions.get(library, [library])}
        assert found & asked, f"{path} imports {library}: add it to pyproject.toml, then make lock"


def test_every_dependency_serves() -> None:
    """Declared and never imported: a hole more, for nothing."""
    used = set(foreign_imports("generator"))
    distributions = providers()
    serving = {canonicalize_name(name) for library in used for name in distributions.get(library, [])}
    # mkdocs and its theme run in a child process, never imported
    assert set(requirements(PROJECT["project"]["dependencies"])) - serving <= {"mkdocs", "mkdocs-material"}


def test_what_is_built_from_source_is_for_the_tests_alone() -> None:
    asked = requirements(PROJECT["dependency-groups"]["source"])
    assert set(pinned("source")) == set(asked)
    assert not set(asked) & set(pinned("dev"))
