"""What a judgment leaves of the claim: one rule, for the décompte, the stage, the limits and the acts.

One that dismisses the claim is no title, and takes the place of those given before it by a judge (CPC 480, 488).
"""

import datetime as dt

from generator.model import Dossier, FaitProcedure
from generator.vocabulary import Fait


def dismissal(dossier: Dossier, au: dt.date) -> FaitProcedure | None:
    """The last judgment known at ``au``, when it dismisses the claim and no title came since."""
    judged = [
        fact
        for fact in dossier.journal
        if isinstance(fact, FaitProcedure) and fact.type is Fait.JUGEMENT and fact.date <= au
    ]
    last = max(judged, key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute:
        return None
    return None if any(last.date < titre.date <= au for titre in dossier.titres) else last
