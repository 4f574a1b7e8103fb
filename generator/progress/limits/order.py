"""Limits that an order for payment starts: service, opposition, wait before enforcement; what the greffe asks for."""

import datetime as dt
from collections.abc import Iterator, Sequence

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
from generator.model import FaitProcedure, last_opposition, of_order
from generator.progress.asof import AsOf
from generator.progress.limits.made import Acte, avance, delai, of_title, retard, suivi
from generator.progress.orders import Ordonnance, Signification, orders, standing
from generator.progress.procedure import ENDS, commercial, convenes, pending_opposition
from generator.progress.seizures import SEIZURES, executed_on
from generator.progress.titles import titles_of_order
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
UNSAID = (
    "Plusieurs ordonnances : une signification sans « rg » est tenue pour celle de la dernière. Écrire « rg » à chaque "
    "ordonnance et à sa signification, ou « signifie-le » au titre."
)
OPPOSED = frozenset({Fait.OPPOSITION, Fait.NOTIFICATION_OPPOSITION})
ANSWERS = (Fait.ORDONNANCE_INJONCTION, Fait.REJET)
NOTICE = (
    "Compté de l'avis d'opposition, par prudence : au tribunal de commerce, le greffe y invite à consigner (CPC, art. "
    "1425, al. 2). Si la demande est d'un autre jour, l'écrire à l'opposition (« demandee-le »)."
)
PRESENTED = "Avis de réception revenu non signé : le délai part de la présentation (CPC, art. 1418)."


def order_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of every order for payment that has a course of its own; of several, each is named."""
    yield from _consignation(seen)
    yield from _counsel(seen)
    known = standing(seen)
    for order in known:
        judged = tuple(numero for titre in titles_of_order(seen, order) for numero in titre.factures)
        found = _limits(seen, order, (UNSAID,) if len(known) > 1 and _unnumbered(seen, order) else ())
        named = found if len(known) == 1 else (_of(order, one) for one in found)
        yield from (of_title(judged, one) for one in named)
    yield from too_early(seen)


def _limits(seen: AsOf, order: Ordonnance, unserved: tuple[str, ...]) -> Iterator[Delai | Retard]:
    served = order.signification
    done = (served.date, served.origine) if served else None
    why = () if served else unserved
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


def _of(order: Ordonnance, one: Delai | Retard) -> Delai | Retard:
    """A limit, or an act, of one order among several."""
    what = one.titre.removesuffix(" d'injonction de payer")
    to = "" if what.endswith("l'ordonnance") else " à l'ordonnance"
    return replace(one, titre=f"{what}{to} {order.nom}")


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
        waits = (cpc_1422_attente(one.date, one.signification.date) for one in founding if one.signification)
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


def _consignation(seen: AsOf) -> Iterator[Delai | Retard]:
    """Each demand of the greffe, until the deposit that follows it; over once the judge has decided.

    At a commercial court the notice of an opposition asks for the deposit (CPC 1425, paragraph 2): it counts as the
    demand while none is told since the opposition. Once its time has passed, the hearing to which the greffe convenes
    the parties says that the deposit was made: it asks for nothing more.
    """
    demands: dict[dt.date, tuple[KeyPath, FaitProcedure]] = {}
    for path, fait in seen.of(FaitProcedure):
        if asked := seen.known(fait.demandee_le):
            demands.setdefault(asked, (path, fait))
    told = [(day, fait.rg) for day, (_, fait) in demands.items()]
    for path, fait in seen.of(FaitProcedure, Fait.NOTIFICATION_OPPOSITION):
        if commercial(fait.juridiction) and not _asked_since(seen, fait, told):
            demands.setdefault(fait.date, (path, fait))
    for day, (path, fait) in demands.items():
        paid = _first(seen, day, Fait.CONSIGNATION)
        given = () if fait.type in OPPOSED else ANSWERS
        why = (NOTICE,) if fait.demandee_le is None else ()
        limite = cpc_1425_consignation(day)
        heard = paid is None and limite.date < seen.au and _heard(seen, day, fait.rg)
        if not heard and not _decided(seen, paid[0] if paid else day, *given, rg=fait.rg):
            yield from suivi("consignation", limite, path, paid, why)


def _heard(seen: AsOf, day: dt.date, rg: str | None) -> bool:
    """Tell whether a hearing was noted since a demand of the greffe: it convenes those whose costs are deposited.

    The day that an opposition itself gives may be told before any deposit: it counts once passed. What bears the number
    of another request, or of a writ, is of that one.
    """
    others = _others_numbers(seen, rg, Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)
    noted = (fact for _, fact in seen.of(FaitProcedure, Fait.AUDIENCE, Fait.RENVOI) if fact.date >= day)
    given = (
        fact for _, fact in seen.of(FaitProcedure, Fait.OPPOSITION) if fact.au is not None and day <= fact.au < seen.au
    )
    return any(fact.rg not in others for fact in (*noted, *given))


def _asked_since(seen: AsOf, notice: FaitProcedure, told: Sequence[tuple[dt.date, str | None]]) -> bool:
    """Tell whether the demand of the greffe is told since the opposition a notice is of, under its number or none."""
    formed = (one.date for _, one in seen.of(FaitProcedure, Fait.OPPOSITION) if one.date <= notice.date)
    since = max(formed, default=notice.date)
    return any(day >= since and (rg == notice.rg or None in {rg, notice.rg}) for day, rg in told)


def _counsel(seen: AsOf) -> Iterator[Delai | Retard]:
    """The notice of each opposition by the greffe, until the creditor has a lawyer: the first notice counts.

    Notices of several orders tell themselves apart by their numbers.
    """
    known = orders(seen)
    numbered = {number: one for one in known for number in one.numeros} if len(known) > 1 else {}
    notices: dict[Ordonnance | None, Acte] = {}
    for path, fait in sorted(seen.of(FaitProcedure, Fait.NOTIFICATION_OPPOSITION), key=lambda told: told[1].date):
        if not convenes(fait.juridiction) and not _decided(seen, fait.date):
            notices.setdefault(numbered.get(fait.rg or ""), (fait.date, path))
    for order, notice in notices.items():
        opposition = order.opposition if order else last_opposition(seen.case.dossier, seen.au, seen.nom)
        since = min(notice[0], opposition.date) if opposition else notice[0]
        others = frozenset(number for number, one in numbered.items() if order not in {None, one})
        named = _first(seen, since, Fait.CONSTITUTION_AVOCAT, others)
        limite = cpc_1418_constitution(notice[0])
        found = suivi("constitution-avocat", limite, notice[1], named, (WRITTEN, PRESENTED))
        yield from (_of(order, one) for one in found) if order else found


def _first(seen: AsOf, since: dt.date, kind: Fait, others: frozenset[str] = frozenset()) -> Acte | None:
    """The first fact of a type from a day on, but those that bear the number of other orders."""
    known = [(fact.date, path) for path, fact in seen.of(FaitProcedure, kind) if fact.rg not in others]
    return min((one for one in known if one[0] >= since), default=None)


def _others_numbers(seen: AsOf, rg: str | None, *begun: Fait) -> set[str | None]:
    """Numbers of the other requests, or suits so ``begun``, than the one that bears a number."""
    return {fact.rg for _, fact in seen.of(FaitProcedure, *begun) if fact.rg not in {None, rg}}


def _decided(seen: AsOf, day: dt.date, *answers: Fait, rg: str | None = None) -> bool:
    """Tell whether the judge decided, or a party withdrew, from a day on: what the greffe asked is then past.

    While an opposition is held to be pending, a withdrawal whose author is not said ends nothing. ``answers`` end what
    was asked of a request, whose number is ``rg``; of an opposition, they answer another request. What bears the number
    of another request answers that one.
    """
    others = _others_numbers(seen, rg, Fait.REQUETE_INJONCTION)
    acts = seen.of(FaitProcedure, *answers, *ENDS)
    pending = pending_opposition(seen) is not None
    ends = [
        fact.date
        for _, fact in acts
        if fact.rg not in others and (fact.type is not Fait.DESISTEMENT or fact.auteur is not None or not pending)
    ]
    titles = (titre for _, titre in seen.titres if answers or titre.nature is not NatureTitre.ORDONNANCE_INJONCTION)
    return any(one >= day for one in (*ends, *(titre.date for titre in titles if titre.rg not in others)))
