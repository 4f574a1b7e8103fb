"""Receipts given as payments come in: whoever collects for others owes one each time (CPCE R124-6)."""

from generator.documents import bases
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import parties
from generator.vocabulary import Envoi

QUITTANCE_PAIEMENT = Document(
    "quittance-paiement",
    "Quittance d'un paiement",
    "Donne quittance du dernier paiement reçu, dit ce qu'il a éteint et ce qui reste dû.",
    "courriers/quittance-paiement.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIER,
    (bases.QUITTANCE, bases.RECOUVREMENT),
    (parties.MENTIONS_CREANCIER, parties.QUALITE_CABINET, parties.PAIEMENT_RECU),
    None,
    remarques=(parties.FENETRE,),
)

DOCUMENTS = (QUITTANCE_PAIEMENT,)
