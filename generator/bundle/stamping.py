"""The stamp of a pièce and the number of a page, written in the white bands of the sheet.

Each is a content stream appended to the page under fixed names, with our fonts cut to the characters of the liasse:
the same case gives the same bytes, and nothing of the exhibit is covered.
"""

from collections.abc import Iterable
from functools import lru_cache

from pikepdf import Array, Dictionary, Object, Page, Pdf

from generator.bundle.types import Entree
from generator.exhibits.fonts import BOLD, REGULAR, Ink, Police, printable
from generator.exhibits.sheet import MARGIN, NUMBER_BAND, STAMP_BAND

_ALWAYS = "Pièce n°0123456789.·/- p…–?"
_STAMP, _TITLE, _NUMBER = 9.0, 7.5, 8.5  # sizes
_PAD, _BOX = 5.0, 16.0  # inner margin and height of the frame of the stamp
_INK, _GREY = "0 g", "0.35 g"

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


class Stamper:
    """The two fonts inside one PDF being written."""

    def __init__(self, pdf: Pdf, reference: str, entries: Iterable[Entree]) -> None:
        self.reference = reference
        alphabet = set(_ALWAYS + reference).union(*(printable(entry.titre) for entry in entries))
        self._bold, self._regular = (Ink(_police(name), pdf, alphabet) for name in (BOLD, REGULAR))
        self._fonts = Dictionary({f"/{ink.resource}": ink.font for ink in (self._bold, self._regular)})
        self._pdf = pdf
        self._open = pdf.make_stream(b"q\n")

    def isolate(self, page: Page) -> None:
        """Put a page's own drawing between q and Q, so that it cannot move what is written after."""
        contents = page.obj.Contents
        streams = list(contents) if isinstance(contents, Array) else [contents]
        page.obj.Contents = Array([self._open, *streams, self._pdf.make_stream(b"\nQ\n")])

    def piece(self, page: Page, entry: Entree, rank: int) -> Box:
        """Stamp « Pièce n° 4 · 2026-0142 · p. 2/3 » at the top right, the title at the left; give the stamp's box."""
        width, height = _size(page)
        number = f"Pièce n° {entry.numero}"
        rest = f" · {self.reference} · p. {rank}/{entry.pages}"
        length = self._bold.police.width(number, _STAMP)
        total = length + self._regular.police.width(rest, _STAMP) + 2 * _PAD
        right, bottom = width - MARGIN, height - STAMP_BAND + 6
        left, base = right - total, bottom + 4.8
        title = self._shortened(entry.titre, left - 2 * MARGIN)
        self._append(
            page,
            f"q 1 g 0 G 0.8 w {left:.2f} {bottom:.2f} {total:.2f} {_BOX:.2f} re B {_INK} BT "
            f"{self._bold.show(number, left + _PAD, base, _STAMP)} "
            f"{self._regular.show(rest, left + _PAD + length, base, _STAMP)} "
            f"{_GREY} {self._regular.show(title, MARGIN, base, _TITLE)} ET Q\n",
        )
        return left, bottom, right, bottom + _BOX

    def number(self, page: Page, rank: int, total: int) -> None:
        """Write « 12 / 87 » at the bottom: the page of the file."""
        width, _ = _size(page)
        text = f"{rank} / {total}"
        x = (width - self._regular.police.width(text, _NUMBER)) / 2
        self._append(page, f"q {_INK} BT {self._regular.show(text, x, NUMBER_BAND / 2, _NUMBER)} ET Q\n")

    def close(self) -> None:
        """Embed the fonts; nothing may be stamped after."""
        self._bold.close()
        self._regular.close()

    def _append(self, page: Page, operators: str) -> None:
        stream = self._pdf.make_stream(operators.encode("ascii"))
        contents = page.obj.Contents
        page.obj.Contents = Array([*(contents if isinstance(contents, Array) else [contents]), stream])
        page.obj.Resources = _with_fonts(page.obj.Resources, self._fonts)

    def _shortened(self, title: str, room: float) -> str:
        text = printable(title)
        police = self._regular.police
        if police.width(text, _TITLE) <= room:
            return text
        while text and police.width(text + "…", _TITLE) > room:
            text = text[:-1]
        return text.rstrip() + "…"


def _with_fonts(resources: Object, fonts: Dictionary) -> Dictionary:
    """The resources of a page with our two fonts beside its own."""
    own = resources.get("/Font", Dictionary())
    merged = Dictionary(dict(resources.items()))
    merged.Font = Dictionary({**dict(own.items()), **dict(fonts.items())})
    return merged


def _size(page: Page) -> tuple[float, float]:
    _, _, width, height = (float(edge) for edge in page.mediabox)
    return width, height


@lru_cache(maxsize=4)
def _police(name: str) -> Police:
    return Police(name)
