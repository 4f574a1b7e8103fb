"""What an opposition makes of an order for payment: one rule, for the décompte, the stage, the limits and the acts.

Until it is judged the order is not enforced (CPC 1417, 1422); the judgment takes its place (1420); withdrawn by the
debtor, it leaves the order its force (1422); the creditor who withdraws ends the proceedings, and the order never was
(1419). A withdrawal whose author is not said ends nothing: the two leave opposite things.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.case import KeyPath
from generator.model import Dossier, FaitJournal, FaitProcedure, Titre, against_principal
from generator.vocabulary import Fait, NatureTitre


@dataclass(frozen=True, slots=True)
class Opposition:
    """An opposition of the journal, and what ended it as far as is known: one of the three days at most."""

    origine: KeyPath
    date: dt.date
    jugee_le: dt.date | None = None
    retiree_le: dt.date | None = None  # by the debtor
    abandonnee_le: dt.date | None = None  # the creditor withdrew his claim
    desistement_le: dt.date | None = None  # somebody's, which ends nothing until its author is said

    @property
    def en_cours(self) -> bool:
        """Tell whether it is still to be judged."""
        return not (self.jugee_le or self.retiree_le or self.abandonnee_le)


def last_opposition(dossier: Dossier, au: dt.date) -> Opposition | None:
    """The last opposition known at ``au``, whatever the order."""
    return _last(dossier, dt.date.min, dt.date.max, au)


def opposition_to(dossier: Dossier, order: dt.date, au: dt.date) -> Opposition | None:
    """The last opposition known at ``au`` to the order of a day: once there is another order, it is that one's."""
    return _last(dossier, order, next_order(dossier, order), au)


def next_order(dossier: Dossier, order: dt.date) -> dt.date:
    """Day of the next order, told by the titles or by the journal: what is served or opposed from then on is that one.

    The last day of the calendar when there is none.
    """
    given: list[FaitJournal | Titre] = [fact for fact in dossier.journal if fact.type is Fait.ORDONNANCE_INJONCTION]
    given += [titre for titre in dossier.titres if titre.nature is NatureTitre.ORDONNANCE_INJONCTION]
    his = [against_principal(dossier, one) for one in given if one.date == order]  # an order of others is not his next
    days = (one.date for one in given if one.date > order and against_principal(dossier, one) in (his or [True]))
    return min(days, default=dt.date.max)


def _last(dossier: Dossier, since: dt.date, before: dt.date, au: dt.date) -> Opposition | None:
    formed = [
        (fact.date, rank)
        for rank, fact in enumerate(dossier.journal)
        if fact.type is Fait.OPPOSITION and since <= fact.date < before and fact.date <= au
    ]
    if not formed:
        return None
    day, rank = max(formed)
    ends = {
        "jugee_le": _first(_judgments(dossier), day, au),
        "retiree_le": _first(_withdrawals(dossier, "debiteur"), day, au),
        "abandonnee_le": _first(_withdrawals(dossier, "creancier"), day, au),
    }
    first = min((end for end in ends.values() if end), default=None)  # the first ended it
    ended = next(({name: end} for name, end in ends.items() if end == first and end), {})
    unsaid = None if ended else _first(_withdrawals(dossier, None), day, au)
    return Opposition(("journal", rank), day, desistement_le=unsaid, **ended)


def _judgments(dossier: Dossier) -> Iterator[dt.date]:
    """Days of the judgments, told by the journal or by the titles."""
    told: list[FaitJournal | Titre] = [fact for fact in dossier.journal if fact.type is Fait.JUGEMENT]
    told += [titre for titre in dossier.titres if titre.nature is NatureTitre.JUGEMENT]
    yield from (one.date for one in told if against_principal(dossier, one))


def _withdrawals(dossier: Dossier, author: str | None) -> Iterator[dt.date]:
    """Days of the withdrawals of one author, or of those whose author is not said."""
    for fact in dossier.journal:
        if isinstance(fact, FaitProcedure) and fact.type is Fait.DESISTEMENT and fact.auteur == author:
            yield fact.date


def _first(days: Iterable[dt.date], since: dt.date, au: dt.date) -> dt.date | None:
    return min((day for day in days if since <= day <= au), default=None)
