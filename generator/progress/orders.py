"""Orders for payment: read once, from the journal and from the titles, for every room of progress."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.case import KeyPath
from generator.instances import Opposition, numbers, of_order, opposition_to, overturned, tells_of
from generator.law.deadlines import written
from generator.law.limits.order import cpc_1411_signification
from generator.model import FaitProcedure, Titre
from generator.progress.asof import AsOf, Note
from generator.progress.once import once
from generator.vocabulary import Fait, NatureTitre

Told = tuple[KeyPath, FaitProcedure | Titre]  # an order as a place of the case tells it


class Signification(Struct, frozen=True):
    """The service of an order; ``a_personne`` is None when the case does not say."""

    origine: KeyPath
    date: dt.date
    a_personne: bool | None


class Ordonnance(Struct, frozen=True):
    """An order for payment and its service, from the journal or from the titles."""

    lieux: tuple[KeyPath, ...]  # every place that tells it, the journal first
    date: dt.date
    signification: Signification | None
    opposition: Opposition | None
    ecartee: bool
    rg: str | None  # when another order of that day against the same debtor has another
    numeros: frozenset[str]  # as the journal and the titles number it
    close: bool  # its end is noted (« close-le ») and no title tells it

    @property
    def origine(self) -> KeyPath:
        """Its place in the case."""
        return self.lieux[0]

    @property
    def nom(self) -> str:
        """« du 01/09/2026 », with the number that tells it from another of that day."""
        return f"du {written(self.date)}{f' (n° {self.rg})' if self.rg else ''}"

    @property
    def terme(self) -> dt.date:
        """Last day to serve it (CPC 1411)."""
        return cpc_1411_signification(self.date).date

    def lapsed(self, au: dt.date) -> bool:
        """Tell whether it was not served in time."""
        return (self.signification.date if self.signification else au) > self.terme

    @property
    def given_up(self) -> bool:
        """Tell whether the demand ended with its opposition, unjudged: nothing of the order stands (CPC 1419)."""
        return self.opposition is not None and self.opposition.caduque_le is not None

    @property
    def opposee(self) -> bool:
        """Tell whether an opposition to it is still to be judged."""
        return self.opposition is not None and self.opposition.en_cours

    @property
    def sans_effet(self) -> bool:
        """Tell whether a decision replaced it or set it aside (CPC 1420), or the creditor's withdrawal ended it."""
        opposition = self.opposition
        ended = opposition is not None and (opposition.jugee_le or opposition.caduque_le) is not None
        return ended or self.ecartee


@once
def orders(seen: AsOf) -> tuple[Ordonnance, ...]:
    """Every order for payment, oldest first; one told by the journal and by the titles is one.

    Those of one day are told apart by their numbers alone.
    """
    found: dict[dt.date, list[Told]] = {}
    for path, fact in seen.of(FaitProcedure, Fait.ORDONNANCE_INJONCTION):
        found.setdefault(fact.date, []).append((path, fact))
    for path, titre in seen.titres:
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
            found.setdefault(titre.date, []).append((path, titre))
    return tuple(one for day in sorted(found) for one in _of_one_day(seen, found[day]))


def _of_one_day(seen: AsOf, told: Sequence[Told]) -> Iterator[Ordonnance]:
    dossier, day, known = seen.case.dossier, told[0][1].date, numbers([one for _, one in told])
    for rg in known:
        own = [(path, one) for path, one in told if one.rg == rg or one.rg not in known]
        yield Ordonnance(
            tuple(path for path, _ in own),
            day,
            _service(seen, own, rg),
            opposition_to(dossier, day, seen.au, seen.nom, rg),
            ecartee=all(overturned(dossier, one, seen.au, seen.nom) for _, one in own),
            rg=rg,
            numeros=frozenset(one.rg for _, one in own if one.rg),
            close=all(isinstance(one, FaitProcedure) and seen.known(one.close_le) is not None for _, one in own),
        )


def _service(seen: AsOf, own: Sequence[Told], rg: str | None) -> Signification | None:
    """The service of an order: as its title says, else the first act of the journal; the décompte reads it so too.

    Of two orders of one day, one set aside, it is that of the other.
    """
    order = own[0][1].date
    titles = [(path, titre) for path, titre in own if isinstance(titre, Titre)]
    titles = [one for one in titles if not one[1].ecarte(seen.au)] or titles
    to_person = next((titre.a_personne for _, titre in titles), None)
    said = next(((path, day) for path, titre in titles if (day := seen.known(titre.signifie_le))), None)
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        served = fait.acte in {"ordonnance", None} and of_order(seen.case.dossier, fait, order, seen.nom, rg)
        if titles and not any(tells_of(seen.case.dossier, fait, titre) for _, titre in titles):
            continue
        if served and (said is None or fait.date == said[1]):
            return Signification(path, fait.date, to_person if fait.mode is None else fait.mode == "personne")
    return Signification((*said[0], "signifie-le"), said[1], to_person) if said else None


def left_behind(seen: AsOf, order: Ordonnance) -> bool:
    """Tell whether the creditor let an order unserved and sued (CPC 1409), or asked again once it lapsed (1411).

    Nothing of it is left to serve; nor of one whose end is noted. What he asked before it lapsed was of something else;
    an order that no request of the journal asked for was asked for.
    """
    sued = any(note.date > order.date for note in seen.facts(Fait.ASSIGNATION))
    requests = [note.date for note in seen.facts(Fait.REQUETE_INJONCTION)]
    given = [one.date for one in orders(seen) if not any(order.date < day <= one.date for day in requests)]
    asked = any(day > order.terme for day in (*requests, *given))
    return order.close or (sued and order.signification is None) or (asked and order.lapsed(seen.au))


def standing(seen: AsOf) -> tuple[Ordonnance, ...]:
    """The orders that have a course of their own still: neither replaced, nor set aside, nor left behind."""
    return tuple(one for one in orders(seen) if not (one.sans_effet or left_behind(seen, one)))


def unsaid(seen: AsOf) -> Iterator[tuple[KeyPath, FaitProcedure, Sequence[Ordonnance]]]:
    """Services and oppositions that do not say of which of several orders they are, and the orders they may be of.

    An opposition that bears no number is an error of the file.
    """
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION, Fait.OPPOSITION):
        served = fait.type is Fait.SIGNIFICATION
        if fait.acte != "ordonnance" if served else fait.rg is None:
            continue
        may_be = [one for one in orders(seen) if (_to_serve if served else _to_oppose)(one, fait.date)]
        if len(may_be) > 1 and len([one for one in may_be if fait.rg in one.numeros]) != 1:
            yield path, fait, may_be


def _to_serve(order: Ordonnance, day: dt.date) -> bool:
    service = order.signification
    return order.date <= day <= order.terme and (service is None or service.date >= day)


def _to_oppose(order: Ordonnance, day: dt.date) -> bool:
    service, opposition = order.signification, order.opposition
    served = service is not None and service.date <= day and not order.lapsed(day)
    return served and (opposition is None or opposition.date >= day)


def last_lapse(seen: AsOf) -> dt.date:
    """Day of the last order that lapsed, which with its request sued nobody (CPC 1411); of none, the first day."""
    return max((order.date for order in orders(seen) if order.lapsed(seen.au)), default=dt.date.min)


def requested(seen: AsOf) -> Note | None:
    """The request for an order for payment, or the order it obtained, that still holds.

    None once the judge refused it, the creditor withdrew it or it was closed, nor once the order never was: not served
    in time (CPC 1411), the suit given up after an opposition (1419), set aside. Another request may then be made.
    """
    last = seen.last(Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION)
    if last is None or (isinstance(last.fait, FaitProcedure) and seen.known(last.fait.close_le)):
        return None
    given = next((one for one in reversed(orders(seen)) if one.date >= last.date), None)
    if given is not None:
        return None if given.given_up or given.ecartee or given.lapsed(seen.au) else last
    over = (fact for _, fact in seen.of(FaitProcedure, Fait.REJET, Fait.DESISTEMENT) if fact.eteint)
    return None if any(fact.date >= last.date for fact in over) else last
