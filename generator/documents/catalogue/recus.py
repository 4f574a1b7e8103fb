"""Receipts given as payments come in: whoever collects for others owes one each time (CPCE R124-6)."""

from generator.documents import bases
from generator.documents.document import Document
from generator.documents.requirements import parties

QUITTANCE_PAIEMENT = Document(
    "quittance-paiement",
    "Quittance d'un paiement",
    "Donne quittance du dernier paiement reçu, dit ce qu'il a éteint et ce qui reste dû.",
    "courriers/quittance-paiement.html",
    fondements=(bases.QUITTANCE, bases.RECOUVREMENT),
    exigences=(*parties.LETTRE, parties.PAIEMENT_RECU),
    remarques=(parties.FENETRE,),
)

DOCUMENTS = (QUITTANCE_PAIEMENT,)
