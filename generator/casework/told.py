"""Where a case stands, with the letters that wait: of a case that is over, nothing else says them."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.casework.awaited import Awaited
from generator.phrases import lower_first
from generator.progress.action import over
from generator.progress.types import ENDED, Situation


def with_letters(situation: Situation, waiting: Iterable[Awaited]) -> Situation:
    """The situation, whose next action says the letters that wait; ``waiting`` is read of a case that is over alone."""
    if situation.stade not in ENDED:
        return situation
    asked = {one.document for one in situation.restes}
    letters = (one.titre for one in waiting if one.plan.document not in asked)
    left = (*(one.titre for one in situation.restes), *(f"{one} à envoyer" for one in letters))
    return replace(situation, prochaine_action=over(situation.stade, [lower_first(one) for one in left]))
