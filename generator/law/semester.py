"""Half-years: the unit of the legal rate and of the penalties (« 2026-S2 »)."""

import datetime as dt


def semester(day: dt.date) -> str:
    """Name of the half-year of a day: ``2026-S2``."""
    return f"{day.year}-S{1 if day.month <= 6 else 2}"


def semester_start(day: dt.date) -> dt.date:
    """First day of the half-year of a day: 1 January or 1 July."""
    return dt.date(day.year, 1 if day.month <= 6 else 7, 1)


def semester_end(day: dt.date) -> dt.date:
    """Last day of the half-year of a day: 30 June or 31 December."""
    return dt.date(day.year, 6, 30) if day.month <= 6 else dt.date(day.year, 12, 31)
