"""Working days of France: Saturdays, Sundays and public holidays (C. trav. L3133-1), as CPC 642 needs them.

Local holidays (Alsace-Moselle L3134-13, overseas L3422-2) are kept apart: whether they move the end of a limit is
not judged. They never lengthen a limit the creditor must meet; they do lengthen a wait before he acts.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from dateutil.easter import easter

SATURDAY = 5


class Territoire(StrEnum):
    """Where a limit is counted; the value is the subdivision known by the holidays library."""

    METROPOLE = ""
    ALSACE_MOSELLE = "57"
    GUADELOUPE = "971"
    MARTINIQUE = "972"
    GUYANE = "973"
    LA_REUNION = "974"
    MAYOTTE = "976"
    SAINT_PIERRE_ET_MIQUELON = "PM"
    SAINT_BARTHELEMY = "BL"
    SAINT_MARTIN = "MF"
    WALLIS_ET_FUTUNA = "WF"
    POLYNESIE_FRANCAISE = "PF"
    NOUVELLE_CALEDONIE = "NC"


_BY_POSTCODE = {
    "57": Territoire.ALSACE_MOSELLE,
    "67": Territoire.ALSACE_MOSELLE,
    "68": Territoire.ALSACE_MOSELLE,
    "971": Territoire.GUADELOUPE,
    "97133": Territoire.SAINT_BARTHELEMY,
    "97150": Territoire.SAINT_MARTIN,
    "972": Territoire.MARTINIQUE,
    "973": Territoire.GUYANE,
    "974": Territoire.LA_REUNION,
    "975": Territoire.SAINT_PIERRE_ET_MIQUELON,
    "976": Territoire.MAYOTTE,
    "97700": Territoire.SAINT_BARTHELEMY,
    "97800": Territoire.SAINT_MARTIN,
    "986": Territoire.WALLIS_ET_FUTUNA,
    "987": Territoire.POLYNESIE_FRANCAISE,
    "988": Territoire.NOUVELLE_CALEDONIE,
}
# C. trav. L3133-1: the same every year, or a number of days after Easter (Easter Monday, Ascension, Whit Monday).
_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)
# C. trav. L3422-2 says 27 May for Saint-Martin where the library says 28: a wait counts both. The library also knows
# 21 July (Schoelcher) in Martinique, Guadeloupe and Saint-Martin, that L3422-2 does not name: kept by prudence (CPC 642
# says « férié ou chômé », to check). It only lengthens a wait or the debtor's own time: none of his acts is called late
# because of it, and one of the day after is not told as late.
_OTHER_READING = {Territoire.SAINT_MARTIN: (5, 27)}


def territory(postcode: str) -> Territoire:
    """Find the territory of a French postcode; the longest known prefix wins."""
    for length in (5, 3, 2):
        if (found := _BY_POSTCODE.get(postcode[:length])) is not None:
            return found
    return Territoire.METROPOLE


@cache
def holidays(year: int, place: Territoire = Territoire.METROPOLE) -> frozenset[date]:
    """Public holidays of a year: the eleven of L3133-1, with the local ones when a place is named."""
    known = {date(year, *day) for day in _FIXED} | {easter(year) + timedelta(days) for days in _AFTER_EASTER}
    if place is not Territoire.METROPOLE:
        known.update(_local(year, place))
    return frozenset(known)


def _local(year: int, place: Territoire) -> Iterator[date]:
    from holidays import country_holidays  # noqa: PLC0415 - loads every country: not paid where no place is named

    yield from country_holidays("FR", subdiv=place.value, years=year)
    if place in _OTHER_READING:
        yield date(year, *_OTHER_READING[place])


def is_working_day(day: date, place: Territoire = Territoire.METROPOLE) -> bool:
    """Tell whether a day is neither a Saturday, a Sunday nor a public holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year, place)


def next_working_day(day: date, place: Territoire = Territoire.METROPOLE) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day, place):
        day += timedelta(days=1)
    return day


def previous_working_day(day: date) -> date:
    """The day itself if it is a working day in metropolitan France, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
