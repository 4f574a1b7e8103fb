"""Values of the request for a SEPA direct debit mandate: creditor identifier, mandate reference, instalments."""

from typing import Any

from generator.documents.contexts import plan
from generator.documents.contexts.address import one_line
from generator.documents.contexts.sums import sums
from generator.documents.draft import Draft
from generator.money import NBSP

LONGEST = 35  # characters of a mandate reference (EPC rulebook, AT-01); those of a case's reference are all allowed


def reference(draft: Draft) -> str:
    """Mandate reference: that of the case and the day of the request, so that a new mandate has a new one."""
    return f"{draft.dossier.reference}-{draft.au:%Y%m%d}"


def grouped(identifier: str) -> str:
    """« FR72 ZZZ 123456 »: country and key, business code, national identifier."""
    return NBSP.join((identifier[:4], identifier[4:7], identifier[7:]))


def mandate(draft: Draft) -> dict[str, Any]:
    """Values of the letter and of the form; a plan with several instalments to come, for recurrent ones."""
    terms = plan.to_come(draft)
    return terms | {
        "ics": grouped(draft.creancier.ics or ""),
        "rum": reference(draft),
        "recurrent": len(terms["echeances"]) > 1,
        "accessoires": sums(draft, draft.a_rappeler).total,
        "reserve": plan.reserve(draft),
        "debiteur_adresse": one_line(draft.debiteur.adresse),
    }
