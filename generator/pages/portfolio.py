"""Sums and lists over the portfolio, from its lines: what home, agenda and reporting print.

A line is read, counted and left: what is kept of a hundred thousand is sums, and for each thing dated where it stands
(``Repere``, ``Projet``). Only what a page shows is read again.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from heapq import nsmallest
from itertools import count
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Office
from generator.money import ZERO, format_eur, sum_known
from generator.pages import words
from generator.pages.ligne import Ligne, LigneTache
from generator.pages.resume import LigneCourrier
from generator.pages.shell import Shell

BUCKETS = (  # key, label, first day late
    ("a-echoir", "À échoir", 0),
    ("1-30", "1 à 30 jours", 1),
    ("31-60", "31 à 60 jours", 31),
    ("61-90", "61 à 90 jours", 61),
    ("plus-de-90", "Plus de 90 jours", 91),
)
_FIRST_DAYS = [first for _, _, first in BUCKETS]
HOLD_SOON = dt.timedelta(days=30)
SHOWN = 12  # entries of a list at the head of a page; the rest is one click away

Entry = TypeVar("Entry")
Entry_co = TypeVar("Entry_co", covariant=True)


class Portfolio(Struct, frozen=True):
    """What the pages of no case are made of.

    ``rows`` are the lines of the cases, by reference (``ligne.ligne``); ``absents`` the references of those in error,
    which none of these pages tells of: each page says so.
    """

    rows: Sequence[Ligne]
    office: Office
    au: dt.date
    shell: Shell
    absents: tuple[str, ...] = ()

    @property
    def common(self) -> dict[str, Any]:
        """What every one of these pages prints."""
        return {
            "au": self.au,
            "demonstration": self.office.cabinet.au == self.au,
            "absents": head(self.absents),
        }


class Extrait(Struct, Generic[Entry], frozen=True):
    """The head of a list, and how long the whole is."""

    montrees: tuple[Entry, ...]
    total: int


def head(entries: Sequence[Entry], shown: int = SHOWN) -> Extrait[Entry]:
    """Cut a list to what a page shows of it."""
    return Extrait(tuple(entries[:shown]), len(entries))


def first(entries: Iterable[Entry], order: Callable[[Entry], Any], shown: int = SHOWN) -> Extrait[Entry]:
    """The first of entries in an order, equals as they come; no more than those are held."""
    numbers = count()
    kept = nsmallest(shown, (one for one, _ in zip(entries, numbers)), key=order)  # noqa: B905 - numbers never end
    return Extrait(tuple(kept), next(numbers))


class Barre(Struct, frozen=True):
    """A bar of a chart, with its figure in words: the chart is its own text alternative."""

    nom: str
    valeur: str
    part: int  # of the longest bar, in thousandths
    lien: str = ""


class Totaux(Struct, frozen=True):
    """What the portfolio is owed; cases without a settled décompte are counted apart."""

    dossiers: int
    ouverts: int
    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    total: Decimal
    par_jour: Decimal | None
    non_arretes: int

    @property
    def accessoires(self) -> Decimal:
        """What the total holds beside the three sums shown: penalty clauses and costs."""
        return self.total - self.principal - self.interets - self.indemnites


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


def bars(entries: Iterable[tuple[str, Decimal | int, str, str]]) -> tuple[Barre, ...]:
    """Scale bars: name, value, its text, link."""
    kept = list(entries)
    longest = max((value for _, value, _, _ in kept), default=0)
    return tuple(
        Barre(name, text, int(value * 1000 / longest) if longest else 0, link) for name, value, text, link in kept
    )


def totals(rows: Iterable[Ligne]) -> Totaux:
    """Sum what is owed over the open cases whose décompte is settled."""
    counts = Counter[str]()
    principal = interets = indemnites = total = ZERO
    par_jour: Decimal | None = ZERO
    for row in rows:
        counts["dossiers"] += 1
        if row.ouvert:
            counts["ouverts"] += 1
            counts["non_arretes"] += not row.arrete
        if row.ouvert and row.arrete:
            principal += row.principal
            interets += row.interets
            indemnites += row.indemnites
            total += row.total
            par_jour = sum_known((par_jour, row.interet_par_jour))
    return Totaux(
        counts["dossiers"], counts["ouverts"], principal, interets, indemnites, total, par_jour, counts["non_arretes"]
    )


def bucket(days: int) -> str:
    """Key of the age bucket of an invoice, from its days late."""
    return BUCKETS[bisect_right(_FIRST_DAYS, days) - 1][0]


def ageing(rows: Iterable[Ligne]) -> dict[str, dict[str, Decimal]]:
    """Principal still owed to each creditor, by age of the invoice."""
    owed: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        own = owed.setdefault(row.creancier, dict.fromkeys((key for key, *_ in BUCKETS), ZERO))
        for days, principal in row.ouvertes:
            own[bucket(days)] += principal
    return owed


def ageing_bars(rows: Iterable[Ligne]) -> tuple[Barre, ...]:
    """Balance âgée as a chart; each bar leads to its cases."""
    owed = ageing(rows).values()
    sums = {key: sum((own[key] for own in owed), ZERO) for key, *_ in BUCKETS}
    return bars((label, sums[key], format_eur(sums[key]), f"retard={key}") for key, label, *_ in BUCKETS)


def stage_bars(rows: Iterable[Ligne]) -> tuple[Barre, ...]:
    """Cases by stage as a chart; stages without a case are left out."""
    counts = Counter(row.stade for row in rows)
    return bars(
        (label, counts[stage], words.pluriel(counts[stage], "dossier"), f"stade={stage}")
        for stage, label in words.STADES.items()
        if counts[stage]
    )


def agenda(rows: Sequence[Ligne]) -> list[Repere]:
    """Everything dated of the open cases, soonest first; of one day, by case."""
    return sorted(_marks(rows), key=attrgetter("date"))


def _marks(rows: Sequence[Ligne]) -> Iterator[Repere]:
    same = Shared()
    for rank, row in enumerate(rows):
        who = same(row.responsable)
        for place, one in enumerate(row.taches):
            day, last = same(one.date), same(one.dernier)
            yield Repere(day, same(one.genre), one.risque, one.manque, last, who, rows, rank, place)


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
    return LigneTache(day, f"Promesse de {format_eur(amount)} non tenue", genre="promesse", depasse=True)
