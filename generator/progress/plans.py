"""Payment plans: what was agreed, what came in, what is missing, and whether the term is forfeited."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.case import KeyPath
from generator.model import Echeance, FaitCourrier, FaitEcheanceManquee, FaitEcheancier
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.notices import first_presentation
from generator.vocabulary import Fait


@dataclass(frozen=True, slots=True)
class Plan:
    """The last plan agreed, seen at a date."""

    origine: KeyPath
    depuis: dt.date
    echeances: tuple[Echeance, ...]
    impayees: tuple[Echeance, ...]  # past and not covered by what came in
    manquee: tuple[KeyPath, dt.date] | None  # the fact that records a missed instalment, and its date
    regularisation: dt.date | None  # last day left to the debtor by the mise en demeure
    dechu: bool  # the clause has taken effect: the whole is due again
    en_cours: bool


def uncovered(echeances: Sequence[Echeance], paid: Decimal) -> tuple[Echeance, ...]:
    """Instalments that what came in does not cover whole, in order of date."""
    rest = paid
    missing = []
    for echeance in sorted(echeances, key=lambda one: one.date):
        if rest < echeance.montant:
            missing.append(echeance)
            rest = ZERO
        else:
            rest -= echeance.montant
    return tuple(missing)


def current_plan(seen: AsOf) -> Plan | None:
    """The last plan of the journal, if any."""
    plans = list(seen.of(FaitEcheancier))
    if not plans:
        return None
    origine, fait = max(plans, key=lambda item: (item[1].date, item[0]))
    paid = seen.paid_between(fait.date, seen.au)
    missing = uncovered(fait.echeances, paid)
    missed = next(((path, miss.date) for path, miss in seen.of(FaitEcheanceManquee) if miss.date >= fait.date), None)
    cure = _cure(seen, fait, missed[1]) if missed else None
    forfeited = missed is not None and cure is not None and cure < seen.au and _not_cured(seen, fait, missed[1], cure)
    overdue = tuple(one for one in missing if one.date < seen.au)
    running = not forfeited and bool(missing) and (missed is None or not overdue)
    return Plan(
        origine,
        fait.date,
        tuple(sorted(fait.echeances, key=lambda one: one.date)),
        overdue,
        missed,
        cure,
        forfeited,
        running,
    )


def _cure(seen: AsOf, plan: FaitEcheancier, missed: dt.date) -> dt.date | None:
    """Last day to regularise, counted from the mise en demeure that followed the missed instalment."""
    for _, letter in seen.of(FaitCourrier, Fait.MISE_EN_DEMEURE):
        if letter.date >= missed:
            return first_presentation(letter, seen.au)[0] + dt.timedelta(days=plan.delai_de_regularisation)
    return None


def _not_cured(seen: AsOf, plan: FaitEcheancier, missed: dt.date, cure: dt.date) -> bool:
    """Tell whether the clause took effect: what was due by then had not come in at the end of the cure."""
    due = [one for one in plan.echeances if one.date <= missed]
    return plan.decheance_du_terme and bool(uncovered(due, seen.paid_between(plan.date, cure)))
