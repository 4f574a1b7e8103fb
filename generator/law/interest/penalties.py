"""Penalties between professionals and moratory interest of public contracts: contractual lateness."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.law.interest.slices import DAY, Tranche, period_name, sliced
from generator.law.rates import Taux, ccp_r2192_31_taux, com_l441_10_plancher, com_l441_10_taux
from generator.law.semester import semester, semester_end
from generator.law.series import Bareme
from generator.vocabulary.rates import BaseTaux, FormuleTaux


def com_l441_10_penalites(
    bareme: Bareme, formule: FormuleTaux | None, depuis: dt.date, jusque: dt.date, *, glissant: bool = True
) -> Iterator[Tranche]:
    """Late-payment penalties between professionals (C. com., art. L441-10, II).

    Applied: due without reminder from the day after the due date (``depuis``); rate of each half-year crossed, or,
    with ``glissant`` False, the other reading: the rate of the half-year in which interest started, for good. An
    agreed fixed rate is one slice; a rate tied to the legal rate follows each legal rate. No ``formule``: the default.
    Waived: the ceiling of payment terms (I, see ``payment_terms``); the administrative fine (L441-16).

    Raises:
        LawGap: the rate of a half-year is unknown; slices before it have been yielded.
        NotComputed: before 2009.
    """
    base = formule.base if formule else BaseTaux.BCE
    single = base is BaseTaux.FIXE or (base is BaseTaux.BCE and not glissant)
    while depuis <= jusque:
        taux = com_l441_10_taux(bareme, formule, depuis)
        limit = jusque if single else _last_day(base, taux, depuis)
        end = min(limit, jusque)
        yield sliced(taux, depuis, end, semester(depuis) if single else period_name(depuis, limit))
        depuis = end + DAY


def com_l441_10_planchers(bareme: Bareme, tranches: Iterable[Tranche]) -> Iterator[tuple[Tranche, Taux]]:
    """Slices of an agreed rate below three times the legal rate, each with the floor (C. com., art. L441-10, II).

    Applied: half-year by half-year. The agreed figure stays the one claimed until the lawyer decides; this is
    what to show beside it.

    Raises:
        LawGap: the legal rate of a half-year is unknown.
    """
    yield from ((part, floor) for part, floor in _with_floor(bareme, tranches) if part.taux < floor.taux)


def com_l441_10_releves(bareme: Bareme, tranches: Iterable[Tranche]) -> Iterator[Tranche]:
    """Slices raised to the floor wherever they are below it (C. com., art. L441-10, II).

    Applied: half-year by half-year, the other reading of an agreed rate that is too low. A slice nowhere below the
    floor is not cut: rounded in parts, it would differ by a cent.

    Raises:
        LawGap: the legal rate of a half-year is unknown.
    """
    for tranche in tranches:
        parts = tuple(_with_floor(bareme, [tranche]))
        if not any(part.taux < floor.taux for part, floor in parts):
            yield tranche
            continue
        for part, floor in parts:
            yield sliced(floor, part.du, part.au, part.semestre) if part.taux < floor.taux else part


def ccp_r2192_32_interets(bareme: Bareme, depuis: dt.date, jusque: dt.date) -> Iterator[Tranche]:
    """Moratory interest of a public contract (CCP, art. R2192-32), from the day after the payment time.

    Applied: to the day of payment of the principal included, at the single rate of R2192-31. Waived: the suspension
    of the payment time by the buyer (R2192-27 to R2192-29), a fact the case does not hold.

    Raises:
        LawGap: the ECB rate is unknown.
        NotComputed: before May 2013.
    """
    if depuis <= jusque:
        yield sliced(ccp_r2192_31_taux(bareme, depuis), depuis, jusque, semester(depuis))


def _with_floor(bareme: Bareme, tranches: Iterable[Tranche]) -> Iterator[tuple[Tranche, Taux]]:
    """Slices cut by the periods of the legal rate, each with the floor it gives."""
    for tranche in tranches:
        start = tranche.du
        while start <= tranche.au:
            floor = com_l441_10_plancher(bareme, start)
            end = min(floor.au or tranche.au, tranche.au)
            yield replace(tranche, du=start, au=end, semestre=semester(start)), floor
            start = end + DAY


def _last_day(base: BaseTaux, taux: Taux, day: dt.date) -> dt.date:
    """Last day of a sliding rate: that of the legal rate, or the end of the half-year for an ECB rate."""
    return taux.au if base is BaseTaux.TAUX_LEGAL and taux.au else semester_end(day)
