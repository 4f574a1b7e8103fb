"""What is dated in the portfolio, and the drafts that wait: where each stands in the lines, and what it is chosen by.

Only what a page shows is read again: of a hundred thousand cases, the agenda takes a few hundred bytes each.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.money import format_eur
from generator.pages.ligne import Ligne, LigneTache
from generator.pages.portfolio import SHOWN, Extrait, first
from generator.pages.resume import LigneCourrier

Entry = TypeVar("Entry")
Entry_co = TypeVar("Entry_co", covariant=True)


class Datee(NamedTuple):
    """Something dated to do or to watch, and the case in which it is."""

    date: dt.date
    ligne: Ligne
    tache: LigneTache


class Repere(Struct, frozen=True, gc=False):
    """Where something dated stands in the lines, with what it is chosen by."""

    date: dt.date
    genre: str
    risque: bool
    manque: bool
    dernier: dt.date | None
    responsable: str
    lignes: Sequence[Ligne]
    rang: int  # of the case
    place: int  # among its tasks

    @property
    def lu(self) -> Datee:
        """What stands there."""
        row = self.lignes[self.rang]
        return Datee(self.date, row, row.taches[self.place])

    def moved(self, day: dt.date) -> "Repere":
        """The same on another day."""
        return replace(self, date=day)


class Attente(NamedTuple):
    """A draft that waits for a signature or a sending, and the case in which it is."""

    ligne: Ligne
    courrier: LigneCourrier

    @property
    def centimes(self) -> int | str:
        """What is owed, as tables are sorted by it; empty without a settled décompte."""
        return int(self.ligne.total * 100) if self.ligne.arrete else ""


class Projet(Struct, frozen=True, gc=False):
    """Where a draft that waits stands in the lines, with what it is chosen by."""

    depuis: dt.date
    document: str  # identifier in the catalogue
    signature: str
    pret: bool  # it lacks nothing
    lignes: Sequence[Ligne]
    rang: int  # of the case
    place: int  # among its letters

    @property
    def lu(self) -> Attente:
        """What stands there."""
        row = self.lignes[self.rang]
        return Attente(row, row.courriers[self.place])


class Shared(dict[Any, Any]):
    """Values that come back in many lines, each held once."""

    def __call__(self, value: Entry) -> Entry:
        """The first one that was equal."""
        found: Entry = self.setdefault(value, value)
        return found


class Place(Protocol[Entry_co]):
    """Where an entry stands in the lines."""

    @property
    def lu(self) -> Entry_co:
        """The entry, read again."""


def printed(places: Sequence[Place[Entry]], shown: int = SHOWN) -> Extrait[Entry]:
    """The head of a list of places, read again for a page."""
    return Extrait(tuple(one.lu for one in places[:shown]), len(places))


def agenda(rows: Sequence[Ligne]) -> list[Repere]:
    """Everything dated of the open cases, soonest first; of one day, by case."""
    same = Shared()
    marks = (
        Repere(
            date=same(task.date),
            genre=same(task.genre),
            risque=task.risque,
            manque=task.manque,
            dernier=same(task.dernier),
            responsable=same(row.responsable),
            lignes=rows,
            rang=rank,
            place=place,
        )
        for rank, row in enumerate(rows)
        for place, task in enumerate(row.taches)
    )
    return sorted(marks, key=attrgetter("date"))


def before(dated: Sequence[Repere], day: dt.date) -> int:
    """How many of an agenda come before a day."""
    return bisect_left(dated, day, key=attrgetter("date"))


def awaiting(rows: Sequence[Ligne]) -> list[Projet]:
    """Drafts that wait, the longest waiting first; of one day, by case."""
    same = Shared()
    drafts = (
        Projet(same(one.depuis), same(one.document), same(one.signature), not one.manques, rows, rank, place)
        for rank, row in enumerate(rows)
        for place, one in enumerate(row.courriers)
    )
    return sorted(drafts, key=attrgetter("depuis"))


def at_risk(dated: Iterable[Repere]) -> list[Repere]:
    """Limits of the creditor that are missed or near, with what is lost."""
    return [one for one in dated if one.risque]


def broken_promises(rows: Iterable[Ligne]) -> Extrait[Datee]:
    """Promises whose date has passed without the money, oldest first."""
    broken = (Datee(row.promesse_rompue[0], row, _broken(*row.promesse_rompue)) for row in rows if row.promesse_rompue)
    return first(broken, attrgetter("date"))


def _broken(day: dt.date, amount: Decimal) -> LigneTache:
    title = f"Promesse de {format_eur(amount)} non tenue"
    return LigneTache(day, title, genre="promesse", depasse=True)
