"""What a template may ask of the values it is given: the record each is, or each line of it is.

A record not here is read all the same; the lint of an office's own template then waits for it to be printed.
"""

from collections.abc import Mapping

from generator.documents.contexts.act import Ligne, Piece
from generator.documents.contexts.bonds import Caution, Codebiteur
from generator.documents.contexts.court import Juridiction
from generator.documents.contexts.execution import Recu
from generator.documents.contexts.guarantee import Garantie
from generator.documents.contexts.parties import Expediteur, Partie, Signataire, Suivi
from generator.documents.contexts.payment import Paiement
from generator.documents.contexts.plan import Terme
from generator.documents.contexts.sent import Etape
from generator.documents.contexts.sums import Rang, Sommes
from generator.model import Contact
from generator.vocabulary.invoices import Mot

RECORDS: Mapping[str, type] = {
    "avocat_requerant": Partie,
    "caution": Caution,
    "creancier": Partie,
    "debiteur": Partie,
    "expediteur": Expediteur,
    "garantie": Garantie,
    "juridiction": Juridiction,
    "mot": Mot,
    "paiement": Paiement,
    "signataire": Signataire,
    "sommes": Sommes,
    "suivi": Suivi,
}
LINES: Mapping[str, type] = {
    "bordereau": Piece,
    "cautions": Caution,
    "chronologie": Etape,
    "codebiteurs": Codebiteur,
    "contacts": Contact,
    "echeances": Terme,
    "factures": Rang,
    "paiements": Recu,
    "preuves": Piece,
    "relances": Etape,
    "relances_vaines": Etape,
    "sommes_demandees": Ligne,
}
