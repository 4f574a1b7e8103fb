"""Values of the projets d'assignation: court, appearance, amicable attempt, disputes (CPC 54, 56, 750-1 s., 855).

Only the hearing, the commissaire's own mentions and the sum of article 700 are left to be written by hand.
"""

from typing import Any

from msgspec.structs import replace

from generator.documents.contexts import act, sued
from generator.documents.contexts.counsel import ceiling, compulsory, counsel
from generator.documents.contexts.court import Juridiction, court
from generator.documents.contexts.disputed import disputes
from generator.documents.contexts.payment import payment
from generator.documents.contexts.sums import paid_up, rows, sums, unpaid
from generator.documents.draft import Draft
from generator.documents.waivers import waived
from generator.law.procedures.court import CHAMBRE, PROTECTION, juridiction
from generator.law.procedures.on_claim import attempt_due
from generator.law.procedures.types import Regard
from generator.money import format_eur
from generator.statement.office_rates import rates_of

ATTEMPT = "tentative-amiable"  # what a waiver names when the attempt of CPC 750-1 is dispensed with


def interim(draft: Draft) -> dict[str, Any]:
    """Values of the assignation en référé-provision (CPC 484 to 492, 835 al. 2, 873 al. 2)."""
    return act.petition(draft) | sued.values(draft) | _appearance(draft) | {"litiges": disputes(draft)}


def merits(draft: Draft) -> dict[str, Any]:
    """Values of the assignation au fond: disputed invoices are asked for too."""
    whole = draft.entier
    sommes, factures = sums(whole, whole.lignes), rows(whole, whole.lignes)
    return (
        act.petition(whole)
        | sued.values(whole)
        | _appearance(whole)
        | {
            "factures": factures,
            "impayees": unpaid(whole.lignes),
            "principal_paye": "" if whole.titre else paid_up(factures, whole.mot),
            "sommes": sommes,
            "paiement": payment(whole, sommes.total),
            "litiges": disputes(draft),
        }
    )


def attempt_asked(draft: Draft) -> bool:
    """Whether an amicable attempt must come first (CPC 750-1), for what the draft asks."""
    return attempt_due(Regard(draft.faits, rates_of(draft.case.root)), draft.faits.pretentions.sans_contestation)


def _appearance(draft: Draft) -> dict[str, Any]:
    where = court(draft)
    nature = where.nature if where else ""
    needed = compulsory(draft, nature)
    return {
        "avocat_obligatoire": needed,
        "avocat_requerant": counsel(draft, needed=needed),
        "plafond_avocat": _round(format_eur(ceiling(draft))),
        "protection": nature == PROTECTION,
        "alsace_moselle": nature == CHAMBRE,
        "competence_motif": _reason(draft, where),
        "tentative_exigee": attempt_asked(draft),
        "tentative": draft.faits.tentative_amiable,
        "tentative_dispense": _waived(draft),
        "requerant_etranger": draft.creancier.adresse.pays is not None,
    }


def _reason(draft: Draft, where: Juridiction | None) -> str:
    """Why this kind of court, with its article; nothing when the office chose another than the rule's."""
    rule = juridiction(replace(draft.faits, tribunal=""))
    if where is None or rule.nature != where.nature:
        return ""
    return f"{rule.motif} ({rule.reference.citation})"


def _waived(draft: Draft) -> str:
    """The motive recorded for doing without an attempt: printed, since CPC 54, 5° wants the dispensation justified."""
    found = waived(draft, ATTEMPT)
    return found.motif if found else ""


def _round(amount: str) -> str:
    """« 10 000 € »: a ceiling of the law is said without its cents."""
    return amount.replace(",00", "")
