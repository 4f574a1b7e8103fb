"""What a provision leaves: any paper that tells its account says so, since no judge decided it."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from generator.documents.draft import Draft
from generator.documents.words import in_full
from generator.instances import merits_untouched
from generator.money import ZERO
from generator.phrases import plural
from generator.progress.left_out import unjudged
from generator.statement.types import Decompte, LigneFacture


def values(draft: Draft) -> dict[str, Any]:
    """Whether some is left that no judge decided, and what credit notes took off the provision rather than off it."""
    return {
        "fond_reserve": unjudged(draft.vue),
        "provisions_nombre": sum(1 for one in draft.decompte.lignes if one.non_accorde),
        "fond_article": in_full(merits_untouched(draft.dossier)),
        "credite_sur_provision": _credited(draft.decompte),
    }


def titled(told: Collection[LigneFacture]) -> str:
    """« Titre qui fixe la créance », « Titres qui accordent une provision »: what a table of titles is headed by."""
    provisional = [bool(one.non_accorde) for one in told]
    fixed = plural(len(told), "fixe la créance", "fixent la créance")
    granted = plural(len(told), "accorde une provision", "accordent une provision")
    done = [*([] if provisional and all(provisional) else [fixed]), *([granted] if any(provisional) else [])]
    return f"{plural(len(told), 'Titre', 'Titres')} qui {' ou '.join(done)}"


def _credited(decompte: Decompte) -> Decimal:
    orders = {ligne.numero for ligne in decompte.lignes if ligne.non_accorde}
    known = (one for one in decompte.imputations if one.origine[0] == "avoirs" and one.facture in orders)
    return sum((one.montant for one in known), ZERO)
