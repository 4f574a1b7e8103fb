"""Limits that an order for payment starts: service, opposition, wait before enforcement, consignation."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.limits import cpc_1411_signification, cpc_1416_opposition, cpc_1422_attente, cpc_1425_consignation
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.procedure import Signification, orders
from generator.progress.types import Delai
from generator.vocabulary import Fait


def order_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits of the last order for payment."""
    yield from _consignation(seen)
    known = orders(seen)
    if not known:
        return
    order = known[-1]
    if order.signification is None:
        yield delai("caducite-ordonnance", cpc_1411_signification(order.date), order.origine)
        return
    if order.lapsed(seen.au) or order.opposee or order.sans_effet:  # no title: neither time to oppose nor wait
        return
    served = order.signification
    yield from _opposition(seen, served)
    wait = cpc_1422_attente(order.date, served.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("attente-execution", wait, served.origine)


def _opposition(seen: AsOf, served: Signification) -> Iterator[Delai]:
    """One month from the service to the person; else it may reopen until one month after an act that reaches him."""
    limite = cpc_1416_opposition(served.date, seen.lieu)
    if served.a_personne:
        if limite.date >= seen.au:
            yield delai("opposition", limite, served.origine, ("Signifiée à personne.",))
        return
    act = _reaching_act(seen, served.date)
    if act is not None:
        reopened = cpc_1416_opposition(act[1], seen.lieu)
        if reopened.date >= seen.au:
            yield delai("opposition", reopened, act[0], ("Compté du premier acte qui rouvre le délai (al. 2).",))
        return
    how = "Mode de signification inconnu" if served.a_personne is None else "Non signifiée à personne"
    why = (
        f"{how} : l'opposition peut rester recevable jusqu'à un mois après le premier acte signifié à personne ou, à "
        "défaut, la première mesure qui rend des biens indisponibles (al. 2)."
    )
    yield delai("opposition", limite, served.origine, (why,))


def _reaching_act(seen: AsOf, served: dt.date) -> tuple[KeyPath, dt.date] | None:
    """The first act that closes the time to oppose: served to the person, or a seizure the debtor was told of.

    A commandement served otherwise makes nothing unavailable, and an attachment not denounced reached nobody: by
    prudence the time stays open.
    """
    kinds = (Fait.SIGNIFICATION, Fait.SAISIE_ATTRIBUTION, Fait.SAISIE_VENTE)
    found: list[tuple[dt.date, KeyPath]] = []
    for origine, fait in seen.of(FaitProcedure, *kinds):
        told = fait.date if fait.mode == "personne" else None
        if fait.type is Fait.SAISIE_ATTRIBUTION:
            told = fait.denoncee_le
        elif fait.type is Fait.SAISIE_VENTE and told is None:
            told = fait.executee_le
        if told is not None and served < told <= seen.au:
            found.append((told, origine))
    first = min(found, default=None)
    return (first[1], first[0]) if first else None


def _consignation(seen: AsOf) -> Iterator[Delai]:
    asked = [
        (path, fait.demandee_le)
        for path, fait in seen.of(FaitProcedure)
        if fait.demandee_le is not None and fait.demandee_le <= seen.au and fait.type is not Fait.CONSIGNATION
    ]
    for path, day in asked:
        if not any(note.date >= day for note in seen.facts(Fait.CONSIGNATION)):
            yield delai("consignation", cpc_1425_consignation(day), path)
