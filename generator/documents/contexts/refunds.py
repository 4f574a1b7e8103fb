"""What was given back of what was received in excess, one line a refund."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.documents.draft import Draft
from generator.model import Remboursement
from generator.money import ZERO
from generator.statement.beside import Restitution


class Refunded(Struct, frozen=True):
    """A refund for what it is counted; ``fait`` is None for one that is noted on a payment."""

    date: dt.date
    montant: Decimal
    fait: Remboursement | None

    @property
    def a(self) -> str:
        """« , à Me Songe »; nothing when it went back to who had paid, or is not told."""
        return f", à {self.fait.a}" if self.fait is not None and self.fait.a else ""


def refunds(draft: Draft, back: Sequence[Restitution]) -> Iterator[Refunded]:
    """These, by refund, in order of date."""
    for day, par in dict.fromkeys((one.date, one.par) for one in back):
        noted = draft.dossier.remboursements[int(par[1])] if par[0] == "remboursements" else None
        yield Refunded(day, sum((one.montant for one in back if one.par == par), ZERO), noted)
