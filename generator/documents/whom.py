"""Whom a document is for, or against: the principal debtor, or another by his name."""

from functools import cached_property

from msgspec import Struct

from generator.model import Competence, Debiteur, Dossier
from generator.progress.limits.insolvency import DECLARATION

AT_LAW = frozenset({"requete-injonction", "projet-ordonnance", "assignation-refere", "assignation-fond"})
OF_ONE = AT_LAW | {DECLARATION}  # asked of one debtor alone, by his name


class Whom(Struct, frozen=True, dict=True):
    """Who is named when a document is asked; ``nom`` is empty when nobody is."""

    document: str
    dossier: Dossier
    nom: str

    @cached_property
    def destinataire(self) -> Debiteur:
        """Whom a letter is for: the joint debtor or the guarantor named, else the principal debtor."""
        return self.dossier.named(self.nom)

    @cached_property
    def autre(self) -> Debiteur | None:
        """The joint debtor or the guarantor a letter is for; None for the principal debtor."""
        return None if self.destinataire is self.dossier.debiteur else self.destinataire

    @property
    def debiteur(self) -> Debiteur:
        """The debtor it tells of first: whom an act at law is asked of by his name, else the principal one."""
        return self.destinataire if self.document in OF_ONE else self.dossier.debiteur

    @property
    def seul(self) -> bool:
        """Whether an act at law is asked of one debtor alone, by his name (C. civ., art. 1313, al. 2)."""
        return bool(self.nom) and self.document in AT_LAW

    @property
    def poursuivi(self) -> Debiteur | None:
        """The joint debtor an act at law, or a declaration, is of alone; None of any other document."""
        return self.autre if self.document in OF_ONE else None

    @property
    def competence(self) -> Competence | None:
        """The court the office says, of the claim or of who is sued alone."""
        return self.dossier.creance.competence if self.poursuivi is None else self.poursuivi.competence

    @property
    def rang(self) -> str:
        """« -debiteur-2 », what the name of a file says of whom it is for; nothing for the principal debtor."""
        return f"-debiteur-{self.dossier.debiteurs.index(self.autre) + 1}" if self.autre is not None else ""
