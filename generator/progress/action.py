"""The next thing to do, in one factual French sentence. A statement of where the case is, never advice."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from generator.law.deadlines import written
from generator.law.limits.simplified import cpce_l125_1_reponse
from generator.model import FaitProcedure
from generator.money import format_eur
from generator.phrases import lower_first, upper_first
from generator.progress.asof import AsOf, Note
from generator.progress.filed import FILED, filed
from generator.progress.handover import hand_overs
from generator.progress.ladder import Barreaux
from generator.progress.orders import orders
from generator.progress.plans import current_plan
from generator.progress.procedure import judged_anew
from generator.progress.promises import current_promise
from generator.progress.stages import granted, name
from generator.progress.stays import stay, told, way_back
from generator.progress.types import ENDED, REMINDERS, Delai, Pause, Reste, Retard, Stade
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT

NOTHING = "Aucune étape n'est prévue par l'échelle de relance."
NEAR = dt.timedelta(days=90)  # from then on the prescription is said first
LIVES = frozenset({"prescription", "prescription-quadriennale"})
SILENT = LIVES | REMINDERS  # limits that call for no act of their own
FAR = frozenset({"peremption"})  # two years from the last step: hides what comes before it until it is near

PERHAPS = frozenset({"saisie-conservatoire-tiers"})  # past, it may be that nothing was to be done: said by the page
CLAIMED = frozenset(
    {
        "contestation-de-creance",
        "declaration-de-creance",
        "releve-de-forclusion",
        "revendication",
        "saisine-juge-commissaire",
        "verification-de-declaration",
    }
)  # what is left to a creditor once his debtor is insolvent: said before a suit or a measure it stops
TOLD = frozenset({"saisie-attribution-denonciation", "surete-judiciaire-denonciation"})  # of what was taken before
UNSTOPPED = TOLD | {"audience", "placement"}
CLOSING = frozenset({"opposition-a-dissolution"})  # lost for good, while nothing holds the ladder
TWO_DAYS = FAR | {"placement"}  # limits whose two days are no extension to a working day


class Etat(Struct, frozen=True):
    """What the sentence may be made of."""

    seen: AsOf
    stade: Stade
    pauses: Sequence[Pause]
    delais: Sequence[Delai]
    barreaux: Barreaux
    restes: Sequence[Reste]
    retards: Sequence[Retard] = ()


def next_action(etat: Etat) -> str:
    """Say what comes next: the first rule that applies speaks."""
    rules = (
        _over,
        _undated,
        _instalment,
        _closing,
        _step,
        _limit,
        _lift,
        _late,
        _aside,
        _kept,
        _hold,
        _choice,
        _left,
        _next_step,
        _wait,
        _pending,
    )
    said = next((sentence for rule in rules if (sentence := rule(etat))), NOTHING)
    return _prescription(etat) + said


def _prescription(etat: Etat) -> str:
    """The prescription, when it is near or past: said before anything else."""
    lives = [one for one in etat.delais if one.nature in LIVES and one.prudence <= etat.seen.au + NEAR]
    if not lives:
        return ""
    first = min(lives, key=lambda one: one.prudence)
    if first.date < etat.seen.au:
        return f"{first.titre.removesuffix(' (acquise)')} : dernier jour passé le {written(first.date)}. "
    return f"{first.titre} : dernier jour sûr le {written(first.prudence)}. "


def _over(etat: Etat) -> str:
    if etat.stade not in ENDED:
        return ""
    if not etat.restes:
        return "Aucune action : le dossier est terminé."
    over = "Créance soldée" if etat.stade is Stade.SOLDE else "Dossier clos"
    return f"{over} ; il reste à faire : {' ; '.join(lower_first(one.titre) for one in etat.restes)}."


def _undated(etat: Etat) -> str:
    unknown, mot = sorted(etat.seen.sans_echeance), etat.seen.case.dossier.creance.famille.mot
    if not unknown:
        return ""
    return f"Échéance à écrire pour {mot.la} {unknown[0]} : ses conditions de paiement ne sont pas comprises."


def _instalment(etat: Etat) -> str:
    plan = current_plan(etat.seen)
    if plan is None or not plan.en_cours or not plan.impayees or any(one.personne for one in etat.pauses):
        return ""
    late = plan.impayees[0]
    return (
        f"L'échéance de {format_eur(late.montant)} du {written(late.date)} n'est pas couverte par les paiements "
        "reçus : vérifier le compte, puis noter « echeance-manquee » s'il y a lieu."
    )


def _closing(etat: Etat) -> str:
    """What the creditor loses for good while the ladder goes on: said before its step."""
    left = (one for one in etat.delais if one.nature in CLOSING and one.date >= etat.seen.au)
    return next((_said(etat, one) for one in left), "")


def _step(etat: Etat) -> str:
    due = etat.barreaux.due
    if due is None:
        return ""
    promise = current_promise(etat.seen)
    broken = f" La promesse du {written(promise.date)} n'a pas été tenue." if promise and promise.rompue else ""
    return f"{due.titre} à envoyer depuis le {written(due.due_le)}.{broken}"


def _limit(etat: Etat) -> str:
    hushed = SILENT | _far(etat)
    mine = [
        one
        for one in etat.delais
        if one.a_charge_de == "creancier"
        and one.nature not in hushed
        and not (one.nature in PERHAPS and one.date < etat.seen.au)
    ]
    if etat.stade is Stade.PROCEDURE_COLLECTIVE:
        mine = [one for one in mine if _still_asked(etat, one)] or mine
    if not mine:
        return ""
    relief = next((one for one in mine if one.nature == "releve-de-forclusion"), None)
    if relief is not None and mine[0].nature == "declaration-de-creance" and relief.date >= etat.seen.au:
        return f"{_said(etat, mine[0]).removesuffix('.')} ; {lower_first(_said(etat, relief))}"
    return _said(etat, mine[0])


def _still_asked(etat: Etat, limit: Delai) -> bool:
    """Tell whether a limit is still the creditor's to keep: not that of what was taken since the opening."""
    if limit.nature in CLAIMED:
        return True
    opened = min((one.ouverture.date for one in etat.seen.procedures_collectives), default=dt.date.max)
    stopped = limit.nature in TOLD and limit.depart >= opened
    return limit.nature in UNSTOPPED and limit.date >= etat.seen.au and not stopped


def _said(etat: Etat, first: Delai) -> str:
    if first.date < etat.seen.au:
        return f"{first.intitule} : délai expiré le {written(first.date)} ({first.reference.citation})."
    if first.nature == "audience":
        return f"{first.intitule} le {written(first.date)}."
    if first.nature in TWO_DAYS and first.prudence != first.date:
        days = f"dernier jour sûr le {written(first.prudence)}, dernier jour le {written(first.date)}"
        return f"{first.intitule} : {days} ({first.reference.citation})."
    later = f", {written(first.date)} avec report au jour ouvrable" if first.prudence != first.date else ""
    return f"{first.intitule} : au plus tard le {written(first.prudence)}{later} ({first.reference.citation})."


def _lift(etat: Etat) -> str:
    """A seizure without a title any more: to be lifted, whatever holds the case."""
    return next((f"{left.titre}." for left in etat.restes if left.document), "")


def _late(etat: Etat) -> str:
    """The last act done after its term: to raise when it is the debtor's, to fear when it is the creditor's."""
    return f"{etat.retards[-1].phrase} {etat.retards[-1].consequence}" if etat.retards else ""


def _aside(etat: Etat) -> str:
    """Proceedings put aside: how they go on, and when they lapse though the limit is still far."""
    held = stay(etat.seen)
    if held is None:
        return ""
    lapse = next((one for one in etat.delais if one.nature == "peremption"), None)
    when = f" {_said(etat, lapse)}" if lapse else ""
    return f"{upper_first(told(etat.seen))}. {way_back(held)}.{when}"


def _far(etat: Etat) -> frozenset[str]:
    """Natures of the long limits that are not near yet."""
    near = {one.nature for one in etat.delais if one.prudence <= etat.seen.au + NEAR}
    return FAR - near


def _kept(etat: Etat) -> str:
    """Beyond a plan that was kept nothing is asked as if nothing had happened: the creditor decides.

    A settlement carried out leaves him nothing to claim; « cloture » gives up no principal.
    """
    plan = current_plan(etat.seen)
    if plan is None or not plan.reste_a_decider:
        return ""
    left = format_eur(etat.seen.total)
    ways = f"Échéancier tenu : {left} à réclamer (noter « reprise ») ou à abandonner (noter"
    if not etat.seen.dues:
        return f"{ways} « cloture »)."
    return f"{ways} « solde »), comme le veut un protocole transactionnel exécuté."


def _hold(etat: Etat) -> str:
    holds = [one for one in etat.pauses if not one.factures or (one.retenues and etat.stade is Stade.SUSPENDU)]
    if not holds:  # some invoices, or a part of one, are held: the others follow their course
        return ""
    # nothing else is done with who is no more; then what holds the whole case says more than what holds an invoice
    hold = min(holds, key=lambda one: (not one.personne, bool(one.factures)))
    until = f" jusqu'au {written(hold.jusqu_au)}" if hold.jusqu_au else ""
    return f"Rien à envoyer{until} : {lower_first(hold.titre)}."


def _choice(etat: Etat) -> str:
    handed, anew = any(True for _ in hand_overs(etat.seen)), judged_anew(etat.seen) is not None
    engaged = filed(etat.seen) is not None or handed or anew or orders(etat.seen)
    over = etat.stade is Stade.JUDICIAIRE and etat.barreaux.epuisee and not engaged and not _waiting(etat)
    return "Les étapes amiables sont épuisées : une procédure est à choisir." if over else ""


def _left(etat: Etat) -> str:
    """Accessories alone: no step asks for them."""
    return f"{etat.restes[0].titre}." if etat.restes else ""


def _next_step(etat: Etat) -> str:
    step = etat.barreaux.suivante
    return f"{step.titre} le {written(step.due_le)}." if step else ""


def _wait(etat: Etat) -> str:
    waiting = _waiting(etat)
    return f"{waiting.titre} : jusqu'au {written(waiting.date)}." if waiting else ""


def _pending(etat: Etat) -> str:
    """What was engaged and has no limit running: nothing more is known of it."""
    if etat.stade not in {Stade.JUDICIAIRE, Stade.TITRE, Stade.EXECUTION}:
        return ""
    kinds = (*FILED, *ENFORCEMENT, Fait.TRANSMISSION, Fait.REMISE_DU_TITRE, Fait.JUGEMENT, Fait.SIGNIFICATION)
    last = etat.seen.last(*kinds)
    if last is not None and last.type in FILED:  # the suit that goes on, not the request refused beside it
        last = filed(etat.seen) or last
    if etat.stade is Stade.TITRE:  # what came before the title is over, and what asked for it
        obtained = max(granted(etat.seen), default=dt.date.min)
        since = (note for note in etat.seen.facts(*kinds) if note.type not in FILED and note.date >= obtained)
        last = max((note for note in since if not _refusal(note)), key=lambda note: note.date, default=None)
    if last is None:
        return "Titre au dossier : aucune exécution au journal."
    if (refused := _silence(etat, last)) is not None:
        return refused
    follow = "aucune exécution au journal" if etat.stade is Stade.TITRE else "suite attendue"
    known = [one for _, one in etat.seen.titres if one.date <= last.date]
    aside = max(known, key=lambda one: one.date).ecarte_le if known else None  # of the title it was made on
    gone = f", titre écarté le {written(aside)}" if aside and last.date <= aside <= etat.seen.au else ""
    return f"{upper_first(name(last.type))} du {written(last.date)}{gone} : {follow}."


def _refusal(note: Note) -> bool:
    return isinstance(note.fait, FaitProcedure) and note.fait.deboute


def _silence(etat: Etat, last: Note) -> str | None:
    """The month of the simplified procedure is over and nothing of it is noted: silence is a refusal (R125-2)."""
    fait = last.fait
    if not isinstance(fait, FaitProcedure) or fait.type is not Fait.PETITES_CREANCES or fait.accord_le is not None:
        return None
    end = cpce_l125_1_reponse(fait.date, etat.seen.lieu).date
    if fait.close_le is not None or end >= etat.seen.au:
        return None
    return (
        f"Procédure simplifiée du {written(fait.date)} : mois écoulé le {written(end)} sans issue notée, le silence "
        "vaut refus (CPCE, art. R125-2) ; noter « issue »."
    )


def _waiting(etat: Etat) -> Delai | None:
    return next(
        (one for one in etat.delais if one.date >= etat.seen.au and one.nature not in SILENT | _far(etat)), None
    )
