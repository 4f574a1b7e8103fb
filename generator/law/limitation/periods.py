"""Counting a prescription: from its start to its last day, and what suspends it. One article, one function.

A prescription is never extended by a week-end: CPC 641 and 642 do not apply to it. Two days are always given: the
last day of the period, and the last safe day (its eve, or earlier when the count itself is disputed).
"""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from generator.law.deadlines import Duree
from generator.law.limitation.durations import (
    Delai,
    four_years,
    longest,
    minimum_after_investigation,
    minimum_after_mediation,
)

EVE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terme:
    """Last day of a prescription, at 24 h, and last safe day."""

    date: dt.date
    prudence: dt.date


def civ_2228_computation(start: dt.date, duration: Duree) -> Terme:
    """Count a prescription (C. civ. 2228 and 2229).

    It is counted in days, not in hours (2228) and is acquired when its last day is over (2229): the day with the same
    number as the start. When the day of the start counts (right that can be used from 0 h that day: Cass. 1re civ.,
    12 déc. 2018, n° 17-25.697) it ends one day earlier: that eve is the safe day.
    """
    last = _add(start, duration)  # 2228, 2229
    return Terme(last, last - EVE)


def civ_2231_interruption(act: dt.date, duration: Duree) -> Terme:
    """An interruption erases the time run and starts a new period as long as the old one (C. civ. 2231)."""
    return civ_2228_computation(act, duration)


def civ_2230_suspension(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """A suspension stops the count without erasing the time already run (C. civ. 2230).

    What remained at its start runs again at its end. Whether the rest is counted in calendar months or in days is
    not settled: the last day is counted in months, the safe day is the earlier of both.
    """
    by_months = end + relativedelta(term.date, start)
    by_days = end + (term.date - start)
    safe = end + (term.prudence - start)
    return Terme(by_months, min(by_months - EVE, by_days - EVE, safe))


def civ_2234_impossibilite(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Impossibility to act by law, agreement or force majeure: suspended meanwhile (C. civ. 2234)."""
    return civ_2230_suspension(term, start, end)


def civ_2238_mediation(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Mediation, conciliation, participative procedure or accepted L125-1 procedure (C. civ. 2238).

    Suspended from the written agreement or the first meeting, or from the debtor's agreement recorded by the
    commissaire de justice (al. 1 and al. 2); afterwards at least six months run (al. 1 to al. 3).
    """
    return _at_least(civ_2230_suspension(term, start, end), _add(end, minimum_after_mediation(end)))


def civ_2239_instruction(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Investigation measure granted before any trial (C. civ. 2239).

    Suspended from the decision until the measure is carried out (al. 1); afterwards at least six months run (al. 2).
    """
    return _at_least(civ_2230_suspension(term, start, end), _add(end, minimum_after_investigation(end)))


def civ_2232_butoir(birth: dt.date) -> Terme:
    """Nothing carries a prescription beyond twenty years from the birth of the right.

    (C. civ. 2232, al. 1.) Its exceptions (al. 2: claims with a term, claims in court, enforcement) are for the caller.
    """
    return civ_2228_computation(birth, longest(birth))  # al. 1


@dataclass(frozen=True, slots=True)
class Quadriennale:
    """The four-year rule of public debtors: first day, end, text."""

    depart: dt.date
    terme: Terme
    delai: Delai


def loi_68_1250_1_quadriennale(acquired: dt.date) -> Quadriennale:
    """A claim on a public body lapses four years after 1 January of the year following the one it was acquired in.

    (Loi 68-1250, art. 1er.) The last day is 31 December. Its own causes of interruption (art. 2) are not applied:
    the date without them is the earlier one.
    """
    start = dt.date(acquired.year + 1, 1, 1)
    rule = four_years(start)
    last = _add(start, rule.duree) - EVE  # al. 1
    return Quadriennale(start, Terme(last, last - EVE), rule)


def _add(day: dt.date, duration: Duree) -> dt.date:
    return day + relativedelta(years=duration.ans, months=duration.mois, days=duration.jours)


def _at_least(term: Terme, floor: dt.date) -> Terme:
    return Terme(max(term.date, floor), max(term.prudence, floor - EVE))
