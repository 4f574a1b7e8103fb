"""The as-of date of a run, without reading the office's files when the last run already did."""

import datetime as dt
from collections.abc import Callable

from msgspec import Struct


class Clock(Struct, frozen=True):
    """Where a date can come from: what was asked, today, and a demo office's own date (None for a real office)."""

    asked: dt.date | None
    today: dt.date
    office: Callable[[], dt.date | None]

    def read(self, known: str | None) -> dt.date:
        """The as-of date; ``known`` is the office's date as the last run wrote it, None if its files changed since."""
        if self.asked:
            return self.asked
        if known is None:
            return self.office() or self.today
        return dt.date.fromisoformat(known) if known else self.today


def fixed(day: dt.date) -> Clock:
    """A clock that says one day: a build whose date is already decided."""
    return Clock(day, day, lambda: None)
