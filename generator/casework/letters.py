"""The letters of a case: asked for, checked, made. Which are due is told by ``generator.casework.planning``."""

import datetime as dt
from pathlib import Path

from generator.case import Case
from generator.casework.awaited import refusals
from generator.casework.computed import compute_case, sums_for
from generator.casework.copies import copies
from generator.casework.planning import ENGAGING, find
from generator.casework.sold import sold_by_another
from generator.documents.choice import TOUT, Choix
from generator.documents.draft import Draft
from generator.findings import DocumentIncomplete, Finding, RecouvreError
from generator.model import Office, missed_of, signed_plans
from generator.phrases import enumeration
from generator.progress.asof import look
from generator.progress.ladder import CURE_NOTICE
from generator.progress.left_out import beside_a_judge
from generator.progress.plans import forfeited
from generator.render import Composed, Output
from generator.render import compose as filled


def draft_of(  # noqa: PLR0913 - what a draft is a function of
    case: Case, office: Office, au: dt.date, document: str, *, choix: Choix = TOUT, projet: bool = True
) -> Draft:
    """A document asked for, with everything it requires.

    Raises:
        DocumentIncomplete: what it requires is missing; every line to fill is listed.
        RecouvreError: what ``drafted`` raises.
    """
    draft, lacks = drafted(case, office, au, document, choix=choix, projet=projet)
    if lacks:
        raise DocumentIncomplete(lacks)
    return draft


def drafted(  # noqa: PLR0913 - what a draft is a function of
    case: Case, office: Office, au: dt.date, document: str, *, choix: Choix = TOUT, projet: bool = True
) -> tuple[Draft, list[Finding]]:
    """A document asked for, and what it requires and lacks: nothing is to be signed that lacks anything.

    Raises:
        RecouvreError: unknown document, some invoices asked of a document that takes all, unknown rate.
    """
    entry = find(document)
    by_title = entry.d_un_titre and any(titre.factures for titre in case.dossier.titres)  # they say which of several
    by_plan = bool(choix.factures) and document == CURE_NOTICE and _of_one_plan(case, au, choix)
    if choix.factures and not (entry.au_choix or by_title or by_plan or _apart(case, office, au, document, choix)):
        several = case.dossier.creance.famille.mot.des
        raise RecouvreError(f"« {document} » porte sur tout le compte : il ne se limite pas à quelques {several}.")
    principal = case.dossier.debiteur.nom_complet
    if choix.debiteur not in {"", principal} and not entry.a_chacun:
        raise RecouvreError(f"« {document} » ne s'adresse qu'au débiteur principal, {principal}.")
    computed = compute_case(case, office, au)
    draft = entry.draft(case, office, sums_for(computed, office, entry), computed.situation, projet=projet, choix=choix)
    return draft, refusals(entry, draft)


def _apart(case: Case, office: Office, au: dt.date, document: str, choix: Choix) -> bool:
    """Whether what leads before a judge is asked for what a broken plan, or another judge, leaves to it alone."""
    if document not in ENGAGING:
        return False
    seen = look(case, office, au, compute_case(case, office, au).decompte)
    reminded = beside_a_judge(seen)
    of_one_side = bool(reminded) and (reminded.issuperset(choix.factures) or reminded.isdisjoint(choix.factures))
    return of_one_side or forfeited(seen).issuperset(choix.factures)


def _of_one_plan(case: Case, au: dt.date, choix: Choix) -> bool:
    """Whether the invoices chosen say of which plan the notice is, and are of it alone.

    While no plan is broken they may be any: what the notice lacks is told instead.
    """
    plans = signed_plans(case.dossier, au)
    known = [plan for plan in plans if plan.factures]
    if known and not any(set(choix.factures).issubset(plan.factures) for plan in known):
        each = " ; ".join(f"du {plan.date:%d/%m/%Y} : {enumeration(plan.factures)}" for plan in known)
        several = case.dossier.creance.famille.mot.des
        raise RecouvreError(f"« {CURE_NOTICE} » est d'un seul échéancier, et de ses seules {several} ({each}).")
    return bool(known) or not any(missed_of(case.dossier, plan) for plan in plans)


def compose(draft: Draft, cache: Path | None = None) -> Composed:
    """Fill a draft, with the copies it encloses; the invoices that no ``verser`` has taken in are read first.

    Raises:
        DocumentIncomplete: another company sold one of them, or its copy cannot be enclosed; each is listed.
    """
    kept = cache or draft.case.root / "build" / ".cache" / "pieces"
    if another := list(sold_by_another(draft, kept)):
        raise DocumentIncomplete(another)
    return filled(find(draft.document), draft, copies(draft, kept))


def make(draft: Draft, cache: Path | None = None) -> tuple[Output, ...]:
    """Print a draft. Errors of ``compose``, and those of the printing."""
    return compose(draft, cache).printed()
