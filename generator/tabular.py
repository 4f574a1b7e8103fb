"""Rows in columns, for people: on a terminal a text goes on under itself, elsewhere a row is one line."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

from generator.money import NBSP

GAP = "  "  # between two columns
_MARK = re.compile(r" (?=[:;!?»])|(?<=«) ")  # a line does not begin by « : »


def held(text: str) -> str:
    """A text whose French punctuation stays with its word."""
    return _MARK.sub(NBSP, text)


def folded(text: str, width: int) -> list[str]:
    """A text on lines of ``width``; no word is cut."""
    return [text] if len(text) <= width else wrap(text, width, break_long_words=False, break_on_hyphens=False)


def laid(
    rows: Sequence[Sequence[str]], right: Iterable[int] = (), room: int | None = None
) -> tuple[list[int], list[str]]:
    """Rows in columns two spaces apart: the width of each column, the text of each row.

    ``right`` names the columns of figures; ``room`` is the width a line has, None for any.
    """
    if room is not None:
        rows = [[held(text) for text in row] for row in rows]
    widths, aligned = _widths(rows, room), frozenset(right)

    def line(cells: Sequence[str]) -> str:
        placed = zip(cells, widths, strict=True)
        return GAP.join(
            text.rjust(width) if column in aligned else text.ljust(width) for column, (text, width) in enumerate(placed)
        ).rstrip()

    return widths, ["\n".join(map(line, zip_longest(*map(folded, row, widths), fillvalue=""))) for row in rows]


def _widths(rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Width of each column: the widest are narrowed when a line has no room for them all."""
    by_column = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in by_column]
    if room is None:
        return widths
    least = [max(len(word) for text in column for word in text.split(" ")) for column in by_column]
    while sum(widths) + len(GAP) * (len(widths) - 1) > room and widths != least:
        widths[max(range(len(least)), key=lambda column: (widths[column] > least[column], widths[column]))] -= 1
    return widths
