"""What was engaged and has no limit running, as the sentence tells it, with the line that notes what would answer."""

import datetime as dt
from collections.abc import Mapping, Sequence

from generator.law.deadlines import written
from generator.model import FaitJournal, FaitProcedure
from generator.phrases import TO_SAY, to_note, upper_first
from generator.progress.action.state import Etat
from generator.progress.action.unenforced import handed_over
from generator.progress.action.untitled import title_of
from generator.progress.asof import AsOf, Note
from generator.progress.filed import FILED, filed
from generator.progress.limits.greffe import HEARD
from generator.progress.limits.noting import DAY, of_suit
from generator.progress.names import name
from generator.progress.orders import orders
from generator.progress.procedure import judged_anew, pending_opposition, serves_what_is_opposed
from generator.progress.titles import granted
from generator.progress.types import Stade
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT

AWAITED = "suite attendue"
_HEARD, _PAID = ("jugement", f"audience au={DAY}"), (f"paiement montant={TO_SAY}",)
_NOTICED = ("notification-opposition", f"audience au={DAY}")
ANSWERS: Mapping[Fait, Sequence[str]] = {
    Fait.REQUETE_INJONCTION: ("ordonnance-injonction", "rejet"),
    Fait.ASSIGNATION: _HEARD,
    Fait.OPPOSITION: _HEARD,
    Fait.COMMANDEMENT_CREANCE_COMMERCIALE: ("signification acte=commandement",),  # asked for: its month waits for it
    **dict.fromkeys(ENFORCEMENT, _PAID),
}  # what would answer an act, and what else may


def pending(etat: Etat) -> str:
    """What was engaged and has no limit running: nothing more is known of it."""
    if etat.stade not in {Stade.JUDICIAIRE, Stade.TITRE, Stade.EXECUTION}:
        return ""
    judged = (Fait.AVANT_DIRE_DROIT, Fait.JUGEMENT, Fait.SIGNIFICATION)
    kinds = (*FILED, *ENFORCEMENT, Fait.TRANSMISSION, Fait.REMISE_DU_TITRE, *judged)
    told = [note for note in etat.seen.facts(*kinds) if not serves_what_is_opposed(etat.seen, note)]
    last = max(told, key=lambda note: note.date, default=None)
    if last is not None and last.type in FILED:  # the suit that goes on, not the request refused beside it
        last = filed(etat.seen) or last
    if etat.stade is Stade.TITRE:  # what came before the title is over, and what asked for it
        obtained = max(granted(etat.seen), default=dt.date.min)
        since = (note for note in etat.seen.facts(*kinds) if note.type not in FILED and note.date >= obtained)
        last = max((note for note in since if not _refusal(note)), key=lambda note: note.date, default=None)
    kept = (one for _, one in etat.seen.of(FaitProcedure) if not etat.seen.known(one.close_le))
    converted = [day for one in kept if (day := etat.seen.known(one.convertie_le))]
    if etat.stade is Stade.TITRE and converted and (last is None or last.date <= max(converted)):
        return f"Saisie conservatoire convertie le {written(max(converted))} : {AWAITED}."
    if last is None:
        return _untouched(etat)
    titles = (*granted(etat.seen), *(one.date for one in orders(etat.seen)))
    idle = etat.stade is Stade.TITRE and not handed_over(etat, max(titles, default=dt.date.min))
    closed = etat.seen.known(last.fait.close_le) if isinstance(last.fait, FaitProcedure) else None
    follow = "aucune exécution au journal" if idle else "suite à décider" if closed else AWAITED
    ended = f", fin notée le {written(closed)}" if closed else ""
    known = [one for _, one in etat.seen.titres if one.date <= last.date]
    aside = max(known, key=lambda one: one.date).ecarte_le if known else None  # of the title it was made on
    gone = f", titre écarté le {written(aside)}" if aside and last.date <= aside <= etat.seen.au else ""
    line = answer(etat.seen, last.fait) if follow == AWAITED and not gone else ""
    return f"{upper_first(name(last.type))} du {written(last.date)}{ended}{gone} : {follow}{line}."


def answer(seen: AsOf, act: FaitJournal) -> str:
    """The line that notes what would answer an act, under its number, of whom it is against."""
    if not isinstance(act, FaitProcedure):
        return ""
    if act.type is Fait.COMMANDEMENT_CREANCE_COMMERCIALE and act.emis is None:  # served, and without its law
        return ""
    if act.type is Fait.JUGEMENT and act.factures:  # dismissed for those, perhaps granted for the others
        return f" (s'il accorde le reste : {to_note(seen.case.dossier.reference, title_of(seen, act))})"
    unheard = act.type is Fait.OPPOSITION and unnoticed(seen)
    first, *others = _NOTICED if unheard else ANSWERS.get(act.type, ("",))
    if not first:
        return ""
    of = of_suit(act.rg, act.debiteur) if act.type not in ENFORCEMENT else ""  # a payment is of no suit
    line = to_note(seen.case.dossier.reference, f"{first}{of} --date {DAY}")
    return f" ({line}{''.join(f', ou « {one} »' for one in others)})"


def unnoticed(seen: AsOf) -> bool:
    """Tell whether an opposition waits for the greffe, whose silence is asked about: what it asks for is short."""
    opposition = pending_opposition(seen)
    if opposition is None:
        return False
    told = seen.facts(Fait.NOTIFICATION_OPPOSITION, Fait.CONSIGNATION, Fait.CONSTITUTION_AVOCAT, *HEARD)
    return not any(note.date >= opposition.date for note in told)


def _untouched(etat: Etat) -> str:
    """Nothing in the journal since a title told by the titles alone: it stands, or it was set aside."""
    anew = judged_anew(etat.seen)
    if anew is None or anew[1].ecarte_le is None:
        return "Titre au dossier : aucune exécution au journal."
    day, gone = written(anew[1].date), written(anew[1].ecarte_le)
    return f"{upper_first(anew[1].nature.mots)} du {day}, titre écarté le {gone} : {AWAITED}."


def _refusal(note: Note) -> bool:
    return isinstance(note.fait, FaitProcedure) and note.fait.deboute
