"""An office's own repository: what ``recouvre init`` writes.

A plain tree of files lies in ``templates/init``; the law's and the editor's files come from where the engine keeps
them, so that there is one of each.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.findings import RecouvreError
from generator.resources import shipped
from generator.writer import TEMPORARY, below, write_bytes

# Stored without their dot: a .gitignore among the templates would act on the templates.
_DOTTED = {"gitignore", "gitlab-ci.yml", "github"}

# What the engine ships -> where it goes in the office.
_SHARED = {
    ".gitattributes": ".gitattributes",
    ".vscode": ".vscode",
    "schema": "schema",
    "requirements/runtime.txt": "requirements/runtime.txt",
    "scripts/setup.sh": "outils/installer.sh",
    "cases/_cabinet/strategies.yaml": "cases/_cabinet/strategies.yaml",
}


_HOME = "cases/_cabinet"
_LAST = f"{_HOME}/cabinet.yaml"  # written last: with it there, the office is whole


class OfficeExists(RecouvreError):  # noqa: N818 - says what happened
    """The folder already holds an office."""


def create(folder: Path) -> list[Path]:
    """Write a new office at ``folder``: office files, one sample case, schema, checks for CI, editor settings.

    Files that are already there (a README, a .gitignore) are left as they are; an office cut short is finished.

    Returns:
        the files written, sorted.

    Raises:
        OfficeExists: ``folder`` holds an office already, or office files of another hand; nothing is written.
        OSError: the file system refused, or a folder on the way is a link; nothing is written through one.
    """
    ours = dict(sorted(_files(), key=lambda one: (one[0] == _LAST, one)))
    there = (path.relative_to(folder).as_posix() for path in (folder / _HOME).rglob("*") if not path.is_dir())
    if (folder / _LAST).exists() or any(name not in ours for name in there if TEMPORARY not in name):
        raise OfficeExists(f"{folder} contient déjà un cabinet ({_HOME}). Choisir un autre répertoire.")
    missing = {target: source for name, source in ours.items() if not (target := below(folder, name)).exists()}
    for target, source in missing.items():
        write_bytes(target, source.read_bytes(), durable=True)
    return sorted(missing)


def _files() -> Iterator[tuple[str, Path]]:
    """Every file of a new office: its place there, and where its bytes are."""
    for relative, path in _under(shipped("templates/init")):
        head, slash, rest = relative.partition("/")
        yield (f".{head}" if head in _DOTTED else head) + slash + rest, path
    for ours, theirs in _SHARED.items():
        for relative, path in _under(shipped(ours)):
            yield f"{theirs}/{relative}" if relative else theirs, path


def _under(home: Path) -> Iterator[tuple[str, Path]]:
    """Files under a folder with their path in it; a file alone is itself, with an empty path."""
    if home.is_file():
        yield "", home
        return
    for path in home.rglob("*"):
        if path.is_file():
            yield path.relative_to(home).as_posix(), path
