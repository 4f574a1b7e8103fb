"""The filled cells of the sheets of an Excel workbook, and what a person does not see of them.

Cells are read one by one and the empty ones left: what is held is bounded by what is written, however far a cell lies.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import range_boundaries

from generator.edit.sheet_reader import CELL, COLUMN, FORMULA, MERGE, ROW, SheetReader

LARGEST = 100 * 2**20  # bytes, once unpacked
MOST = 2_000_000  # cells of a sheet, those before the last one of each row included
_ROWS, _COLUMNS = 2**20, 2**14  # those of a sheet of Excel
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_FORMAT = re.compile(r'<(?:\w+:)?numFmt\s[^>]*?formatCode="([^"]*)"')
_YES = {"1", "true", "on"}


class WorkbookError(ValueError):
    """What is wrong with a workbook, as one French sentence; its remedy, when it is not to save it in another form."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass
class Grid:
    """A visible sheet: its filled cells by row and column, the rows and columns not shown, the cells that are one.

    ``uncomputed`` is the first formula that no spreadsheet has computed, by its place.
    """

    name: str
    rows: dict[int, dict[int, ReadOnlyCell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first column and row, last ones
    uncomputed: str = ""


def read_grids(content: bytes) -> tuple[list[Grid], list[str]]:
    """The visible sheets that hold something, and the formats of numbers that the workbook spells, as XML does.

    Raises:
        WorkbookError: no workbook, or one too large.
        Exception: anything, of a broken file.
    """
    with ZipFile(BytesIO(content)) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and controls, that hold no cell
        _weigh(archive)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        grids = [_grid(archive, sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        book.close()
        styles = archive.read(_STYLES).decode() if _STYLES in archive.namelist() else ""
    return [one for one in grids if one.rows or one.uncomputed], _FORMAT.findall(styles)


def _weigh(archive: ZipFile) -> None:
    """A workbook, that unpacks to what it says and to no more than can be held."""
    if _BOOK not in archive.namelist():
        remedy = "D'une archive (.zip), extraire le fichier ; d'un document, l'enregistrer en classeur Excel (.xlsx)."
        raise WorkbookError("c'est une archive ou un document, pas un tableau.", remedy)
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        raise WorkbookError(f"ce classeur dépasse {LARGEST // 2**20} Mo une fois ouvert.", "Le couper en plusieurs.")
    if archive.testzip():
        raise BadZipFile


def _grid(archive: ZipFile, sheet: Any) -> Grid:
    """What a sheet holds."""
    grid = Grid(sheet.title)
    ends: dict[int, int] = {}  # the last column of each row
    reach = 0  # their sum
    for cell in _cells(SheetReader(archive, sheet), grid):
        row, column = cell.row, cell.column
        if row > _ROWS or column > _COLUMNS:
            raise ValueError(cell)
        reach += max(column - ends.get(row, 0), 0)
        ends[row] = max(column, ends.get(row, 0))
        if reach > MOST:
            raise _too_many()
        grid.rows.setdefault(row, {})[column] = cell
    return grid


def _cells(reader: SheetReader, grid: Grid) -> Iterator[ReadOnlyCell]:
    """The filled cells of a sheet; what it says of its rows and of its columns goes to ``grid``."""
    seen = 0
    for event, element in reader.elements():
        if (event, element.tag) == ("end", CELL):
            cell = reader.cell(element)
            if cell.value is not None:
                yield cell
            elif element.find(FORMULA) is not None and cell.data_type == "n":  # an empty text is computed
                grid.uncomputed = grid.uncomputed or element.get("r", "")
            element.clear()
            if (seen := seen + 1) > MOST:
                raise _too_many()
        else:
            _laid_out(event, element, reader.row, grid)


def _laid_out(event: str, element: Any, row: int, grid: Grid) -> None:
    """What an element that is no cell says of its sheet: what is hidden, what is merged."""
    if event == "start":
        if element.tag == ROW and _is_hidden(element, "ht"):
            grid.hidden.add(row)
    elif element.tag == ROW:
        element.clear()
    elif element.tag == COLUMN and _is_hidden(element, "width"):
        grid.hidden_columns.update(_ranks(element))
    elif element.tag == MERGE:
        grid.merged += map(_corners, element)


def _is_hidden(element: Any, size: str) -> bool:
    return element.get("hidden") in _YES or element.get(size) == "0"


def _ranks(columns: Any) -> range:
    return range(int(columns.get("min")), min(int(columns.get("max")), _COLUMNS) + 1)


def _corners(merged: Any) -> tuple[int, int, int, int]:
    first, top, last, bottom = range_boundaries(merged.get("ref", ""))
    return first or 1, top or 1, last or _COLUMNS, bottom or _ROWS


def _too_many() -> WorkbookError:
    remedy = "Copier dans un nouveau classeur les seules cellules du tableau."
    return WorkbookError(f"une feuille va au-delà de {MOST // 1_000_000} millions de cellules.", remedy)
