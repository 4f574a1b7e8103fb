"""What the debtor disputes, told to a judge, to whom the file is handed, and in a settlement."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from generator.documents.contexts import history
from generator.documents.draft import Draft
from generator.documents.words import invoices_named
from generator.model import FaitContestation
from generator.vocabulary import Fait


class Litige(Struct, frozen=True):
    """A dispute as the debtor raised it; ``montant``, in euros, when only a part of an invoice is disputed."""

    date: date
    motif: str
    factures: str
    montant: Decimal | None


def disputes(draft: Draft) -> tuple[Litige, ...]:
    """Disputes of the journal, oldest first."""
    known = tuple(facture.numero for facture in draft.dossier.factures)
    return tuple(
        Litige(
            fact.date,
            fact.motif,
            invoices_named(fact.factures, draft.mot) if fact.factures else "",
            fact.montant if fact.partielle(known) else None,
        )
        for fact in history.past(draft, Fait.CONTESTATION)
        if isinstance(fact, FaitContestation)
    )
