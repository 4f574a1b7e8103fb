"""Payment plans: what was agreed, what came in, what is missing, and whether the term is forfeited.

A plan not signed is only proposed: it binds nobody (C. civ. 1103 and 1113), holds nothing and is not read here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from generator.case import KeyPath
from generator.instances import SUITS, of_another_suit
from generator.law.interest import DAY
from generator.model import Dossier, Echeance, FaitCourrier, FaitEcheancier, FaitProcedure, bears_on, missed_of
from generator.money import ZERO
from generator.phrases import enumeration
from generator.progress.asof import AsOf
from generator.progress.instalments import in_force, received, told, uncovered
from generator.progress.notices import first_presentation
from generator.progress.once import once
from generator.progress.titles import free, granted
from generator.progress.types import Echue
from generator.statement.disputed import claimable
from generator.statement.followed import line_of, titles_of
from generator.statement.types import Decompte, LigneFacture
from generator.vocabulary import Fait

TERM_WAIVED = "terme-dechu"  # objet of the decision that the whole is due all the same


class Plan(Struct, frozen=True):
    """A plan signed that none since replaces, seen at a date."""

    origine: KeyPath
    depuis: dt.date
    echeances: tuple[Echeance, ...]
    impayees: tuple[Echeance, ...]  # past and not covered by what came in
    delai_de_regularisation: int  # days
    factures: tuple[str, ...]  # those it covers; empty: all, those billed since included, or a title is followed
    reste: Decimal  # euros owed on what it covers
    manquee: tuple[KeyPath, dt.date] | None  # the fact that records a missed instalment, and its date
    regularisation: dt.date | None  # last day left to the debtor by the mise en demeure
    dechu: bool  # the clause has taken effect: the whole is due again
    en_cours: bool
    tenu_le: dt.date | None  # day the last instalment was covered, the term never forfeited
    reste_a_decider: bool  # kept, more is owed than it covered, and no « reprise » has said to claim it
    a_mettre_en_demeure: bool  # an instalment missed, a clause, and the mise en demeure it calls for has not left
    en_regularisation: bool  # that mise en demeure has left, and its time runs
    terme_restant: bool  # broken, the term is not forfeited: instalments to come are not due

    def partiel(self, total: Decimal) -> bool:
        """Tell whether more is owed than on what it covers."""
        return total > self.reste

    @property
    def dechu_le(self) -> dt.date | None:
        """First day the whole is due again, once the clause has taken effect: the debtor could cure until its eve."""
        return self.regularisation + DAY if self.dechu and self.regularisation is not None else None


def covered(seen: AsOf, plan: FaitEcheancier) -> tuple[str, ...]:
    """Invoices a plan says it covers, while the décompte counts them; empty: all that is owed."""
    if seen.decompte is None or seen.decompte.fondement == "factures":
        return plan.factures
    apart = any(ligne.numero in plan.factures for ligne in seen.decompte.lignes)
    return plan.factures if apart and not of_a_title(seen.case.dossier, seen.decompte, plan) else ()


def of_a_title(dossier: Dossier, decompte: Decompte, plan: FaitEcheancier) -> bool:
    """Tell whether a plan is of what a title followed had granted already: nothing of it is enforced while it holds."""
    titles = titles_of(dossier, decompte.lignes)
    return any(one.date <= plan.date and any(map(one.juge, plan.factures)) for one in titles)


def invoices_named(seen: AsOf, plan: Plan) -> tuple[str, ...]:
    """Invoices the fact of a plan names, a title judging them or not."""
    return next((fait.factures for path, fait in seen.of(FaitEcheancier) if path == plan.origine), ())


def several_plans(seen: AsOf) -> bool:
    """Tell whether more than one plan is in force: each then names its invoices."""
    return len(plans(seen)) > 1


def told_apart(seen: AsOf, plan: Plan) -> str:
    """« (F-1) », after what is said of one plan among several; nothing of the only one."""
    return f" ({enumeration(invoices_named(seen, plan))})" if several_plans(seen) else ""


def rank(seen: AsOf, plan: Plan) -> int:
    """Its place among the plans of the journal, from 1: what else is noted does not move it."""
    return [path for path, _ in seen.case.dossier.of(FaitEcheancier)].index(plan.origine) + 1


def held_invoices(seen: AsOf, plan: Plan) -> tuple[str, ...]:
    """Invoices a plan holds: those it covers, or with those of the titles it is of, when more is followed beside them.

    Empty: it holds all that is owed. It binds the creditor for what it is of alone (C. civ., art. 1103).
    """
    named = invoices_named(seen, plan)
    if plan.factures or not named or seen.decompte is None:
        return plan.factures
    lignes = seen.decompte.lignes
    own = [one for one in titles_of(seen.case.dossier, lignes) if one.factures and any(map(one.juge, named))]
    beside = [one.numero for one in lignes if one.numero in named]
    if not own or len(own) + len(beside) == len(lignes):
        return ()
    return (*(numero for one in own for numero in one.factures), *beside)


def held_by_the_plan(seen: AsOf) -> frozenset[str]:
    """Invoices that plans of some of them hold: each runs, is being cured or kept, or its instalments are to come."""
    return frozenset(numero for plan in plans(seen) if _holds(seen, plan) for numero in plan.factures)


def _holds(seen: AsOf, plan: Plan) -> bool:
    running = plan.en_cours or plan.en_regularisation or plan.reste_a_decider or plan.a_mettre_en_demeure
    return running or term_awaited(seen, plan)


def forfeited(seen: AsOf) -> frozenset[str]:
    """Invoices of the plans of some whose term is forfeited: their own notice was the last amicable step."""
    return frozenset(numero for plan in plans(seen) if plan.dechu for numero in plan.factures)


def forfeited_apart(seen: AsOf, step: Echue | None) -> tuple[str, ...]:
    """Those, in order, where they alone wait for a procedure: a ``step`` of the ladder is left for the others."""
    return tuple(sorted(forfeited(seen))) if step else ()


def asked_for(
    seen: AsOf,
    lignes: Iterable[LigneFacture],
    *,
    of_the_plan: bool = False,
    broken: Plan | None = None,
    reminder: bool = False,
) -> Iterator[LigneFacture]:
    """Lines a document asks for: those no plan of some invoices holds, or in a document ``of_the_plan`` those alone.

    That plan is the last one of the journal, signed or proposed, unless the document is of one ``broken``. A
    ``reminder`` leaves out what waits for a procedure, unless nothing else may be asked for.
    """
    if not of_the_plan:
        held = held_by_the_plan(seen)
        free = [one for one in lignes if one.numero not in held]
        due = forfeited(seen) if reminder else frozenset()
        rest = [one for one in free if one.numero not in due] if due else []
        return iter(rest if any(claimable(rest)) else free)
    last = max(seen.of(FaitEcheancier), key=lambda item: (item[1].date, item[0]), default=None)
    named = held_invoices(seen, broken) if broken else covered(seen, last[1]) if last else ()
    return (one for one in lignes if not named or line_of(seen.case.dossier, one, named))


def current_plan(seen: AsOf) -> Plan | None:
    """The last plan signed of the journal, if any."""
    return next(reversed(plans(seen)), None)


@once
def plans(seen: AsOf) -> tuple[Plan, ...]:
    """The last plan signed, and those of before it that none since replaces, oldest first: see ``plans_in_force``."""
    return tuple(_plan(seen, origine, fait) for origine, fait in in_force(seen))


def _plan(seen: AsOf, origine: KeyPath, fait: FaitEcheancier) -> Plan:
    missing = uncovered(fait.echeances, received(seen, fait, seen.au))
    overdue = tuple(one for one in missing if one.date < seen.au)
    missed = _missed(seen, fait)
    cure = _cure(seen, fait, missed[1]) if missed else None
    forfeited = missed is not None and _forfeited(seen, fait, missed[1])
    kept = None if forfeited else _kept_on(seen, fait)
    decided = kept is not None and any(note.date >= kept for note in seen.facts(Fait.SOLDE))
    broken = missed is not None and _owed(seen, fait, missed[1], seen.au)
    clause = broken and fait.decheance_du_terme
    called = clause and missed is not None and not _decided(seen, missed[1])
    named = covered(seen, fait)
    left = _left(seen, fait, named)
    return Plan(
        origine,
        fait.date,
        tuple(sorted(fait.echeances, key=lambda one: one.date)),
        overdue,
        fait.delai_de_regularisation,
        named,
        left,
        missed,
        cure,
        forfeited,
        en_cours=not forfeited and bool(missing) and not broken,
        tenu_le=kept,
        reste_a_decider=kept is not None and not decided and left > ZERO and not seen.resumed(fait.type, kept),
        a_mettre_en_demeure=called and cure is None,
        terme_restant=broken and not forfeited and any(one.date >= seen.au for one in missing),
        en_regularisation=clause and cure is not None and cure >= seen.au,
    )


def _left(seen: AsOf, plan: FaitEcheancier, named: tuple[str, ...]) -> Decimal:
    """What is owed on what a plan covers: its invoices, the titles that judge them, or all."""
    if seen.decompte is None:
        return sum((solde for numero, solde in seen.soldes.items() if numero in named), ZERO) if named else seen.total
    lines, own = seen.decompte.lignes, set(named) or told(seen.case.dossier, seen.decompte, plan)
    covered_by_it = [ligne.total for ligne in lines if ligne.numero in own]
    return sum(covered_by_it, ZERO) if named or 0 < len(covered_by_it) < len(lines) else seen.total


def agreed_since_the_titles(seen: AsOf, plan: Plan | None) -> bool:
    """Tell whether a plan signed came after every title of what it covers: it binds the creditor still."""
    if plan is None:
        return False
    judged = (one for _, one in seen.titres if not plan.factures or any(map(one.juge, plan.factures)))
    told = all(one.date <= plan.depuis or one.ecarte(seen.au) for one in judged)
    return told and all(day <= plan.depuis for day in _granted_untold(seen, plan))


def _granted_untold(seen: AsOf, plan: Plan) -> Iterator[dt.date]:
    """Days of what a judge granted of what a plan covers, as the journal alone tells it: no title of that day does."""
    dossier, agreed = seen.case.dossier, dict(in_force(seen))[plan.origine]
    titled = {one.date for _, one in seen.titres}
    days = {*granted(seen), *(one.date for one in free(seen))} - titled
    suits = [fact for _, fact in seen.of(FaitProcedure, *SUITS)]
    for _, fact in seen.of(FaitProcedure, Fait.JUGEMENT, Fait.ORDONNANCE_INJONCTION):
        own = [one for one in suits if one.date <= fact.date and not of_another_suit(dossier, one, fact)]
        asked = not own or any(bears_on(agreed, one.factures) for one in own)
        if fact.date in days and not fact.deboute and asked:
            yield fact.date


def term_left(seen: AsOf, plan: Plan) -> bool:
    """Tell whether instalments to come hold the whole back: the plan is broken, its term not forfeited (1305-2)."""
    return plan.terme_restant and agreed_since_the_titles(seen, plan)


def term_awaited(seen: AsOf, plan: Plan) -> bool:
    """Tell whether the whole waits for the last instalment: none of the office decided, since the breach, it is due."""
    return term_left(seen, plan) and not (plan.manquee and _decided(seen, plan.manquee[1]))


def _decided(seen: AsOf, missed: dt.date) -> bool:
    """Tell whether the office decided, since an instalment was missed, that the whole is due."""
    known = (one for one in seen.case.dossier.dispenses if one.objet == TERM_WAIVED and one.document is None)
    return any(missed <= one.date <= seen.au <= (one.jusqu_au or seen.au) for one in known)


def _missed(seen: AsOf, plan: FaitEcheancier) -> tuple[KeyPath, dt.date] | None:
    """The missed instalment that counts: the first that forfeited the term or is not made good, else the last."""
    noted = [(path, miss.date) for path, miss in missed_of(seen.case.dossier, plan) if miss.date <= seen.au]
    open_ones = (one for one in noted if _forfeited(seen, plan, one[1]) or _owed(seen, plan, one[1], seen.au))
    return next(open_ones, noted[-1] if noted else None)


def _cure(seen: AsOf, plan: FaitEcheancier, missed: dt.date) -> dt.date | None:
    """Last day to regularise, counted from the mise en demeure that followed the missed instalment."""
    for _, letter in seen.of(FaitCourrier, Fait.MISE_EN_DEMEURE):
        if letter.date >= missed and bears_on(plan, letter.factures):
            return first_presentation(letter, seen.au)[0] + dt.timedelta(seen.office.delai(seen.case.dossier, letter))
    return None


def _forfeited(seen: AsOf, plan: FaitEcheancier, missed: dt.date) -> bool:
    """Tell whether the clause took effect: what was due by then had not come in at the end of the cure."""
    cure = _cure(seen, plan, missed)
    return plan.decheance_du_terme and cure is not None and cure < seen.au and _owed(seen, plan, missed, cure)


def _owed(seen: AsOf, plan: FaitEcheancier, missed: dt.date, until: dt.date) -> bool:
    """Tell whether instalments due when one was noted as missed are still owed on a day."""
    due = [one for one in plan.echeances if one.date <= missed]
    return bool(uncovered(due, received(seen, plan, until)))


def _kept_on(seen: AsOf, plan: FaitEcheancier) -> dt.date | None:
    """Day on which what came in since the plan covered all of it."""
    days = sorted({paid.date for _, paid in seen.paiements if paid.date >= plan.date})
    return next((day for day in days if not uncovered(plan.echeances, received(seen, plan, day))), None)
