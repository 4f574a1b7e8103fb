"""Sums over the portfolio, from its lines: what home and reporting print.

A line is read, counted and left: what is kept of a hundred thousand is sums, and the ``places`` of what is dated.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from heapq import nsmallest
from itertools import count
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.model import Office
from generator.money import ZERO, format_eur, sum_known
from generator.pages import words
from generator.pages.ligne import Ligne
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
    provisions: int = 0  # in collective proceedings, counted as a provision alone judges them
    comptees: Decimal = ZERO  # what is counted of those
    entieres: Decimal = ZERO  # their whole claims, to declare

    @property
    def accessoires(self) -> Decimal:
        """What the total holds beside the three sums shown: penalty clauses and costs."""
        return self.total - self.principal - self.interets - self.indemnites


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
    principal = interets = indemnites = total = comptees = entieres = ZERO
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
            if row.a_declarer is not None:
                counts["provisions"] += 1
                comptees += row.total
                entieres += row.a_declarer
    return Totaux(
        counts["dossiers"], counts["ouverts"], principal, interets, indemnites, total, par_jour, counts["non_arretes"],
        counts["provisions"], comptees, entieres,
    )  # fmt: skip


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
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.stade] += 1
    return bars(
        (label, counts[stage], words.pluriel(counts[stage], "dossier"), f"stade={stage}")
        for stage, label in words.STADES.items()
        if counts[stage]
    )
