"""Slices: a period at one rate, its days, its amount, and how it is cut.

Days are actual days over 365, in leap years too (service-public F783).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.law.rates import Taux
from generator.law.semester import semester, semester_end
from generator.money import round_ratio
from generator.vocabulary import Reference

DAY = dt.timedelta(days=1)
YEAR_BASE = 36_500  # percent x 365 days, whatever the year


class Tranche(Struct, frozen=True):
    """A period at one rate: ``du`` and ``au`` included, percent a year."""

    du: dt.date
    au: dt.date
    taux: Decimal
    formule: str
    reference: Reference
    semestre: str
    valeurs: tuple[str, ...] = ()


def days(du: dt.date, au: dt.date) -> int:
    """Days from ``du`` to ``au``, both included; 0 when the period is empty."""
    return max(0, (au - du).days + 1)


def exact(base: Decimal, rate: Decimal, count: int) -> tuple[int, int]:
    """Interest in euros before rounding, ``base x rate x days / 36 500``, as an unreduced fraction."""
    (euros, places), (points, scale) = base.as_integer_ratio(), rate.as_integer_ratio()
    return euros * points * count, places * scale * YEAR_BASE


def amount(base: Decimal, rate: Decimal, count: int) -> Decimal:
    """Interest of one segment in euros, rounded half-up to the cent."""
    return round_ratio(*exact(base, rate, count))


def sliced(taux: Taux, du: dt.date, au: dt.date, semestre: str) -> Tranche:
    """The slice of a rate from ``du`` to ``au``, with the name of its period."""
    return Tranche(du, au, taux.taux, taux.formule, taux.reference, semestre, taux.valeurs)


def period_name(day: dt.date, limit: dt.date) -> str:
    """Name of the period of a value: a half-year, or a year before 2015."""
    return semester(day) if limit <= semester_end(day) else f"{day.year}"


def cut(tranche: Tranche, days: Iterable[dt.date]) -> Iterator[Tranche]:
    """The slice cut before each of ``days``, in order."""
    start = tranche.du
    for day in days:
        if start < day <= tranche.au:
            yield replace(tranche, du=start, au=day - DAY)
            start = day
    yield replace(tranche, du=start)


def split(tranche: Tranche, day: dt.date) -> tuple[Tranche | None, Tranche | None]:
    """Cut a slice before ``day``: what ends on the eve, what starts that day."""
    if tranche.au < day:
        return tranche, None
    if tranche.du >= day:
        return None, tranche
    return replace(tranche, au=day - DAY), replace(tranche, du=day)


def before(tranches: Iterable[Tranche], day: dt.date) -> Iterator[Tranche]:
    """What remains of slices before ``day``, excluded."""
    for tranche in tranches:
        kept, _ = split(tranche, day)
        if kept:
            yield kept
