"""A date typed in French, as the files hold it: one rule for what a person, a spreadsheet or a bank writes."""

import datetime as dt
import re
import unicodedata

_HOUR = r"(?:[ T][0-9]{1,2}[:hH][0-9]{2}[0-9:.]*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
# a year of two figures is of this century, up to 2049: « 98 » may be one of the last
_FRENCH = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-4][0-9])"
_TYPED = re.compile(rf"({_FRENCH}){_HOUR}")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SPELT = re.compile(r"([0-9]{1,2})(?:er)?[\s/.-]+([a-z]{3,9})\.?[\s/.-]+([0-9]{4}|[0-4][0-9])")
_DAY_AND_MONTH = re.compile("([0-9]{1,2})([/.-])([0-9]{1,2})")
_ISO = re.compile(rf"([0-9]{{4}}-?[0-9]{{2}}-?[0-9]{{2}}){_HOUR}")
_SERIAL = re.compile("[345][0-9]{4}")  # days since 1900: from 1982 to 2064
_NO_YEAR = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[^\W\d]{3,9}\.?)|[^\W\d]{3,9}\.?[-/. ][0-9]{2}")
_IN_A_SHEET = "Écrire JJ/MM/AAAA (dans un tableur : mettre la colonne au format Date, et enregistrer de nouveau)."
IN_A_TEXT = re.compile(rf"(?<![0-9/.-])(?:{_FRENCH}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9])")  # among other words


def typed_day(text: str) -> dt.date | None:
    """The day of « 3/12/2026 », « 03.12.26 », « 2026-12-03 » (with its hour or not), « 3 déc. 2026 »; else None."""
    bare = _in_figures(text)
    try:
        if found := _TYPED.fullmatch(bare):
            number, month, year = re.split("[/.-]", found[1])
            return dt.date(int(year) if len(year) == len("2026") else 2000 + int(year), int(month), int(number))
        found = _ISO.fullmatch(bare)
        return dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def iso(text: str) -> str:
    """« 3/12/2026 » as ``2026-12-03``; anything else, or a day that does not exist, as typed: the model says so."""
    day = typed_day(text)
    return day.isoformat() if day else text


def no_day(text: str) -> tuple[str, str]:
    """What is wrong with a text taken for no day, and its remedy: « 31/02/2026 » is a date that does not exist.

    One that does is refused for being too old.
    """
    bare = _in_figures(text)
    if typed_day(bare) is not None:
        return f"« {text} » est trop ancien.", "Vérifier l'année."
    if _TYPED.fullmatch(bare) or ("-" in bare and _ISO.fullmatch(bare)):  # « 20112026 » begins by its day
        return f"« {text} » n'existe pas au calendrier.", "Vérifier le jour et le mois."
    if _SERIAL.fullmatch(bare):
        return f"« {text} » est une date que le tableur montre en nombre.", _IN_A_SHEET
    if _NO_YEAR.fullmatch(bare):
        return f"« {text} » ne dit pas le jour, le mois et l'année.", _IN_A_SHEET
    return f"« {text} » n'est pas une date.", "Écrire JJ/MM/AAAA."


def american_day(text: str) -> dt.date | None:
    """The day of « 12/3/2026 » as an American writes it; None of any other form, which is read in one way only."""
    bare = text.strip()
    return typed_day(_DAY_AND_MONTH.sub(r"\3\2\1", bare, count=1)) if _TYPED.fullmatch(bare) else None


def month(word: str) -> int | None:
    """The only month a word can be, in full or begun by three letters (« févr »); None when it is none, or of two."""
    begun = _bare(word)
    found = [rank for rank, name in enumerate(MONTHS, start=1) if _bare(name).startswith(begun)]
    return found[0] if len(begun) >= len("mai") and len(found) == 1 else None


def _in_figures(text: str) -> str:
    """« 1er mars 2026 » or « 01-mars-26 » as « 1/3/2026 »; anything else as typed."""
    bare = text.strip()
    found = _SPELT.fullmatch(_bare(bare))
    rank = month(found[2]) if found else None
    return f"{found[1]}/{rank}/{found[3]}" if found and rank else bare


def _bare(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
