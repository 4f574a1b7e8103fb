"""What the creditor gives up of what is left: « solde » and « cloture » of the journal."""

import datetime as dt
from collections.abc import Sequence

from generator.model import Dossier
from generator.statement.facts import Claim, Payment, Waiver
from generator.statement.holds import rejected_since
from generator.vocabulary import Fait

ENDS = frozenset({Fait.SOLDE, Fait.CLOTURE})


def waivers(dossier: Dossier, au: dt.date, claims: Sequence[Claim], payments: Sequence[Payment]) -> tuple[Waiver, ...]:
    """What the facts that end the case give up at ``au`` (C. civ., art. 1350): nothing without a payment received.

    « solde » gives up any sum, « cloture » accessories only: a case may be closed on a principal still owed. What was
    received after the fact counts all the same: the rest is given up at the end of the last of these days. A claim born
    since, invoice or title, is not given up, nor does a payment received from its day on bear on the fact: it is the
    next end of the case that settles them. Of two ends with no claim born between, the last counts. One that counted
    on a payment the bank rejected since gives up nothing: what was left was not known.
    """
    ends = sorted((fait.date, index) for index, fait in enumerate(dossier.journal) if fait.type in ENDS)
    last: dict[dt.date, Waiver] = {}
    for date, index in ends:
        following = min((claim.date for claim in claims if claim.date > date), default=dt.date.max)
        received = [payment.date for payment in payments if payment.date < following]
        if date <= au and received and not rejected_since(dossier, date, au):
            accessoires = dossier.journal[index].type is Fait.CLOTURE
            last[following] = Waiver(max(date, *received), ("journal", index), accessoires)
    return tuple(last.values())
