"""The tables a lawyer can extend: one CSV per function, its columns named as the function's arguments.

``LawGap 2027-S1`` or ``NotComputed`` in the first column expected says that the function refuses.
"""

import datetime as dt
import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from string import ascii_uppercase
from types import UnionType
from typing import Any

from generator.findings import LawGap, NotComputed
from generator.law import interest
from generator.law.allocation import Dette, Parts
from generator.law.costs import SortDesFrais
from generator.law.deadlines import Duree, eloignement
from generator.law.interest import Tranche
from generator.law.limitation.durations import Delai
from generator.law.limitation.periods import Quadriennale, Terme
from generator.law.limitation.start import Depart
from generator.law.limits.count import Lieu, Limite
from generator.law.payment_terms import DateDeReglement, DatesDeFacture, Plafond
from generator.law.rates import Taux, worst
from generator.law.series import Valeur, shipped
from generator.law.working_days import territory
from generator.model.scalars import parse_taux
from generator.vocabulary import Reference, Statut
from generator.vocabulary.rates import CategorieTauxLegal
from tests.tables import read_table

HERE = Path(__file__).parent
Row = dict[str, str]
RESULTS = {
    *("attendu", "prudence", "statut", "autre", "libelle", "article", "admis"),
    *("tranches", "interets", "incertain", "statut_attendu"),
}


def rows(name: str) -> list[Row]:
    """Rows of ``tests/law/<name>.csv``."""
    return read_table(__file__, f"{name}.csv")


def missed(function: Callable[..., Any]) -> list[tuple[Row, Row]]:
    """Rows of the table of a function that do not hold, each with what the function says instead."""
    table = [(row, call(function, row)) for row in rows(function.__name__)]
    assert table
    return [(row, told) for row, told in table if {**row, **told} != row]


def call(function: Callable[..., Any], row: Row) -> Row:
    """Call a function with the arguments of a row; its result as the columns of a table."""
    hints, names = typing.get_type_hints(function), inspect.signature(function).parameters
    made = {name: MADE[name](row) for name in names if name in MADE}
    read = {name: parse(row[name], hints[name]) for name in names if name in row and name not in MADE}
    columns = [column for column in row if column in RESULTS and column not in read]
    try:
        told = dict(tell(function(**made, **read), row))
    except LawGap as gap:
        told = {columns[0]: f"LawGap {gap.value}"}
    except NotComputed:
        told = {columns[0]: "NotComputed"}
    return {column: told.get(column, "") for column in columns}


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
        Decimal: Decimal,
        dt.date: dt.date.fromisoformat,
        Duree: duration,
        Lieu: place,
        Terme: lambda cell: Terme(day := dt.date.fromisoformat(cell), day - dt.timedelta(days=1)),
        DatesDeFacture: dates,
        Sequence[Decimal]: lambda cell: [Decimal(one) for one in cell.split()],
        Iterable[dt.date]: lambda cell: [dt.date.fromisoformat(one) for one in cell.split()],
        Sequence[tuple[dt.date, dt.date]]: lambda cell: [
            tuple(map(dt.date.fromisoformat, one.split("/"))) for one in cell.split()
        ],
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


def slices(row: Row) -> Iterator[Tranche]:
    """The interest that a rule cuts, from « depuis » to « jusque »: legal where it is raised, else penalties."""
    since, until = dt.date.fromisoformat(row["depuis"]), dt.date.fromisoformat(row["jusque"])
    if "premier_jour" in row:
        return interest.civ_1231_7_interets(shipped(), CategorieTauxLegal.AUTRES_CAS, since, until)
    return interest.com_l441_10_penalites(shipped(), parse_taux(row.get("formule", "bce + 10")), since, until)


def debts(row: Row) -> list[Dette]:
    """« A échéance facture taux | B… »."""
    cells = [cell.split() for cell in row["dettes"].split("|") if cell]
    assert [name for name, *_ in cells] == [*ascii_uppercase[: len(cells)]]
    days = [(dt.date.fromisoformat(due), dt.date.fromisoformat(issued)) for _, due, issued, _ in cells]
    return [Dette(rank, *both, Decimal(cell[3])) for rank, (cell, both) in enumerate(zip(cells, days, strict=True))]


# Arguments that are no cell of their own.
MADE: dict[str, Callable[[Row], Any]] = {
    "bareme": lambda _: shipped(),
    "formule": lambda row: parse_taux(row["formule"]),
    "tranches": slices,
    "dettes": debts,
}


def tell(result: Any, row: Row) -> Iterator[tuple[str, str]]:
    """A result as the cells of a table."""
    if isinstance(result, Iterator):
        result = list(result)
    yield "attendu", _main(result)
    for column in ("prudence", "libelle", "article"):
        if hasattr(result, column):
            yield column, str(getattr(result, column))
    if isinstance(result, DateDeReglement):
        yield "autre", str(result.autre.date) if result.autre else ""
    if isinstance(getattr(result, "reference", None), Reference):
        yield "statut", str(result.reference.statut)
        yield "incertain", _main(result.reference.statut is Statut.INCERTAIN)
    if isinstance(result, Quadriennale):
        yield from tell(result.terme, row)
    if isinstance(result, SortDesFrais):
        assert result.admis is not bool(result.motif), "a refusal says why"
        yield "admis", _main(result.admis)
        yield "article", result.reference.article
    if "tranches" in row:
        yield from _slices(result, row)


def _slices(result: Sequence[Any], row: Row) -> Iterator[tuple[str, str]]:
    """Slices, each with its floor if it is given one; their interest, their statut."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in result]
    told = [
        f"{interest.days(one.du, one.au)} j à {one.taux}" + (f" plancher {floor.taux}" if floor else "")
        for one, floor in pairs
    ]
    yield "tranches", " | ".join(told)
    if "interets" in row:
        base = Decimal(row["base"])
        amounts = [interest.amount(base, one.taux, interest.days(one.du, one.au)) for one, _ in pairs]
        yield "interets", str(sum(amounts, Decimal("0.00")))
    if "statut_attendu" in row:
        yield "statut_attendu", worst(*(one.reference.statut for one, _ in pairs))


# What each says first.
_FIRST = {Delai: "duree", Taux: "taux", Valeur: "valeur"} | dict.fromkeys(
    (Terme, Limite, Depart, Plafond, DateDeReglement), "date"
)
_WORDS = {None: "aucun", True: "oui", False: "non"}


def _main(result: Any) -> str:
    """What a result is first: a day, a yes or no, a length, an amount, a word; some of them, in order."""
    if result is None or isinstance(result, bool):
        return _WORDS[result]
    if type(result) in _FIRST:
        result = str(getattr(result, _FIRST[type(result)]))
    match result:
        case Decimal():
            return f"{result:.2f}"
        case Parts():
            *parts, left = map(_main, (result.interets, result.capitalises, result.principal, result.reste))
            return f"{' + '.join(parts)} reste {left}"
        case tuple([tuple(), *_]):  # ranks of debts, some together
            return " > ".join(" + ".join(ascii_uppercase[rank] for rank in group) for group in result)
        case tuple() | list() if not isinstance(result, Duree):
            return " ".join(map(_main, result))
    return str(result)
