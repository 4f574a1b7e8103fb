"""What is asked of a build, before the office is read: kept free of heavy imports, as ``freshness``."""

import datetime as dt
import os
from pathlib import Path

from msgspec import Struct

from generator.build.asof import Clock
from generator.build.tranche import Tranche


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
