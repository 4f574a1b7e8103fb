"""What the sentence may be made of."""

from collections.abc import Sequence

from msgspec import Struct

from generator.progress.asof import AsOf
from generator.progress.ladder import Barreaux
from generator.progress.types import Delai, Pause, Reste, Retard, Stade


class Etat(Struct, frozen=True):
    """What the sentence may be made of."""

    seen: AsOf
    stade: Stade
    pauses: Sequence[Pause]
    delais: Sequence[Delai]
    barreaux: Barreaux
    restes: Sequence[Reste]
    retards: Sequence[Retard] = ()
    prescrite: bool = False  # see ``Situation``
