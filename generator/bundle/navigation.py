"""Links, bookmarks and page labels of the merged PDF: every one leads to a page of the same file."""

import re
from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from generator.bundle.printed import Imprime
from generator.bundle.schedule import LINK, PETITION_LINK, anchor
from generator.bundle.stamping import Box
from generator.bundle.types import Entree, Partie
from generator.findings import BundleError

_OWN = re.compile(re.escape(LINK) + r"(\d+(?:\.\d+)*)")


def link_printed(pages: Sequence[Page], document: Imprime, first: int, starts: Mapping[str, int]) -> None:
    """Lead the links of a printed document, whose first page is ``first`` (from 0), to pages of the merged PDF.

    Raises:
        BundleError: a link leads nowhere.
    """
    targets = {
        name: _destination(pages, name, document, first, starts) for name in {link.cible for link in document.links}
    }
    ranks = {page.obj.objgen: rank for rank, page in enumerate(pages, start=1)}
    links = iter(document.links)
    for page in pages[first : first + document.pages]:
        for note in page.obj.get("/Annots", Array()):
            note.Dest = targets[next(links).cible]
            note.Contents = String(f"Page {ranks[note.Dest[0].objgen]}")


def row(pages: Sequence[Page], front: Imprime, numero: str) -> Array:
    """Destination of the row of a pièce in the bordereau."""
    rank, top = front.anchors[anchor(numero)]
    return _at(pages[rank], top)


def link_back(page: Page, box: Box, row: Array) -> None:
    """Make the stamp of a pièce lead back to its row of the bordereau."""
    page.obj.Annots = Array([_link(box, row)])


def bookmark(
    pdf: Pdf, entries: Sequence[Entree], starts: Mapping[str, int], parts: Mapping[str, int]
) -> tuple[Partie, ...]:
    """Write the bookmarks: parts, pièces under « Pièces », sub-pièces under their pièce."""
    listed = tuple(Partie(title, page) for title, page in parts.items())
    with pdf.open_outline() as outline:
        outline.root.extend(OutlineItem(part.titre, part.page - 1) for part in listed)
        if not entries:
            return listed
        pieces = OutlineItem("Pièces", starts[entries[0].numero] - 1)
        outline.root.append(pieces)
        by_number: dict[str, OutlineItem] = {}
        for entry in entries:
            item = OutlineItem(f"{entry.numero} – {entry.titre} (p. {starts[entry.numero]})", starts[entry.numero] - 1)
            by_number[entry.numero] = item
            above = by_number.get(entry.numero.rpartition(".")[0], pieces)
            above.children.append(item)
    return (*listed, Partie("Pièces", starts[entries[0].numero]))


def open_at_full_size(pdf: Pdf, title: str) -> None:
    """Number the pages from 1, open on the first at 100 % with the bookmarks shown."""
    root = pdf.Root
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
    root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])
    root.PageMode = Name.UseOutlines
    entitle(pdf, title, of_ours=True)
    pdf.docinfo["/Producer"] = String("Recouvre")


def entitle(pdf: Pdf, title: str, *, of_ours: bool) -> None:
    """Say in the window of a reader what a file is, and in which language ours are: a pièce may be in any."""
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if of_ours:
        pdf.Root.Lang = String("fr-FR")
    pdf.docinfo["/Title"] = String(title)


def _destination(pages: Sequence[Page], target: str, document: Imprime, first: int, starts: Mapping[str, int]) -> Array:
    if own := _OWN.fullmatch(target):
        return _at(pages[starts[own.group(1)] - 1], None)
    if target == PETITION_LINK:  # right after the printed pages
        return _at(pages[first + document.pages], None)
    name = target.removeprefix("#")
    if name not in document.anchors:
        raise BundleError(f"un lien de la liasse ne mène nulle part ({target}).")
    rank, top = document.anchors[name]
    return _at(pages[first + rank], top)


def _at(page: Page, top: float | None) -> Array:
    """Destination that keeps the reader's zoom."""
    return Array([page.obj, Name.XYZ, None, top, None])


def _link(box: Box, destination: Array) -> Object:
    """An annotation; parsing it takes half the time of building it piece by piece."""
    left, bottom, right, top = box
    rectangle = f"/Rect [{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
    note = Object.parse(f"<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 {rectangle} >>".encode("ascii"))
    note.Dest = destination
    return note
