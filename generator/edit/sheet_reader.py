"""The cells of a sheet of Excel, one at a time: the only place that uses what openpyxl keeps for itself.

What it offers to all holds a whole row at once, millions of cells in a hostile file, and tells neither what is hidden,
nor what is merged, nor a formula that came to nothing. Its version is locked: ``tests/edit/test_workbook.py`` says
whether another one still has what is used here.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import CELL_TAG, COL_TAG, FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

CELL, COLUMN, FORMULA, MERGE, ROW = CELL_TAG, COL_TAG, FORMULA_TAG, MERGE_TAG, ROW_TAG


class SheetReader:
    """A sheet of a workbook opened ``read_only``."""

    def __init__(self, archive: ZipFile, sheet: Any) -> None:
        book = sheet.parent
        self._sheet = sheet
        self._parser = WorkSheetParser(
            BytesIO(archive.read(sheet._worksheet_path)),  # noqa: SLF001 - its types do not tell it
            sheet._shared_strings,  # noqa: SLF001 - the same
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001 - the same
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001 - the same
        )

    @property
    def row(self) -> int:
        """The row under way, from 1."""
        return int(self._parser.row_counter)

    def elements(self) -> Iterator[tuple[str, Any]]:
        """Each element of the sheet at its start and at its end; who is done with one clears it."""
        for event, element in iterparse(self._parser.source, ("start", "end")):
            if event == "start" and element.tag == ROW:
                self._parser.row_counter = int(element.get("r") or self.row + 1)
                self._parser.col_counter = 0
            yield event, element

    def cell(self, element: Any) -> ReadOnlyCell:
        """The cell of an element that ended; its value is None when nothing is in it."""
        return ReadOnlyCell(self._sheet, **self._parser.parse_cell(element))
