"""Exhibits in the order of their numbers, sub-pièces after their pièce, a placeholder page for each refused one."""

from collections.abc import Iterator, Mapping

from generator.bundle.placeholder import placeholder
from generator.bundle.types import Entree
from generator.case import Case
from generator.exhibits import Exhibit
from generator.numbering import Numerotee, number
from generator.render.typography import apostrophes


def entries(case: Case, exhibits: tuple[Exhibit, ...]) -> tuple[Entree, ...]:
    """Place every exhibit of a case; a pièce of the file that intake did not see is left out by nobody: it raises.

    Raises:
        KeyError: an exhibit is missing (a bug of the caller).
    """
    by_id: Mapping[str, Exhibit] = {exhibit.piece.id: exhibit for exhibit in exhibits}
    return tuple(
        entry
        for line in number(case.dossier)
        for entry in _with_attachments(case, by_id[line.piece.id], str(line.numero), line)
    )


def _with_attachments(case: Case, exhibit: Exhibit, numero: str, line: Numerotee) -> Iterator[Entree]:
    yield _entry(case, exhibit, numero, line)
    for rank, under in enumerate(exhibit.sous, start=1):
        yield from _with_attachments(case, under, f"{numero}.{rank}", line)


def _entry(case: Case, exhibit: Exhibit, numero: str, line: Numerotee) -> Entree:
    title, date = exhibit.piece.titre, exhibit.piece.date
    if "." not in numero:  # a title the office chose; that of an attachment is the name of its file
        title = apostrophes(title)
    if exhibit.pdf is not None:
        return Entree(numero, exhibit, title, date, exhibit.pages, exhibit.pdf, line.communiquee_le)
    return Entree(numero, exhibit, title, date, 1, placeholder(case, exhibit, numero), line.communiquee_le)
