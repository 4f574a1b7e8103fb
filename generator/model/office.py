"""The office as one object: who writes, for whom, with whom, how fast."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.dossier import Dossier
from generator.model.parties import Cabinet, Creancier, Intervenant, Strategie

STANDARD = "standard"  # the ladder of a case when nobody chose one


@dataclass(frozen=True)
class Office:
    """Files of ``cases/_cabinet``, loaded and cross-checked."""

    cabinet: Cabinet
    creanciers: Mapping[str, Creancier]
    intervenants: Mapping[str, Intervenant]
    strategies: Mapping[str, Strategie]

    def echelle(self, dossier: Dossier) -> str:
        """Identifier of the case's ladder: its own, else its creditor's, else « standard »."""
        creancier = self.creanciers.get(dossier.creancier)
        return dossier.strategie or (creancier.strategie if creancier else None) or STANDARD

    def strategie(self, dossier: Dossier) -> Strategie | None:
        """The case's ladder; none when the office has no ladder of that name."""
        return self.strategies.get(self.echelle(dossier))
