"""Invoices that another company issued: the creditor holds their claim by a transfer (C. civ. 1321, 1346, 1346-1)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.documents.draft import Draft
from generator.documents.words import date_fr, invoices_named
from generator.model import Facture, FaitNotificationCession
from generator.money import NBSP
from generator.numbering import numbers
from generator.phrases import enumeration, plural, upper_first
from generator.progress.transfers import made_known
from generator.statement.types import LigneFacture

_KNOWN = {
    "notification": "notifiée au débiteur",
    "prise-d-acte": "dont le débiteur a pris acte",
    "consentement": "à laquelle le débiteur a consenti",
    "fusion": "par fusion",
}


def values(draft: Draft, lignes: Iterable[LigneFacture]) -> dict[str, Any]:
    """Which of the invoices told were issued by another, and the numbers of the pièces that transferred them."""
    told = {ligne.origine for ligne in lignes}
    invoices = [one for rank, one in enumerate(draft.dossier.factures) if ("factures", rank) in told and one.cession]
    named = upper_first(invoices_named([one.numero for one in invoices], draft.mot, "la")) if invoices else ""
    return {
        "transmises": named,
        "transmises_plusieurs": len(invoices) > 1,
        "transmises_pieces": _numbered(draft, {one.cession for one in invoices}),
        "transmises_connues": tuple(_known_to_the_debtor(draft, invoices)),
    }


def _known_to_the_debtor(draft: Draft, invoices: Sequence[Facture]) -> Iterator[tuple[str, str]]:
    """« Transmission notifiée au débiteur le 12 mai 2026 », and the pièces; of some of the invoices, naming them."""
    facts = [(one.numero, made_known(draft.dossier, one.numero, draft.au)) for one in invoices]
    for fact in draft.dossier.journal:
        told = [numero for numero, known in facts if known is fact]
        if told and isinstance(fact, FaitNotificationCession):
            of = f" ({invoices_named(told, draft.mot)})" if len(told) < len(invoices) else ""
            yield f"Transmission{of} {_KNOWN[fact.forme]} le {date_fr(fact.date)}", _numbered(draft, fact.preuves)


def _numbered(draft: Draft, proofs: Iterable[str | None]) -> str:
    """« pièces n° 4 et 5 »; nothing when none of them is a pièce of the case."""
    known = numbers(draft.dossier)
    found = sorted({known[one] for one in proofs if one in known}, key=int)
    return f"{plural(len(found), 'pièce', 'pièces')} n°{NBSP}{enumeration(found)}" if found else ""
