"""Receipts given as payments come in: whoever collects for others owes one each time (CPCE R124-6)."""

from generator.documents import bases
from generator.documents.document import Document
from generator.documents.requirements import existence, parties

QUITTANCE_PAIEMENT = Document(
    "quittance-paiement",
    "Quittance d'un paiement",
    "Donne quittance du dernier paiement reçu, dit ce qu'il a éteint et ce qui reste dû.",
    "courriers/quittance-paiement.html",
    fondements=(bases.QUITTANCE, bases.RECOUVREMENT),
    exigences=(*parties.LETTRE, parties.PAIEMENT_RECU),
    remarques=(parties.FENETRE,),
)

QUITTANCE_SUCCESSION = Document(
    "quittance-succession",
    "Quittance à une succession",
    "Donne au notaire de la succession d'un débiteur mort quittance du dernier paiement reçu, et dit ce qui reste dû.",
    "courriers/quittance-succession.html",
    fondements=(bases.QUITTANCE,),
    exigences=(*parties.LETTRE, existence.SUCCESSION, parties.PAIEMENT_RECU),
)

DOCUMENTS = (QUITTANCE_PAIEMENT, QUITTANCE_SUCCESSION)
