"""Geometry of a sheet of the liasse: A4, a stamp band above, a page number below, the exhibit between.

Points of 1/72 inch, origin at the bottom left. The bands stay white: a stamp is legible on any exhibit and hides none.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pikepdf import Matrix

POINTS = 72  # in an inch
A4_WIDTH = 595.276
A4_HEIGHT = 841.89
STAMP_BAND = 36.0  # above; the stamp stays 5 mm from the edge, where printers can print
NUMBER_BAND = 24.0  # below
MARGIN = 14.0  # left and right


class Sheet(Struct, frozen=True):
    """One A4 sheet, upright or landscape."""

    width: float
    height: float

    @property
    def content_width(self) -> float:
        """Width left to the exhibit."""
        return self.width - 2 * MARGIN

    @property
    def content_height(self) -> float:
        """Height left to the exhibit between the two bands."""
        return self.height - STAMP_BAND - NUMBER_BAND

    @property
    def is_landscape(self) -> bool:
        """Tell a landscape sheet."""
        return self.width > self.height

    def pixels(self, density: int) -> tuple[int, int]:
        """The most that the exhibit takes at so many dots per inch."""
        return int(self.content_width * density / POINTS), int(self.content_height * density / POINTS)


SMALL = 0.5  # of its size: what is reduced further may no longer be read
LONGEST = 7  # times its width: past that, a picture of a till roll of 80 mm is shown at less than half its size

PORTRAIT = Sheet(A4_WIDTH, A4_HEIGHT)
LANDSCAPE = Sheet(A4_HEIGHT, A4_WIDTH)


def sheet_turned_as(width: int, height: int) -> Sheet:
    """The sheet that is wider than high when a picture is."""
    return LANDSCAPE if width > height else PORTRAIT


def sheet_for(width: float, height: float) -> Sheet:
    """Choose the sheet on which something of this size reads best: landscape only if it is wider and does not fit."""
    return LANDSCAPE if width > height and width > PORTRAIT.content_width else PORTRAIT


def placement(sheet: Sheet, left: float, bottom: float, right: float, top: float) -> "Matrix":
    """Matrix that puts a visible box in the content box: reduced if needed, never enlarged, centred, at the top."""
    from pikepdf import Matrix  # noqa: PLC0415 - a child that draws pages does without

    scale = min(1.0, sheet.content_width / (right - left), sheet.content_height / (top - bottom))
    x = (sheet.width - scale * (right - left)) / 2 - scale * left
    y = sheet.height - STAMP_BAND - scale * top
    return Matrix(scale, 0, 0, scale, x, y)
