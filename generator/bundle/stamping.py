"""The stamp of a pièce and the number of a page, written in the white bands of the sheet.

Each is a content stream appended to the page under fixed names, with our fonts cut to the characters of the liasse:
the same case gives the same bytes, and nothing of the exhibit is covered.
"""

from collections.abc import Iterable
from functools import lru_cache

from pikepdf import Array, Dictionary, Page, Pdf

from generator.bundle.types import Entree
from generator.exhibits.fonts import BOLD, REGULAR, Ink, Police, printable
from generator.exhibits.sheet import MARGIN, NUMBER_BAND, STAMP_BAND
from generator.pdf import contents

_ALWAYS = "Pièce n°0123456789.·/- p…–?"
_STAMP, _TITLE, _NUMBER = 9.0, 7.5, 8.5  # sizes
_PAD, _BOX = 5.0, 16.0  # inner margin and height of the frame of the stamp
_INK, _GREY = "0 g", "0.35 g"

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


class Stamper:
    """The two fonts inside one PDF being written; every page is written on once."""

    def __init__(self, pdf: Pdf, reference: str, entries: Iterable[Entree]) -> None:
        self.reference = reference
        titles = {char for entry in entries for char in printable(entry.titre)}
        self._bold = Ink(_police(BOLD), pdf, _ALWAYS)
        self._regular = Ink(_police(REGULAR), pdf, titles.union(_ALWAYS, reference))
        fonts = {f"/{ink.resource}": ink.font for ink in (self._bold, self._regular)}
        self._fonts, self._shared = fonts, pdf.make_indirect(Dictionary(fonts))
        self._pdf = pdf
        self._open, self._close = pdf.make_stream(b"q\n"), pdf.make_stream(b"\nQ\n")

    def isolate(self, page: Page) -> None:
        """Put a page's own drawing between q and Q, so that it cannot move what is written after."""
        page.obj.Contents = Array([self._open, *contents(page), self._close])

    def piece(self, page: Page, entry: Entree, rank: int, number: str = "") -> Box:
        """Stamp « Pièce n° 4 · 2026-0142 · p. 2/3 » at the top right, the title at the left; give the stamp's box.

        ``number`` is the page of the liasse, « 12 / 87 », written at the bottom.
        """
        if isinstance(entry.source, bytes):  # a placeholder of ours: its drawing is not isolated yet
            self.isolate(page)
        width, height = _size(page)
        name, rest = f"Pièce n° {entry.numero}", f" · {self.reference} · p. {rank}/{entry.pages}"
        length = self._bold.police.width(name, _STAMP)
        total = length + self._regular.police.width(rest, _STAMP) + 2 * _PAD
        right, bottom = width - MARGIN, height - STAMP_BAND + 6
        left, base = right - total, bottom + 4.8
        title = self._shortened(entry.titre, left - 2 * MARGIN)
        self._write(
            page,
            f"q 1 g 0 G 0.8 w {left:.2f} {bottom:.2f} {total:.2f} {_BOX:.2f} re B {_INK} BT "
            f"{self._bold.show(name, left + _PAD, base, _STAMP)} "
            f"{self._regular.show(rest, left + _PAD + length, base, _STAMP)} "
            f"{_GREY} {self._regular.show(title, MARGIN, base, _TITLE)} {self._foot(width, number)} ET Q\n",
        )
        return left, bottom, right, bottom + _BOX

    def number(self, page: Page, number: str) -> None:
        """Write « 12 / 87 » at the bottom of a page of ours: the page of the file."""
        width, _ = _size(page)
        self._write(page, f"q BT {self._foot(width, number)} ET Q\n")

    def _foot(self, width: float, number: str) -> str:
        if not number:
            return ""
        x = (width - self._regular.police.width(number, _NUMBER)) / 2
        return f"{_INK} {self._regular.show(number, x, NUMBER_BAND / 2, _NUMBER)}"

    def close(self) -> None:
        """Embed the fonts; nothing may be stamped after."""
        self._bold.close()
        self._regular.close()

    def _write(self, page: Page, operators: str) -> None:
        stream = self._pdf.make_stream(f"/Artifact BMC {operators}EMC\n".encode("ascii"))
        page.obj.Contents = Array([*contents(page), stream])
        self._add_fonts(page)

    def _add_fonts(self, page: Page) -> None:
        """Give a page our fonts; one of ours keeps its own beside them, in resources that other pages share."""
        resources = page.obj.Resources
        own = resources.get("/Font")
        if own is None:
            resources.Font = self._shared
        elif f"/{self._bold.resource}" not in own:
            for name, font in self._fonts.items():
                own[name] = font

    def _shortened(self, title: str, room: float) -> str:
        text = printable(title)
        police = self._regular.police
        if police.width(text, _TITLE) <= room:
            return text
        while text and police.width(text + "…", _TITLE) > room:
            text = text[:-1]
        return text.rstrip() + "…"


def _size(page: Page) -> tuple[float, float]:
    box = page.obj.MediaBox
    return float(box[2]), float(box[3])


@lru_cache(maxsize=4)
def _police(name: str) -> Police:
    return Police(name)
