"""Lengths a claim may have though its family does not say so, shorter than its own: the last safe day is theirs."""

from generator.progress.asof import AsOf
from generator.vocabulary import PERHAPS_OF_AN_OPERATOR, Famille, Nature, Qualite

TWO_YEARS = (
    "Débiteur consommateur, famille « droit-commun » : le dernier jour sûr est celui de deux ans, pour un bien ou un "
    "service fourni par un professionnel (C. conso., art. L218-2) ; à vérifier."
)
ONE_YEAR = (
    "Créancier opérateur, ou « communications-electroniques: oui » : le dernier jour sûr est celui d'un an, pour ce "
    "qu'un usager doit d'un service de communications électroniques (code des postes et des communications "
    "électroniques, art. L34-2) ; à vérifier, ou écrire « communications-electroniques: non » sous « creance »."
)
THREE_YEARS = (
    "Logement loué à une personne morale : le dernier jour sûr est celui de trois ans, si les parties ont soumis leur "
    "bail à cette loi (loi n° 89-462, art. 7-1) ; à vérifier."
)


def _perhaps_two_years(seen: AsOf) -> bool:
    """Tell whether a consumer may owe the claim to a professional though its family does not say so (L218-2)."""
    dossier = seen.case.dossier
    consumer = dossier.debiteur.qualite is Qualite.CONSOMMATEUR
    return consumer and of_a_professional(seen) and dossier.creance.famille is Famille.DROIT_COMMUN


def _perhaps_one_year(seen: AsOf) -> bool:
    """Tell whether an operator may claim what a user of his owes though its family does not say so (CPCE, L34-2).

    What the claim says itself counts first.
    """
    creance, creditor = seen.case.dossier.creance, seen.office.creanciers.get(seen.case.dossier.creancier)
    operator, told = creditor is not None and creditor.operateur is True, creance.communications_electroniques
    return operator and creance.famille in PERHAPS_OF_AN_OPERATOR if told is None else told


def _perhaps_three_years(seen: AsOf) -> bool:
    return seen.case.dossier.loge_une_personne_morale


def of_a_professional(seen: AsOf) -> bool:
    """Tell whether the creditor deals in business; one unknown is taken to."""
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    return creditor is None or creditor.nature is not Nature.PARTICULIER


# a length the claim may have though its family does not say so: why, whose it is, when
PERHAPS_SHORTER = (
    (ONE_YEAR, Famille.COMMUNICATIONS_ELECTRONIQUES, _perhaps_one_year),
    (TWO_YEARS, Famille.VENTE_A_CONSOMMATEUR, _perhaps_two_years),
    (THREE_YEARS, Famille.BAIL_D_HABITATION, _perhaps_three_years),
)
