"""What an opposition makes of an order for payment: one rule, for the décompte, the stage, the limits and the acts.

Until it is judged the order is not enforced (CPC 1417, 1422); the judgment takes its place (1420); withdrawn by the
debtor, it leaves the order its force (1422).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.case import KeyPath
from generator.model import Dossier
from generator.vocabulary import Fait, NatureTitre


@dataclass(frozen=True, slots=True)
class Opposition:
    """An opposition of the journal, and what ended it as far as is known."""

    origine: KeyPath
    date: dt.date
    jugee_le: dt.date | None
    retiree_le: dt.date | None

    @property
    def en_cours(self) -> bool:
        """Tell whether it is still to be judged."""
        return self.jugee_le is None and self.retiree_le is None


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
    days = {titre.date for titre in dossier.titres if titre.nature is NatureTitre.ORDONNANCE_INJONCTION}
    days |= {fact.date for fact in dossier.journal if fact.type is Fait.ORDONNANCE_INJONCTION}
    return min((day for day in days if day > order), default=dt.date.max)


def _last(dossier: Dossier, since: dt.date, before: dt.date, au: dt.date) -> Opposition | None:
    formed = [
        (fact.date, rank)
        for rank, fact in enumerate(dossier.journal)
        if fact.type is Fait.OPPOSITION and since <= fact.date < before and fact.date <= au
    ]
    if not formed:
        return None
    day, rank = max(formed)
    judged = _first(_judgments(dossier), day, au)
    withdrawn = _first((fact.date for fact in dossier.journal if fact.type is Fait.DESISTEMENT), day, au)
    if judged and withdrawn:  # the first of the two ended it
        judged, withdrawn = (judged, None) if judged <= withdrawn else (None, withdrawn)
    return Opposition(("journal", rank), day, judged, withdrawn)


def _judgments(dossier: Dossier) -> Iterator[dt.date]:
    """Days of the judgments, told by the journal or by the titles."""
    yield from (fact.date for fact in dossier.journal if fact.type is Fait.JUGEMENT)
    yield from (titre.date for titre in dossier.titres if titre.nature is NatureTitre.JUGEMENT)


def _first(days: Iterable[dt.date], since: dt.date, au: dt.date) -> dt.date | None:
    return min((day for day in days if since <= day <= au), default=None)
