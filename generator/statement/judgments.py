"""What a judgment leaves of the claim: one rule, for the décompte, the stage, the limits and the acts.

One that dismisses the claim is no title, and takes the place of what a judge granted before it (CPC 480). A summary
order judges nothing of it (CPC 488): the one that refuses takes the place of summary orders alone.
"""

import datetime as dt
from collections.abc import Iterator

from generator.model import Dossier, FaitProcedure, against_principal, summary
from generator.vocabulary import Fait


def dismissal(dossier: Dossier, au: dt.date, *, urgent: bool = False) -> FaitProcedure | None:
    """The last judgment known at ``au``, when it dismisses the claim and no title came since.

    ``urgent``: the last decision, when it refuses in summary proceedings.
    """
    known = [fact for fact in _acts(dossier, Fait.JUGEMENT) if fact.date <= au]
    judged = [fact for fact in known if urgent or not summary(dossier, fact.date)]
    last = max(judged, key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute or summary(dossier, last.date) != urgent:
        return None
    later = (titre for titre in dossier.titres if last.date < titre.date <= au)
    return None if any(against_principal(dossier, titre) for titre in later) else last


def overturned(dossier: Dossier, day: dt.date, au: dt.date, name: str = "") -> FaitProcedure | None:
    """The judgment known at ``au`` that took the place of what a judge had granted on a day, by dismissing it.

    ``name``: or by dismissing what was granted against another than the principal debtor.
    """
    told = _acts(dossier, Fait.JUGEMENT, name=name)
    since = (fact for fact in told if fact.deboute and day <= fact.date <= au)
    return next((fact for fact in since if summary(dossier, day) or not summary(dossier, fact.date)), None)


def _acts(dossier: Dossier, *types: Fait, name: str = "") -> Iterator[FaitProcedure]:
    known = (fact for fact in dossier.journal if isinstance(fact, FaitProcedure) and fact.type in types)
    return (fact for fact in known if against_principal(dossier, fact) or (name and fact.debiteur == name))
