"""Deeds and drafts of acts a lawyer or a commissaire de justice takes over: settlement, writs, protective seizure."""

from generator.documents import bases
from generator.documents.contexts import seizure
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, due, facts, holds, notices, others, parties, proofs, suits, transfers
from generator.vocabulary import Envoi

_PARTIES = (
    *parties.IDENTITES,
    acts.DEFENDEUR_EN_FRANCE,
    proofs.DEBITEUR_PRIVE,
    proofs.CREANCIER_PRIVE,
    proofs.JURIDICTION,
)
_WRIT = (
    *_PARTIES,
    others.CODEBITEURS,
    proofs.COMMISSAIRE,
    suits.SANS_TITRE,
    suits.SANS_INSTANCE,
    *holds.POUR_UN_TITRE,
    facts.TERME_DECHU,
    *notices.MISE_EN_DEMEURE_ECHUE,
)

_WITH_OTHERS = (bases.PLUSIEURS_DEFENDEURS, bases.SOLIDARITE, bases.CAUTIONNEMENT, bases.BENEFICES)

PROTOCOLE = Document(
    "protocole-transactionnel",
    "Protocole transactionnel",
    "Met fin à la contestation par des concessions réciproques : somme convenue, échéances, renonciations.",
    "actes/protocole-transactionnel.html",
    fondements=(bases.TRANSACTION, bases.TRANSACTION_HOMOLOGATION),
    exigences=(
        facts.CONTESTATION,
        facts.ECHEANCIER,
        acts.CONCESSIONS,
        facts.REGULARISATION,
        acts.DEBITEUR_PRIVE,
        *parties.IDENTITES,
        acts.PAIEMENT_PERMIS,
        holds.PRESCRIPTION_CONSOMMATEUR,
        due.OUVERT,
    ),
    signature=Signature.PARTIES,
    envoi=Envoi.REMISE_EN_MAIN_PROPRE,
    style="acte.css",
    remarques=(others.AUTRES_OMIS, acts.PENALITES_ABANDONNEES),
)

ASSIGNATION_REFERE = Document(
    "assignation-refere",
    "Projet d'assignation en référé-provision",
    "Projet remis au commissaire de justice ou à l'avocat : provision sur une obligation non sérieusement contestable.",
    "actes/assignation-refere.html",
    fondements=(
        bases.ASSIGNATION,
        bases.REFERE,
        bases.ASSIGNATION_COMMERCE,
        bases.ASSIGNATION_JUDICIAIRE,
        *_WITH_OTHERS,
    ),
    exigences=(*_WRIT, acts.AVOCAT_CONSTITUE, holds.PAUSE, due.ECHU, *proofs.CREANCE),
    signature=Signature.COMMISSAIRE,
    destinataire=Destinataire.COMMISSAIRE,
    envoi=Envoi.SIGNIFICATION,
    style="acte.css",
    remarques=(
        acts.TENTATIVE_EN_REFERE,
        others.OMIS_DE_L_ASSIGNATION,
        others.COMPTE_DU_CODEBITEUR,
        suits.ACCESSOIRES_OMIS,
    ),
)

ASSIGNATION_FOND = Document(
    "assignation-fond",
    "Projet d'assignation au fond",
    "Projet remis au commissaire de justice ou à l'avocat : demande en paiement, contestations comprises.",
    "actes/assignation-fond.html",
    fondements=(
        bases.ASSIGNATION,
        bases.TENTATIVE_AMIABLE,
        bases.ASSIGNATION_COMMERCE,
        bases.ASSIGNATION_JUDICIAIRE,
        *_WITH_OTHERS,
    ),
    exigences=(*_WRIT, acts.AVOCAT_AU_FOND, acts.TENTATIVE_AU_FOND, acts.ECHU, *acts.CREANCE),
    signature=Signature.COMMISSAIRE,
    destinataire=Destinataire.COMMISSAIRE,
    envoi=Envoi.SIGNIFICATION,
    style="acte.css",
    remarques=(acts.OMIS_AU_FOND, others.COMPTE_DU_CODEBITEUR, suits.ACCESSOIRES_OMIS),
)

SAISIE_CONSERVATOIRE = Document(
    "requete-saisie-conservatoire",
    "Requête aux fins de saisie conservatoire",
    "Demande au juge l'autorisation de bloquer des biens avant le titre ; le projet d'ordonnance suit.",
    "actes/requete-saisie-conservatoire.html",
    fondements=(bases.CONSERVATOIRE, bases.REQUETE),
    exigences=(
        *_PARTIES,
        acts.AVOCAT_REQUERANT,
        acts.AUTORISATION,
        acts.CIRCONSTANCES,
        *holds.EN_JUSTICE,
        facts.TERME_DECHU,
        due.ECHU,
        proofs.FACTURES,
        transfers.NOTIFICATION_CESSION,
        proofs.CONTRAT,
    ),
    avocat=seizure.lawyer,
    destinataire=Destinataire.JURIDICTION,
    style="acte.css",
    remarques=(others.AUTRES_OMIS, parties.PATRIMOINES),
)

DOCUMENTS = (PROTOCOLE, ASSIGNATION_REFERE, ASSIGNATION_FOND, SAISIE_CONSERVATOIRE)
