"""Values of payment plans: what was agreed, what was missed, the sum in letters (C. civ., 1376)."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.documents.contexts import history
from generator.documents.contexts.bonds import Caution, guarantor
from generator.documents.contexts.payment import payment
from generator.documents.contexts.sums import Sommes, sums
from generator.documents.draft import Draft
from generator.documents.words import cardinal, date_fr, in_letters, invoices_named
from generator.findings import LawGap, NotComputed
from generator.model import Echeance, FaitEcheanceManquee, FaitEcheancier, missed_of
from generator.money import NBSP, ZERO, format_eur
from generator.phrases import LISTED, enumeration, plural
from generator.progress.breaches import fact_of
from generator.progress.instalments import received, shortfalls
from generator.progress.plans import plans, several_plans
from generator.statement import compute
from generator.vocabulary import Fait
from generator.vocabulary.invoices import Mot


class Intervention(Struct, frozen=True):
    """The article of the plan that tells what becomes of a guarantee."""

    article: int
    caution: Caution


class Terme(Struct, frozen=True):
    """An instalment and what is left to pay after it."""

    rang: int
    date: dt.date
    montant: Decimal
    reste: Decimal


class Compte(Struct, frozen=True):
    """An account of what is owed, and its day."""

    au: dt.date
    sommes: Sommes


def agreed(draft: Draft) -> FaitEcheancier | None:
    """The last plan of the journal, signed or proposed."""
    fact = history.last(draft, Fait.ECHEANCIER)
    return fact if isinstance(fact, FaitEcheancier) else None


def signed(draft: Draft) -> FaitEcheancier | None:
    """The plan signed that a letter is the notice of: one only proposed binds nobody, and is not broken."""
    return fact_of(draft.vue, draft.rupture)


def missed(draft: Draft) -> tuple[FaitEcheanceManquee, ...]:
    """Instalments noted as missed since the plan."""
    plan = signed(draft)
    noted = missed_of(draft.dossier, plan) if plan else []
    return tuple(fact for _, fact in noted if fact.date <= draft.au)


def total(plan: FaitEcheancier) -> Decimal:
    """Sum of the instalments."""
    return sum((term.montant for term in plan.echeances), ZERO)


def overdue(draft: Draft) -> tuple[tuple[Echeance, Decimal], ...]:
    """Every instalment past and not covered, each with the euros it lacks: those noted as missed, and those since."""
    plan = signed(draft)
    noted = max((fact.date for fact in missed(draft)), default=dt.date.min)
    past = [term for term in plan.echeances if term.date < draft.au or term.date <= noted] if plan else []
    return shortfalls(past, received(draft.vue, plan, draft.au)) if plan else ()


def terms(draft: Draft) -> dict[str, Any]:
    """Values of a plan proposed or to sign."""
    plan = agreed(draft)
    return _terms(draft, plan) if plan else {}


def _terms(draft: Draft, plan: FaitEcheancier) -> dict[str, Any]:
    owed = sums(draft, draft.lignes or draft.ouvertes)
    last = 5 if plan.decheance_du_terme else 4  # the article after those of the plan itself
    amount = total(plan)
    return {
        **_instalments([(rank, term.date, term.montant) for rank, term in enumerate(plan.echeances, start=1)]),
        "echeancier_date": plan.date,
        "echeancier_lettres": in_letters(amount),
        "principal_solde": not owed.principal,  # of what is to fall due too
        "reste_hors_plan": max(owed.total - amount, ZERO),
        "principal_hors_plan": max(owed.principal - amount, ZERO),
        "accessoires_du_plan": amount - owed.principal if 0 < owed.principal < amount <= owed.total else ZERO,
        "compte_convenu": _agreed_account(draft, plan, owed),
        "capital_d_abord": draft.dossier.creance.capital_d_abord(plan.echeances[0].date),
        "cautions_de_l_accord": tuple(
            Intervention(last + rank, guarantor(draft, one)) for rank, one in enumerate(draft.cautions)
        ),
        "article_portee": last + len(draft.cautions),
        "autres_signataires": enumeration([party.nom_legal for party in (*draft.codebiteurs, *draft.cautions)]),
        "exemplaires": cardinal(2 + len(draft.codebiteurs) + len(draft.cautions)),
        "decheance": plan.decheance_du_terme,
        "regularisation": plan.delai_de_regularisation,
    }


def _agreed_account(draft: Draft, plan: FaitEcheancier, owed: Sommes) -> Compte | None:
    """The account a plan is the whole of, with its accessories: this day's, else that of the day it was agreed.

    A part of them names none; nor is it told once the principal changed since.
    """
    amount = total(plan)
    if owed.total == amount:
        return Compte(draft.au, owed) if owed.principal < amount else None
    try:
        then = replace(draft, decompte=compute(draft.case, draft.office, plan.date, lectures=False))
    except (LawGap, NotComputed):
        return None
    agreed_on = sums(then, then.lignes or then.ouvertes)
    whole = agreed_on.total == amount and agreed_on.principal == owed.principal < amount
    return Compte(plan.date, agreed_on) if whole else None


def to_come(draft: Draft) -> dict[str, Any]:
    """Values of the instalments still to fall due, less what was paid of them already.

    Of the last plan when it is only proposed, else of every plan in force.
    None of a plan whose clause took effect; no more in all than is owed, a credit note lowering no instalment.
    """
    last = agreed(draft)
    running = [fact_of(draft.vue, one) for one in plans(draft.vue) if not one.dechu]
    known = [last] if last is not None and not last.signe else [one for one in running if one is not None]
    terms = sorted((term for one in known for term in one.echeances), key=lambda term: term.date)
    ranks = {id(term): rank for rank, term in enumerate(terms, start=1)}
    lacking = [item for one in known for item in shortfalls(one.echeances, _paid(draft, one))]
    owed, left = draft.decompte.total, []
    for term, montant in sorted(lacking, key=lambda item: item[0].date):
        asked = min(montant, owed)
        owed -= asked
        if asked and term.date > draft.au:
            left.append((ranks[id(term)], term.date, asked))
    return _instalments(left) if known else {"echeances": ()}


def _paid(draft: Draft, plan: FaitEcheancier) -> Decimal:
    return received(draft.vue, plan, draft.au) if plan.signe else ZERO


def _instalments(known: Sequence[tuple[int, dt.date, Decimal]]) -> dict[str, Any]:
    """Instalments, each with what is left to pay after it, and their sum."""
    amount = left = sum((montant for _, _, montant in known), ZERO)
    rows = []
    for rank, day, montant in known:
        left -= montant
        rows.append(Terme(rank, day, montant, left))
    return {"echeances": tuple(rows), "echeancier_total": amount}


def broken(draft: Draft) -> dict[str, Any]:
    """Values of the mise en demeure after a broken plan."""
    plan, late = signed(draft), overdue(draft)
    lacking_in_all = sum((lacking for _, lacking in late), ZERO)
    amount = min(lacking_in_all, sums(draft, draft.a_rappeler).total)  # a credit note lowers no instalment
    return (_terms(draft, plan) if plan else {}) | {
        "echeancier_factures": _bearing_on(plan, draft.mot) if plan and plan.factures else "",
        "echeancier_parmi": several_plans(draft.vue),
        "manquees": tuple(_lacking(term, lacking) for term, lacking in late),
        "montant_manque": amount,
        "manque_ramene": amount < lacking_in_all,
        "reserve": reserve(draft),
        "a_un_codebiteur": draft.whom.autre is not None,
        "sur_titre": draft.titre is not None,
        "paiement": payment(draft, amount),
    }


def _bearing_on(plan: FaitEcheancier, mot: Mot) -> str:
    """« de la facture n° F-1 », « de 12 factures »: what a plan of some invoices is of; nothing of one of them all."""
    many = len(plan.factures) > LISTED
    return f"de {len(plan.factures)} {mot.des}" if many else invoices_named(plan.factures, mot, "de la")


def reserve(draft: Draft) -> str:
    """« contesté »: what of the open invoices is put aside, as it is asked for without it; nothing when none is."""
    return draft.decompte.reserve if any(one.part_contestee for one in draft.ouvertes) else ""


def _lacking(term: Echeance, lacking: Decimal) -> str:
    """« échéance du 31 août 2026 : 1 800,00 € », and what is left of it once paid in part."""
    whole = f"échéance du {date_fr(term.date)}{NBSP}: {format_eur(term.montant)}"
    if lacking == term.montant:
        return whole
    return f"{whole}, dont {format_eur(lacking)} {plural(lacking, 'reste', 'restent')} à payer"
