"""Promises to pay: running, kept or broken. A promise made by word of mouth interrupts no prescription."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from msgspec import Struct

from generator.case import KeyPath
from generator.model import FaitContact, FaitReponse
from generator.progress.asof import AsOf


class Promesse(Struct, frozen=True):
    """The last promise of the debtor."""

    origine: KeyPath
    faite_le: dt.date
    date: dt.date
    montant: Decimal
    tenue: bool  # the sum came in between the promise and now
    en_cours: bool  # neither kept nor past

    @property
    def rompue(self) -> bool:
        """The date has passed and the sum has not come."""
        return not self.tenue and not self.en_cours


def current_promise(seen: AsOf) -> Promesse | None:
    """The last promise written in the journal, if any."""
    said: Iterator[tuple[KeyPath, FaitContact | FaitReponse]] = chain(seen.of(FaitContact), seen.of(FaitReponse))
    made = [(fait.date, origine, fait.promesse) for origine, fait in said if fait.promesse is not None]
    if not made:
        return None
    day, origine, promise = max(made, key=lambda one: (one[0], one[1]))
    kept = seen.paid_between(day, seen.au) >= promise.montant
    return Promesse(origine, day, promise.date, promise.montant, kept, not kept and seen.au <= promise.date)
