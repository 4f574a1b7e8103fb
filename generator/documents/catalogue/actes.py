"""Deeds and drafts of acts a lawyer or a commissaire de justice takes over: settlement, writs, protective seizure."""

from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, facts, holds, others, parties, proofs, titles
from generator.vocabulary import Envoi

_CLAIM = (holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR, holds.PRESCRIPTION)
_PARTIES = (*parties.IDENTITES, acts.DEFENDEUR_EN_FRANCE, proofs.DEBITEUR_PRIVE, proofs.JURIDICTION)
_WRIT = (
    *_PARTIES,
    others.CODEBITEURS,
    titles.NON_CONDAMNES,
    proofs.COMMISSAIRE,
    proofs.SANS_TITRE,
    proofs.SANS_INSTANCE,
    *_CLAIM,
    *proofs.MISE_EN_DEMEURE_ECHUE,
)

PROTOCOLE = Document(
    "protocole-transactionnel",
    "Protocole transactionnel",
    "actes/protocole-transactionnel.html",
    exigences=(
        facts.CONTESTATION,
        facts.ECHEANCIER,
        acts.CONCESSIONS,
        facts.REGULARISATION,
        acts.DEBITEUR_PRIVE,
        *parties.IDENTITES,
        acts.PAIEMENT_PERMIS,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.OUVERT,
    ),
    signature=Signature.PARTIES,
    envoi=Envoi.REMISE_EN_MAIN_PROPRE,
    style="acte.css",
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)

ASSIGNATION_REFERE = Document(
    "assignation-refere",
    "Projet d'assignation en référé-provision",
    "actes/assignation-refere.html",
    exigences=(*_WRIT, acts.AVOCAT_CONSTITUE, holds.PAUSE, holds.ECHU, *proofs.CREANCE),
    signature=Signature.COMMISSAIRE,
    destinataire=Destinataire.COMMISSAIRE,
    envoi=Envoi.SIGNIFICATION,
    style="acte.css",
    ton="solennel",
    remarques=(acts.TENTATIVE_EN_REFERE, others.OMIS_DE_L_ASSIGNATION),
)

ASSIGNATION_FOND = Document(
    "assignation-fond",
    "Projet d'assignation au fond",
    "actes/assignation-fond.html",
    exigences=(*_WRIT, acts.AVOCAT_AU_FOND, acts.TENTATIVE_AU_FOND, acts.ECHU, *acts.CREANCE),
    signature=Signature.COMMISSAIRE,
    destinataire=Destinataire.COMMISSAIRE,
    envoi=Envoi.SIGNIFICATION,
    style="acte.css",
    ton="solennel",
    remarques=(acts.OMIS_AU_FOND,),
)

SAISIE_CONSERVATOIRE = Document(
    "requete-saisie-conservatoire",
    "Requête aux fins de saisie conservatoire",
    "actes/requete-saisie-conservatoire.html",
    exigences=(
        *_PARTIES,
        acts.AVOCAT_REQUERANT,
        acts.AUTORISATION,
        acts.CIRCONSTANCES,
        *_CLAIM,
        holds.ECHU,
        proofs.FACTURES,
        proofs.CONTRAT,
    ),
    destinataire=Destinataire.JURIDICTION,
    style="acte.css",
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)

DOCUMENTS = (PROTOCOLE, ASSIGNATION_REFERE, ASSIGNATION_FOND, SAISIE_CONSERVATOIRE)
