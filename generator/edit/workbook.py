"""The sheet of an Excel workbook as the CSV it would be saved as: a line a row, cells as a person reads them."""

import csv
import datetime as dt
import html
import re
from collections.abc import Container, Sequence
from decimal import Decimal
from io import StringIO

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles.numbers import is_builtin
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from generator.edit.grid import Grid, WorkbookError, read_grids
from generator.money import OTHER_MONEY
from generator.phrases import counted, plural

SEPARATOR = ";"
_TOLD = 5  # rows named in a refusal
_THOUSANDS = re.compile(r"-?[0-9]+\.[0-9]{3}")  # what « 1.125 » would be taken for
_LITERAL = re.compile(r'"[^"]*"|\\.|_.')  # of a format: shown as it is, or « _% », a space as wide
_MONEY = re.compile(r"\[\$(?!EUR)([^]€-]+)")  # « [$CHF-100C] », « [$MAD] »


def as_csv(content: bytes) -> str:
    """The rows of the only sheet that holds something, as CSV; hidden sheets are not read.

    Raises:
        WorkbookError: no workbook, a protected one, too large, several sheets, a formula nothing has computed, or
            cells that would be read otherwise than they are seen.
    """
    try:
        grids, formats = read_grids(content)
        return _csv(grids, frozenset(map(html.unescape, formats)))
    except WorkbookError:
        raise
    except Exception:  # noqa: BLE001 - what a broken file makes its reader raise is written nowhere
        raise WorkbookError("ce n'est pas un classeur Excel (.xlsx) lisible.") from None


def _csv(grids: list[Grid], formats: Container[str]) -> str:
    """The rows of the only sheet that holds something, as it came out of its formulas."""
    if len(grids) > 1:
        names = ", ".join(f"« {one.name} »" for one in grids)
        remedy = "N'en garder qu'une, ou masquer les autres."
        raise WorkbookError(f"plusieurs feuilles sont remplies : {names}.", remedy)
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\n")
    for grid in grids:
        _all_computed(grid)
        _all_seen(grid)
        _each_its_own(grid)
        said = {row: {rank: _said(cell, formats) for rank, cell in cells.items()} for row, cells in grid.rows.items()}
        filled = {row: [rank for rank, one in cells.items() if one] for row, cells in said.items()}
        for row in range(1, max((row for row, ranks in filled.items() if ranks), default=0) + 1):
            cells, last = said.get(row, {}), max(filled.get(row, ()), default=0)
            writer.writerow([cells.get(rank, "") for rank in range(1, last + 1)])
    return text.getvalue()


def _all_computed(grid: Grid) -> None:
    """Refuse a formula that came to an error, or to nothing: a program wrote it, and no spreadsheet opened it since."""
    errors = (one for cells in grid.rows.values() for one in cells.values() if one.data_type == "e")
    if wrong := next(errors, None):
        raise WorkbookError(
            f"la cellule {wrong.coordinate} est en erreur ({wrong.value}).", "La corriger, ou l'effacer."
        )
    if grid.uncomputed:
        message = f"la formule de la cellule {grid.uncomputed} n'a jamais été calculée."
        raise WorkbookError(message, "Ouvrir le classeur dans Excel, puis l'enregistrer.")


def _all_seen(grid: Grid) -> None:
    """Refuse what is filled in a row or a column that a filter, or a person, hides: nobody saw what would be read."""
    columns = {rank for cells in grid.rows.values() for rank in cells}
    if rows := sorted(grid.hidden & grid.rows.keys()):
        one, many = "une ligne remplie est masquée ou filtrée", "des lignes remplies sont masquées ou filtrées"
        raise _unseen(one, many, [str(row) for row in rows])
    if hidden := sorted(grid.hidden_columns & columns):
        one, many = "une colonne remplie est masquée", "des colonnes remplies sont masquées"
        raise _unseen(one, many, [get_column_letter(rank) for rank in hidden])


def _unseen(one: str, many: str, places: Sequence[str]) -> WorkbookError:
    more = f" et {counted(len(places) - _TOLD, 'autre')}" if places[_TOLD:] else ""
    read = plural(len(places), "elle serait lue sans être vue", "elles seraient lues sans être vues")
    return WorkbookError(
        f"{plural(len(places), one, many)} ({', '.join(places[:_TOLD])}{more}) : {read}.",
        "Effacer le filtre et afficher lignes et colonnes (Données, Effacer ; Format, Afficher), ou copier dans un "
        "nouveau classeur ce qui se voit.",
    )


def _each_its_own(grid: Grid) -> None:
    """Refuse cells merged over rows of the table, or a number over columns: one row or column alone would have it."""
    end = max(grid.rows, default=0)
    for first, top, last, bottom in grid.merged:
        cell = grid.rows.get(top, {}).get(first)
        if cell is None:
            continue
        below = (grid.rows[row] for row in range(top + 1, min(bottom, end) + 1) if row in grid.rows)
        over_rows = any(min(cells) < first or max(cells) > last for cells in below)
        over_columns = last > first and isinstance(cell.value, int | float)
        if over_rows or over_columns:
            place = f"{get_column_letter(first)}{top}:{get_column_letter(last)}{bottom}"
            message = f"les cellules {place} sont fusionnées : la première seule serait lue."
            raise WorkbookError(message, "Ôter la fusion, et écrire la valeur dans chaque cellule où elle vaut.")


def _said(cell: ReadOnlyCell, formats: Container[str]) -> str:
    """A cell as a person reads it: a spreadsheet holds fifteen figures of a number, and an hour with each day."""
    match cell.value:
        case bool() as yes:
            return "oui" if yes else "non"
        case int() | float() as number:
            return _figures(number, cell.number_format, formats)
        case dt.datetime() as moment:
            return moment.date().isoformat()
        case other:
            return " ".join(unescape(str(other)).split())


def _figures(number: float, shown: str, formats: Container[str]) -> str:
    """A number with what its format shows and it does not hold: zeros, « % », a money that is not the euro."""
    signs, letters = _LITERAL.sub("", shown), [one for one in _LITERAL.findall(shown) if one[0] != "_"]
    if "%" in "".join([signs, *letters]):  # a sign of the format shows a hundred times the number, a letter does not
        share = Decimal(f"{number:.15g}") * (100 if "%" in signs else 1)
        return f"{share.normalize():f} %"
    bare = re.sub(r'[ \\"]', "", shown)
    zeros = len(bare) if bare.strip("0") == "" else 0  # « 00000 »: a postal code, « 000 000 000 »: a SIREN
    written = f"{number:.15g}".zfill(zeros)
    if _THOUSANDS.fullmatch(written):
        written += "0"
    return f"{written} {_money(shown, formats)}".rstrip()


def _money(shown: str, formats: Container[str]) -> str:
    """The money of a format, when it is not the euro.

    « $ » of a format of Excel itself is the money of the country where the workbook is opened, unless the workbook
    spells it: it was then saved where that is the dollar.
    """
    if is_builtin(shown) and shown not in formats:
        return ""
    if found := _MONEY.search(shown):
        return found[1].strip()
    outside = re.sub(r"\[[^]]*\]", "", shown)
    return next((money for money in sorted(OTHER_MONEY) if money in outside), "")
