"""The days of a statement: day first, as French banks write them, or month first; what the file tells of it.

« 03/04/2026 » is read in both ways. Nothing is guessed: the days are read day first, and refused when only the other
reading agrees with what the file says besides.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from generator.dates import IN_A_TEXT, american_day, typed_day
from generator.edit.table import Row, Table
from generator.findings import Finding, Level

_REMEDY = "Les mettre au format AAAA-MM-JJ, qui se lit d'une seule façon."
_BOUNDS = 2  # days of a line that are a period, whatever parts them
_UNTIL = re.compile(
    r"""[\s;,"']*(?:(?:au|à|to|until|et)(?: le)?|[-\N{EN DASH}\N{EM DASH}])[\s;,"']*""", re.IGNORECASE
)  # of any others
_SEVERAL = 3  # different days, for their all being the same of a month to be strange

Read = Callable[[str], dt.date | None]


class Moved(Struct, frozen=True):
    """What an operation moves, and the balance after it when the statement tells it."""

    montant: Decimal
    solde: Decimal | None


class Clues(Struct, frozen=True):
    """What a statement says of its days, besides writing them, and that none is after ``au``.

    ``periods`` are those told above the titles, by their two days; ``oldest_first`` is what the balances tell of the
    order.
    """

    au: dt.date
    periods: tuple[tuple[str, str], ...]
    oldest_first: bool | None

    def against(self, read: Read, days: Sequence[dt.date | None]) -> str:
        """The first thing that contradicts a reading of the days, as said of them; empty when nothing does."""
        known = [day for day in days if day]
        if len(known) < len(days):
            return "n'existent toutes"
        if max(known) > self.au:
            return "ne sont toutes passées"
        if not all(self._within(read, known, told) for told in self.periods):
            return "ne sont dans la période dite au-dessus des titres"
        up, down = known == sorted(known), known == sorted(known, reverse=True)
        if self.oldest_first is not None and not (up if self.oldest_first else down):
            return "ne suivent l'ordre des soldes"
        return "" if up or down else "ne se suivent"

    def _within(self, read: Read, known: Sequence[dt.date], told: tuple[str, str]) -> bool:
        """Whether days are in the period of a line, read as they are if it can be; one that is none says nothing."""
        period = next(filter(None, (_period(one, told) for one in (read, typed_day, american_day))), None)
        return period is None or (period[0] <= min(known) and max(known) <= period[1])


def clues(table: Table, moved: Sequence[Moved], au: dt.date) -> Clues:
    """What a statement says of its days besides writing them."""
    return Clues(au, tuple(period for line in table.head for period in _periods(line)), _order(moved))


def doubt(table: Table, title: str, told: Clues) -> Finding | None:
    """What is to be said of the days of a column: refused when they can only be month first, else a strange one."""
    rows = [row for row in table.rows if typed_day(row.cells.get(title, "")) or american_day(row.cells.get(title, ""))]
    typed = [row.cells[title] for row in rows]
    french, american = [typed_day(one) for one in typed], [american_day(one) for one in typed]
    if not typed or told.against(american_day, american):
        return None
    which = f"« {typed[0].strip()} » : le jour d'abord, ou le mois ? Ces dates"
    if why := told.against(typed_day, french):
        return table.wrong(rows[0], title, f"{which} {why} que le mois d'abord.", _REMEDY)
    return next(_strange(table, rows[0], title, which, french), None)


def _strange(table: Table, row: Row, title: str, which: str, french: Sequence[dt.date | None]) -> Iterator[Finding]:
    """Days of one month written month first, which read as the same day of several months."""
    days = {day for day in french if day}
    if len(days) >= _SEVERAL and len({day.day for day in days}) == 1 and len({day.year for day in days}) == 1:
        same = "1er" if next(iter(days)).day == 1 else next(iter(days)).day
        message = f"{which}, lues le jour d'abord, tombent toutes le {same} du mois : vérifier."
        yield table.wrong(row, title, message, _REMEDY)._replace(level=Level.AVERTISSEMENT)


def _periods(line: str) -> Iterator[tuple[str, str]]:
    """The two days of a line; of more, those that « au » joins: the day of the edition is no bound."""
    found, ended = list(IN_A_TEXT.finditer(line)), 0
    for first, last in pairwise(found):
        if len(found) == _BOUNDS or (ended <= first.start() and _UNTIL.fullmatch(line, first.end(), last.start())):
            ended = last.end()
            yield first[0], last[0]


def _period(read: Read, told: tuple[str, str]) -> tuple[dt.date, dt.date] | None:
    """A period, from its two days."""
    first, last = map(read, told)
    return (first, last) if first and last and first <= last else None


def _order(moved: Sequence[Moved]) -> bool | None:
    """Whether the oldest operation is first, as the balances tell; None when they do not."""
    told = [(one.montant, one.solde) for one in moved if one.solde is not None]
    if len(told) < len(moved):
        return None
    pairs = list(pairwise(told))
    up = all(after - before == montant for (_, before), (montant, after) in pairs)
    down = all(after - before == montant for (montant, after), (_, before) in pairs)
    return up if up is not down else None
