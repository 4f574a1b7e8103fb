"""What holds a case, as the sentence and the reminder of the office tell it."""

from collections.abc import Iterable

from generator.progress.action.state import Etat
from generator.progress.types import FINAL, INSOLVENT, Pause, Stade


def hold(etat: Etat) -> Pause | None:
    """What holds the whole case, or all that is owed of it; where some is held, the rest follows its course."""
    known = [one for one in etat.pauses if not one.factures or (one.retenues and etat.stade is Stade.SUSPENDU)]

    def rank(one: Pause) -> tuple[bool, ...]:
        """Nothing is done with who is no more, nor of a right lost; then what the stage is of, or holds the most."""
        return not one.personne, one.nature not in FINAL, one.nature != etat.stade, bool(one.factures)

    return min(known, key=rank, default=None)


def beyond_reach(pauses: Iterable[Pause]) -> Pause | None:
    """What stops all that is asked of the principal debtor, and of him alone: he is no more, or insolvent."""
    return next((one for one in pauses if one.personne or one.nature in INSOLVENT), None)


def stops_all(etat: Etat) -> bool:
    """Tell whether the whole case is held, whoever is asked."""
    return any(not (one.personne or one.factures or one.nature in INSOLVENT) for one in etat.pauses)
