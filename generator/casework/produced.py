"""What ``produire``, ``assembler`` and ``exporter`` put beside what a build made: of another day, or not due.

It is noted in the folder of the case: the next build takes it away, and puts its own in its place. A draft, a liasse or
an archive that nobody makes again would one day be signed or sent with the figures of another.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

from generator.alone import alone
from generator.render import Output
from generator.writer import below, write_bytes

Home = Literal["courriers", "liasse", "exports"]
MARK = ".produits"


def put(out: Path, reference: str, home: Home, outputs: Iterable[Output]) -> list[Path]:
    """Write files of a case in a folder of it, under ``out``; their paths. Errors of ``below``."""
    made = {f"{home}/{one.name}": one.content for one in outputs}
    paths = [below(out, f"dossiers/{reference}/{name}") for name in made]
    with held(out):
        mark = below(out, note(reference))
        names = sorted({*_names(mark), *made})
        write_bytes(mark, "".join(f"{name}\n" for name in names).encode())  # first: what is cut short is noted
        for path, content in zip(paths, made.values(), strict=True):
            write_bytes(path, content)
    return paths


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold what is noted under ``out`` while it is looked at and changed: two commands would lose names of it."""
    out.mkdir(parents=True, exist_ok=True)
    with alone(out, waits=True):
        yield


def note(reference: str) -> str:
    """Where ``put`` notes what it writes, under ``out``."""
    return f"dossiers/{reference}/{MARK}"


def noted(out: Path, reference: str) -> set[str]:
    """What ``put`` wrote since the last build, as paths under ``out``."""
    return {f"dossiers/{reference}/{name}" for name in _names(out / note(reference))}


def _names(mark: Path) -> list[str]:
    """Names in our own folders alone: a file of the output is believed no further."""
    try:
        lines = mark.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return [line for line in lines if _is_ours(*line.split("/"))]


def _is_ours(home: str, *parts: str) -> bool:
    return home in get_args(Home) and bool(parts) and not {"", ".", ".."} & {*parts}
