"""A sheet of paper: text, tables, stamps and handwriting at millimetres from the top left corner.

ReportLab is pure Python: positions, font subsets and bytes do not depend on the machine's libraries. ``invariant``
fixes dates and identifiers; streams are compressed again by the wheel of qpdf, since zlib belongs to the machine.
"""
# ruff: noqa: PLR0913 - a drawing primitive has a place, a text and a look

import io
import math
from collections.abc import Sequence
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from scripts.demo.bytes import repacked
from scripts.demo.fonts import SANS, face_name, known

INK = "#1b2a6b"  # a blue pen
Align = Literal["left", "right", "center", "justify"]
ALIGNMENT: dict[Align, Literal[0, 1, 2, 4]] = {"left": 0, "center": 1, "right": 2, "justify": 4}
Size = tuple[float, float]


class Sheet:
    """Pages of a document, drawn from the top down; ``y`` grows downwards, in millimetres."""

    def __init__(
        self,
        title: str,
        *,
        font: str = SANS,
        size: Size = A4,
        author: str = "",
        producer: str = "Bureautique Exemple 7",
        fiction: bool = True,
    ) -> None:
        self.font = font
        self.fiction = fiction
        self.page = 1
        self._size = size
        self._bytes = io.BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setProducer(producer)
        self._canvas.setCreator(producer)
        self._canvas.setSubject("Document fictif, démonstration")

    @property
    def width(self) -> float:
        """Width of the page in millimetres."""
        return self._size[0] / mm

    @property
    def height(self) -> float:
        """Height of the page in millimetres."""
        return self._size[1] / mm

    def face(self, *, bold: bool = False, italic: bool = False, font: str = "") -> str:
        """Name of the font face."""
        return face_name(font or self.font, "Bold" if bold else "Italic" if italic else "Regular")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9,
        bold: bool = False,
        italic: bool = False,
        font: str = "",
        color: str = "#000000",
        align: Align = "left",
    ) -> float:
        """Write one line whose baseline is at ``y``; return the next baseline."""
        face = known(self.face(bold=bold, italic=italic, font=font), text)
        self._canvas.setFillColor(HexColor(color))
        self._canvas.setFont(face, size)
        length = pdfmetrics.stringWidth(text, face, size) / mm
        start = x - (length if align == "right" else length / 2 if align == "center" else 0)
        self._canvas.drawString(start * mm, self._up(y), text)
        return y + size * 0.45

    def lines(self, x: float, y: float, texts: Sequence[str], *, size: float = 9, bold_first: bool = False,
              align: Align = "left", color: str = "#000000", font: str = "") -> float:  # fmt: skip
        """Write lines one under the other; return the next baseline."""
        for rank, text in enumerate(texts):
            y = self.text(x, y, text, size=size, bold=bold_first and rank == 0, align=align, color=color, font=font)
        return y

    def para(
        self,
        x: float,
        y: float,
        width: float,
        markup: str,
        *,
        size: float = 9,
        align: Align = "left",
        color: str = "#000000",
        after: float = 1.5,
    ) -> float:
        """Write a paragraph (``<b>``, ``<i>``) whose top is at ``y``; return the top of the next one."""
        paragraph = Paragraph(markup, self._style(size, alignment=ALIGNMENT[align], textColor=HexColor(color)))
        _, height = paragraph.wrap(width * mm, self._size[1])
        paragraph.drawOn(self._canvas, x * mm, self._up(y) - height)
        return float(y + height / mm + after)

    def para_height(self, width: float, markup: str, *, size: float = 9) -> float:
        """Height in millimetres that ``para`` would take, without what follows."""
        return float(Paragraph(markup, self._style(size)).wrap(width * mm, self._size[1])[1] / mm)

    def _style(self, size: float, **shown: Any) -> ParagraphStyle:
        return ParagraphStyle("p", fontName=self.face(), fontSize=size, leading=size * 1.3, **shown)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.5, color: str = "#000000",
             dash: tuple[float, float] | None = None) -> None:  # fmt: skip
        """Draw a line."""
        self._canvas.saveState()
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(color))
        if dash:
            self._canvas.setDash(*dash)
        self._canvas.line(x1 * mm, self._up(y1), x2 * mm, self._up(y2))
        self._canvas.restoreState()

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = "", stroke: str = "#000000",
            line: float = 0.5, radius: float = 0) -> None:  # fmt: skip
        """Draw a rectangle whose top left corner is (x, y)."""
        self._canvas.saveState()
        self._canvas.setLineWidth(line)
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        place = (x * mm, self._up(y + height), width * mm, height * mm)
        if radius:
            self._canvas.roundRect(*place, radius * mm, stroke=bool(stroke), fill=bool(fill))
        else:
            self._canvas.rect(*place, stroke=bool(stroke), fill=bool(fill))
        self._canvas.restoreState()

    def disc(self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        """Draw a disc or a circle around (x, y)."""
        self._canvas.saveState()
        self._canvas.setLineWidth(line)
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        self._canvas.circle(x * mm, self._up(y), radius * mm, stroke=bool(stroke), fill=bool(fill))
        self._canvas.restoreState()

    def polygon(self, points: Sequence[tuple[float, float]], *, fill: str) -> None:
        """Fill a polygon."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * mm, self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x * mm, self._up(y))
        path.close()
        self._canvas.setFillColor(HexColor(fill))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def by_hand(self, x: float, y: float, text: str, *, size: float = 15, color: str = INK, slope: float = 2,
                font: str = "DemoMain") -> None:  # fmt: skip
        """Write with a pen, slightly uphill."""
        self._canvas.saveState()
        self._canvas.translate(x * mm, self._up(y))
        self._canvas.rotate(slope)
        self._canvas.setFillColor(HexColor(color))
        plain = text.replace("Œ", "Oe").replace("œ", "oe")  # a pen does not tie them
        self._canvas.setFont(known(f"{font}-Regular", plain), size)
        self._canvas.drawString(0, 0, plain)
        self._canvas.restoreState()

    def sign(self, x: float, y: float, name: str, *, size: float = 24, color: str = INK) -> None:
        """Sign: a cursive name and its flourish."""
        self.by_hand(x, y, name, size=size, color=color, slope=6, font="DemoSignature")
        length = pdfmetrics.stringWidth(name, "DemoSignature-Regular", size) / mm
        rise = math.tan(math.radians(8))
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.setLineWidth(0.8)
        path = self._canvas.beginPath()
        path.moveTo((x + length * 0.15) * mm, self._up(y + 2.4))
        path.curveTo(
            (x + length * 0.9) * mm, self._up(y + 1 - length * rise),
            (x + length * 1.25) * mm, self._up(y - length * rise - 1),
            (x + length * 0.55) * mm, self._up(y + 3.2),
        )  # fmt: skip
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()

    def stamp(self, x: float, y: float, texts: Sequence[str], *, color: str = "#3a3f9c", angle: float = -6,
              size: float = 8) -> None:  # fmt: skip
        """Ink a rubber stamp whose centre is at (x, y)."""
        width = max(pdfmetrics.stringWidth(text, self.face(bold=True), size) for text in texts) + 10
        height = len(texts) * size * 1.25 + 8
        self._canvas.saveState()
        self._canvas.translate(x * mm, self._up(y))
        self._canvas.rotate(angle)
        ink = HexColor(color)
        shade = Color(ink.red, ink.green, ink.blue, alpha=0.75)
        self._canvas.setFillColor(shade)
        self._canvas.setStrokeColor(shade)
        self._canvas.setLineWidth(1.2)
        self._canvas.roundRect(-width / 2, -height / 2, width, height, 3, stroke=1, fill=0)
        self._canvas.setFont(self.face(bold=True), size)
        for rank, text in enumerate(texts):
            self._canvas.drawCentredString(0, height / 2 - size * 1.25 * (rank + 1) - 1, text)
        self._canvas.restoreState()

    def round_stamp(self, x: float, y: float, around: str, middle: Sequence[str], *, radius: float = 14) -> None:
        """Ink a round seal whose centre is at (x, y): a legend around, lines in the middle."""
        ink = HexColor("#2b3a8f")
        shade = Color(ink.red, ink.green, ink.blue, alpha=0.7)
        self._canvas.saveState()
        self._canvas.translate(x * mm, self._up(y))
        self._canvas.rotate(9)
        self._canvas.setStrokeColor(shade)
        self._canvas.setFillColor(shade)
        self._canvas.setLineWidth(1.1)
        self._canvas.circle(0, 0, radius * mm, stroke=1, fill=0)
        self._canvas.circle(0, 0, (radius - 4) * mm, stroke=1, fill=0)
        face = self.face(bold=True)
        step = 360 / max(len(around), 1)
        self._canvas.setFont(face, 6.5)
        for rank, letter in enumerate(around):
            self._canvas.saveState()
            self._canvas.rotate(-step * rank)
            self._canvas.drawCentredString(0, (radius - 3) * mm, letter)
            self._canvas.restoreState()
        self._canvas.setFont(face, 6)
        for rank, text in enumerate(middle):
            self._canvas.drawCentredString(0, (len(middle) / 2 - rank - 0.8) * 8, text)
        self._canvas.restoreState()

    def end_page(self) -> None:
        """Finish this page and begin another."""
        self._close()
        self._canvas.showPage()
        self.page += 1

    def finish(self) -> bytes:
        """Finish the document; return its bytes."""
        self._close()
        self._canvas.showPage()
        self._canvas.save()
        return repacked(self._bytes.getvalue())

    def _close(self) -> None:
        if self.fiction:
            self.text(
                self.width - 8, self.height - 4, "document fictif, démonstration", size=5.5, color="#777777",
                align="right",
            )  # fmt: skip

    def _up(self, y: float) -> float:
        return self._size[1] - y * mm
