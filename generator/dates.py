"""A date typed in French, as the files hold it; a date as a spreadsheet or a bank writes it."""

import datetime as dt
import re

_CELL = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?:[ T].*)?")
_CELL_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T].*)?")
_FRENCH_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def iso(text: str) -> str:
    """« 3/12/2026 » as ``2026-12-03``; anything else, or a day that does not exist, as typed: the model says so."""
    found = _FRENCH_DATE.fullmatch(text.strip())
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else text
    except ValueError:
        return text


def cell_day(text: str) -> dt.date | None:
    """The day of a cell; LibreOffice writes « 03/12/26 » where « 03/12/2026 » was, some add the hour."""
    if found := _CELL.fullmatch(text):
        number, month, year = found.groups()
        text = iso(f"{number}/{month}/{year if len(year) == 4 else f'20{year}'}")
    elif found := _CELL_ISO.fullmatch(text):
        text = found[1]
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def no_day(text: str) -> tuple[str, str]:
    """What is wrong with a cell taken for no day, and its remedy: « 31/02/2026 » is a date that does not exist."""
    if (_CELL.fullmatch(text) or _CELL_ISO.fullmatch(text)) and cell_day(text) is None:
        return f"« {text} » n'existe pas au calendrier.", "Vérifier le jour et le mois."
    return f"« {text} » n'est pas une date.", "Écrire JJ/MM/AAAA."
