"""The next thing to do, in one factual French sentence. A statement of where the case is, never advice."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from generator.law.deadlines import written
from generator.money import format_eur
from generator.phrases import counted, lower_first, to_note, upper_first
from generator.progress.action.beside import reminded
from generator.progress.action.engaged import to_choose, to_conclude
from generator.progress.action.hearings import hearings
from generator.progress.action.held import hold
from generator.progress.action.limits import (
    INFORMS,
    OF_A_SUIT,
    closing,
    creditors,
    information,
    missed,
    prescription,
    said,
    service,
    to_come,
    waiting,
)
from generator.progress.action.pending import pending
from generator.progress.action.silence import NOTHING
from generator.progress.action.state import Etat
from generator.progress.existence import TO_WRITE
from generator.progress.ladder import NONE, cure_notices
from generator.progress.plans import current_plan, plans, term_awaited, told_apart
from generator.progress.procedure import pending_suits
from generator.progress.promises import current_promise
from generator.progress.remains import RELEASE, uncovered
from generator.progress.stays import stay, told, way_back
from generator.progress.types import ENDED, INSOLVENT, ON_A_TITLE, PLANS, Stade
from generator.vocabulary import Qualite

__all__ = ["Etat", "next_action", "over"]

NO_MORE = "Rien à envoyer : une créance prescrite ne se réclame plus à un consommateur."
ADVICE = "Rien à envoyer sans l'avis de l'avocat : la créance est prescrite."


def next_action(etat: Etat) -> str:
    """Say what comes next: the first rule that applies speaks, after the limit that was missed."""
    if apart := _beside_a_judge(etat):
        return f"{next_action(replace(etat, barreaux=NONE))} {apart}"
    mine = creditors(etat)
    judicial = (partial(to_come, mine=mine), _lift, _late, _aside, _kept, _term, to_conclude, _hold, to_choose)
    rules = (_instalment, closing, _step, *judicial, _left, _next_step, _wait)
    sentence = _said(etat, _over, _undated) or missed(etat, mine) + _said(etat, *rules) or pending(etat) or NOTHING
    return prescription(etat) + information(etat) + sentence.rstrip()


def _said(etat: Etat, *rules: Callable[[Etat], str]) -> str:
    return next((found for rule in rules if (found := rule(etat))), "")


def _over(etat: Etat) -> str:
    return over(etat.stade, [lower_first(one.titre) for one in etat.restes]) if etat.stade in ENDED else ""


def over(stade: Stade, left: Sequence[str]) -> str:
    """What is said of a case that is over, and of what is left to do in it."""
    if not left:
        return "Aucune action : le dossier est terminé."
    said = "Créance soldée" if stade is Stade.SOLDE else "Dossier clos"
    return f"{said} ; il reste à faire : {' ; '.join(left)}."


def _undated(etat: Etat) -> str:
    unknown, mot = sorted(etat.seen.sans_echeance), etat.seen.case.dossier.creance.famille.mot
    if not unknown:
        return ""
    return f"Échéance à écrire pour {mot.la} {unknown[0]} : ses conditions de paiement ne sont pas comprises."


def _instalment(etat: Etat) -> str:
    stopped = etat.stade in INSOLVENT or any(one.personne for one in etat.pauses) or next(cure_notices(etat.seen), None)
    late = [(plan.impayees[0], plan) for plan in plans(etat.seen) if plan.en_cours and plan.impayees]
    if not late or stopped:
        return ""
    first, plan = min(late, key=lambda item: item[0].date)
    due, line = uncovered(plan, told_apart(etat.seen, plan)), f"echeance-manquee echeance={written(first.date)}"
    before = service(etat) or _in_court(etat)
    return f"{before}{due}, puis, s'il y a lieu, à noter {_line(etat, line)}.{'' if before else _unheard(etat)}"


def _in_court(etat: Etat) -> str:
    """What the judge waits for, or decided at a hearing past: a plan signed since stops none of it."""
    left = (one for one in creditors(etat) if one.nature in OF_A_SUIT and one.date >= etat.seen.au)
    coming = (said(etat, one) for one in left)
    return next((f"{told} " for told in (*coming, *(f"{one.titre}." for one in hearings(etat)))), "")


def _unheard(etat: Etat) -> str:
    """A suit of which no hearing is known, beside a plan: what it waits for, said last."""
    waits = etat.stade is Stade.JUDICIAIRE and bool(pending_suits(etat.seen))
    return f" {pending(etat)}" if waits else ""


def _step(etat: Etat) -> str:
    due = etat.barreaux.due
    if due is None:
        return ""
    if etat.prescrite:  # the letter is refused: the prescription, said just before, tells why
        consumer = etat.seen.case.dossier.debiteur.qualite is Qualite.CONSOMMATEUR
        return NO_MORE if consumer else ADVICE
    promise = current_promise(etat.seen)
    broken = f" La promesse du {written(promise.date)} n'a pas été tenue." if promise and promise.rompue else ""
    return f"{service(etat)}{due.titre} à envoyer depuis le {written(due.due_le)}.{broken}"


def _beside_a_judge(etat: Etat) -> str:
    """The step of what a judge is not asked for, nor granted: said after what becomes of the suit or of the title."""
    if etat.prescrite or not reminded(etat) or any(not pause.factures for pause in etat.pauses):
        return ""
    due = etat.barreaux.due
    return f"{due.titre} à envoyer depuis le {written(due.due_le)}." if due else _next_step(etat)


def _lift(etat: Etat) -> str:
    """A seizure without a title any more: to be lifted, whatever holds the case."""
    return next((f"{left.titre}." for left in etat.restes if left.document == RELEASE), "")


def _late(etat: Etat) -> str:
    """The last act done after its term: to raise when it is the debtor's, to fear when it is the creditor's.

    What a guarantor was told late stops nothing: the agenda and the page say it.
    """
    last = next((one for one in reversed(etat.retards) if one.nature not in INFORMS), None)
    return f"{last.phrase} {last.consequence}" if last else ""


def _aside(etat: Etat) -> str:
    """Proceedings put aside: how they go on, and when they lapse though the limit is still far.

    On a title that the debtor alone disputes, what is left to do of it is said; the stage tells what was put aside.
    """
    held = stay(etat.seen)
    lapse = next((one for one in etat.delais if one.nature == "peremption"), None)
    his = etat.stade in ON_A_TITLE and etat.restes and (lapse is None or lapse.a_charge_de == "debiteur")
    if held is None or his:
        return ""
    lapses = said(etat, lapse) if lapse else ""
    when = f" {lapses}" if lapses and lapses != missed(etat, creditors(etat)).rstrip() else ""  # said before all else
    left = "".join(f" {one.titre}." for one in etat.restes)
    return f"{upper_first(told(etat.seen))}. {way_back(etat.seen, held)}.{when}{left}"


def _kept(etat: Etat) -> str:
    """Beyond a plan that was kept nothing is asked as if nothing had happened: the creditor decides.

    A settlement carried out leaves him nothing to claim; « cloture » gives up no principal.
    """
    plan = current_plan(etat.seen)
    if plan is None or not plan.reste_a_decider or plan.partiel(etat.seen.total):
        return ""  # of some invoices, it is one of the things left to do
    left = format_eur(plan.reste)
    ways = f"Échéancier tenu : {left} à réclamer ({_line(etat, 'reprise')}) ou à abandonner"
    if not etat.seen.dues:
        return f"{ways} ({_line(etat, 'cloture')})."
    return f"{ways} ({_line(etat, 'solde')}), comme le veut un protocole transactionnel exécuté."


def _term(etat: Etat) -> str:
    """A plan broken without a clause: what fell due may be asked for, and no document asks for it alone."""
    plan = current_plan(etat.seen)
    if plan is None or plan.a_mettre_en_demeure or plan.en_regularisation or not term_awaited(etat.seen, plan):
        return ""
    late = counted(len(plan.impayees), "échéance échue et impayée", "échéances échues et impayées")
    last = written(plan.echeances[-1].date)
    return (
        f"Échéancier du {written(plan.depuis)} rompu sans clause de déchéance du terme : {late}, le reste n'est dû "
        f"qu'à ses dates, la dernière le {last} (C. civ., art. 1305-2) ; à soumettre à l'avocat."
    )


def _hold(etat: Etat) -> str:
    held = hold(etat)
    if held is None:
        return ""
    until = f" jusqu'au {written(held.jusqu_au)}" if held.jusqu_au else ""
    again = [one for one in etat.restes if one.titre.startswith(held.titre)]  # it is to be looked at again
    if again and held.nature in TO_WRITE:
        first, left = again[0].titre, "".join(f" {one.titre}." for one in etat.restes if one is not again[0])
        drafted = any(one.document for one in etat.restes)  # for another debtor: something is to be sent
        return f"{first}.{left}" if drafted else f"Rien à envoyer : {lower_first(first)}.{left}"
    left = "".join(f" {one.titre}." for one in etat.restes)
    if not left:
        return f"Rien à envoyer{until} : {lower_first(held.titre)}.{_unheard(etat) if held.nature in PLANS else ''}"
    if again:
        return left.lstrip()
    return f"{upper_first(held.titre)}{until if until not in held.titre else ''}.{left}"


def _left(etat: Etat) -> str:
    """What no step asks for: accessories alone; after what was engaged, what is left of others than the debtor."""
    if not etat.restes:
        return ""
    aside = etat.stade is not Stade.TITRE and all(one.nomme for one in etat.restes)
    engaged = pending(etat) if aside else ""
    first, *others = (one.titre for one in etat.restes)
    left = " ; ".join((first, *map(lower_first, others)))
    return f"{engaged} {left}.".lstrip()


def _next_step(etat: Etat) -> str:
    step = etat.barreaux.suivante
    return f"{step.titre} le {written(step.due_le)}." if step else ""


def _wait(etat: Etat) -> str:
    limit = waiting(etat)
    return f"{limit.titre} : jusqu'au {written(limit.date)}." if limit else ""


def _line(etat: Etat, said: str) -> str:
    return to_note(etat.seen.case.dossier.reference, said)
