"""Values of payment plans: what was agreed, what was missed, the sum in letters (C. civ., 1376)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.documents.contexts import history
from generator.documents.contexts.payment import payment
from generator.documents.contexts.sums import sums
from generator.documents.draft import Draft
from generator.documents.words import in_letters
from generator.model import FaitEcheanceManquee, FaitEcheancier, signed_plan
from generator.money import ZERO, format_eur
from generator.vocabulary import Fait


@dataclass(frozen=True, slots=True)
class Terme:
    """An instalment and what is left to pay after it."""

    rang: int
    date: date
    montant: Decimal
    reste: Decimal


def agreed(draft: Draft) -> FaitEcheancier | None:
    """The last plan of the journal, signed or proposed."""
    fact = history.last(draft, Fait.ECHEANCIER)
    return fact if isinstance(fact, FaitEcheancier) else None


def signed(draft: Draft) -> FaitEcheancier | None:
    """The last plan signed: one only proposed binds nobody, and is not broken."""
    return signed_plan(draft.dossier, draft.au)


def missed(draft: Draft) -> tuple[FaitEcheanceManquee, ...]:
    """Instalments noted as missed since the plan."""
    plan = signed(draft)
    facts = history.past(draft, Fait.ECHEANCE_MANQUEE)
    return tuple(fact for fact in facts if isinstance(fact, FaitEcheanceManquee) and plan and fact.date >= plan.date)


def total(plan: FaitEcheancier) -> Decimal:
    """Sum of the instalments."""
    return sum((term.montant for term in plan.echeances), ZERO)


def missed_amount(draft: Draft) -> Decimal:
    """What the missed instalments come to: as noted, else as planned for that date."""
    plan = signed(draft)
    planned = {term.date: term.montant for term in plan.echeances} if plan else {}
    return sum((fact.montant or planned.get(fact.echeance, ZERO) for fact in missed(draft)), ZERO)


def terms(draft: Draft) -> dict[str, Any]:
    """Values of a plan proposed or to sign."""
    plan = agreed(draft)
    return _terms(draft, plan) if plan else {}


def _terms(draft: Draft, plan: FaitEcheancier) -> dict[str, Any]:
    amount, left = total(plan), total(plan)
    rows = []
    for rank, term in enumerate(plan.echeances, start=1):
        left -= term.montant
        rows.append(Terme(rank, term.date, term.montant, left))
    owed = sums(draft, draft.lignes or draft.decompte.ouvertes)
    return {
        "echeances": tuple(rows),
        "echeancier_date": plan.date,
        "echeancier_total": amount,
        "echeancier_lettres": in_letters(amount),
        "reste_hors_plan": max(owed.total - amount, ZERO),
        "decheance": plan.decheance_du_terme,
        "regularisation": plan.delai_de_regularisation,
    }


def broken(draft: Draft) -> dict[str, Any]:
    """Values of the mise en demeure after a broken plan."""
    plan = signed(draft)
    return (_terms(draft, plan) if plan else {}) | {
        "manquees": tuple(
            f"échéance du {fact.echeance:%d/%m/%Y}" + (f" : {format_eur(fact.montant)}" if fact.montant else "")
            for fact in missed(draft)
        ),
        "montant_manque": missed_amount(draft),
        "paiement": payment(draft, missed_amount(draft)),
    }
