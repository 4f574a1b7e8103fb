"""Dates: ``AAAA-MM-JJ`` only, existing, in a plausible period."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from generator.dates import month
from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import read_text
from generator.vocabulary import EARLIEST, LATEST

EARLIEST_BIRTH = date(1900, 1, 1)

_DATE_FORM = "Écrire une date AAAA-MM-JJ."
_TWO_FIGURES = "Écrire l'année en quatre chiffres."
_CHECK = "Vérifier le jour et le mois."
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2212")  # as a word processor prints « - »
_REMEMBERED = 4096  # days: the same ones come back from line to line and from case to case


def _date(value: Any) -> date:
    return value if isinstance(value, date) else _day(read_text(value), EARLIEST)


def _birth_date(value: Any) -> date:
    return value if isinstance(value, date) else _day(read_text(value), EARLIEST_BIRTH)


@lru_cache(_REMEMBERED)
def _day(text: str, earliest: date) -> date:
    """The day a text says; a refusal is not remembered."""
    try:
        meant = _meant(text.strip())
    except ValueError:
        raise refuse("date", f"« {text} » n'existe pas au calendrier.", _CHECK) from None
    if meant is None or meant.isoformat() != text:
        short = _TWO_FIGURES if re.fullmatch(r"[0-9]{1,2}([/.-][0-9]{1,2}){2}", text.strip()) else _DATE_FORM
        keyboard = ", avec les tirets du clavier" if _DASHES.intersection(text) else ""
        remedy = f"Écrire {meant.isoformat()}{keyboard}." if meant else short
        raise refuse("date", f"« {text} » n'est pas une date AAAA-MM-JJ.", remedy)
    if not earliest <= meant <= LATEST:
        raise refuse("date", f"« {text} » est hors de la période {earliest.year} à {LATEST.year}.", "Vérifier l'année.")
    return meant


def _meant(text: str) -> date | None:
    """The only day a text can mean, the year first or last, the month in figures or in letters; ``None`` otherwise.

    Raises:
        ValueError: there is no such day.
    """
    text = "".join("-" if sign in _DASHES else sign for sign in text)
    if spelt := re.fullmatch(r"(?P<d>[0-9]{1,2})(?:er)?\s+(?P<m>[^\W\d]+)\.?\s+(?P<y>[0-9]{4})", text.casefold()):
        rank = month(spelt["m"])
        return date(int(spelt["y"]), rank, int(spelt["d"])) if rank else None
    found = re.fullmatch(r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})", text) or re.fullmatch(
        r"(?P<y>[0-9]{4})[/.-](?P<m>[0-9]{1,2})[/.-](?P<d>[0-9]{1,2})", text
    )
    return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _calendar(years: str, leap_years: str) -> dict[str, Any]:
    """Schema of the dates that exist between two years; 29 February only in leap ones."""
    days = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    return {
        "type": "string",
        "format": "date",
        "pattern": rf"^(({years})-{days}|({leap_years})-02-29)$",
        "patternErrorMessage": _DATE_FORM,
        "examples": ["2026-03-02"],
    }


_LEAP = "20([02468][048]|[13579][26])"

DateISO = Annotated[date, Scalar(_date, _calendar("199[0-9]|20[0-9]{2}|2100", f"1992|1996|{_LEAP}"))]
DateNaissance = Annotated[
    date,
    Scalar(_birth_date, _calendar("19[0-9]{2}|20[0-9]{2}|2100", f"19(0[48]|[2468][048]|[13579][26])|{_LEAP}")),
]
