"""The reminder ladder of the office: which step is due, which comes next. Pure in the case and the date.

The ladder follows the oldest overdue invoice on which something is owed and nothing is held. A step is done when the
journal says so: nothing is sent twice, nothing is sent backwards, and a day missed is caught up once. A
commandement served that calls for that invoice is its mise en demeure.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Etape, FaitCourrier, FaitJournal, targeted
from generator.money import ZERO
from generator.phrases import some
from generator.progress import notices
from generator.progress.asof import AsOf
from generator.progress.breaches import noticed, to_notice
from generator.progress.filed import filed
from generator.progress.handover import handed_whole
from generator.progress.left_out import asked_of_no_judge, beside_a_judge
from generator.progress.plans import (
    Plan,
    agreed_since_the_titles,
    current_plan,
    forfeited,
    forfeited_apart,
    held_by_the_plan,
    term_awaited,
    told_apart,
)
from generator.progress.types import AMICABLE, ON_A_TITLE, Echue, Pause, Stade
from generator.statement.disputed import undisputed
from generator.vocabulary import Envoi, Fait

TITLES = {
    Fait.RAPPEL_AVANT_ECHEANCE: "Rappel avant échéance",
    Fait.APPEL: "Appel téléphonique",
    Fait.APPEL_DE_SUIVI: "Appel de suivi",
    Fait.VISITE: "Visite",
    **notices.TITLES,
}
CURE_NOTICE = "mise-en-demeure-decheance"  # the letter of no ladder: the clause of a broken plan calls for it
RELANCES = frozenset({Fait.RELANCE_COURRIEL, Fait.RELANCE_COURRIER})
STEPS = RELANCES | TITLES.keys()  # what a ladder is made of
PRINCIPAL_ALONE = frozenset({Fait.RAPPEL_AVANT_ECHEANCE, Fait.RELANCE_COURRIEL})  # what those letters ask for
Until = dt.date | None  # last day of a hold of the whole case; None when nothing tells it
Sent = tuple[Fait, dt.date]  # a step done: by what fact, on what day


class Barreaux(Struct, frozen=True):
    """The ladder of a case: the step due now, the next one, and whether nothing is left to climb."""

    due: Echue | None
    suivante: Echue | None
    epuisee: bool  # every step after the due date is done


NONE = Barreaux(None, None, epuisee=False)


def ladder(seen: AsOf, pauses: Sequence[Pause]) -> Barreaux:
    """Find the step due at the date, or the next one to come.

    A broken plan first: the clause takes effect after its own mise en demeure only, whatever the ladder says. Without a
    clause, what the letters ask for is not due before the last instalment.
    """
    whole: list[Until] = [pause.jusqu_au for pause in pauses if not pause.factures]
    if step := next(cure_notices(seen), None):
        due, later = (None, _after_holds(step, whole)) if whole else (step, None)
        return Barreaux(due, later, epuisee=False)
    return ladder_of_the_rest(seen, pauses)


def ladder_of_the_rest(seen: AsOf, pauses: Sequence[Pause]) -> Barreaux:
    """The ladder of what no plan holds, whatever a broken one calls for first."""
    whole: list[Until] = [pause.jusqu_au for pause in pauses if not pause.factures]
    plan = current_plan(seen)
    if plan is not None and not plan.factures and term_awaited(seen, plan):
        whole.append(plan.echeances[-1].date)
    strategy = seen.office.strategie(seen.case.dossier)
    if strategy is None:
        return NONE
    held = {numero for pause in pauses for numero in pause.retenues} | held_by_the_plan(seen) | forfeited(seen)
    apart = beside_a_judge(seen)
    owed = [numero for numero in seen.dues if numero not in held and (not apart or numero in apart)]
    late = set(seen.en_retard)

    def oldest(numeros: list[str]) -> str:
        return min(numeros, key=lambda numero: (seen.echeances[numero].date, numero))

    if overdue := [numero for numero in owed if numero in late]:
        steps = [etape for etape in strategy.etapes if not etape.avant]
        return _named(_climb(seen, oldest(overdue), steps, whole, overdue), overdue if apart else ())
    early = _before(seen, oldest(owed), strategy.etapes, whole, owed) if owed else NONE
    return _named(early, owed if apart else ())


def _named(climbed: Barreaux, numeros: Sequence[str]) -> Barreaux:
    """The steps with the invoices they are of, where a judge has the others."""
    if not numeros:
        return climbed
    due, later = (
        one and replace(one, titre=f"{one.titre} ({some(numeros)})") for one in (climbed.due, climbed.suivante)
    )
    return replace(climbed, due=due, suivante=later)


def goes_on(seen: AsOf, stade: Stade, climbed: Barreaux) -> bool:
    """Tell whether the ladder is climbed at a stage: amicable, or for what a plan or a judge leaves out.

    A plan forfeited of some invoices waits for a procedure: until one is begun, the others keep their reminders. What
    no judge is asked for keeps them too, unless the whole case is another's: on a title, since before it.
    """
    if stade in AMICABLE:
        return True
    step = climbed.due or climbed.suivante
    cures = step is not None and step.etape.document == CURE_NOTICE
    left = not cures and bool(beside_a_judge(seen))
    if stade in ON_A_TITLE:
        first = min((one.date for _, one in seen.titres), default=dt.date.max)
        return cures_since(seen, climbed) if cures else left and not handed_whole(seen, first)
    if stade is not Stade.JUDICIAIRE:
        return False
    plan = noticed(seen)
    if plan is not None and not asked_of_no_judge(seen).isdisjoint(plan.factures) and cures_since(seen, climbed):
        return True  # one of what a judge has waits for him
    waits = bool(forfeited(seen)) and filed(seen) is None
    return (waits or left) and not handed_whole(seen)


def reminded(seen: AsOf, stade: Stade, step: Echue | None) -> frozenset[str]:
    """Invoices that a step of the ladder asks for while a judge has others, or granted them."""
    climbs = step is not None and step.etape.document != CURE_NOTICE and stade not in AMICABLE
    return beside_a_judge(seen) if climbs else frozenset()


def left_to_a_procedure(seen: AsOf, stade: Stade, step: Echue | None) -> tuple[str, ...]:
    """Those that wait for a procedure while a ``step`` of the ladder is left for the others; none: every one."""
    left = reminded(seen, stade, step)
    return tuple(one for one in seen.en_retard if one not in left) if left else forfeited_apart(seen, step)


def cures_since(seen: AsOf, climbed: Barreaux) -> bool:
    """Tell whether a plan agreed since the title, or of invoices no title judges, calls for its mise en demeure."""
    step = climbed.due or climbed.suivante
    return step is not None and step.etape.document == CURE_NOTICE and agreed_since_the_titles(seen, noticed(seen))


def cure_notices(seen: AsOf) -> Iterator[Echue]:
    """The step that each broken plan calls for, the first broken first: see ``to_notice``."""
    for plan in to_notice(seen):
        if plan.manquee is not None:
            title = f"Mise en demeure après rupture de l'échéancier{told_apart(seen, plan)}"
            yield Echue(_cure_notice(plan), 1, plan.manquee[1], title)


def _cure_notice(plan: Plan) -> Etape:
    """The step no ladder writes: the letter a clause of forfeiture requires, with the time the plan leaves."""
    return Etape(
        document=CURE_NOTICE,
        fait=Fait.MISE_EN_DEMEURE,
        jours=0,
        envoi=Envoi.LRAR,
        delai_de_paiement=plan.delai_de_regularisation,
    )


def _asked(seen: AsOf, etape: Etape, numeros: Sequence[str]) -> Decimal:
    """Euros a step asks for on some invoices: the undisputed principal alone, or with it all that is owed on it."""
    lignes = seen.decompte.lignes if seen.decompte else ()
    asked = {ligne.numero: undisputed(ligne) for ligne in lignes if ligne.numero in numeros}
    if seen.decompte is None or etape.fait in PRINCIPAL_ALONE:
        return sum((asked[one].principal if one in asked else seen.soldes[one] for one in numeros), ZERO)
    return sum((ligne.total for ligne in asked.values()), ZERO)


def _before(seen: AsOf, anchor: str, etapes: Sequence[Etape], whole: Sequence[Until], owed: Sequence[str]) -> Barreaux:
    """Before the due date: the reminders « avant », then the first step that follows it."""
    early = [etape for etape in etapes if etape.avant]
    climbed = _climb(seen, anchor, early, whole, owed)
    if climbed.due or climbed.suivante:
        return Barreaux(climbed.due, climbed.suivante, epuisee=False)
    late = _climb(seen, anchor, [etape for etape in etapes if not etape.avant], whole, owed)
    return Barreaux(None, late.suivante, epuisee=False)


def _climb(seen: AsOf, anchor: str, steps: Sequence[Etape], whole: Sequence[Until], owed: Sequence[str]) -> Barreaux:
    early, corrected = any(etape.avant for etape in steps), seen.corrigees
    told = _before_it_is_due if early else _since_it_is_due
    sent = [
        (note.type, note.date)
        for note in seen.journal
        if note.origine not in corrected and told(seen, note.fait, anchor)
    ]
    sent += [(Fait.MISE_EN_DEMEURE, act.date) for act in notices.commandements(seen, anchor)]
    following = [
        etape
        for etape in steps[_climbed(steps, sent) :]
        if etape.montant_minimum is None or _asked(seen, etape, owed) >= etape.montant_minimum
    ]
    if not following:
        return Barreaux(None, None, epuisee=True)
    etape = following[0]
    due_le = _due(seen, anchor, etape, sent)
    step = Echue(etape, _rank(etape, sent), due_le, _title(etape, sent))
    if due_le <= seen.au and not whole:
        return Barreaux(step, None, epuisee=False)
    return Barreaux(None, _after_holds(step, whole), epuisee=False)


def _before_it_is_due(seen: AsOf, fait: FaitJournal, anchor: str) -> bool:
    """Tell a fact of since an invoice was issued: a letter of some counts for these only, any other fact for all."""
    named = targeted(seen.case.dossier, fait) if isinstance(fait, FaitCourrier) else ()
    return fait.date >= seen.factures[anchor][1].date and (not named or anchor in named)


def _since_it_is_due(seen: AsOf, fait: FaitJournal, anchor: str) -> bool:
    """Tell a fact of since an invoice is overdue, of it or of all: what was sent before asked for others."""
    due = seen.echeances[anchor].date
    if isinstance(fait, FaitCourrier):
        return notices.calls_for(seen.case.dossier, fait, anchor, due)
    return due < fait.date


def _climbed(steps: Sequence[Etape], sent: Sequence[Sent]) -> int:
    """Steps climbed, up to the last one a fact proves: the second e-mail of the journal proves that of the ladder."""
    proofs = Counter(kind for kind, _ in sent)
    climbed = 0
    for rank, etape in enumerate(steps, start=1):
        if proofs[etape.fait]:
            proofs[etape.fait] -= 1
            climbed = rank
    return climbed


def _due(seen: AsOf, anchor: str, etape: Etape, sent: Sequence[Sent]) -> dt.date:
    due = seen.echeances[anchor].date
    if etape.avant:
        return due - dt.timedelta(days=etape.jours)
    day = due + dt.timedelta(days=etape.jours)
    strategy = seen.office.strategie(seen.case.dossier)
    steps = {step.fait for step in strategy.etapes} if strategy else set()
    last = max((day for kind, day in sent if kind in steps and day > due), default=None)
    return max(day, last + dt.timedelta(days=etape.apres_la_precedente)) if last else day


def _after_holds(step: Echue, whole: Sequence[Until]) -> Echue | None:
    """The step once every hold is over; none when a hold has no end."""
    if None in whole:
        return None
    day = max([step.due_le, *(end + dt.timedelta(days=1) for end in whole if end)])
    return Echue(step.etape, step.rang, day, step.titre)


def _rank(etape: Etape, sent: Sequence[Sent]) -> int:
    kinds = RELANCES if etape.fait in RELANCES else {etape.fait}
    return 1 + sum(1 for kind, _ in sent if kind in kinds)


def _title(etape: Etape, sent: Sequence[Sent]) -> str:
    return TITLES.get(etape.fait, f"Relance n° {_rank(etape, sent)}")
