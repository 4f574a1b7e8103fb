"""The requête inside the liasse: the same text as the draft, where each « pièce n° 4 » leads to its page.

It is joined only when the procedure is at hand and nothing is missing for it; it stays a draft (« PROJET »).
"""

import re
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct

from generator.bundle.legible import legible
from generator.bundle.printed import Imprime, printed
from generator.bundle.schedule import LINK
from generator.documents import CATALOGUE, contexts, missing
from generator.documents.draft import Draft
from generator.numbering import CITED, numbers
from generator.progress.types import Stade
from generator.render import html, pdf
from generator.render.own import printing

DOCUMENT = "requete-injonction"
_TAG = re.compile(r"(<[^>]*>)")
# « n° » is in the link: when one follows a non-breaking space, WeasyPrint may cut the line far before it.
_NUMBER = re.compile(r"(?:n°[\s\u00a0])?(\d+)", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"(<t[dh]\b[^>]*>)(.*?)(</t[dh]>)", re.DOTALL)
_HEADS = re.compile(r"(?:Pièces?[\s\u00a0])?n°", re.IGNORECASE)
_ONLY_NUMBERS = re.compile(r"[\d\s\u00a0,]*(?:(?:et|à)?[\d\s\u00a0,]*)*")


class Requete(Struct, frozen=True):
    """The requête with its links, before it is printed."""

    page: str
    style: str
    couleur: str | None
    gabarit: str
    root: Path

    def printed(self) -> Imprime:
        """Print it."""
        with printing(self.root, self.gabarit, self.style):
            return printed(pdf(self.page, style=self.style, root=self.root, couleur=self.couleur))


def petition(liasse: Draft) -> Requete | None:
    """Fill the requête with its links; None when the case is not at that stage or lacks something."""
    document, case = CATALOGUE[DOCUMENT], liasse.case
    draft = document.draft(case, liasse.office, liasse.decompte, liasse.situation)
    if draft.situation.stade is not Stade.JUDICIAIRE or missing(document, draft):
        return None
    template = document.gabarit_pour(draft)
    page = legible(html(template, contexts.of(document, draft), case.root), case.root)
    linked = link_pieces(page, set(numbers(case.dossier).values()))
    return Requete(linked, document.style, draft.creancier.couleur, template, case.root)


def link_pieces(page: str, known: Collection[str]) -> str:
    """Make a link of each number of pièce in our own HTML: in sentences, and in columns headed « Pièce n° »."""

    def anchored(number: re.Match[str]) -> str:
        text, piece = number.group(0, 1)
        return f'<a class="lien" href="{LINK}{piece}">{text}</a>' if piece in known else text

    parts = _TAG.split(page)
    for index in range(0, len(parts), 2):
        parts[index] = CITED.sub(lambda cited: cited.group(1) + _NUMBER.sub(anchored, cited.group(2)), parts[index])
    return _TABLE.sub(lambda table: _in_columns(table.group(), anchored), "".join(parts))


def _in_columns(table: str, anchored: Callable[[re.Match[str]], str]) -> str:
    head, *rows = _ROW.findall(table)
    titles = [_TAG.sub("", cell[1]) for cell in _CELL.findall(head)]
    wanted = {rank for rank, title in enumerate(titles) if _HEADS.fullmatch(title.strip())}
    for row in rows:
        cells = list(_CELL.finditer(row))
        if len(cells) != len(titles):
            continue
        made = row
        for rank in sorted(wanted, reverse=True):
            cell = cells[rank]
            if _ONLY_NUMBERS.fullmatch(cell.group(2)):
                linked = _NUMBER.sub(anchored, cell.group(2))
                made = made[: cell.start(2)] + linked + made[cell.end(2) :]
        table = table.replace(row, made, 1)
    return table
