"""Procedural time: CPC 640 to 643. One article, one function.

A limit is written in years, months and days and counted from the act that starts it. Prescription does not follow
these articles (see ``generator.law.limitation``).
"""

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from generator.law.working_days import Territoire, next_working_day, territory
from generator.phrases import enumeration, plural


class Duree(NamedTuple):
    """A length of time as a text of law gives it."""

    ans: int = 0
    mois: int = 0
    jours: int = 0

    def __str__(self) -> str:
        parts = (
            (self.ans, plural(self.ans, "an", "ans")),
            (self.mois, "mois"),
            (self.jours, plural(self.jours, "jour", "jours")),
        )
        return enumeration([f"{number} {word}" for number, word in parts if number])


class Eloignement(StrEnum):
    """Where the person who must act lives, for a court that sits in metropolitan France (CPC 643)."""

    METROPOLE = "metropole"
    OUTRE_MER = "outre-mer"
    ETRANGER = "etranger"


def territoire(postcode: str, pays: str | None) -> Territoire:
    """Territory of an address: a postcode says nothing of France once another country is named (67059 Ludwigshafen)."""
    return Territoire.METROPOLE if _abroad(pays) else territory(postcode)


def _abroad(pays: str | None) -> bool:
    return bool(pays and pays.strip().lower() not in {"france", "fr"})


def eloignement(postcode: str, pays: str | None) -> Eloignement:
    """How far a party lives: abroad if a country other than France is named, else by postcode."""
    if _abroad(pays):
        return Eloignement.ETRANGER
    near = {Territoire.METROPOLE, Territoire.ALSACE_MOSELLE}
    return Eloignement.METROPOLE if territory(postcode) in near else Eloignement.OUTRE_MER


def cpc_641_computation(act: dt.date, duration: Duree) -> dt.date:
    """Last day of a limit before any extension (CPC, art. 640 and 641).

    Applied: the limit starts at the act (640); in days, the day of the act does not count (641, paragraph 1); in
    months or years, it ends on the day with the same number as the act, or on the last day of the month when it has
    none (paragraph 2); in months and days, the months first, then the days (paragraph 3).
    """
    return after(act, duration)


@lru_cache(maxsize=8192)  # calendar arithmetic is slow, and the same few lengths run from a few thousand days
def after(day: dt.date, duration: Duree) -> dt.date:
    """The day a length of time after another: years and months first, clipped to the end of the month, then days."""
    return day + relativedelta(years=duration.ans, months=duration.mois, days=duration.jours)


@lru_cache(maxsize=8192)  # a format of dates is dearer still, and a case writes its days again and again
def written(day: dt.date) -> str:
    """A day as French papers write it: « 21/11/2026 »."""
    return f"{day:%d/%m/%Y}"


def cpc_642_prorogation(day: dt.date, place: Territoire = Territoire.METROPOLE) -> dt.date:
    """Day on which a limit really ends, at 24 h (CPC, art. 642).

    Applied: the last day counts whole (paragraph 1); a Saturday, a Sunday or a public holiday carries it to the next
    working day (paragraph 2), Tuesday when Monday is a holiday (Cass. 3e civ., 21 janv. 2021, n° 19-24.799).
    ``place`` is given only for a wait, which local holidays lengthen; a limit of the creditor never names it.
    Waived: days « chômés » that are not public holidays, which no table lists.
    """
    return next_working_day(day, place)


def cpc_643_distance(duration: Duree, where: Eloignement) -> Duree:
    """Length of the debtor's appeal, opposition or appearance once distance is added (CPC, art. 643).

    Applied: one month for a party overseas (1°), two months for a party abroad (2°). Waived: courts that sit overseas
    (art. 644), where distance is counted the other way round.
    """
    months = {Eloignement.METROPOLE: 0, Eloignement.OUTRE_MER: 1, Eloignement.ETRANGER: 2}[where]
    return Duree(duration.ans, duration.mois + months, duration.jours)
