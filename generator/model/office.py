"""The office as one object: who writes, for whom, with whom, how fast."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.parties import Cabinet, Creancier, Intervenant, Strategie


@dataclass(frozen=True)
class Office:
    """Files of ``cases/_cabinet``, loaded and cross-checked."""

    cabinet: Cabinet
    creanciers: Mapping[str, Creancier]
    intervenants: Mapping[str, Intervenant]
    strategies: Mapping[str, Strategie]
