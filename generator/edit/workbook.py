"""The sheet of an Excel workbook as the CSV it would be saved as: a line a row, cells as a person reads them."""

import csv
import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.numbers import is_builtin
from openpyxl.utils.escape import unescape

from generator.money import OTHER_MONEY

Cells = tuple[Cell | MergedCell, ...]
Sheets = dict[str, list[Cells]]

SEPARATOR = ";"
LARGEST = 100 * 2**20  # bytes, once unpacked
_ROWS = 2**20  # those of a sheet of Excel
_BOOK = "xl/workbook.xml"
_THOUSANDS = re.compile(r"-?[0-9]+\.[0-9]{3}")  # what « 1.125 » would be taken for
_MONEY = re.compile(r"\[\$(?!EUR)([^]€-]+)")  # « [$CHF-100C] », « [$MAD] »


class WorkbookError(ValueError):
    """What is wrong with a workbook, as one French sentence; its remedy, when it is not to save it in another form."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def as_csv(content: bytes) -> str:
    """The rows of the only sheet that holds something, as CSV; hidden sheets are not read.

    Raises:
        WorkbookError: no workbook, a protected one, too large, several sheets, or a formula nothing has computed.
    """
    try:
        _weighed(content)
        return _csv(_sheets(content, computed=True), _sheets(content, computed=False))
    except WorkbookError:
        raise
    except Exception:  # noqa: BLE001 - what a broken file makes its reader raise is written nowhere
        raise WorkbookError("ce n'est pas un classeur Excel (.xlsx) lisible.") from None


def _csv(sheets: Sheets, formulas: Sheets) -> str:
    """The rows of the only sheet that holds something, as it came out of its formulas."""
    filled = [name for name, rows in formulas.items() if any(cell.value is not None for row in rows for cell in row)]
    if len(filled) > 1:
        names = ", ".join(f"« {name} »" for name in filled)
        remedy = "N'en garder qu'une, ou masquer les autres."
        raise WorkbookError(f"plusieurs feuilles sont remplies : {names}.", remedy)
    text = StringIO()
    for name in filled:
        _all_computed(sheets[name], formulas[name])
        rows = [[_said(cell) for cell in row] for row in sheets[name]]
        csv.writer(text, delimiter=SEPARATOR, lineterminator="\n").writerows(_ended(rows))
    return text.getvalue()


def _weighed(content: bytes) -> None:
    """A workbook, that unpacks to what it says and to no more than can be held."""
    with ZipFile(BytesIO(content)) as archive:
        if _BOOK not in archive.namelist():
            raise WorkbookError("c'est une archive ou un document, pas un tableau.")
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise WorkbookError(
                f"ce classeur dépasse {LARGEST // 2**20} Mo une fois ouvert.", "Le couper en plusieurs."
            )
        if archive.testzip():
            raise BadZipFile


def _sheets(content: bytes, *, computed: bool) -> Sheets:
    """The cells of each visible sheet, by its name: its formulas, or what they came to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and controls, that hold no cell
        book = load_workbook(BytesIO(content), read_only=True, data_only=computed, keep_links=False)
        found = {}
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # as some programs write them, rows would be left out
                found[sheet.title] = list(islice(sheet.iter_rows(min_row=1, min_col=1), _ROWS))
        book.close()
        return found


def _all_computed(rows: Iterable[Cells], formulas: Iterable[Cells]) -> None:
    """Refuse a formula without its value: a program wrote the workbook, and no spreadsheet opened it since."""
    for row, typed in zip(rows, formulas, strict=True):
        for cell, formula in zip(row, typed, strict=True):
            if formula.data_type == "f" and cell.value is None and cell.data_type == "n":  # an empty text is one
                message = f"la formule de la cellule {formula.coordinate} n'a jamais été calculée."
                raise WorkbookError(message, "Ouvrir le classeur dans Excel, puis l'enregistrer.")


def _ended(rows: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Rows without their empty end, nor that of each of them."""
    last = max((rank for rank, row in enumerate(rows, start=1) if any(row)), default=0)
    for row in rows[:last]:
        yield row[: max((rank for rank, cell in enumerate(row, start=1) if cell), default=0)]


def _said(cell: Cell | MergedCell) -> str:
    """A cell as a person reads it: a spreadsheet holds fifteen figures of a number, and an hour with each day."""
    match cell.value:
        case None:
            return ""
        case bool() as yes:
            return "oui" if yes else "non"
        case int() | float() as number:
            return _figures(number, cell.number_format)
        case dt.datetime() as moment:
            return moment.date().isoformat()
        case other:
            return " ".join(unescape(str(other)).split())


def _figures(number: float, shown: str) -> str:
    """A number with what its format shows and it does not hold: the zeros before it, a money that is not the euro."""
    bare = re.sub(r'[ \\"]', "", shown)
    zeros = len(bare) if bare.strip("0") == "" else 0  # « 00000 »: a postal code, « 000 000 000 »: a SIREN
    written = f"{number:.15g}".zfill(zeros)
    if _THOUSANDS.fullmatch(written):
        written += "0"
    return f"{written} {_money(shown)}".rstrip()


def _money(shown: str) -> str:
    """The money of a format, when it is not the euro; « $ » of the formats of Excel itself is that of the country."""
    if is_builtin(shown):
        return ""
    if found := _MONEY.search(shown):
        return found[1].strip()
    outside = re.sub(r"\[[^]]*\]", "", shown)
    return next((money for money in sorted(OTHER_MONEY) if money in outside), "")
