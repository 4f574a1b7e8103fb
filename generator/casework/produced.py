"""Drafts that ``produire`` put beside those of a build: of another day, of other invoices, or not due.

They are noted in their folder: the next build takes them away, and puts its own in their place. A draft that nobody
makes again would one day be signed with the figures of another.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.alone import alone
from generator.render import Output
from generator.writer import below, write_bytes

HOME = "courriers"
MARK = ".produits"


def put(out: Path, reference: str, outputs: Iterable[Output]) -> list[Path]:
    """Write drafts of a case under ``out``; their paths. Errors of ``below``."""
    made = list(outputs)
    home = f"dossiers/{reference}/{HOME}"
    paths = [below(out, f"{home}/{one.name}") for one in made]
    with held(out):
        mark = below(out, note(reference))
        names = {*_names(mark), *(one.name for one in made)}
        write_bytes(mark, "".join(f"{name}\n" for name in sorted(names)).encode())  # first: what is cut short is noted
        for path, one in zip(paths, made, strict=True):
            write_bytes(path, one.content)
    return paths


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold what is noted under ``out`` while it is looked at and changed: two commands would lose names of it."""
    out.mkdir(parents=True, exist_ok=True)
    with alone(out, waits=True):
        yield


def note(reference: str) -> str:
    """Where ``put`` notes what it writes, under ``out``."""
    return f"dossiers/{reference}/{HOME}/{MARK}"


def noted(out: Path, reference: str) -> set[str]:
    """What ``put`` wrote since the last build, as paths under ``out``."""
    return {f"dossiers/{reference}/{HOME}/{name}" for name in _names(out / note(reference))}


def _names(mark: Path) -> list[str]:
    """Plain names alone: a file of the output is believed no further."""
    try:
        lines = mark.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return [line for line in lines if line and "/" not in line and line not in {".", ".."}]
