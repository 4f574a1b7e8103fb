"""Files of an earlier build that nobody remembers: its state was lost, or never written.

What lies in the output must be what a clean build makes: the page of a case since removed or the letter no longer due
would mislead, or show a client to another. But ``--sortie`` may name a folder that holds other things: only what
carries our mark goes.
"""

from collections.abc import Container, Iterator
from pathlib import Path

from generator.pages import feeds
from generator.writer import refuse_link

_PAGE = "assets/recouvre.css"  # every page asks for it


def of_case(out: Path, reference: str) -> set[str]:
    """Everything in the folder of a case, as paths under ``out``; nothing when its calendar is not ours."""
    folder = out / "dossiers" / reference
    if not _says(folder / feeds.NAME, feeds.PRODUCT):
        return set()
    return {path.relative_to(out).as_posix() for path in folder.rglob("*") if path.is_file()}


def folders(out: Path, references: Container[str]) -> Iterator[Path]:
    """Folders of cases that are none of ``references``; errors of ``below``."""
    refuse_link(out / "dossiers")
    for calendar in (out / "dossiers").glob(f"*/{feeds.NAME}"):
        if calendar.parent.name not in references and _says(calendar, feeds.PRODUCT):
            yield calendar.parent


def pages(out: Path, made: Container[str]) -> Iterator[str]:
    """Pages that name cases and were not ``made``: of a person no longer in charge, at the end of a longer list."""
    marks = {"dossiers/page-*.html": _PAGE, "agenda/*.html": _PAGE, "agenda/*.ics": feeds.PRODUCT}
    for pattern, mark in marks.items():
        for path in out.glob(pattern):
            name = path.relative_to(out).as_posix()
            if name not in made and _says(path, mark):
                yield name


def _says(path: Path, mark: str) -> bool:
    try:
        return mark.encode() in path.read_bytes()
    except OSError:
        return False
