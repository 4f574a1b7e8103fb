"""The tables a lawyer can extend: one CSV per function, its columns named as the function's arguments."""

import datetime as dt
import inspect
import re
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any

from generator.law.deadlines import Duree, eloignement
from generator.law.limitation.durations import Delai
from generator.law.limitation.periods import Quadriennale, Terme
from generator.law.limitation.start import Depart
from generator.law.limits.count import Lieu, Limite
from generator.law.payment_terms import DateDeReglement, DatesDeFacture, Plafond
from generator.law.working_days import territory
from tests.tables import read_table

HERE = Path(__file__).parent
RESULTS = {"attendu", "prudence", "statut", "autre", "libelle", "article", "source"}


def rows(name: str) -> list[dict[str, str]]:
    """Rows of ``tests/law/<name>.csv``."""
    return read_table(__file__, f"{name}.csv")


def call(function: Callable[..., Any], row: dict[str, str]) -> dict[str, str]:
    """Call a function with the arguments of a row; its result as the columns of a table."""
    hints = typing.get_type_hints(function)
    arguments = {name: parse(row[name], hints[name]) for name in inspect.signature(function).parameters if name in row}
    told = dict(tell(function(**arguments)))
    return {column: told.get(column, "") for column in row if column in RESULTS - {"source"}}


def parse(text: str, kind: Any) -> Any:
    """A cell as the type of its argument."""
    if isinstance(kind, UnionType):
        return None if not text else parse(text, next(one for one in kind.__args__ if one is not type(None)))
    if kind is bool:
        return {"oui": True, "non": False}[text]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(text)
    readers: dict[Any, Callable[[str], Any]] = {
        str: str,
        dt.date: dt.date.fromisoformat,
        Duree: duration,
        Lieu: place,
        Terme: lambda cell: Terme(day := dt.date.fromisoformat(cell), day - dt.timedelta(days=1)),
        DatesDeFacture: dates,
    }
    return readers[kind](text)


def duration(text: str) -> Duree:
    """« 1 mois 15 jours »."""
    counted = {unit: int(number) for number, unit in re.findall(r"(\d+) (an|mois|jour)s?", text)}
    return Duree(counted.get("an", 0), counted.get("mois", 0), counted.get("jour", 0))


def place(text: str) -> Lieu:
    """A French postcode, or the name of a country."""
    if text.isdigit():
        return Lieu(territory(text), eloignement(text, None))
    return Lieu(territory(""), eloignement("", text))


def dates(text: str) -> DatesDeFacture:
    """« facture / livraison / réception », the unknown ones left empty."""
    days = [dt.date.fromisoformat(cell.strip()) if cell.strip() else None for cell in text.split("/")]
    assert days[0] is not None
    return DatesDeFacture(days[0], *days[1:])


def tell(result: Any) -> Iterator[tuple[str, str]]:
    """A result as the cells of a table."""
    yield "attendu", _main(result)
    for column in ("prudence", "libelle", "article"):
        if hasattr(result, column):
            yield column, str(getattr(result, column))
    if isinstance(result, DateDeReglement):
        yield "autre", str(result.autre.date) if result.autre else ""
    if hasattr(result, "reference"):
        yield "statut", str(result.reference.statut)
    if isinstance(result, Quadriennale):
        yield from tell(result.terme)


def _main(result: Any) -> str:
    """What a result is first: a day, a yes or no, a length, a word."""
    match result:
        case None:
            return "aucun"
        case bool():
            return "oui" if result else "non"
        case Delai():
            return str(result.duree)
        case Terme() | Limite() | Depart() | Plafond() | DateDeReglement():
            return str(result.date)
        case _:
            return str(result)
