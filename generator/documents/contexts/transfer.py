"""Invoices that another company issued: the creditor holds their claim by a transfer (C. civ. 1321, 1346, 1346-1)."""

from collections.abc import Iterable
from typing import Any

from generator.documents.draft import Draft
from generator.documents.words import enumeration, invoices_named
from generator.money import NBSP
from generator.numbering import numbers
from generator.phrases import plural, upper_first
from generator.statement.types import LigneFacture


def values(draft: Draft, lignes: Iterable[LigneFacture]) -> dict[str, Any]:
    """Which of the invoices told were issued by another, and the numbers of the pièces that transferred them."""
    told = {ligne.origine for ligne in lignes}
    invoices = [one for rank, one in enumerate(draft.dossier.factures) if ("factures", rank) in told and one.cession]
    named = upper_first(invoices_named([one.numero for one in invoices], draft.mot, "la")) if invoices else ""
    known = numbers(draft.dossier)
    proofs = sorted({known[one.cession] for one in invoices if one.cession in known}, key=int)
    return {
        "transmises": named,
        "transmises_plusieurs": len(invoices) > 1,
        "transmises_pieces": f"{plural(len(proofs), 'pièce', 'pièces')} n°{NBSP}{enumeration(proofs)}"
        if proofs
        else "",
    }
