"""Payment plans of the journal: the one in force on a day, and the mise en demeure that follows its breach."""

import datetime as dt
from collections.abc import Collection

from generator.model.dossier import Dossier, Key
from generator.model.journal import Echeance, FaitCourrier, FaitEcheanceManquee, FaitEcheancier, FaitJournal
from generator.vocabulary import Fait


def plans_in_force(dossier: Dossier, au: dt.date) -> list[tuple[Key, FaitEcheancier]]:
    """The last plan signed by a day, and those of before it that none since replaces, oldest first.

    One only proposed binds nobody. One of other invoices leaves that of before it as it is: each binds the creditor for
    its own (C. civ., art. 1103).
    """
    signed = [(path, fact) for path, fact in dossier.of(FaitEcheancier) if fact.signe and fact.date <= au]
    signed.sort(key=lambda item: (item[1].date, item[0]))
    return [
        (path, plan)
        for rank, (path, plan) in enumerate(signed, start=1)
        if not any(_replaces(later, plan) for _, later in signed[rank:])
    ]


def _replaces(later: FaitEcheancier, plan: FaitEcheancier) -> bool:
    return not (later.factures and plan.factures and set(later.factures).isdisjoint(plan.factures))


def signed_plans(dossier: Dossier, au: dt.date) -> list[FaitEcheancier]:
    """Their facts alone."""
    return [plan for _, plan in plans_in_force(dossier, au)]


def signed_plan(dossier: Dossier, au: dt.date) -> FaitEcheancier | None:
    """The last plan signed by a day: one only proposed binds nobody, and is not broken."""
    return next(reversed(signed_plans(dossier, au)), None)


def missed_of(dossier: Dossier, plan: FaitEcheancier) -> list[tuple[Key, FaitEcheanceManquee]]:
    """The missed instalments of a plan, in the order of the journal: those noted since it was signed.

    What an earlier plan alone gave, or gave too when it is noted before this one, is of that one; what a later one
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
    """Invoices a letter asks for: those it names, else those of the plans whose clause it puts to work; none: all."""
    plans = [] if lettre.factures else _broken_plans(dossier, lettre)
    return tuple(numero for plan in plans for numero in plan.factures) or lettre.factures


def broken_plan(dossier: Dossier, lettre: FaitCourrier) -> FaitEcheancier | None:
    """The plan whose clause of forfeiture a letter puts to work: the first mise en demeure after a missed instalment.

    The clause takes effect at the end of the time it gives from that letter, whatever the letter says; a letter that
    names only invoices the plan does not cover puts no clause to work. Of several plans, the last one it may be of.
    """
    return next(reversed(_broken_plans(dossier, lettre)), None)


def _broken_plans(dossier: Dossier, lettre: FaitCourrier) -> list[FaitEcheancier]:
    if lettre.type is not Fait.MISE_EN_DEMEURE:
        return []
    return [plan for plan in signed_plans(dossier, lettre.date) if _put_to_work(dossier, lettre, plan)]


def _put_to_work(dossier: Dossier, lettre: FaitCourrier, plan: FaitEcheancier) -> bool:
    if not plan.decheance_du_terme or not bears_on(plan, lettre.factures):
        return False
    since = [fact for fact in dossier.journal if plan.date <= fact.date <= lettre.date]
    noted = (miss.date for _, miss in missed_of(dossier, plan))
    missed = max((day for day in noted if day <= lettre.date), default=None)
    if missed is None:
        return False
    letters = (fact for fact in since if isinstance(fact, FaitCourrier) and fact.type is Fait.MISE_EN_DEMEURE)
    return not any(missed <= one.date < lettre.date and bears_on(plan, one.factures) for one in letters)
