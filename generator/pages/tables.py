"""CSV files that French spreadsheets open as they are, and in which no cell can become a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

Cell = str | int | Decimal | dt.date

_FORMULA = frozenset("=+-@\t\r\n|%＝＋－＠")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table: UTF-8 with its mark, semicolons, decimal commas, every cell quoted.

    A text that a spreadsheet would read as a formula is preceded by an apostrophe; a number stays a number, and a
    float is refused.
    """
    return to_lines([header, *rows]).encode("utf-8-sig")


def in_pieces(header: Sequence[str], lines: Iterable[str]) -> Iterator[bytes]:
    """Write a table too large to be held, its lines already written by ``to_lines``."""
    yield to_csv(header, ())
    for line in lines:
        yield line.encode()


def to_lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Write the lines of a table, to be put after its header."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return stream.getvalue()


def cell(value: Cell) -> str:
    """Write one cell.

    Raises:
        TypeError: a float, or any other type.
    """
    match value:
        case str():
            return f"'{value}" if value[:1] in _FORMULA else value
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case dt.date():
            return f"{value:%d/%m/%Y}"
        case int():
            return str(value)
        case _:
            raise TypeError(f"a cell is a text, a whole number, a Decimal or a date, not {type(value).__name__}")
