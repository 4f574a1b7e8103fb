"""Limits that seizures start."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.limits import count
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.procedure import executed_on
from generator.progress.types import Delai
from generator.vocabulary import Fait

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
        yield delai("saisie-conservatoire-execution", count("cpce-r511-6", fait.autorisee_le or fait.date), path)
        return
    if _known(fait.denoncee_le, seen) is None:
        yield delai("saisie-conservatoire-denonciation", count("cpce-r523-3", executed), path)
    if seen.titres:
        return
    suit = next(iter(seen.facts(*SUITS)), None)
    if suit is None:
        yield delai("saisie-conservatoire-procedure", count("cpce-r511-7", executed), path)
    elif suit.date >= executed:
        third_party = count("cpce-r511-8", suit.date)
        if third_party.date >= seen.au:
            yield delai("saisie-conservatoire-tiers", third_party, suit.origine)


def _attachment(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    told = _known(fait.denoncee_le, seen)
    if told is None:
        yield delai("saisie-attribution-denonciation", count("cpce-r211-3", fait.date), path)
        return
    contest = count("cpce-r211-11", told, where=seen.lieu)
    if contest.date >= seen.au:
        yield delai("saisie-attribution-contestation", contest, (*path, "denoncee-le"))


def _wages(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    """The fact is the commandement; the statement served on the employer is its « executee-le »."""
    if executed_on(fait, seen.au) is not None:
        return
    wait = count("cpce-l212-2-attente", fait.date, where=seen.lieu)
    if wait.date >= seen.au:
        yield delai("saisie-des-remunerations-attente", wait, path)
    yield delai("saisie-des-remunerations", count("cpce-l212-2", fait.date), path)


def _goods(seen: AsOf, path: KeyPath, fait: FaitProcedure) -> Iterator[Delai]:
    """The fact is the commandement; the seizure itself is its « executee-le »."""
    executed = executed_on(fait, seen.au)
    if executed is not None:
        sale = count("cpce-r221-30", executed, where=seen.lieu)
        if sale.date >= seen.au:
            yield delai("saisie-vente-vente-amiable", sale, path)
        return
    wait = count("cpce-r221-10", fait.date, where=seen.lieu)
    if wait.date >= seen.au:
        yield delai("saisie-vente-attente", wait, path)
    yield delai("saisie-vente", count("cpce-r221-5", fait.date), path)
