"""Tables of the exhibits: columns with widths, rows that grow with their text, four styles."""
# ruff: noqa: PLR0913, PLR0917 - a drawing primitive has a place, a content and a look

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.money import format_amount, round_cents
from scripts.demo.sheet import Align, Sheet
from scripts.demo.world import Look


@dataclass(frozen=True)
class Column:
    """A column: heading, width in millimetres, alignment."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Line:
    """A line of an order or an invoice; ``price`` is the price before tax of one unit."""

    reference: str
    label: str
    quantity: str
    unit: str
    price: str

    @property
    def total(self) -> Decimal:
        """Price before tax of the line."""
        return round_cents(Decimal(self.quantity) * Decimal(self.price))

    @property
    def quantity_text(self) -> str:
        """Quantity and unit."""
        return f"{self.quantity.replace('.', ',')} {self.unit}".strip()

    def priced(self) -> tuple[str, ...]:
        """Cells of an invoice."""
        price = format_amount(Decimal(self.price))
        return (self.reference, self.label, self.quantity_text, price, format_amount(self.total))

    def unpriced(self) -> tuple[str, ...]:
        """Cells of a delivery note."""
        return (self.reference, self.label, self.quantity_text)


PRICED = (
    Column("Référence", 24),
    Column("Désignation", 78),
    Column("Quantité", 26, "right"),
    Column("P.U. HT €", 25, "right"),
    Column("Total HT €", 27, "right"),
)
UNPRICED = (Column("Référence", 28), Column("Désignation", 112), Column("Quantité", 40, "right"))


def grid(
    sheet: Sheet,
    place: tuple[float, float],
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    look: Look,
    size: float = 8.5,
) -> float:
    """Draw a table whose top left corner is ``place``; return the ordinate under it."""
    x, y = place
    width = sum(column.width for column in columns)
    head = size * 0.36 + 4
    if look.style == "bandeau":
        sheet.box(x, y, width, head, fill=look.color, stroke="")
    elif look.style == "tableur":
        sheet.box(x, y, width, head, fill="#dde6f0", stroke="#888888")
    ink = "#ffffff" if look.style == "bandeau" else look.color
    _row(sheet, (x, y + 1.3), columns, [f"<b>{column.title}</b>" for column in columns], size, ink)
    y += head
    if look.style in {"filets", "machine"}:
        sheet.line(x, y, x + width, y, width=0.8, color=look.color)
    top = y
    for rank, row in enumerate(rows):
        height = _height(sheet, columns, row, size)
        if look.style == "bandeau" and rank % 2:
            sheet.box(x, y, width, height, fill="#f6f1ec", stroke="")
        _row(sheet, (x, y + 1.2), columns, row, size, "#000000")
        y += height
        if look.style == "filets":
            sheet.line(x, y, x + width, y, width=0.25, color="#bbbbbb")
        elif look.style == "tableur":
            sheet.line(x, y, x + width, y, width=0.4, color="#888888")
    if look.style == "tableur":
        edge = x
        for column in columns:
            sheet.line(edge, top, edge, y, width=0.4, color="#888888")
            edge += column.width
        sheet.line(edge, top, edge, y, width=0.4, color="#888888")
    else:
        sheet.line(x, y, x + width, y, width=0.6, color=look.color)
    return y


def _height(sheet: Sheet, columns: Sequence[Column], row: Sequence[str], size: float) -> float:
    heights = (sheet.para_height(column.width - 3, cell, size=size) for column, cell in zip(columns, row, strict=True))
    return max(heights) + 2.4


def _row(
    sheet: Sheet, place: tuple[float, float], columns: Sequence[Column], row: Sequence[str], size: float, color: str
) -> None:
    x, y = place
    for column, cell in zip(columns, row, strict=True):
        sheet.para(x + 1.5, y, column.width - 3, cell, size=size, align=column.align, color=color)
        x += column.width
