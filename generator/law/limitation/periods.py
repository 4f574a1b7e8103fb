"""Counting a prescription: from its start to its last day, and what suspends it. One article, one function.

A prescription is never extended by a week-end: CPC 641 and 642 do not apply to it. Two days are always given: the
last day of the period, and the last safe day (its eve, or earlier when the count itself is disputed).
"""

import datetime as dt

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from generator.law.deadlines import Duree, after
from generator.law.limitation.durations import Delai, duration_at

EVE = dt.timedelta(days=1)


class Terme(Struct, frozen=True):
    """Last day of a prescription, at 24 h, and last safe day."""

    date: dt.date
    prudence: dt.date


def civ_2228_computation(start: dt.date, duration: Duree) -> Terme:
    """Count a prescription (C. civ., art. 2228 and 2229).

    Applied: counted in days, not in hours (2228); acquired when its last day is over (2229), the day with the same
    number as the start. When the day of the start counts (right that can be used from 0 h that day: Cass. 1re civ.,
    12 déc. 2018, n° 17-25.697) it ends one day earlier: that eve is the safe day.
    """
    last = after(start, duration)
    return Terme(last, last - EVE)


def civ_2231_interruption(act: dt.date, duration: Duree) -> Terme:
    """Start again from an interruption (C. civ., art. 2231).

    Applied: the time run is erased and a new period as long as the old one starts.
    """
    return civ_2228_computation(act, duration)


def civ_2230_suspension(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Stop the count without erasing the time already run (C. civ., art. 2230).

    Applied: what remained at its start runs again at its end. Whether the rest is counted in calendar months or in
    days is not settled: the last day is counted in months, the safe day is the earlier of both.
    """
    by_months = end + relativedelta(term.date, start)
    by_days = end + (term.prudence - start)
    return Terme(by_months, min(by_months - EVE, by_days))


def civ_2234_impossibilite(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Suspend while the creditor cannot act (C. civ., art. 2234).

    Applied: by law, agreement or force majeure, for as long as it lasts. Waived: the time left to act afterwards, which
    courts weigh: the date without suspension stays the safe one.
    """
    return civ_2230_suspension(term, start, end)


def civ_2238_mediation(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Suspend for a mediation, a conciliation, or an accepted L125-1 procedure (C. civ., art. 2238).

    Applied: from the written agreement or the first meeting (paragraph 1), or from the debtor's agreement recorded by
    the commissaire de justice (paragraph 3); afterwards at least six months run (paragraphs 2 and 3).
    """
    return _at_least(civ_2230_suspension(term, start, end), after(end, duration_at("civ-2238", end).duree))


def civ_2239_instruction(term: Terme, start: dt.date, end: dt.date) -> Terme:
    """Suspend for an investigation measure granted before any trial (C. civ., art. 2239).

    Applied: from the decision until the measure is carried out (paragraph 1); afterwards at least six months run
    (paragraph 2).
    """
    return _at_least(civ_2230_suspension(term, start, end), after(end, duration_at("civ-2239", end).duree))


def civ_2232_butoir(birth: dt.date) -> Terme:
    """Last day beyond which nothing carries a prescription (C. civ., art. 2232).

    Applied: twenty years from the birth of the right (paragraph 1). Waived: its exceptions (paragraph 2: claims in
    court, enforcement), which the course of the prescription knows; claims with a term are kept under it, by prudence.
    """
    return civ_2228_computation(birth, duration_at("civ-2232", birth).duree)


class Quadriennale(Struct, frozen=True):
    """The four-year rule of public debtors: first day, end, text."""

    depart: dt.date
    terme: Terme
    delai: Delai


def loi_68_1250_1_quadriennale(acquired: dt.date) -> Quadriennale:
    """Last day of a claim on a public body (loi n° 68-1250, art. 1er).

    Applied: four years from 1 January of the year that follows the one the claim was acquired in: the last day is a
    31 December. Waived: its own causes of interruption (art. 2): the date without them is the earlier one.
    """
    start = dt.date(acquired.year + 1, 1, 1)
    rule = duration_at("loi-68-1250-1", start)
    last = after(start, rule.duree) - EVE
    return Quadriennale(start, Terme(last, last - EVE), rule)


def _at_least(term: Terme, floor: dt.date) -> Terme:
    return Terme(max(term.date, floor), max(term.prudence, floor - EVE))
