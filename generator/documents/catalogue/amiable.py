"""Amicable documents: from the reminder before the due date to the mise en demeure."""

from generator.documents import bases
from generator.documents.document import Cible, Destinataire, Document, Signature
from generator.documents.requirements import holds, parties, proofs
from generator.vocabulary import Envoi, Fait

_LETTER = (parties.MENTIONS_CREANCIER, parties.QUALITE_CABINET)
_CLAIM = (
    *_LETTER,
    holds.PAUSE,
    holds.PAUSE_LEGALE,
    holds.PRESCRIPTION_CONSOMMATEUR,
    holds.PRESCRIPTION,
    proofs.SANS_TITRE,
    holds.ECHU,
    holds.NON_COUVERTE,
    holds.PLAFOND_CONTACTS,
)

RAPPEL = Document(
    "rappel-avant-echeance",
    "Rappel avant échéance",
    "Rappelle les factures ouvertes quelques jours avant l'échéance et invite à signaler toute difficulté.",
    "courriers/rappel-avant-echeance.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIEL,
    (bases.MENTIONS,),
    (*_LETTER, parties.COURRIEL, holds.PAUSE, holds.PAUSE_LEGALE, holds.OUVERT),
    Fait.RAPPEL_AVANT_ECHEANCE,
    courriel="courriers/rappel-avant-echeance.txt",
    toutes=True,
)

RELANCE_COURRIEL = Document(
    "relance-courriel",
    "Relance par courriel",
    "Première relance, courtoise : la facture a pu échapper, le relevé est joint.",
    "courriers/relance-courriel.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIEL,
    (bases.MENTIONS,),
    (*_CLAIM, parties.COURRIEL),
    Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel.txt",
)

RELANCE_COURRIEL_2 = Document(
    "relance-courriel-2",
    "Deuxième relance par courriel",
    "Deuxième relance, ferme : une date, ce que le retard coûte, l'offre d'un échéancier.",
    "courriers/relance-courriel-2.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIEL,
    (bases.MENTIONS, bases.PENALITES, bases.INDEMNITE),
    (*_CLAIM, parties.COURRIEL),
    Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel-2.txt",
    ton="ferme",
)

RELANCE_COURRIER = Document(
    "relance-courrier",
    "Lettre de relance",
    "Lettre simple qui demande clairement le paiement et annonce la mise en demeure.",
    "courriers/relance-courrier.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIER,
    (bases.MENTIONS, bases.PENALITES, bases.INDEMNITE),
    _CLAIM,
    Fait.RELANCE_COURRIER,
    ton="ferme",
    remarques=(parties.FENETRE,),
)

MISE_EN_DEMEURE = Document(
    "mise-en-demeure",
    "Mise en demeure de payer",
    "Interpellation sans équivoque (C. civ., 1344) : fait courir les intérêts légaux et ouvre les suites judiciaires.",
    "courriers/mise-en-demeure-professionnel.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.LRAR,
    (bases.MISE_EN_DEMEURE, bases.INTERET_LEGAL, bases.CLAUSE_PENALE, bases.FRAIS, bases.ACTE_JUDICIAIRE),
    (*_CLAIM, parties.MEDIATEUR),
    Fait.MISE_EN_DEMEURE,
    ton="solennel",
    remarques=(parties.FENETRE,),
    variantes={
        Cible.CONSOMMATEUR: "courriers/mise-en-demeure-consommateur.html",
        Cible.ASSOCIATION: "courriers/mise-en-demeure-association.html",
        Cible.PERSONNE_PUBLIQUE: "courriers/mise-en-demeure-personne-publique.html",
    },
)

DOCUMENTS = (RAPPEL, RELANCE_COURRIEL, RELANCE_COURRIEL_2, RELANCE_COURRIER, MISE_EN_DEMEURE)
