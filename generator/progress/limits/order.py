"""Limits that an order for payment starts: service, opposition, wait before enforcement."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import of_order
from generator.law.deadlines import Eloignement, written
from generator.law.limits.count import FRANCE, Limite
from generator.law.limits.order import (
    cpc_1411_signification,
    cpc_1416_opposition,
    cpc_1422_attente,
)
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.greffe import greffe_limits, of_one_order
from generator.progress.limits.made import Acte, avance, delai, retard, suivi
from generator.progress.limits.paid import served_unless_paid
from generator.progress.orders import Ordonnance, Signification, standing
from generator.progress.seizures import SEIZURES, executed_on
from generator.progress.titles import titles_of_order
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait, NatureTitre
from generator.vocabulary.faits import PROTECTIVE

OVERSEAS = (
    "Sans augmentation de distance, le tribunal étant celui du débiteur (CPC, art. 644 et 1406) ; un mois de plus si "
    "l'ordonnance vient d'un tribunal de métropole (CPC, art. 643) : à vérifier."
)
OPPOSED = "Signification de l'ordonnance, opposée le {} : à noter si elle est faite, sinon à vérifier"
IF_UNSERVED = (
    "Formée, l'opposition laisse penser qu'elle est signifiée. À défaut de signification, l'ordonnance est non "
    "avenue : ce que devient alors l'instance sur l'opposition est à soumettre à l'avocat."
)
UNSAID = (
    "Plusieurs ordonnances : une signification sans « rg » est tenue pour celle de la dernière. Écrire « rg » à chaque "
    "ordonnance et à sa signification, ou « signifie-le » au titre."
)


def order_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of every order for payment that has a course of its own; of several, each is named."""
    yield from greffe_limits(seen)
    known = standing(seen)
    for order in known:
        titres = [*titles_of_order(seen, order)]
        found = _limits(seen, order, (UNSAID,) if len(known) > 1 and _unnumbered(seen, order) else ())
        named = found if len(known) == 1 else (of_one_order(order, one) for one in found)
        yield from (served_unless_paid(seen, titres, one) for one in named)
    yield from too_early(seen)


def _limits(seen: AsOf, order: Ordonnance, unserved: tuple[str, ...]) -> Iterator[Delai | Retard]:
    served = order.signification
    done = (served.date, served.origine) if served else None
    why = () if served else unserved
    if served is None and order.opposition is not None and order.opposee:
        formed = OPPOSED.format(written(order.opposition.date))
        served_by = delai("signification-opposee", cpc_1411_signification(order.date), order.origine, why, formed)
        yield replace(served_by, consequence=IF_UNSERVED)
        return
    yield from suivi("caducite-ordonnance", cpc_1411_signification(order.date), order.origine, done, why)
    if served is None or order.lapsed(seen.au):  # no title: neither time to oppose nor wait
        return
    if order.opposee:
        yield from _late_opposition(seen, order, served)
        return
    yield from _opposition(seen, order, served)
    wait = cpc_1422_attente(order.date, served.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("attente-execution", wait, served.origine)


def _unnumbered(seen: AsOf, order: Ordonnance) -> bool:
    """Tell whether a service that says no number might be that of an order all the same."""
    services = (fait for _, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION) if fait.acte in {"ordonnance", None})
    return any(fait.rg is None and fait.date >= order.date for fait in services)


def early_certificates(seen: AsOf) -> Iterator[tuple[KeyPath, dt.date]]:
    """Certificates that say no opposition came, of a day when one could still come; the last day for it."""
    for path, fait in seen.of(FaitProcedure, Fait.CERTIFICAT_NON_OPPOSITION):
        known = standing(seen)
        ends = [  # of several orders, it is of the one whose number it bears, else of any
            _time_to_oppose(seen, order, order.signification, fait.date)[0].date
            for order in _borne(fait, known)
            if order.signification and order.signification.date <= fait.date
        ]
        if ends and fait.date <= min(ends):
            yield path, min(ends)


def enforceable_too_soon(seen: AsOf) -> Iterator[tuple[KeyPath, dt.date]]:
    """Orders that their title says enforceable while their wait runs, with its last day; an opposition has its own."""
    for order in standing(seen):
        if order.signification is None or order.opposition is not None:
            continue
        last = cpc_1422_attente(order.date, order.signification.date, FRANCE).date
        for path, titre in seen.titres:
            if path in order.lieux and titre.executoire_le is not None and titre.executoire_le <= last:
                yield (*path, "executoire-le"), last


def _borne(fait: FaitProcedure, known: Sequence[Ordonnance]) -> Sequence[Ordonnance]:
    """The order whose number an act bears, else all of them."""
    return [one for one in known if fait.rg in one.numeros] or known


def too_early(seen: AsOf) -> Iterator[Retard]:
    """Seizures made under an order before any could be enforced; none where another title may found them.

    An order said enforceable founds what is done from that day on.
    """
    if any(titre.nature is not NatureTitre.ORDONNANCE_INJONCTION for _, titre in seen.titres):
        return
    known = [one for one in standing(seen) if not one.lapsed(seen.au)]
    enforceable = min((titre.executoire_le for _, titre in seen.titres if titre.executoire_le), default=dt.date.max)
    for path, fait in seen.of(FaitProcedure, *SEIZURES):
        made = executed_on(fait, seen.au)
        if made is None or made >= enforceable or fait.type in PROTECTIVE or not _open(fait.close_le, seen):
            continue
        founding = (one for one in _borne(fait, known) if one.date <= made)
        waits = (cpc_1422_attente(one.date, one.signification.date, FRANCE) for one in founding if one.signification)
        first = min(waits, key=lambda wait: wait.date, default=None)
        if first is not None:
            yield from avance("attente-execution", first, (made, path), SEIZURES[fait.type])


def _open(closed: dt.date | None, seen: AsOf) -> bool:
    return closed is None or closed > seen.au


def _opposition(seen: AsOf, order: Ordonnance, served: Signification) -> Iterator[Delai]:
    """One month from the service to the person; else it may reopen until one month after an act that reaches him."""
    limite, origine, why = _time_to_oppose(seen, order, served, seen.au)
    if origine is None:
        how = "Mode de signification inconnu" if served.a_personne is None else "Non signifiée à personne"
        why = (
            f"{how} : l'opposition peut rester recevable jusqu'à un mois après le premier acte signifié à personne ou, "
            "à défaut, la première mesure qui rend des biens indisponibles (al. 2)."
        )
        yield delai("opposition", limite, served.origine, (why,))
    elif limite.date >= seen.au:
        yield delai("opposition", limite, origine, (why,))


def _late_opposition(seen: AsOf, order: Ordonnance, served: Signification) -> Iterator[Retard]:
    """The opposition still to be judged, when it was formed after a time to oppose that was closed.

    The court is that of the debtor (CPC 1406): overseas it sits with him, and no distance is added (CPC 644).
    """
    if order.opposition is None:
        return
    formed = (order.opposition.date, order.opposition.origine)
    limite, closed, why = _time_to_oppose(seen, order, served, order.opposition.date)
    if closed is None:
        return
    at_home = cpc_1416_opposition(limite.depart, replace(seen.lieu, eloignement=Eloignement.METROPOLE))
    overseas = seen.lieu.eloignement is Eloignement.OUTRE_MER
    yield from retard("opposition", at_home if overseas else limite, formed, (why, OVERSEAS) if overseas else (why,))


def _time_to_oppose(
    seen: AsOf, order: Ordonnance, served: Signification, until: dt.date
) -> tuple[Limite, KeyPath | None, str]:
    """The time to oppose as known on a day, what starts it and why; started by nothing, it stays open (CPC 1416)."""
    if served.a_personne:
        return cpc_1416_opposition(served.date, seen.lieu), served.origine, "Signifiée à personne."
    act = _reaching_act(seen, order, served.date, until)
    if act is not None:
        why = "Compté du premier acte qui rouvre le délai (al. 2)."
        return cpc_1416_opposition(act[0], seen.lieu), act[1], why
    return cpc_1416_opposition(served.date, seen.lieu), None, ""


def _reaching_act(seen: AsOf, order: Ordonnance, served: dt.date, until: dt.date) -> Acte | None:
    """The first act on an order that closes the time to oppose it: served to the person, or a seizure told the debtor.

    A commandement served otherwise makes nothing unavailable, and an attachment not denounced reached nobody: by
    prudence the time stays open.
    """
    kinds = (Fait.SIGNIFICATION, Fait.SAISIE_ATTRIBUTION, Fait.SAISIE_VENTE)
    found: list[Acte] = []
    for origine, fait in seen.of(FaitProcedure, *kinds):
        told = fait.date if fait.mode == "personne" else None
        if fait.type is Fait.SAISIE_ATTRIBUTION:
            told = fait.denoncee_le
        elif fait.type is Fait.SAISIE_VENTE and told is None:
            told = fait.executee_le
        own = of_order(seen.case.dossier, fait, order.date, seen.nom, order.rg)
        if own and told is not None and served < told <= until:
            found.append((told, origine))
    return min(found, default=None)
