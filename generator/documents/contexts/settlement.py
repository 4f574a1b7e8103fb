"""Values of a protocole transactionnel: the dispute, what each side gives up, the sum (C. civ. 2044 to 2052)."""

from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts import contacts, plan
from generator.documents.contexts.court import court
from generator.documents.contexts.disputed import disputes
from generator.documents.contexts.parties import creditor_signatory
from generator.documents.contexts.sums import Sommes, rows, sums
from generator.documents.draft import Draft
from generator.documents.words import in_letters
from generator.money import ZERO


class Balance(Struct, frozen=True):
    """What is claimed, what is agreed, what the creditor gives up."""

    reclame: Decimal
    convenu: Decimal
    abandon: Decimal
    termes: int  # instalments
    differe: bool  # the first instalment comes after the day of the deed


def claimed(draft: Draft) -> Sommes:
    """All that is claimed, disputed invoices included: what the settlement ends."""
    whole = draft.entier
    return sums(whole, whole.lignes or whole.ouvertes)


def balance(draft: Draft) -> Balance | None:
    """The two sides of the deed; None without the instalments of the journal."""
    agreed = plan.agreed(draft)
    if agreed is None:
        return None
    asked, settled = claimed(draft).total, plan.total(agreed)
    first = min(term.date for term in agreed.echeances)
    return Balance(asked, settled, max(asked - settled, ZERO), len(agreed.echeances), first > draft.au)


def settlement(draft: Draft) -> dict[str, Any]:
    """Values of the deed; the instalments are those of the last « echeancier » of the journal."""
    sides = balance(draft)
    if sides is None:
        return {}
    whole = draft.entier
    lignes = whole.lignes or whole.ouvertes
    return (
        plan.terms(draft)
        | contacts.answer(draft)
        | {
            "litiges": disputes(draft),
            "factures": rows(whole, lignes),
            "sommes": sums(whole, lignes),
            "abandon": sides.abandon,
            "abandon_lettres": in_letters(sides.abandon),
            "differe": sides.differe,
            "juridiction": court(draft),
            "signataire": creditor_signatory(draft),
        }
    )
