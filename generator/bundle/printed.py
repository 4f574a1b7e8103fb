"""A document we printed, ready to be merged: its pages, its anchors, its links."""

from collections.abc import Iterator, Mapping
from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, NameTree, Object, Pdf, String

from generator.findings import BundleError


class Renvoi(Struct, frozen=True):
    """A link of a printed page: page it is on (from 0), its box, where it leads: ``#anchor`` or an address."""

    page: int
    box: tuple[float, float, float, float]
    cible: str


class Imprime(Struct, frozen=True):
    """Printed pages; ``anchors`` gives the page (from 0) and height of every ``id`` of the template."""

    content: bytes
    pages: int
    anchors: Mapping[str, tuple[int, float]]
    links: tuple[Renvoi, ...]


def printed(content: bytes) -> Imprime:
    """Read back a PDF that ``render.pdf`` has just made."""
    with Pdf.open(BytesIO(content)) as opened:
        return Imprime(content, len(opened.pages), _anchors(opened), tuple(_links(opened)))


def pages_only(content: bytes) -> Pdf:
    """Open what we printed without its names and bookmarks, nor where its links lead: pages of that file alone."""
    pdf = Pdf.open(BytesIO(content))
    holders = [pdf.Root, *(note for page in pdf.pages for note in page.obj.get("/Annots", Array()))]
    for holder in holders:
        for key in ("/Names", "/Outlines", "/Dest", "/A"):
            if key in holder:
                del holder[key]
    return pdf


def _anchors(opened: Pdf) -> dict[str, tuple[int, float]]:
    names = opened.Root.get("/Names", Dictionary()).get("/Dests")
    if not isinstance(names, Dictionary):
        return {}
    ranks = {page.obj.objgen: rank for rank, page in enumerate(opened.pages)}
    return {str(name): _place(target, ranks) for name, target in NameTree(names).items()}


def _place(target: Object | String, ranks: Mapping[tuple[int, int], int]) -> tuple[int, float]:
    destination = target.D if isinstance(target, Dictionary) else target
    if not isinstance(destination, Array):
        raise BundleError("une ancre de la liasse ne mène nulle part.")
    return ranks[destination[0].objgen], float(destination[3])


def _links(opened: Pdf) -> Iterator[Renvoi]:
    for rank, page in enumerate(opened.pages):
        for note in page.obj.get("/Annots", Array()):
            action = note.get("/A", Dictionary())
            name = note.get("/Dest", action.get("/D"))
            left, bottom, right, top = (round(float(edge), 2) for edge in note.Rect)
            target = f"#{name}" if name is not None else str(action.get("/URI", ""))
            yield Renvoi(rank, (left, bottom, right, top), target)
