"""Values of the receipt of one payment: what was received, what it extinguished, what is left."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.documents.draft import Draft
from generator.documents.words import MEANS
from generator.model import Paiement
from generator.money import NBSP, ZERO


@dataclass(frozen=True, slots=True)
class Impute:
    """What the payment extinguished: « facture n° F-1 » or a cost, and the split of the sum."""

    libelle: str
    principal: Decimal
    interets: Decimal
    accessoire: Decimal
    montant: Decimal


def acknowledged(draft: Draft) -> tuple[int, Paiement] | None:
    """The payment a receipt is for, with its place: the last one received without a receipt, else the last one."""
    received = [
        (rank, paid)
        for rank, paid in enumerate(draft.dossier.paiements)
        if paid.date <= draft.au and not (paid.rejete_le and paid.rejete_le <= draft.au)
    ]
    without = [item for item in received if item[1].quittance_le is None]
    return max(without or received, key=lambda item: (item[1].date, item[0]), default=None)


def receipt(draft: Draft) -> dict[str, Any]:
    """Values of the receipt; the requirement has checked that there is a payment."""
    found = acknowledged(draft)
    if found is None:
        nothing = dict.fromkeys(("recu", "non_impute", "abandon", "reste"), ZERO)
        return {"recu_le": draft.au, "moyen": "", "imputations": (), **nothing}
    rank, paid = found
    billed = draft.decompte.fondement == "factures"
    parts = tuple(
        Impute(
            one.poste or (f"facture n°{NBSP}{one.facture}" if billed else one.facture),
            one.principal,
            one.interets,
            one.accessoire,
            one.montant,
        )
        for one in draft.decompte.imputations
        if one.origine == ("paiements", rank)
    )
    return {
        "recu_le": paid.date,
        "recu": paid.montant,
        "moyen": MEANS[paid.moyen],
        "imputations": parts,
        "non_impute": paid.montant - sum((one.montant for one in parts), ZERO),
        "abandon": draft.abandon,
        "reste": draft.decompte.total - draft.abandon,
    }
