"""Limits that an order for payment starts: service, opposition, wait before enforcement; what the greffe asks for."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import Eloignement
from generator.law.limits.count import Limite
from generator.law.limits.order import (
    cpc_1411_signification,
    cpc_1416_opposition,
    cpc_1418_constitution,
    cpc_1422_attente,
    cpc_1425_consignation,
)
from generator.model import FaitProcedure, last_opposition
from generator.progress.asof import AsOf, Note
from generator.progress.limits.made import Acte, avance, delai, retard, suivi
from generator.progress.orders import Ordonnance, Signification, left_behind, orders
from generator.progress.procedure import ENDS, convenes, pending_opposition
from generator.progress.seizures import SEIZURES, executed_on
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait, NatureTitre
from generator.vocabulary.faits import PROTECTIVE

WRITTEN = (
    "Procédure écrite du tribunal judiciaire seulement (plus de 10 000 €) : ailleurs le greffe convoque les parties et "
    "ce délai ne court pas (CPC, art. 1418)."
)
OVERSEAS = (
    "Sans augmentation de distance, le tribunal étant celui du débiteur (CPC, art. 644 et 1406) ; un mois de plus si "
    "l'ordonnance vient d'un tribunal de métropole (CPC, art. 643) : à vérifier."
)
PRESENTED = "Avis de réception revenu non signé : le délai part de la présentation (CPC, art. 1418)."


def order_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of the last order for payment."""
    yield from _consignation(seen)
    yield from _counsel(seen)
    known = orders(seen)
    if not known or known[-1].sans_effet:
        return
    order = known[-1]
    if left_behind(seen, order):
        return
    served = order.signification
    done = (served.date, served.origine) if served else None
    yield from suivi("caducite-ordonnance", cpc_1411_signification(order.date), order.origine, done)
    if served is None or order.lapsed(seen.au):  # no title: neither time to oppose nor wait
        return
    yield from _too_early(seen, order, served)
    if order.opposee:
        yield from _late_opposition(seen, order, served)
        return
    yield from _opposition(seen, served)
    wait = cpc_1422_attente(order.date, served.date, seen.lieu)
    if wait.date >= seen.au:
        yield delai("attente-execution", wait, served.origine)


def early_certificates(seen: AsOf) -> Iterator[tuple[KeyPath, dt.date]]:
    """Certificates that say no opposition came, of a day when one could still come; the last day for it."""
    for order in orders(seen)[-1:]:
        served = order.signification
        for path, fait in seen.of(FaitProcedure, Fait.CERTIFICAT_NON_OPPOSITION):
            if served is not None and served.date <= fait.date:
                last = _time_to_oppose(seen, served, fait.date)[0].date
                if fait.date <= last:
                    yield path, last


def _too_early(seen: AsOf, order: Ordonnance, served: Signification) -> Iterator[Retard]:
    """Seizures made under the order before it could be enforced; none where another title may found them.

    An order said enforceable founds what is done from that day on.
    """
    if any(titre.nature is not NatureTitre.ORDONNANCE_INJONCTION for _, titre in seen.titres):
        return
    enforceable = min((titre.executoire_le for _, titre in seen.titres if titre.executoire_le), default=dt.date.max)
    wait = cpc_1422_attente(order.date, served.date)
    for path, fait in seen.of(FaitProcedure, *SEIZURES):
        made = executed_on(fait, seen.au)
        protective = fait.type in PROTECTIVE
        founded = made is None or made < order.date or made >= enforceable
        if made is not None and not (founded or protective) and _open(fait.close_le, seen):
            yield from avance("attente-execution", wait, (made, path), SEIZURES[fait.type])


def _open(closed: dt.date | None, seen: AsOf) -> bool:
    return closed is None or closed > seen.au


def _opposition(seen: AsOf, served: Signification) -> Iterator[Delai]:
    """One month from the service to the person; else it may reopen until one month after an act that reaches him."""
    limite, origine, why = _time_to_oppose(seen, served, seen.au)
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
    limite, closed, why = _time_to_oppose(seen, served, order.opposition.date)
    if closed is None:
        return
    at_home = cpc_1416_opposition(limite.depart, replace(seen.lieu, eloignement=Eloignement.METROPOLE))
    overseas = seen.lieu.eloignement is Eloignement.OUTRE_MER
    yield from retard("opposition", at_home if overseas else limite, formed, (why, OVERSEAS) if overseas else (why,))


def _time_to_oppose(seen: AsOf, served: Signification, until: dt.date) -> tuple[Limite, KeyPath | None, str]:
    """The time to oppose as known on a day, what starts it and why; started by nothing, it stays open (CPC 1416)."""
    if served.a_personne:
        return cpc_1416_opposition(served.date, seen.lieu), served.origine, "Signifiée à personne."
    act = _reaching_act(seen, served.date, until)
    if act is not None:
        why = "Compté du premier acte qui rouvre le délai (al. 2)."
        return cpc_1416_opposition(act[0], seen.lieu), act[1], why
    return cpc_1416_opposition(served.date, seen.lieu), None, ""


def _reaching_act(seen: AsOf, served: dt.date, until: dt.date) -> Acte | None:
    """The first act that closes the time to oppose: served to the person, or a seizure the debtor was told of.

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
        if told is not None and served < told <= until:
            found.append((told, origine))
    return min(found, default=None)


def _consignation(seen: AsOf) -> Iterator[Delai | Retard]:
    """Each demand of the greffe, until the deposit that follows it; over once the judge has decided."""
    demands: dict[dt.date, KeyPath] = {}
    for path, fait in seen.of(FaitProcedure):
        if asked := seen.known(fait.demandee_le):
            demands.setdefault(asked, path)
    for day, path in demands.items():
        paid = _first(seen, day, Fait.CONSIGNATION)
        if not _decided(seen, paid[0] if paid else day):
            yield from suivi("consignation", cpc_1425_consignation(day), path, paid)


def _counsel(seen: AsOf) -> Iterator[Delai | Retard]:
    """The notice of the opposition by the greffe, until the creditor has a lawyer: the first notice counts."""
    told = seen.of(FaitProcedure, Fait.NOTIFICATION_OPPOSITION)
    notices = [(fait.date, path) for path, fait in told if not convenes(fait.juridiction)]
    notice = min((one for one in notices if not _decided(seen, one[0])), default=None)
    if notice is None:
        return
    opposition = last_opposition(seen.case.dossier, seen.au, seen.nom)
    since = min(notice[0], opposition.date) if opposition else notice[0]
    named = _first(seen, since, Fait.CONSTITUTION_AVOCAT)
    limite = cpc_1418_constitution(notice[0])
    yield from suivi("constitution-avocat", limite, notice[1], named, (WRITTEN, PRESENTED))


def _first(seen: AsOf, since: dt.date, kind: Fait) -> Acte | None:
    """The first fact of a type from a day on."""
    known: list[Note] = [note for note in seen.facts(kind) if note.date >= since]
    return min(((note.date, note.origine) for note in known), default=None)


def _decided(seen: AsOf, day: dt.date) -> bool:
    """Tell whether the judge decided, or a party withdrew, from a day on: what the greffe asked is then past.

    While an opposition is held to be pending, a withdrawal whose author is not said ends nothing.
    """
    acts = seen.of(FaitProcedure, Fait.ORDONNANCE_INJONCTION, Fait.REJET, *ENDS)
    pending = pending_opposition(seen) is not None
    ends = [
        fact.date for _, fact in acts if fact.type is not Fait.DESISTEMENT or fact.auteur is not None or not pending
    ]
    return any(one >= day for one in (*ends, *(titre.date for _, titre in seen.titres)))
