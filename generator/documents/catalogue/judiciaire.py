"""Judicial documents: requête, hand-over to the commissaire de justice."""

from generator.documents import bases
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import holds, parties, proofs
from generator.vocabulary import Envoi, Fait

REQUETE_INJONCTION = Document(
    "requete-injonction",
    "Requête en injonction de payer",
    "Demande au président du tribunal une ordonnance portant injonction de payer, décompte et bordereau compris.",
    "actes/requete-injonction.html",
    Signature.CREANCIER,
    Destinataire.JURIDICTION,
    Envoi.COURRIER,
    (bases.INJONCTION, bases.REQUETE, bases.COMPETENCE),
    (
        parties.IDENTITE_CREANCIER,
        parties.IDENTITE_DEBITEUR,
        parties.DEBITEUR_EN_FRANCE,
        proofs.JURIDICTION,
        proofs.SANS_TITRE,
        proofs.PAS_DE_REQUETE,
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.PRESCRIPTION,
        holds.ECHU,
        proofs.FACTURES,
        proofs.CONTRAT,
        proofs.LIVRAISON,
        proofs.MISE_EN_DEMEURE,
        proofs.PREUVE_MISE_EN_DEMEURE,
        proofs.DELAI_EXPIRE,
        proofs.EXTRAIT,
        proofs.SOLVABILITE,
    ),
    Fait.REQUETE_INJONCTION,
    style="acte.css",
    ton="solennel",
)

TRANSMISSION_COMMISSAIRE = Document(
    "transmission-commissaire",
    "Transmission au commissaire de justice",
    "Remet le dossier à l'étude : ce qui est demandé, les sommes distinguées, le débiteur, les pièces.",
    "courriers/transmission-commissaire.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.POUVOIR, bases.FRAIS),
    (
        parties.MENTIONS_CREANCIER,
        proofs.COMMISSAIRE,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.ECHU,
        proofs.FACTURES,
    ),
    Fait.TRANSMISSION,
    ton="solennel",
)

DOCUMENTS = (REQUETE_INJONCTION, TRANSMISSION_COMMISSAIRE)
