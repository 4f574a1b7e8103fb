"""The stage of a case: the furthest thing that happened and still holds, with the sentence that says why."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from generator.law.deadlines import written
from generator.model import FaitProcedure
from generator.money import ZERO, format_eur
from generator.phrases import counted, enumeration, lower_first, plural, upper_first
from generator.progress import over_indebtedness
from generator.progress.asof import AsOf
from generator.progress.breaches import to_notice
from generator.progress.divided import told as divided_told
from generator.progress.existence import EXITS
from generator.progress.filed import filed
from generator.progress.handover import hand_overs
from generator.progress.ladder import Barreaux
from generator.progress.left_out import counts_not_all
from generator.progress.names import name
from generator.progress.notices import last_demand
from generator.progress.obtained import appealed, aside, obtained, waiting
from generator.progress.plans import Plan, held_by_the_plan, plans, term_awaited
from generator.progress.procedure import dismissed, judged_anew, opened_claim, pending_opposition
from generator.progress.titles import free, granted, on_what_does_not_hold
from generator.progress.types import CLOSING, ENDED, Pause, Stade
from generator.progress.which_suit import also_going_on, beside
from generator.statement.holds import rejected_since
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT

HOLDING = frozenset(
    {"contestation", "suspension", "delai-de-grace", "mediation", "desistement-d-action", "rejet-nomme", *EXITS}
)
Found = tuple[Stade, str] | None


def stage(seen: AsOf, pauses: Sequence[Pause], barreaux: Barreaux) -> tuple[Stade, str]:
    """Stage of the case and one French sentence: why."""
    judged = (_opposed, _dismissed, _refused, _enforcement, obtained, _court)
    for rule in (_closed, _settled, _insolvency, _over_indebted, *judged, _plan):
        if (found := rule(seen)) is not None:
            return found if found[0] in ENDED else (found[0], f"{found[1].removesuffix('.')}{_gone(pauses)}.")
    if (found := _held(seen, pauses)) is not None:
        return found
    return _amicable(seen, barreaux)


def _gone(pauses: Sequence[Pause]) -> str:
    """What ended the debtor, after a stage that goes on without him."""
    return "".join(f" ; {lower_first(pause.titre)}" for pause in pauses if pause.personne)


def _closed(seen: AsOf) -> Found:
    note = seen.last(*CLOSING)
    if note is None:
        return None
    return Stade.CLOS, f"Dossier {CLOSING[note.type]} le {written(note.date)}{_given_up(seen)}."


def _settled(seen: AsOf) -> Found:
    """« Solde » closes the case, unless all that is owed is of an invoice, a title or a rejection it could not know."""
    note = seen.last(Fait.SOLDE)
    owed = seen.decompte.ouvertes if seen.decompte else ()
    if note is not None and owed:
        deceived = rejected_since(seen.case.dossier, note.date, seen.au)
        note = None if deceived or all(ligne.date > note.date for ligne in owed) else note
    if note is not None:
        return Stade.SOLDE, f"Créance soldée le {written(note.date)}{_given_up(seen)}."
    if seen.total <= ZERO and not (seen.payes_apres_ouverture or _to_come(seen) or counts_not_all(seen)):
        return Stade.SOLDE, "Plus rien n'est dû à cette date."
    return None


def _to_come(seen: AsOf) -> bool:
    """Whether every invoice is of a later day: nothing was owed yet."""
    known = [facture for _, facture in seen.factures.values()]
    return bool(known) and all(facture.date > seen.au for facture in known) and not seen.titres


def _given_up(seen: AsOf) -> str:
    left = seen.decompte.abandon if seen.decompte else ZERO
    return f" ; le créancier abandonne le reste, {format_eur(left)}" if left else ""


def _insolvency(seen: AsOf) -> Found:
    known = seen.procedures_collectives
    if not known:
        return None
    last = max(known, key=lambda one: one.ouverture.date)
    turned = "".join(f", convertie en {one.nature} le {written(one.date)}" for one in last.conversions)
    ends = (("plan arrêté", last.plan(seen.au)), ("close", seen.known(last.cloturee_le)))
    end = "".join(f", {what} le {written(day)}" for what, day in ends if day)
    why = f"Procédure collective du débiteur ouverte le {written(last.ouverture.date)}{turned}{end}."
    if paid := seen.payes_apres_ouverture:
        what, days = "Payée" if seen.total <= ZERO else "Payée en partie", enumeration([written(day) for day in paid])
        why += f" {what} depuis ({days}) : sort de ce paiement à vérifier (C. com., art. L622-7)."
    return Stade.PROCEDURE_COLLECTIVE, why


def _over_indebted(seen: AsOf) -> Found:
    why = over_indebtedness.told(seen)
    return (Stade.SURENDETTEMENT, f"{why}.") if why else None


def _opposed(seen: AsOf) -> Found:
    """An opposition brings the case back to court, whatever was handed over or begun before it (CPC 1417).

    A title it is not of may be enforced meanwhile: the stage is that of this title, which says the opposition too.
    """
    opposition = pending_opposition(seen)
    if opposition is None or free(seen) or granted(seen):
        return None
    if opposition.desistement_le is not None:
        unsaid = f"désistement du {written(opposition.desistement_le)} dont l'auteur n'est pas dit (« auteur »)"
        return Stade.JUDICIAIRE, f"Opposition formée le {written(opposition.date)}, {unsaid} : tenue pour maintenue."
    why = f"Opposition formée le {written(opposition.date)} : l'affaire revient devant le tribunal"
    since = _broken_since(seen, opposition.date)
    return Stade.JUDICIAIRE, f"{why}{aside(seen)}{beside(seen)}{divided_told(seen)}{since}."


def _broken_since(seen: AsOf, suit: dt.date) -> str:
    """The plans signed since a suit that goes on, and broken: what the judge has is asked for again by no letter."""
    known = (one for one in plans(seen) if one.depuis >= suit and (one.a_mettre_en_demeure or one.dechu_le))
    return "".join(f" ; échéancier du {written(one.depuis)} rompu{_how(one)}" for one in known)


def _how(plan: Plan) -> str:
    if plan.dechu_le is not None:
        return f", déchéance du terme depuis le {written(plan.dechu_le)}"
    return ", sans mise en demeure notée : terme non déchu"


def _dismissed(seen: AsOf) -> Found:
    """A judgment that dismisses the claim leaves no title, whatever was enforced before it."""
    found = dismissed(seen)
    if found is None:
        return None
    day, whom = found[1].date, f" contre {found[1].debiteur}" if found[1].debiteur else ""
    why = f"Demande rejetée par le jugement du {written(day)} : aucun titre{whom}"
    return Stade.JUDICIAIRE, f"{why}{appealed(seen, day)}{also_going_on(seen)}."


def _refused(seen: AsOf) -> Found:
    """A summary refusal leaves the merits to be judged, and what they granted (CPC 488)."""
    found = dismissed(seen, urgent=True)
    if found is None or granted(seen) or opened_claim(seen, on_the_merits=True) is not None:
        return None
    day = found[1].date
    return Stade.JUDICIAIRE, f"Référé rejeté le {written(day)} : le fond n'est pas jugé{appealed(seen, day)}."


def _enforcement(seen: AsOf) -> Found:
    """What was done on an order without effect any more, or on a title set aside since, is no more under way.

    What was lifted hides no seizure that goes on, nor the title handed over.
    """
    done = seen.facts(*ENFORCEMENT, Fait.REMISE_DU_TITRE)
    going = [one for one in done if not (isinstance(one.fait, FaitProcedure) and seen.known(one.fait.close_le))]
    note = max(going or done, key=lambda one: one.date, default=None)
    if note is None or on_what_does_not_hold(seen, note.date):
        return None
    return Stade.EXECUTION, f"Exécution engagée : {name(note.type)} du {written(note.date)}{waiting(seen)}."


def _court(seen: AsOf) -> Found:
    if (note := filed(seen)) is not None:
        why = f"Procédure engagée : {name(note.type)} du {written(note.date)}"
        return Stade.JUDICIAIRE, f"{why}{aside(seen)}{beside(seen)}{_broken_since(seen, note.date)}."
    if (anew := judged_anew(seen)) is None:
        return None
    gone = f"{upper_first(anew[1].nature.mots)} du {written(anew[1].date)}"
    return Stade.JUDICIAIRE, f"{gone} {anew[1].nature.ecarte} : à juger de nouveau."


def _plan(seen: AsOf) -> Found:
    """Where the first broken plan that awaits its notice leaves the case; failing one, the last, or one of before."""
    known = (*to_notice(seen), *reversed(plans(seen)))
    return next((found for plan in known if (found := _of_plan(seen, plan)) is not None), None)


def _of_plan(seen: AsOf, plan: Plan) -> Found:
    if _beside(seen, plan):
        return None
    its = f"l'échéancier du {written(plan.depuis)}"
    stade, why = Stade.ECHEANCIER, ""
    last = plan.echeances[-1].date
    if plan.en_cours and last < seen.au:
        why = f"Échéancier du {written(plan.depuis)} arrivé à son terme le {written(last)} sans être couvert."
    elif plan.en_cours:
        why = f"Échéancier convenu le {written(plan.depuis)}, en cours."
    elif plan.a_mettre_en_demeure:
        why = f"Une échéance de {its} est manquée, à mettre en demeure : la déchéance du terme l'exige."
    elif plan.reste_a_decider:
        left = f"{format_eur(plan.reste)} {_still_owed(plan.reste)}"
        why = f"Échéancier du {written(plan.depuis)} tenu jusqu'au bout ; {left} en plus."
    elif plan.regularisation is not None and plan.en_regularisation:
        stade = Stade.MISE_EN_DEMEURE
        why = f"Une échéance de {its} est manquée : elle se régularise jusqu'au {written(plan.regularisation)}."
    elif term_awaited(seen, plan):
        why = f"{upper_first(its)} est rompu, sans clause de déchéance du terme : le reste vient à ses dates."
    elif plan.dechu_le is not None:
        stade = Stade.JUDICIAIRE
        why = f"Échéancier du {written(plan.depuis)} rompu : déchéance du terme depuis le {written(plan.dechu_le)}."
    return (stade, why) if why else None


def _beside(seen: AsOf, plan: Plan) -> bool:
    """Tell whether invoices overdue that no plan of some covers say where the case stands: it calls for nothing.

    A breach to be noticed, or cured, comes first.
    """
    calls = plan.a_mettre_en_demeure or plan.en_regularisation or plan.dechu
    covered = held_by_the_plan(seen).union(plan.factures)
    return bool(plan.factures) and not calls and not covered.issuperset(seen.en_retard)


def _held(seen: AsOf, pauses: Sequence[Pause]) -> Found:
    held = {numero for pause in pauses if pause.nature in HOLDING for numero in pause.retenues}
    owed = {numero for numero, solde in seen.soldes.items() if solde > ZERO}
    whole = next((pause for pause in pauses if pause.nature in HOLDING and not pause.factures), None)
    if whole is None and owed and owed <= held:
        whole = next(pause for pause in pauses if pause.retenues)
    if whole is None:
        return None
    return (
        Stade.SUSPENDU,
        f"Relances suspendues depuis le {written(whole.depuis)} : {lower_first(whole.titre)}.",
    )


def _amicable(seen: AsOf, barreaux: Barreaux) -> tuple[Stade, str]:
    late, left, mot = seen.en_retard, seen.accessoires, seen.case.dossier.creance.famille.mot
    if not late and not left:
        return Stade.A_ECHOIR, f"Aucune {mot.un} n'est échue."
    handed = next((hand for hand in hand_overs(seen) if not hand.amiable), None)
    if handed is not None:
        return Stade.JUDICIAIRE, f"Dossier transmis le {written(handed.date)}{handed.a}."
    notice = last_demand(seen)
    if notice is not None:
        if barreaux.epuisee and notice.fin < seen.au:
            return Stade.JUDICIAIRE, f"{notice.passee} relances épuisées : une procédure peut être choisie."
        paid = f" {_accessories(left)}" if left else ""
        return Stade.MISE_EN_DEMEURE, f"{notice.dite}.{paid}"
    if left:
        return Stade.RELANCE, _accessories(left)
    return Stade.RELANCE, f"{counted(len(late), f'{mot.un} échue', f'{mot.des} échues')}."


def _accessories(left: Decimal) -> str:
    return f"Le principal échu est soldé ; {format_eur(left)} d'accessoires {_still_owed(left)}."


def _still_owed(left: Decimal) -> str:
    return plural(left, "reste dû", "restent dus")
