"""The words of the journal: one a type of fact, in the order of a case."""

from collections.abc import Mapping
from enum import StrEnum


class Fait(StrEnum):
    """Types of the journal's facts: the history and the state machine of a case."""

    # reminders
    RAPPEL_AVANT_ECHEANCE = "rappel-avant-echeance"
    RELANCE_COURRIEL = "relance-courriel"
    APPEL = "appel"
    APPEL_DE_SUIVI = "appel-de-suivi"
    VISITE = "visite"
    RELANCE_COURRIER = "relance-courrier"
    MISE_EN_DEMEURE = "mise-en-demeure"
    LETTRE_AVOCAT = "lettre-avocat"
    LETTRE_CODEBITEUR = "lettre-codebiteur"
    LETTRE_CAUTION = "lettre-caution"
    # the debtor
    REPONSE = "reponse"
    PROMESSE = "promesse"
    CONTESTATION = "contestation"
    RECONNAISSANCE = "reconnaissance"
    ECHEANCIER = "echeancier"
    ECHEANCE_MANQUEE = "echeance-manquee"
    PAIEMENT_REJETE = "paiement-rejete"
    NOTIFICATION_CESSION = "notification-cession"
    # holds
    SUSPENSION = "suspension"
    REPRISE = "reprise"
    DELAI_DE_GRACE = "delai-de-grace"
    MEDIATION = "mediation"
    # hand-over
    TRANSMISSION = "transmission"
    REMISE_DU_TITRE = "remise-du-titre"
    COMMUNICATION = "communication"
    # procedures
    PETITES_CREANCES = "petites-creances"
    COMMANDEMENT_CREANCE_COMMERCIALE = "commandement-creance-commerciale"
    REQUETE_INJONCTION = "requete-injonction"
    ORDONNANCE_INJONCTION = "ordonnance-injonction"
    REJET = "rejet"
    SIGNIFICATION = "signification"
    OPPOSITION = "opposition"
    NOTIFICATION_OPPOSITION = "notification-opposition"
    CONSTITUTION_AVOCAT = "constitution-avocat"
    CONSIGNATION = "consignation"
    CERTIFICAT_NON_OPPOSITION = "certificat-non-opposition"
    ASSIGNATION = "assignation"
    PLACEMENT = "placement"
    AUDIENCE = "audience"
    RENVOI = "renvoi"
    AVANT_DIRE_DROIT = "avant-dire-droit"  # a judgment that judges nothing of the claim: neither title nor end
    JUGEMENT = "jugement"
    DECLARATION_D_APPEL = "declaration-d-appel"
    DESISTEMENT = "desistement"
    RADIATION_DU_ROLE = "radiation-du-role"
    RETRAIT_DU_ROLE = "retrait-du-role"
    SURSIS_A_STATUER = "sursis-a-statuer"
    RETABLISSEMENT = "retablissement"
    SAISIE_CONSERVATOIRE = "saisie-conservatoire"
    SURETE_JUDICIAIRE = "surete-judiciaire"
    SAISIE_ATTRIBUTION = "saisie-attribution"
    SAISIE_DES_REMUNERATIONS = "saisie-des-remunerations"
    SAISIE_VENTE = "saisie-vente"
    # solvency
    VERIFICATION_SOLVABILITE = "verification-solvabilite"
    PROCEDURE_COLLECTIVE = "procedure-collective"
    CONTESTATION_DE_CREANCE = "contestation-de-creance"
    REPONSE_AU_MANDATAIRE = "reponse-au-mandataire"
    SURENDETTEMENT = "surendettement"
    # life and death of a debtor
    DECES = "deces"
    DISSOLUTION = "dissolution"
    RADIATION_DU_REGISTRE = "radiation-du-registre"
    # the end
    SOLDE = "solde"
    CLOTURE = "cloture"
    IRRECOUVRABLE = "irrecouvrable"
    NOTE = "note"


PROTECTIVE = (Fait.SAISIE_CONSERVATOIRE, Fait.SURETE_JUDICIAIRE)  # before a title, or to wait for payment
ENFORCEMENT = (Fait.SAISIE_ATTRIBUTION, Fait.SAISIE_DES_REMUNERATIONS, Fait.SAISIE_VENTE)  # on a title
STRUCK = (Fait.RADIATION_DU_ROLE, Fait.RETRAIT_DU_ROLE)  # off the list of the court

_ORDERING = (Fait.AVANT_DIRE_DROIT, Fait.AUDIENCE, Fait.RENVOI)
_HEARD = (*_ORDERING, Fait.ASSIGNATION, Fait.OPPOSITION)
SUITS_AND_ORDER = (Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION, Fait.ASSIGNATION)
SEIZURES = (*ENFORCEMENT, *PROTECTIVE)
WITHOUT_JUDGE = (Fait.PETITES_CREANCES, Fait.COMMANDEMENT_CREANCE_COMMERCIALE)
_OF_THE_GREFFE = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION, Fait.OPPOSITION, Fait.CONSIGNATION)
READ_ON: Mapping[str, tuple[Fait, ...]] = {
    "a_faire": _ORDERING,
    "a_faire_par": _ORDERING,
    "accord_le": WITHOUT_JUDGE,
    "acte": (Fait.SIGNIFICATION,),
    "au": _HEARD,
    "auteur": (Fait.DESISTEMENT, Fait.DECLARATION_D_APPEL),
    "autorisee_le": PROTECTIVE,
    "avant_le": _ORDERING,
    "convertie_le": (Fait.SAISIE_CONSERVATOIRE,),
    "demandee_le": _OF_THE_GREFFE,
    "denoncee_au_tiers_le": (Fait.SAISIE_CONSERVATOIRE,),
    "denoncee_le": SEIZURES,
    "executee_le": SEIZURES,
    "factures": (Fait.JUGEMENT, *SUITS_AND_ORDER),
    "fait_le": _ORDERING,
    "mode": (Fait.SIGNIFICATION, Fait.ASSIGNATION),
    "portee": (Fait.DESISTEMENT,),
    "pourvoi_le": (Fait.JUGEMENT, Fait.SIGNIFICATION),
    "publicite_definitive_le": (Fait.SURETE_JUDICIAIRE,),
    "refere": (Fait.ASSIGNATION, Fait.JUGEMENT),
    "sens": (Fait.JUGEMENT,),
}  # keys of an act of procedure that say something of some acts alone
