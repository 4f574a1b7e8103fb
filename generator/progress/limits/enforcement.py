"""Limits that seizures start."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.limits.count import FRANCE, in_force
from generator.law.limits.seizures import (
    cpce_l212_2_attente,
    cpce_l212_6_saisie,
    cpce_r211_3_denonciation,
    cpce_r211_11_contestation,
    cpce_r221_5_caducite,
    cpce_r221_10_attente,
    cpce_r221_30_vente,
    cpce_r511_6_execution,
    cpce_r511_7_procedure,
    cpce_r511_8_tiers,
    cpce_r523_3_denonciation,
    cpce_r532_5_denonciation,
)
from generator.model import FaitProcedure, Titre
from generator.phrases import lower_first
from generator.progress.asof import AsOf, Note
from generator.progress.limits.made import Acte, act, avance, delai, of_title, suivi
from generator.progress.limits.securities import final_publication
from generator.progress.orders import orders
from generator.progress.procedure import ENDS, suit_ended_on
from generator.progress.seizures import executed_on
from generator.progress.titles import invoices_of_act, on_what_does_not_hold, seizure_paid
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT

REFUSED = "Requête rejetée : un mois du rejet pour saisir le juge du fond (CPCE, art. R511-7, al. 2)."
AGAIN = (
    "{} ne mène plus à un titre : la procédure que demande l'article R511-7 est de nouveau à engager, dans le même "
    "mois (à vérifier)."
)
NOBODY = (
    "Sans objet si la saisie n'est pas pratiquée entre les mains d'un tiers ; sinon noter « denoncee-au-tiers-le »."
)
NO_TITLE = "le titre qui la permettait ne tient plus (CPCE, art. L111-2)"
LAPSES = frozenset(
    {
        "saisie-attribution-denonciation",
        "saisie-conservatoire-denonciation",
        "saisie-conservatoire-execution",
        "saisie-conservatoire-procedure",
        "surete-judiciaire-denonciation",
        "surete-judiciaire-publicite",
    }
)  # limits whose miss makes the measure lapse
SUITS = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)
TO_LIFT = "Titre payé : de cette saisie, seule la mainlevée est à obtenir."


class Perdue(Struct, frozen=True):
    """A suit that leads to no title any more: since when, and how, in the title of a limit and in a sentence."""

    date: dt.date
    comment: str  # « désistement du 20/09/2026 »
    sujet: str  # « L'instance éteinte par le désistement »


def enforcement_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of every seizure of the journal that is not closed."""
    for path, fait in seen.of(FaitProcedure, *FOLLOWED):
        if seen.known(fait.close_le) is None:
            judged = invoices_of_act(seen, fait)
            lift = (judged or fait.type in ENFORCEMENT) and seizure_paid(seen, fait)
            found = (of_title(judged, one) for one in FOLLOWED[fait.type](seen, path, fait))
            yield from (_to_lift(one) for one in found) if lift else found


def _to_lift(one: Delai | Retard) -> Delai | Retard:
    """What is left to do of a seizure, once its title is paid: nothing but its release."""
    ours = isinstance(one, Delai) and one.a_charge_de == "creancier"
    return replace(one, consequence=TO_LIFT, repondu=True) if ours else one


def doubt_of(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> str:
    """What makes unsure what a measure interrupts: no title that holds, a time missed or kept too late; else nothing.

    Whether what lapsed interrupted all the same is not settled by a text read here: it is told, never decided.
    """
    if fait.type in ENFORCEMENT and on_what_does_not_hold(seen, fait.date):
        return NO_TITLE
    if seen.known(fait.close_le) is not None:
        return ""
    for one in FOLLOWED[fait.type](seen, path, fait):
        term, passed = (one.date, seen.au) if isinstance(one, Delai) else (one.terme, one.fait_le)
        if one.nature in LAPSES and term < passed:
            why = f"{lower_first(one.titre)}, au plus tard le {written(term)} ({one.reference.citation})"
            return f"caducité encourue, qui effacerait l'interruption : {why}"
    return ""


def _protective(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai | Retard]:
    """Three months to execute, then one month to sue, and eight days to tell the debtor and the third party.

    A security is executed the day its inscription is filed: it is told to the debtor alone (R532-5).
    """
    executed = executed_on(fait, seen.au)
    if executed is None or fait.autorisee_le is not None:
        done = act(executed, path, "executee-le")
        allowed = cpce_r511_6_execution(fait.autorisee_le or fait.date)
        yield from suivi("saisie-conservatoire-execution", allowed, path, done)
    if executed is None:
        return
    told = act(seen.known(fait.denoncee_le), path, "denoncee-le")
    if fait.type is Fait.SURETE_JUDICIAIRE:
        yield from suivi("surete-judiciaire-denonciation", cpce_r532_5_denonciation(executed), path, told)
        yield from final_publication(seen, path, fait, executed)
    else:
        yield from suivi("saisie-conservatoire-denonciation", cpce_r523_3_denonciation(executed), path, told)
    for one in _suit(seen, path, fait, executed):
        if isinstance(one, Retard) or not _titles(seen):  # with a title nothing is left to start, an act late stays so
            yield one


def _suit(seen: AsOf, path: KeyPath, fait: FaitProcedure, executed: dt.date) -> Iterator[Delai | Retard]:
    """One month to sue, a month again after a refusal, eight days to tell the third party (R511-7, R511-8)."""
    if any(titre.date <= executed for titre in _titles(seen)):
        return
    known = [(note, _lost(seen, note)) for note in seen.facts(*SUITS) if not _over(seen, note, executed)]
    left = [lost for _, lost in known if lost is not None]
    suit = next((note for note, lost in known if lost is None), None)
    asked = suivi("saisie-conservatoire-procedure", cpce_r511_7_procedure(executed), path, _told(suit))
    yield from (_again(one, max(left, key=lambda lost: lost.date)) for one in asked) if left else asked
    if suit is None:
        return
    refusal, sued = _refused(seen, suit)
    if refusal is not None:
        again = cpce_r511_7_procedure(refusal.date)
        yield from suivi("saisie-conservatoire-procedure", again, refusal.origine, _told(sued), (REFUSED,))
    last = sued or suit
    held_by_a_third_party = fait.type is Fait.SAISIE_CONSERVATOIRE
    if held_by_a_third_party and (refusal is None or sued) and last.date >= executed:
        third_party = cpce_r511_8_tiers(last.date)
        done = act(seen.known(fait.denoncee_au_tiers_le), path, "denoncee-au-tiers-le")
        yield from suivi("saisie-conservatoire-tiers", third_party, last.origine, done, (NOBODY,))


def _told(note: Note | None) -> Acte | None:
    return (note.date, note.origine) if note is not None else None


def _over(seen: AsOf, suit: Note, executed: dt.date) -> bool:
    """Tell whether a suit had ended before the seizure: it is then none of those R511-7 asks for."""
    ends = ENDS if suit.type is Fait.ASSIGNATION else (Fait.REJET, *ENDS)  # a request is refused, a writ is judged
    return any(suit.date <= fact.date < executed and fact.eteint for _, fact in seen.of(FaitProcedure, *ends))


def _titles(seen: AsOf) -> list[Titre]:
    """Titles that were obtained: not the orders that never were, having lapsed (CPC 1411, 1419)."""
    gone = {path for one in orders(seen) if one.lapsed(seen.au) or one.given_up for path in one.lieux}
    return [titre for path, titre in seen.titres if path not in gone]


def _lost(seen: AsOf, suit: Note) -> Perdue | None:
    """What left a suit without a title: given up, closed, or its order lapsed; none once the judge decided.

    A request that the judge refused is followed by a month of its own.
    """
    fact = suit.fait
    if not isinstance(fact, FaitProcedure):
        return None
    if fact.type is Fait.REQUETE_INJONCTION:
        if any(note.date >= suit.date for note in seen.facts(Fait.REJET)):
            return None
        if (lapsed := _lapsed(seen, fact)) is not None:
            return lapsed
    ended = suit_ended_on(seen, fact)
    left = (one.date for _, one in seen.of(FaitProcedure, Fait.DESISTEMENT) if one.eteint)
    if ended is not None and ended in left:
        return Perdue(ended, f"désistement du {written(ended)}", "L'instance éteinte par le désistement")
    closed = seen.known(fact.close_le)
    if closed is not None and (ended is None or closed < ended):
        return Perdue(closed, f"instance close le {written(closed)}", "L'instance close sans jugement")
    return None


def _lapsed(seen: AsOf, request: FaitProcedure) -> Perdue | None:
    """The last order that a request obtained, when none of them came into being (CPC 1411, 1419)."""
    later = (fact.date for _, fact in seen.of(FaitProcedure, Fait.REQUETE_INJONCTION) if fact.date > request.date)
    following = min(later, default=dt.date.max)
    given = [one for one in orders(seen) if request.date <= one.date < following]
    given = [one for one in orders(seen) if request.rg in one.numeros] or given
    if not given or not all(one.lapsed(seen.au) or one.given_up for one in given):
        return None
    order = given[-1]
    ended = order.opposition.caduque_le if order.opposition is not None else None
    day = ended or order.terme + dt.timedelta(days=1)
    return Perdue(day, f"ordonnance non avenue le {written(day)}", "L'ordonnance non avenue")


def _again(one: Delai | Retard, lost: Perdue) -> Delai | Retard:
    """The proceedings to start, once those started lead to no title any more."""
    why = AGAIN.format(lost.sujet)
    return replace(one, titre=f"{one.titre} ({lost.comment})", explication=(*one.explication, why))


def _refused(seen: AsOf, suit: Note) -> tuple[Note | None, Note | None]:
    """The refusal of the request for an order, and the writ that followed it (R511-7, paragraph 2).

    A writ still pending that day is a suit already: no other is asked for.
    """
    if suit.type is not Fait.REQUETE_INJONCTION:
        return None, None
    refusal = next((note for note in seen.facts(Fait.REJET) if note.date >= suit.date), None)
    if refusal is None:
        return None, None
    writs = [note for note in seen.facts(Fait.ASSIGNATION) if _lost(seen, note) is None]
    pending = next((note for note in writs if note.date < refusal.date and not _over(seen, note, refusal.date)), None)
    if pending is not None:
        return None, pending
    return refusal, next((note for note in writs if note.date >= refusal.date), None)


def _attachment(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai | Retard]:
    told = act(seen.known(fait.denoncee_le), path, "denoncee-le")
    yield from suivi("saisie-attribution-denonciation", cpce_r211_3_denonciation(fait.date), path, told)
    if told is not None:
        contest = cpce_r211_11_contestation(told[0], seen.lieu)
        if contest.date >= seen.au:
            yield delai("saisie-attribution-contestation", contest, told[1])


def _wages(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai | Retard]:
    """The fact is the commandement; the statement served on the employer is its « executee-le ».

    Before 1 July 2025 the seizure of wages was asked of the judge: no limit of these texts.
    """
    if not in_force("cpce-l212-2", fait.date):
        return
    done = act(executed_on(fait, seen.au), path, "executee-le")
    if done is not None:
        yield from avance(
            "saisie-des-remunerations", cpce_l212_2_attente(fait.date, FRANCE), done, "saisie des rémunérations"
        )
    wait = cpce_l212_2_attente(fait.date, seen.lieu)
    if done is None and wait.date >= seen.au:
        yield delai("saisie-des-remunerations-attente", wait, path)
    yield from suivi("saisie-des-remunerations", cpce_l212_6_saisie(fait.date), path, done)


def _goods(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai | Retard]:
    """The fact is the commandement; the seizure itself is its « executee-le »."""
    done = act(executed_on(fait, seen.au), path, "executee-le")
    yield from suivi("saisie-vente", cpce_r221_5_caducite(fait.date), path, done)
    if done is not None:
        yield from avance("saisie-vente", cpce_r221_10_attente(fait.date, FRANCE), done, "saisie-vente")
        sale = cpce_r221_30_vente(done[0], seen.lieu)
        if sale.date >= seen.au:
            yield delai("saisie-vente-vente-amiable", sale, path)
        return
    wait = cpce_r221_10_attente(fait.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("saisie-vente-attente", wait, path)


FOLLOWED = {
    Fait.SAISIE_CONSERVATOIRE: _protective,
    Fait.SURETE_JUDICIAIRE: _protective,
    Fait.SAISIE_ATTRIBUTION: _attachment,
    Fait.SAISIE_DES_REMUNERATIONS: _wages,
    Fait.SAISIE_VENTE: _goods,
}
