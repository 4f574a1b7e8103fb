"""Exhibits in the order of their numbers, sub-pièces after their pièce, a placeholder page for each refused one."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.bundle.legible import filled, sheets
from generator.bundle.types import FICTIVE, Entree
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
    return Entree(numero, exhibit, title, date, 1, _placeholder(case, exhibit, numero), line.communiquee_le)


def _placeholder(case: Case, exhibit: Exhibit, numero: str) -> bytes:
    """The page that holds the place of a pièce that could not be taken in (why, what to do), or is not to be shown."""
    fictive = exhibit.refus is not None and exhibit.refus.code == FICTIVE
    template = "liasse/piece-fictive.html" if fictive else "liasse/piece-absente.html"
    context = {
        "reference": case.dossier.reference,
        "numero": numero,
        "titre": exhibit.piece.titre,
        "fichier": PurePosixPath(exhibit.piece.fichier).name,
        "octets": f"{exhibit.octets:,}".replace(",", "\N{NO-BREAK SPACE}"),
        "sha256": exhibit.sha256,
        "message": exhibit.refus.message if exhibit.refus else "",
        "remede": exhibit.refus.remede if exhibit.refus else "",
    }
    return sheets(template, filled(template, context, case.root), case.root, tagged=False)
