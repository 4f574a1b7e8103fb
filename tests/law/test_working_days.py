"""Holidays against a second computation and against the library, and the working days made of them."""

import datetime as dt

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from generator.law.limits.count import FRANCE, Lieu
from generator.law.limits.insolvency import com_r622_24_declaration
from generator.law.limits.order import cpc_1416_opposition
from generator.law.working_days import (
    Territoire,
    holidays,
    is_working_day,
    next_working_day,
    previous_working_day,
    territory,
)

YEARS = range(1990, 2101)  # those a case may hold
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
PLACES = st.sampled_from(Territoire)


def easter(year: int) -> dt.date:
    """Gregorian Easter, anonymous algorithm of 1876."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * moon) // 433
    month = (h + moon - 7 * m + 90) // 25
    return dt.date(year, month, (h + moon - 7 * m + 33 * month + 19) % 32)


def eleven(year: int) -> set[dt.date]:
    """C. trav. L3133-1."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(year) + dt.timedelta(days=days) for days in (1, 39, 50)}
    return {dt.date(year, month, day) for month, day in fixed} | moving


@pytest.mark.parametrize("year", YEARS)
def test_the_eleven_holidays_are_those_of_the_labour_code(year: int) -> None:
    assert holidays(year) == eleven(year)


@pytest.mark.parametrize("year", YEARS)
def test_the_library_knows_the_same(year: int) -> None:
    """It leaves out the Whit Mondays worked as « journée de solidarité » (loi 2004-626), public holidays still."""
    worked = {easter(year) + dt.timedelta(days=50)} if year in {2005, 2006, 2007} else set()
    assert holidays(year) - worked == set(country_holidays("FR", years=year))


@pytest.mark.parametrize("year", YEARS)
def test_alsace_moselle_adds_good_friday_and_the_day_after_christmas(year: int) -> None:
    local = {easter(year) - dt.timedelta(days=2), dt.date(year, 12, 26)}
    assert holidays(year, Territoire.ALSACE_MOSELLE) == eleven(year) | local


@pytest.mark.parametrize(
    ("year", "good_friday", "easter_monday", "ascension", "whit_monday"),
    [
        (2026, "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25"),
        (2027, "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17"),
        (2028, "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-05"),
        (2029, "2029-03-30", "2029-04-02", "2029-05-10", "2029-05-21"),
    ],
)
def test_the_moving_days_of_the_next_years(
    year: int, good_friday: str, easter_monday: str, ascension: str, whit_monday: str
) -> None:
    moving = {dt.date.fromisoformat(day) for day in (easter_monday, ascension, whit_monday)}
    assert moving <= holidays(year)
    assert dt.date.fromisoformat(good_friday) not in holidays(year)
    assert dt.date.fromisoformat(good_friday) in holidays(year, Territoire.ALSACE_MOSELLE)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        (Territoire.MAYOTTE, "2026-04-27"),
        (Territoire.MARTINIQUE, "2026-05-22"),
        (Territoire.GUADELOUPE, "2026-05-27"),
        (Territoire.SAINT_MARTIN, "2026-05-27"),
        (Territoire.GUYANE, "2026-06-10"),
        (Territoire.SAINT_BARTHELEMY, "2026-10-09"),
        (Territoire.LA_REUNION, "2026-12-20"),
    ],
)
def test_overseas_holidays_of_the_labour_code_are_known(place: Territoire, day: str) -> None:
    assert dt.date.fromisoformat(day) in holidays(2026, place)


def test_a_day_that_the_labour_code_does_not_name_lengthens_only_what_the_debtor_has() -> None:
    """21 July in Martinique, of the library alone: an opposition of the 22nd is not called late; no creditor waits."""
    served, schoelcher = dt.date(2027, 6, 21), dt.date(2027, 7, 21)
    at_home = Lieu(Territoire.MARTINIQUE)
    assert cpc_1416_opposition(served, FRANCE).date == schoelcher
    assert cpc_1416_opposition(served, at_home).date == dt.date(2027, 7, 22)
    assert com_r622_24_declaration(dt.date(2027, 5, 21), at_home, at_home).date == schoelcher


@pytest.mark.parametrize("place", Territoire)
def test_a_local_calendar_only_adds_holidays(place: Territoire) -> None:
    assert all(holidays(year, place) >= holidays(year) for year in YEARS)


@pytest.mark.parametrize(
    ("postcode", "place"),
    [
        ("69003", Territoire.METROPOLE),
        ("57000", Territoire.ALSACE_MOSELLE),
        ("67000", Territoire.ALSACE_MOSELLE),
        ("68100", Territoire.ALSACE_MOSELLE),
        ("97110", Territoire.GUADELOUPE),
        ("97133", Territoire.SAINT_BARTHELEMY),
        ("97150", Territoire.SAINT_MARTIN),
        ("97200", Territoire.MARTINIQUE),
        ("97600", Territoire.MAYOTTE),
        ("98800", Territoire.NOUVELLE_CALEDONIE),
        ("20000", Territoire.METROPOLE),
        ("", Territoire.METROPOLE),
    ],
)
def test_the_territory_follows_the_postcode(postcode: str, place: Territoire) -> None:
    assert territory(postcode) is place


@given(DAYS, PLACES)
def test_the_next_working_day_is_the_first_one(day: dt.date, place: Territoire) -> None:
    found = next_working_day(day, place)
    between = [day + dt.timedelta(days=n) for n in range((found - day).days)]
    assert found >= day
    assert is_working_day(found, place)
    assert not any(is_working_day(one, place) for one in between)


@given(DAYS)
def test_the_previous_working_day_is_the_last_one(day: dt.date) -> None:
    found = previous_working_day(day)
    between = [day - dt.timedelta(days=n) for n in range((day - found).days)]
    assert found <= day
    assert is_working_day(found)
    assert not any(is_working_day(one) for one in between)


@given(DAYS, PLACES)
def test_a_local_calendar_never_shortens_a_wait(day: dt.date, place: Territoire) -> None:
    assert next_working_day(day, place) >= next_working_day(day)
