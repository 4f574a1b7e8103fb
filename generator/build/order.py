"""What is asked of a build, before the office is read: kept free of heavy imports, as ``freshness``."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

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


class Tranche(Struct, frozen=True):
    """Part ``rank`` of ``count``, from 1: it depends on the references alone, so that machines need not talk."""

    rank: int
    count: int

    def holds(self, reference: str) -> bool:
        """Tell whether a case belongs to this part."""
        from hashlib import sha256  # noqa: PLC0415 - two milliseconds, of every command that builds no part

        return int.from_bytes(sha256(reference.encode("utf-8")).digest()[:8]) % self.count == self.rank - 1


def parse_tranche(text: str) -> Tranche:
    """Read ``2/4``.

    Raises:
        ValueError: not of that form; the message is French.
    """
    rank, _, count = text.partition("/")
    if not (rank.isdecimal() and count.isdecimal() and 1 <= int(rank) <= int(count)):
        raise ValueError(f"« {text} » : écrire la tranche sur le nombre de tranches, par exemple 2/4.")
    return Tranche(int(rank), int(count))


class Engine(Struct, frozen=True):
    """Where the work is done: ``local`` processes, or the Dask scheduler at ``address`` (None: one started here)."""

    name: str = "local"
    processes: int | None = None
    address: str | None = None

    @property
    def count(self) -> int:
        """Processes asked for; one a core by default."""
        return self.processes or os.cpu_count() or 1


class Order(Struct, frozen=True):
    """What is asked of a build: of which office, where, at what date, of what it is made, and by whom."""

    root: Path
    out: Path
    clock: Clock
    liasses: str = "utiles"
    creancier: str | None = None
    tranche: Tranche | None = None
    engine: Engine = Engine()

    @property
    def hides(self) -> bool:
        """A site of one creditor names no case of another, even in its caches; a part of one is no site."""
        return self.creancier is not None and self.tranche is None

    @property
    def au(self) -> dt.date:
        """As-of date; the office's own files may be read for it."""
        return self.clock.read(None)
