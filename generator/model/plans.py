"""Payment plans of the journal: those in force on a day, and the mise en demeure that follows its breach."""

import datetime as dt
from collections.abc import Collection

from generator.model.dossier import Dossier, Key
from generator.model.journal import Echeance, FaitCourrier, FaitEcheanceManquee, FaitEcheancier, FaitJournal
from generator.vocabulary import Fait


def signed_plan(dossier: Dossier, au: dt.date) -> FaitEcheancier | None:
    """The last plan signed by a day: one only proposed binds nobody, and is not broken."""
    return next(reversed(signed_plans(dossier, au)), None)


def signed_plans(dossier: Dossier, au: dt.date) -> list[FaitEcheancier]:
    """The last plan signed by a day, and those of before it that none since replaces, oldest first.

    One of other invoices leaves that of before it as it is: each binds the creditor for its own (C. civ., art. 1103).
    """
    signed = [fact for fact in dossier.journal if type(fact) is FaitEcheancier and fact.signe and fact.date <= au]
    kept: list[FaitEcheancier] = []
    for fact in sorted(signed, key=lambda one: one.date)[::-1]:
        if all(fact.factures and one.factures and set(fact.factures).isdisjoint(one.factures) for one in kept):
            kept.insert(0, fact)
    return kept


def missed_of(dossier: Dossier, plan: FaitEcheancier) -> list[tuple[Key, FaitEcheanceManquee]]:
    """The missed instalments of a plan, in the order of the journal: those noted since it was signed.

    What an earlier plan alone gave, or gave too when it is noted before this one, is of that one; what a later plan
    alone gave is of the later one.
    """
    journal = dossier.journal
    rank = next(index for index, fact in enumerate(journal) if fact is plan)
    own = {one.date for one in plan.echeances}
    before = (one for index, one in enumerate(journal) if (one.date, index) < (plan.date, rank))
    after = (one for index, one in enumerate(journal) if (one.date, index) > (plan.date, rank))
    earlier, later = ({one.date for fact in facts for one in _agreed(fact)} for facts in (before, after))
    return [
        (path, miss)
        for path, miss in dossier.of(FaitEcheanceManquee)
        if miss.date >= plan.date
        and (miss.echeance in own or miss.echeance not in later)
        and (miss.echeance not in earlier or (miss.echeance in own and (miss.date, path[1]) > (plan.date, rank)))
    ]


def _agreed(fact: FaitJournal) -> tuple[Echeance, ...]:
    return fact.echeances if isinstance(fact, FaitEcheancier) and fact.signe else ()


def bears_on(plan: FaitEcheancier, numeros: Collection[str]) -> bool:
    """Whether what names some invoices, or none, is of a plan: not when it covers none of those named."""
    return not (plan.factures and numeros) or not set(plan.factures).isdisjoint(numeros)


def targeted(dossier: Dossier, lettre: FaitCourrier) -> tuple[str, ...]:
    """Invoices a letter asks for: those it names, else those of the plan whose clause it puts to work; none: all."""
    plan = None if lettre.factures else broken_plan(dossier, lettre)
    return plan.factures if plan is not None else lettre.factures


def broken_plan(dossier: Dossier, lettre: FaitCourrier) -> FaitEcheancier | None:
    """The plan whose clause of forfeiture a letter puts to work: the first mise en demeure after a missed instalment.

    The clause takes effect at the end of the time it gives from that letter, whatever the letter says; a letter that
    names only invoices the plan does not cover puts no clause to work.
    """
    known = signed_plans(dossier, lettre.date) if lettre.type is Fait.MISE_EN_DEMEURE else []
    return next((plan for plan in reversed(known) if _put_to_work(dossier, plan, lettre)), None)


def _put_to_work(dossier: Dossier, plan: FaitEcheancier, lettre: FaitCourrier) -> bool:
    if not plan.decheance_du_terme or not bears_on(plan, lettre.factures):
        return False
    since = [fact for fact in dossier.journal if plan.date <= fact.date <= lettre.date]
    noted = (miss.date for _, miss in missed_of(dossier, plan))
    missed = max((day for day in noted if day <= lettre.date), default=None)
    if missed is None:
        return False
    letters = (fact for fact in since if isinstance(fact, FaitCourrier) and fact.type is Fait.MISE_EN_DEMEURE)
    return not any(missed <= one.date < lettre.date and bears_on(plan, one.factures) for one in letters)
