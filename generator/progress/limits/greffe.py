"""What the greffe asks of the creditor once an order for payment is asked for or opposed: a deposit, a lawyer."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import judges_everything, last_opposition, numbers_its_suit
from generator.law.deadlines import written
from generator.law.limits.order import cpc_1418_constitution, cpc_1425_consignation
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import suivi
from generator.progress.limits.pairing import Attente, doubted, paired
from generator.progress.orders import Ordonnance, orders
from generator.progress.procedure import ENDS, commercial, convenes, pending_opposition, suit_ended_on
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait, NatureTitre

WRITTEN = (
    "Procédure écrite du tribunal judiciaire seulement (plus de 10 000 €) : ailleurs le greffe convoque les parties et "
    "ce délai ne court pas (CPC, art. 1418)."
)
OPPOSED = frozenset({Fait.OPPOSITION, Fait.NOTIFICATION_OPPOSITION})
HEARD = (Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT)
BEGUN = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)
ONE_OF_EACH = frozenset({Fait.REQUETE_INJONCTION, Fait.OPPOSITION})  # two of them are of two suits
ANSWERS = (Fait.ORDONNANCE_INJONCTION, Fait.REJET)
NOTICE = (
    "Compté de l'avis d'opposition, par prudence : au tribunal de commerce, le greffe y invite à consigner (CPC, art. "
    "1425, al. 2). Si la demande est d'un autre jour, l'écrire à l'opposition (« demandee-le »)."
)
PRESENTED = "Avis de réception revenu non signé : le délai part de la présentation (CPC, art. 1418)."
UNTIED = (
    "Audience du {} notée sans « rg » : de cette opposition ou d'une autre instance, rien ne le dit. Si elle est de "
    "celle-ci, écrire le même « rg » à l'audience et à la demande du greffe : la consignation est tenue pour faite."
)


def greffe_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """What the greffe asks for, of every order for payment."""
    yield from _consignation(seen)
    yield from _counsel(seen)


def of_one_order(order: Ordonnance, one: Delai | Retard) -> Delai | Retard:
    """A limit, or an act, of one order among several."""
    what = one.titre.removesuffix(" d'injonction de payer")
    to = "" if what.endswith("l'ordonnance") else " à l'ordonnance"
    return replace(one, titre=f"{what}{to} {order.nom}")


def _consignation(seen: AsOf) -> Iterator[Delai | Retard]:
    """Each demand of the greffe, until the deposit that follows it; over once the judge has decided.

    At a commercial court the notice of an opposition asks for the deposit (CPC 1425, paragraph 2): it counts as the
    demand while none is told since the opposition. Once its time has passed, the hearing to which the greffe convenes
    the parties says that the deposit was made: it asks for nothing more.
    """
    demands = _demands(seen)
    deposits, apart = seen.of(FaitProcedure, Fait.CONSIGNATION), partial(_apart, seen)
    pairs = paired(demands, deposits, lambda act, one: not one.of_another(act), apart)
    several = any(apart(one, other) for one in demands for other in demands)
    for one in demands:
        fait, paid = one.fait, pairs.faits.get(one.origine)
        why = (NOTICE,) if fait.demandee_le is None else ()
        limite = cpc_1425_consignation(one.date)
        held, untied = _heard(seen, one.date, fait.rg) if paid is None and limite.date < seen.au else ((), ())
        why = (*why, *(UNTIED.format(written(each.date)) for each in untied))
        if held or seen.known(fait.close_le) or _asked_no_more(seen, fait, paid[0] if paid else one.date):
            continue
        named = f" (n° {fait.rg})" if several and fait.rg else ""
        for each in suivi("consignation", limite, one.origine, paid, why):
            yield doubted(replace(each, titre=f"{each.titre}{named}"), pairs.doutes.get(one.origine, ()))


def _asked_no_more(seen: AsOf, demand: FaitProcedure, day: dt.date) -> dt.date | None:
    """When the judge decided, from a day on, what a demand of the greffe was asked for."""
    return _decided_on(seen, day, *(() if demand.type in OPPOSED else ANSWERS), rg=demand.rg)


def _demands(seen: AsOf) -> Sequence[Attente]:
    """What the greffe asked to deposit, oldest first: told twice of one suit, once; each with what ended it since."""
    found: list[Attente] = []
    asked = [(day, path, fait) for path, fait in seen.of(FaitProcedure) if (day := seen.known(fait.demandee_le))]
    told = [(day, fait.rg) for day, _, fait in asked]
    notices = seen.of(FaitProcedure, Fait.NOTIFICATION_OPPOSITION)
    asked += [
        (fait.date, path, fait)
        for path, fait in notices
        if fait.demandee_le is None and commercial(_court(seen, fait)) and not _asked_since(seen, fait, told)
    ]
    for day, path, fait in asked:
        own = frozenset[str]({fait.rg} if fait.rg else ())
        numbers = own.union(*(one.numeros for one in orders(seen) if fait.rg in one.numeros))
        held, _ = _heard(seen, day, fait.rg)
        ends = (seen.known(fait.close_le), _asked_no_more(seen, fait, day), *(hearing.date for hearing in held))
        over = min(filter(None, ends), default=None)
        one = Attente(day, cpc_1425_consignation(day).date, path, fait, numbers, over)
        if not any(other.date == day and not _apart(seen, one, other) for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.date)


def _court(seen: AsOf, notice: FaitProcedure) -> str | None:
    """The court whose greffe gave notice of an opposition: as it says, else that of the orders it may be of."""
    if notice.juridiction is not None:
        return notice.juridiction
    told = [order for order in orders(seen) if notice.rg is None or notice.rg in order.numeros] or orders(seen)
    places = {path for order in told for path in order.lieux}
    courts = [one.juridiction for path, one in seen.titres if path in places]
    acts = seen.of(FaitProcedure, Fait.ORDONNANCE_INJONCTION)
    courts += [one.juridiction for path, one in acts if path in places and one.juridiction]
    alike = {(commercial(one), convenes(one)) for one in courts}
    return courts[0] if len(alike) == 1 else None


def _apart(seen: AsOf, one: Attente, other: Attente) -> bool:
    """Tell whether two demands are surely of two suits: by their numbers, or as two requests without any.

    Notices are of two where two oppositions are noted: of one alone, the greffe may have sent its own again.
    """
    if one.numeros and other.numeros:
        return one.apart(other)
    alike = one is not other and one.fait.type is other.fait.type
    noticed = one.fait.type is Fait.NOTIFICATION_OPPOSITION and len(seen.of(FaitProcedure, Fait.OPPOSITION)) > 1
    return alike and (noticed or one.fait.type in ONE_OF_EACH)


def _heard(seen: AsOf, day: dt.date, rg: str | None) -> tuple[Sequence[FaitProcedure], Sequence[FaitProcedure]]:
    """The hearings noted since a demand of the greffe: it convenes those whose costs are deposited.

    The day that an opposition itself gives may be told before any deposit: it counts once passed. What bears the number
    of another request, or of a writ, is of that one; what bears none while another suit goes on may be of it: those
    hearings are given beside, to be told.
    """
    others = _others_numbers(seen, rg)
    noted = (fact for _, fact in seen.of(FaitProcedure, *HEARD) if fact.date >= day)
    given = (
        fact for _, fact in seen.of(FaitProcedure, Fait.OPPOSITION) if fact.au is not None and day <= fact.au < seen.au
    )
    known = [fact for fact in (*noted, *given) if fact.rg not in others]
    untied = [fact for fact in known if fact.rg is None and _may_be_of_another(seen, fact)]
    return [fact for fact in known if fact not in untied], untied


def _may_be_of_another(seen: AsOf, hearing: FaitProcedure) -> bool:
    """Tell whether a hearing without number may be of a writ, or of the opposition to another order, not ended yet."""
    day = hearing.date
    writs = () if hearing.type is Fait.OPPOSITION else seen.of(FaitProcedure, Fait.ASSIGNATION)
    ends = [(one.close_le, suit_ended_on(seen, one)) for _, one in writs if one.date <= day]
    sued = any(all(end is None or end >= day for end in known) for known in ends)
    known = [one.opposition for one in orders(seen) if one.opposition is not None and one.opposition.date <= day]
    over = (next(filter(None, (one.jugee_le, one.caduque_le)), None) for one in known)
    return sued or sum(end is None or end >= day for end in over) > 1


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
    notices: dict[tuple[Ordonnance | None, dt.date | None], tuple[KeyPath, FaitProcedure]] = {}
    for path, fait in sorted(seen.of(FaitProcedure, Fait.NOTIFICATION_OPPOSITION), key=lambda told: told[1].date):
        if not convenes(_court(seen, fait)):
            over = _decided_on(seen, fait.date, rg=fait.rg)
            notices.setdefault((numbered.get(fait.rg or ""), over), (path, fait))
    waits = [_until_named(seen, order, over, notice) for (order, over), notice in notices.items()]
    named = paired(
        waits,
        seen.of(FaitProcedure, Fait.CONSTITUTION_AVOCAT),
        lambda act, one: not (act.rg in numbered and one.of_another(act)),
        lambda one, other: one is not other,
    )
    for (order, over), one in zip(notices, waits, strict=True):
        limite = cpc_1418_constitution(one.fait.date)
        left = suivi("constitution-avocat", limite, one.origine, named.faits.get(one.origine), (WRITTEN, PRESENTED))
        for each in left if over is None else ():
            found = doubted(each, named.doutes.get(one.origine, ()))
            yield of_one_order(order, found) if order else found


def _until_named(
    seen: AsOf, order: Ordonnance | None, over: dt.date | None, notice: tuple[KeyPath, FaitProcedure]
) -> Attente:
    """A notice, until a lawyer is named: one named since the opposition answers it."""
    path, fait = notice
    opposition = order.opposition if order else last_opposition(seen.case.dossier, seen.au, seen.nom)
    since = min(fait.date, opposition.date) if opposition else fait.date
    numbers = order.numeros if order else frozenset[str]()
    return Attente(since, cpc_1418_constitution(fait.date).date, path, fait, numbers, over)


def _others_numbers(seen: AsOf, rg: str | None) -> set[str | None]:
    """Numbers of the other requests or writs than the one that bears a number, and of orders asked for by no request.

    Without a number it is of the only order opposed, failing it of the only request.
    """
    opposed = [one.numeros for one in orders(seen) if one.opposition is not None]
    asked = {fact.rg for _, fact in seen.of(FaitProcedure, Fait.REQUETE_INJONCTION) if fact.rg}
    only = (opposed[0] if len(opposed) == 1 else None) or (asked if len(asked) == 1 else ())
    own = {rg} if rg else {*only}
    alone = {n for one in orders(seen) for n in one.numeros if numbers_its_suit(seen.case.dossier, n)}
    return {fact.rg for _, fact in seen.of(FaitProcedure, *BEGUN)}.union(alone) - {None, *own}


def _decided_on(seen: AsOf, day: dt.date, *answers: Fait, rg: str | None = None) -> dt.date | None:
    """When the judge decided, or a party withdrew, from a day on: what the greffe asked is then past.

    While an opposition is held to be pending, a withdrawal whose author is not said ends nothing. ``answers`` end what
    was asked of a request, whose number is ``rg``; of an opposition, they answer another request. What bears the number
    of another request, or of a writ, answers that one, unless it judges all that was billed.
    """
    others = _others_numbers(seen, rg)
    acts = seen.of(FaitProcedure, *answers, *ENDS)
    pending = pending_opposition(seen) is not None
    ends = [
        fact.date
        for _, fact in acts
        if (fact.rg not in others or judges_everything(seen.case.dossier, fact))
        and (fact.type is not Fait.DESISTEMENT or fact.auteur is not None or not pending)
    ]
    titles = (titre for _, titre in seen.titres if answers or titre.nature is not NatureTitre.ORDONNANCE_INJONCTION)
    judged = (one.date for one in titles if one.rg not in others or judges_everything(seen.case.dossier, one))
    return min((one for one in (*ends, *judged) if one >= day), default=None)
