"""Limits that seizures start."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.limits import (
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
    in_force,
)
from generator.model import FaitProcedure
from generator.progress.asof import AsOf, Note
from generator.progress.limits.made import delai
from generator.progress.procedure import ENDS, executed_on
from generator.progress.types import Delai
from generator.vocabulary import Fait

REFUSED = "Requête rejetée : un mois du rejet pour saisir le juge du fond (CPCE, art. R511-7, al. 2)."
LATE = "Dénoncée le {}, délai de huit jours fini le {} : caducité de la saisie à vérifier (CPCE, art. R211-3)."
SUITS = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)


def enforcement_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits of every seizure of the journal."""
    for path, fait in seen.of(FaitProcedure, Fait.SAISIE_CONSERVATOIRE):
        yield from _protective(seen, path, fait)
    for path, fait in seen.of(FaitProcedure, Fait.SAISIE_ATTRIBUTION):
        yield from _attachment(seen, path, fait)
    for path, fait in seen.of(FaitProcedure, Fait.SAISIE_DES_REMUNERATIONS):
        yield from _wages(seen, path, fait)
    for path, fait in seen.of(FaitProcedure, Fait.SAISIE_VENTE):
        yield from _goods(seen, path, fait)


def _known(day: dt.date | None, seen: AsOf) -> dt.date | None:
    return day if day is not None and day <= seen.au else None


def _protective(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    """Three months to execute, then one month to sue, and eight days to tell the debtor and the third party."""
    executed = executed_on(fait, seen.au)
    if executed is None:
        yield delai("saisie-conservatoire-execution", cpce_r511_6_execution(fait.autorisee_le or fait.date), path)
        return
    if _known(fait.denoncee_le, seen) is None:
        yield delai("saisie-conservatoire-denonciation", cpce_r523_3_denonciation(executed), path)
    if seen.titres:
        return
    suit = next((note for note in seen.facts(*SUITS) if not _over(seen, note.date, executed)), None)
    refused = _refused(seen, suit) if suit is not None else None
    if suit is None:
        yield delai("saisie-conservatoire-procedure", cpce_r511_7_procedure(executed), path)
    elif refused is not None:
        yield delai("saisie-conservatoire-procedure", cpce_r511_7_procedure(refused.date), refused.origine, (REFUSED,))
    elif suit.date >= executed:
        third_party = cpce_r511_8_tiers(suit.date)
        if third_party.date >= seen.au:
            yield delai("saisie-conservatoire-tiers", third_party, suit.origine)


def _over(seen: AsOf, suit: dt.date, executed: dt.date) -> bool:
    """Tell whether a suit had ended before the seizure: it is then none of those R511-7 asks for."""
    acts = seen.of(FaitProcedure, Fait.REJET, *ENDS)
    return any(suit <= fact.date < executed and fact.eteint for _, fact in acts)


def _refused(seen: AsOf, suit: Note) -> Note | None:
    """The refusal of the request for an order, when nothing was started since (R511-7, paragraph 2)."""
    if suit.type is not Fait.REQUETE_INJONCTION:
        return None
    refusal = next((note for note in seen.facts(Fait.REJET) if note.date >= suit.date), None)
    sued = any(refusal and note.date >= refusal.date for note in seen.facts(Fait.ASSIGNATION))
    return None if sued else refusal


def _attachment(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    told = _known(fait.denoncee_le, seen)
    if told is None:
        yield delai("saisie-attribution-denonciation", cpce_r211_3_denonciation(fait.date), path)
        return
    contest = cpce_r211_11_contestation(told, seen.lieu)
    if contest.date >= seen.au:
        due = cpce_r211_3_denonciation(fait.date)
        late = (LATE.format(written(told), written(due.date)),) if told > due.date else ()
        yield delai("saisie-attribution-contestation", contest, (*path, "denoncee-le"), late)


def _wages(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    """The fact is the commandement; the statement served on the employer is its « executee-le ».

    Before 1 July 2025 the seizure of wages was asked of the judge: no limit of these texts.
    """
    if executed_on(fait, seen.au) is not None or not in_force("cpce-l212-2", fait.date):
        return
    wait = cpce_l212_2_attente(fait.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("saisie-des-remunerations-attente", wait, path)
    yield delai("saisie-des-remunerations", cpce_l212_6_saisie(fait.date), path)


def _goods(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    """The fact is the commandement; the seizure itself is its « executee-le »."""
    executed = executed_on(fait, seen.au)
    if executed is not None:
        sale = cpce_r221_30_vente(executed, seen.lieu)
        if sale.date >= seen.au:
            yield delai("saisie-vente-vente-amiable", sale, path)
        return
    wait = cpce_r221_10_attente(fait.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("saisie-vente-attente", wait, path)
    yield delai("saisie-vente", cpce_r221_5_caducite(fait.date), path)
