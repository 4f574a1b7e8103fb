"""The office as one object: who writes, for whom, with whom, how fast."""

from collections.abc import Mapping

from msgspec import Struct

from generator.findings import Finding
from generator.model.cabinet import Cabinet, Etape, Strategie
from generator.model.dossier import Dossier
from generator.model.journal import FaitCourrier
from generator.model.parties import Creancier, Debiteur, Intervenant
from generator.model.plans import broken_plan
from generator.vocabulary import Fait, Qualite

STANDARD = "standard"  # the ladder of a case when nobody chose one


class Office(Struct, frozen=True):
    """Files of ``cases/_cabinet``, loaded and cross-checked.

    ``creanciers`` are those whose file is sound; ``faulty`` says of each other one, by its identifier, the errors that
    stop his cases and no other (``load.checks.references.creditor_exists``). ``unread`` says the same of the
    intervenants: the cases that name one of them wait, and no other is chosen for being the only one of a profession.
    """

    cabinet: Cabinet
    creanciers: Mapping[str, Creancier]
    intervenants: Mapping[str, Intervenant]
    strategies: Mapping[str, Strategie]
    faulty: Mapping[str, tuple[Finding, ...]] = {}
    unread: Mapping[str, tuple[Finding, ...]] = {}

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The errors of every file that is one party's."""
        return tuple(one for kind in (self.faulty, self.unread) for told in kind.values() for one in told)

    def echelle(self, dossier: Dossier) -> str:
        """Identifier of the case's ladder: its own, else its creditor's, else « standard »."""
        creancier = self.creanciers.get(dossier.creancier)
        return dossier.strategie or (creancier.strategie if creancier else None) or STANDARD

    def strategie(self, dossier: Dossier) -> Strategie | None:
        """The case's ladder; none when the office has no ladder of that name."""
        return self.strategies.get(self.echelle(dossier))

    def etape(self, dossier: Dossier, document: str) -> Etape | None:
        """The step of the case's ladder that sends a document, if any."""
        return next((etape for etape in self._etapes(dossier) if etape.document == document), None)

    def delai(self, dossier: Dossier, lettre: FaitCourrier) -> int:
        """Days a letter of the journal left to pay: as it says, else as its step of the ladder, else the ordinary.

        What is noted when a letter is issued stays, whatever the ladder becomes. After a broken plan, the time that its
        clause gives, unless the letter left more (C. civ., art. 1103).
        """
        plan = broken_plan(dossier, lettre)
        if plan is not None:
            return max(lettre.delai or 0, plan.delai_de_regularisation)
        if lettre.delai is not None:
            return lettre.delai
        etape = next((etape for etape in self._etapes(dossier) if etape.fait is lettre.type), None)
        return etape.delai_de_paiement if etape else ordinary_delay(lettre.type, dossier.debiteur)

    def _etapes(self, dossier: Dossier) -> tuple[Etape, ...]:
        strategie = self.strategie(dossier)
        return strategie.etapes if strategie else ()


def ordinary_delay(fait: Fait | None, debiteur: Debiteur) -> int:
    """Days left to pay where the ladder has no step: 15 by a mise en demeure, 30 to a consumer, 8 by any other."""
    if fait is not Fait.MISE_EN_DEMEURE:
        return 8
    return 30 if debiteur.qualite is Qualite.CONSOMMATEUR else 15
