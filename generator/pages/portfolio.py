"""Sums and lists over the portfolio, from its lines: what home, agenda and reporting print."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

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


class Attente(NamedTuple):
    """A draft that waits for a signature or a sending, and the case in which it is."""

    ligne: Ligne
    courrier: LigneCourrier

    @property
    def centimes(self) -> int | str:
        """What is owed, as tables are sorted by it; empty without a settled décompte."""
        return int(self.ligne.total * 100) if self.ligne.arrete else ""


def bars(entries: Iterable[tuple[str, Decimal | int, str, str]]) -> tuple[Barre, ...]:
    """Scale bars: name, value, its text, link."""
    kept = list(entries)
    longest = max((value for _, value, _, _ in kept), default=0)
    return tuple(
        Barre(name, text, int(value * 1000 / longest) if longest else 0, link) for name, value, text, link in kept
    )


def totals(rows: Sequence[Ligne]) -> Totaux:
    """Sum what is owed over the open cases whose décompte is settled."""
    live = [row for row in rows if row.ouvert]
    sure = [row for row in live if row.arrete]
    return Totaux(
        dossiers=len(rows),
        ouverts=len(live),
        principal=sum((row.principal for row in sure), ZERO),
        interets=sum((row.interets for row in sure), ZERO),
        indemnites=sum((row.indemnites for row in sure), ZERO),
        total=sum((row.total for row in sure), ZERO),
        par_jour=sum_known(row.interet_par_jour for row in sure),
        non_arretes=len(live) - len(sure),
    )


def bucket(days: int) -> str:
    """Key of the age bucket of an invoice, from its days late."""
    return BUCKETS[bisect_right(_FIRST_DAYS, days) - 1][0]


def ageing(rows: Iterable[Ligne]) -> dict[str, Decimal]:
    """Principal still owed, by age of the invoice."""
    owed = dict.fromkeys((key for key, *_ in BUCKETS), ZERO)
    for row in rows:
        for days, principal in row.ouvertes:
            owed[bucket(days)] += principal
    return owed


def ageing_bars(rows: Iterable[Ligne]) -> tuple[Barre, ...]:
    """Balance âgée as a chart; each bar leads to its cases."""
    owed = ageing(rows)
    return bars((label, owed[key], format_eur(owed[key]), f"retard={key}") for key, label, *_ in BUCKETS)


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


def agenda(rows: Iterable[Ligne]) -> list[Datee]:
    """Everything dated of the open cases, soonest first; of one day, by case."""
    return sorted((Datee(task.date, row, task) for row in rows for task in row.taches), key=itemgetter(0))


def before(dated: Sequence[Datee], day: dt.date) -> int:
    """How many of an agenda come before a day."""
    return bisect_left(dated, day, key=itemgetter(0))


def awaiting(rows: Iterable[Ligne]) -> list[Attente]:
    """Drafts that wait, the longest waiting first; of one day, by case."""
    return sorted((Attente(row, one) for row in rows for one in row.courriers), key=lambda one: one.courrier.depuis)


def at_risk(dated: Iterable[Datee]) -> list[Datee]:
    """Limits of the creditor that are missed or near, with what is lost."""
    return [one for one in dated if one.tache.risque]


def broken_promises(rows: Iterable[Ligne]) -> list[Datee]:
    """Promises whose date has passed without the money, oldest first."""
    broken = (Datee(row.promesse_rompue[0], row, _broken(*row.promesse_rompue)) for row in rows if row.promesse_rompue)
    return sorted(broken, key=itemgetter(0))


def _broken(day: dt.date, amount: Decimal) -> LigneTache:
    title = f"Promesse de {format_eur(amount)} non tenue"
    return LigneTache(day, title, genre="promesse", depasse=True)
