"""Text -> plain A4 pages: what e-mails and text files are printed with.

A small flow of lines, enough for words as received: no markup, no link, nothing fetched.
"""

from collections.abc import Iterator

from pikepdf import Dictionary, Pdf

from generator.exhibits.fonts import BOLD, REGULAR, Ink, Police, printable
from generator.exhibits.refusals import refuse
from generator.exhibits.sheet import A4_HEIGHT, A4_WIDTH
from generator.pdf import content_of

_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, A4_WIDTH - 56.0, A4_HEIGHT - 56.0, 56.0
_LABEL = 78.0  # width of the column of labels
_LEADING = 1.4
MOST_PAGES = 1000


class Flow:
    """Pages being filled from top to bottom."""

    def __init__(self, regular: Police, bold: Police) -> None:
        self._pdf = Pdf.new()
        self._regular, self._bold = Ink(regular, self._pdf), Ink(bold, self._pdf)
        self._pages: list[list[str]] = []
        self._y = 0.0
        self._new_page()

    def heading(self, text: str) -> None:
        """Write a heading in bold."""
        self._lines(self._bold, text, 13, _LEFT)
        self._y -= 4

    def labelled(self, label: str, text: str) -> None:
        """Write a label in bold and its text beside it."""
        self._room(10 * _LEADING)
        start = self._y
        self._write(self._bold, label, 10, _LEFT, start - 10)
        self._lines(self._regular, text or "—", 10, _LEFT + _LABEL)

    def rule(self) -> None:
        """Draw a thin line across."""
        self._y -= 5
        self._pages[-1].append(f"ET q 0.6 G 0.5 w {_LEFT:.2f} {self._y:.2f} m {_RIGHT:.2f} {self._y:.2f} l S Q BT")
        self._y -= 8

    def text(self, text: str) -> None:
        """Write paragraphs, line ends kept, long lines broken."""
        for line in text.splitlines():
            self._lines(self._regular, line, 10, _LEFT)

    @property
    def missing(self) -> int:
        """Characters our fonts lack, printed as an empty box."""
        return self._regular.missing + self._bold.missing

    def close(self) -> bytes:
        """Bytes of the finished PDF."""
        self._regular.close()
        self._bold.close()
        fonts = Dictionary({f"/{ink.resource}": ink.font for ink in (self._regular, self._bold)})
        for operators in self._pages:
            self._pdf.add_blank_page(page_size=(A4_WIDTH, A4_HEIGHT))
            page = self._pdf.pages[-1].obj
            page.Resources = Dictionary(Font=fonts)
            page.Contents = self._pdf.make_stream(("BT " + "\n".join(operators) + " ET\n").encode("ascii"))
        return content_of(self._pdf)

    def _lines(self, ink: Ink, text: str, size: float, left: float) -> None:
        for line in wrap(ink.police, printable(text), size, _RIGHT - left):
            self._room(size * _LEADING)
            self._y -= size * _LEADING
            self._write(ink, line, size, left, self._y + size * (_LEADING - 1))

    def _write(self, ink: Ink, text: str, size: float, x: float, y: float) -> None:
        if text:
            self._pages[-1].append(ink.show(text, x, y, size))

    def _room(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._new_page()

    def _new_page(self) -> None:
        if len(self._pages) >= MOST_PAGES:
            raise refuse("trop-de-pages", f"plus de {MOST_PAGES}")
        self._pages.append([])
        self._y = _TOP


def fonts() -> tuple[Police, Police]:
    """Read the two fonts of our own pages."""
    return Police(REGULAR), Police(BOLD)


def wrap(police: Police, text: str, size: float, width: float) -> Iterator[str]:
    """Break a line at spaces so that each part fits; a word too long is cut."""
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if police.width(candidate, size) <= width:
            line = candidate
            continue
        if line:
            yield line
        *whole, line = _cut(police, word, size, width)
        yield from whole
    yield line


def _cut(police: Police, word: str, size: float, width: float) -> Iterator[str]:
    part = ""
    for char in word:
        if part and police.width(part + char, size) > width:
            yield part
            part = ""
        part += char
    yield part
