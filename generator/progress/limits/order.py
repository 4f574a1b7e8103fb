"""Limits that an order for payment starts: service, opposition, wait before enforcement, consignation."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.case import KeyPath
from generator.law.limits import count
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.types import Delai
from generator.vocabulary import Fait


@dataclass(frozen=True, slots=True)
class Ordonnance:
    """An order for payment and its service, from the journal or from the titles."""

    origine: KeyPath
    date: dt.date
    signification: tuple[KeyPath, dt.date, bool | None] | None  # place, date, served to the person


def current_order(seen: AsOf) -> Ordonnance | None:
    """The last order for payment that was neither refused nor withdrawn, if any."""
    found = [(note.date, note.origine) for note in seen.facts(Fait.ORDONNANCE_INJONCTION)]
    found += [(titre.date, path) for path, titre in seen.titres if titre.nature == "ordonnance-injonction"]
    if not found:
        return None
    day = max(found)[0]
    origine = next(path for date, path in found if date == day)
    return Ordonnance(origine, day, _service(seen, day))


def _service(seen: AsOf, order: dt.date) -> tuple[KeyPath, dt.date, bool | None] | None:
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        if fait.date >= order and fait.acte in {"ordonnance", None}:
            return path, fait.date, None if fait.mode is None else fait.mode == "personne"
    for path, titre in seen.titres:
        if titre.nature == "ordonnance-injonction" and titre.signifie_le and order <= titre.signifie_le <= seen.au:
            return (*path, "signifie-le"), titre.signifie_le, titre.a_personne
    return None


def order_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits of the last order for payment."""
    yield from _consignation(seen)
    order = current_order(seen)
    if order is None:
        return
    if order.signification is None:
        yield delai("caducite-ordonnance", count("cpc-1411", order.date), order.origine)
        return
    if seen.last(Fait.OPPOSITION) is not None:
        return
    path, served, to_person = order.signification
    opposition = count("cpc-1416", served, where=seen.lieu)
    if to_person:
        if opposition.date >= seen.au:
            yield delai("opposition", opposition, path, ("Signifiée à personne.",))
    else:
        yield from _open_opposition(seen, path, served)
    wait = count("cpc-1422", served, regime=order.date, where=seen.lieu)
    if wait.date >= seen.au:
        yield delai("attente-execution", wait, path)


def _open_opposition(seen: AsOf, path: KeyPath, served: dt.date) -> Iterator[Delai]:
    """Not served to the person: open until one month after the first act to the person or the first seizure."""
    act = next(
        (
            (origine, fait.denoncee_le or fait.date)
            for origine, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION, Fait.SAISIE_ATTRIBUTION, Fait.SAISIE_VENTE)
            if fait.date > served and (fait.type is not Fait.SIGNIFICATION or fait.mode == "personne")
        ),
        None,
    )
    if act is not None:
        limite = count("cpc-1416", act[1], where=seen.lieu)
        if limite.date >= seen.au:
            yield delai("opposition", limite, act[0], ("Compté du premier acte qui rouvre le délai (al. 2).",))
        return
    why = (
        "Non signifiée à personne : l'opposition reste recevable jusqu'à un mois après le premier acte signifié à "
        "personne ou, à défaut, la première mesure qui rend des biens indisponibles (al. 2)."
    )
    yield delai("opposition", count("cpc-1416", served, where=seen.lieu), path, (why,))


def _consignation(seen: AsOf) -> Iterator[Delai]:
    asked = [
        (path, fait.demandee_le)
        for path, fait in seen.of(FaitProcedure)
        if fait.demandee_le is not None and fait.demandee_le <= seen.au and fait.type is not Fait.CONSIGNATION
    ]
    for path, day in asked:
        if not any(note.date >= day for note in seen.facts(Fait.CONSIGNATION)):
            yield delai("consignation", count("cpc-1425", day), path)
