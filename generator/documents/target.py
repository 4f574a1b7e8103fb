"""What a debtor is, for the choice of a text: some words are written to a consumer alone, some never to him."""

from enum import StrEnum

from generator.model import Debiteur
from generator.vocabulary import Nature, Qualite


class Cible(StrEnum):
    """The debtors a text is written for."""

    PROFESSIONNEL = "professionnel"
    CONSOMMATEUR = "consommateur"
    PERSONNE_PUBLIQUE = "personne-publique"
    ASSOCIATION = "association"


def target(debtor: Debiteur) -> Cible:
    """Which of them a debtor is: a public body whatever its quality, and a non-professional as an association."""
    if debtor.nature is Nature.PERSONNE_PUBLIQUE:
        return Cible.PERSONNE_PUBLIQUE
    if debtor.qualite is Qualite.CONSOMMATEUR:
        return Cible.CONSOMMATEUR
    if debtor.nature is Nature.ASSOCIATION or debtor.qualite is Qualite.NON_PROFESSIONNEL:
        return Cible.ASSOCIATION
    return Cible.PROFESSIONNEL
