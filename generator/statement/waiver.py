"""What the creditor gives up of what is left: « solde » and « cloture » of the journal."""

import datetime as dt
from collections.abc import Sequence

from generator.model import Dossier
from generator.statement.facts import Payment, Waiver
from generator.vocabulary import Fait

ENDS = frozenset({Fait.SOLDE, Fait.CLOTURE})


def waiver(dossier: Dossier, au: dt.date, payments: Sequence[Payment]) -> Waiver | None:
    """What the last fact that ends the case gives up at ``au`` (C. civ., art. 1350); None without a payment received.

    « solde » gives up any sum, « cloture » accessories only: a case may be closed on a principal still owed. What was
    received after the fact counts all the same: the rest is given up at the end of the last of these days.
    """
    ends = [(index, fait) for index, fait in enumerate(dossier.journal) if fait.type in ENDS and fait.date <= au]
    if not (ends and payments):
        return None
    index, fait = max(ends, key=lambda end: (end[1].date, end[0]))
    day = max(fait.date, *(payment.date for payment in payments))
    return Waiver(day, ("journal", index), accessoires=fait.type is Fait.CLOTURE)
