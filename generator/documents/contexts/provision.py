"""What a provision leaves: any paper that tells its account says so, since no judge decided it."""

from decimal import Decimal
from typing import Any

from generator.documents.draft import Draft
from generator.money import ZERO
from generator.progress.left_out import unjudged
from generator.statement.types import Decompte


def values(draft: Draft) -> dict[str, Any]:
    """Whether some is left that no judge decided, and what credit notes took off the provision rather than off it."""
    return {
        "fond_reserve": unjudged(draft.vue),
        "fond_article": _article(draft),
        "credite_sur_provision": _credited(draft.decompte),
    }


def _article(draft: Draft) -> str:
    """What says that a provision judges nothing of the claim: of a public contract, an administrative judge gave it."""
    if draft.dossier.creance.publique:
        return "code de justice administrative, article R541-1, à vérifier"
    return "code de procédure civile, article 488"


def _credited(decompte: Decompte) -> Decimal:
    orders = {ligne.numero for ligne in decompte.lignes if ligne.non_accorde}
    known = (one for one in decompte.imputations if one.origine[0] == "avoirs" and one.facture in orders)
    return sum((one.montant for one in known), ZERO)
