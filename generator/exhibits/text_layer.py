"""Words recognised -> an invisible text over the pages of a clean PDF: found by a search, selected, never seen."""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby

from pikepdf import Array, Name, Page, Pdf

from generator.exhibits.fonts import REGULAR, Ink, Police, printable
from generator.exhibits.pdf_inventory import has_font
from generator.exhibits.transcript import Mot
from generator.pdf import content_of, contents

TEXT = Name("/Texte")
_TURNED = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}  # cosines of the direction
_LARGEST = 200.0  # points


@cache
def text_font() -> Police:
    """The font of the layer, read once."""
    return Police(REGULAR)


def pages_without_text(clean: bytes) -> tuple[int, ...]:
    """Pages of a clean PDF that draw no text, from 1: pictures only."""
    with Pdf.open(BytesIO(clean)) as pdf:
        return tuple(rank for rank, page in enumerate(pdf.pages, start=1) if not has_font(page.obj))


def searchable(clean: bytes, words: Sequence[Mot], police: Police) -> bytes:
    """Add the words to a clean PDF; its pages look the same to the dot."""
    with Pdf.open(BytesIO(clean)) as pdf:
        ink = Ink(police, pdf)
        for rank, group in groupby(words, key=lambda word: word.page):
            if 1 <= rank <= len(pdf.pages):
                _write(pdf.pages[rank - 1], ink, list(group))
        ink.close()
        return content_of(pdf)


def _write(page: Page, ink: Ink, words: Iterable[Mot]) -> None:
    shown = "\n".join(line for word in words if (line := _shown(ink, word)))
    page.obj.Resources.XObject[TEXT] = ink.form(f"BT 3 Tr\n{shown}\nET", page.obj.MediaBox)
    page.obj.Contents = Array([*contents(page), ink.pdf.make_stream(f"{TEXT} Do\n".encode("ascii"))])


def _shown(ink: Ink, word: Mot) -> str:
    """Operators of one word: as high as its box, stretched to its width, in its direction."""
    text = "".join(char for char in printable(word.texte) if ink.police.number(char))
    along, across = (word.largeur, word.hauteur) if word.sens in {0, 180} else (word.hauteur, word.largeur)
    size = min(max(across, 1.0), _LARGEST)
    natural = ink.police.width(text, size)
    if not text or natural <= 0:
        return ""
    right, top = word.x + word.largeur, word.y + word.hauteur
    x, y = {0: (word.x, word.y), 90: (right, word.y), 180: (right, top), 270: (word.x, top)}[word.sens]
    cosines = " ".join(map(str, _TURNED[word.sens]))
    return f"{100 * along / natural:.2f} Tz {ink.placed(text, cosines, x, y, size)}"
