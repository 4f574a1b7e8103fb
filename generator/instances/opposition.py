"""What an opposition makes of an order for payment: one rule, for the décompte, the stage, the limits and the acts.

Until it is judged the order is not enforced (CPC 1417, 1422); the judgment takes its place (1420); withdrawn by the
debtor, it leaves the order its force (1422); the creditor who withdraws ends the proceedings, and the order never was
(1419), as when they end otherwise (« close-le »). A withdrawal whose author is not said ends nothing: the two leave
opposite things.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.instances.granted import injunctions
from generator.instances.persons import concerned, first_condemned
from generator.instances.suits import apart, of_which_suit
from generator.model import Dossier, FaitProcedure, Key, Titre
from generator.vocabulary import AU_FOND, Fait


class Opposition(Struct, frozen=True):
    """An opposition of the journal, and what ended it as far as is known: one of the four days at most."""

    origine: Key
    date: dt.date
    jugee_le: dt.date | None = None
    retiree_le: dt.date | None = None  # by the debtor
    abandonnee_le: dt.date | None = None  # the creditor withdrew his claim
    eteinte_le: dt.date | None = None  # its proceedings ended otherwise, as « close-le » says
    desistement_le: dt.date | None = None  # somebody's, which ends nothing until its author is said

    @property
    def en_cours(self) -> bool:
        """Tell whether it is still to be judged."""
        return not (self.jugee_le or self.retiree_le or self.caduque_le)

    @property
    def caduque_le(self) -> dt.date | None:
        """Day the proceedings ended without a judgment: the order never was (CPC 1419)."""
        return self.abandonnee_le or self.eteinte_le


def last_opposition(dossier: Dossier, au: dt.date, name: str) -> Opposition | None:
    """The last opposition known at ``au`` that concerns a debtor, whatever the order."""
    return _last(dossier, dossier.of(FaitProcedure, Fait.OPPOSITION), au, name)


def opposition_to(dossier: Dossier, order: dt.date, au: dt.date, name: str, rg: str | None = None) -> Opposition | None:
    """The last opposition known at ``au`` to a debtor's order, by its day and its number."""
    formed = dossier.of(FaitProcedure, Fait.OPPOSITION)
    return _last(dossier, [one for one in formed if of_order(dossier, one[1], order, name, rg)], au, name)


def opposition_to_title(dossier: Dossier, order: Titre, au: dt.date) -> Opposition | None:
    """The last opposition known at ``au`` to an order told by the titles, of the first debtor it condemns."""
    return opposition_to(dossier, order.date, au, first_condemned(dossier, order).nom_complet, order.rg)


def of_order(dossier: Dossier, fact: FaitProcedure, order: dt.date, name: str, rg: str | None = None) -> bool:
    """Tell whether a service, an opposition or a seizure is of a debtor's order, by its day and its number.

    It is of the order whose number it bears; without one, of the last of before it, and an opposition of the last one
    served; of a number no order bears, of those that have none.
    """
    known = [one for one in injunctions(dossier) if one.date <= fact.date]
    own = [one for one in known if name in concerned(dossier, one)]
    if not _numbered(known, fact):
        return order == max((one.date for one in _likely(dossier, fact, own, name)), default=None)
    rivals = numbers([one for one in own if one.date == order])
    of_another = len(rivals) > 1 and rg != fact.rg and (rg or None in rivals)
    return any(one.date == order for one in _numbered(own, fact)) and not of_another


def _likely(
    dossier: Dossier, fact: FaitProcedure, known: Sequence[FaitProcedure | Titre], name: str
) -> Sequence[FaitProcedure | Titre]:
    """The orders that an act whose number none bears may be of."""
    if fact.rg:
        told = {one.date for one in known if one.rg}
        return [one for one in known if one.date not in told] or known
    if fact.type is Fait.OPPOSITION and len({one.date for one in known}) > 1:
        return [one for one in known if _served(dossier, one, fact.date, name)] or known
    return known


def _served(dossier: Dossier, order: FaitProcedure | Titre, day: dt.date, name: str) -> bool:
    """Tell whether an order was served on a debtor by a day, as its title or the journal says."""
    if isinstance(order, Titre) and order.signifie_le is not None and order.signifie_le <= day:
        return True
    return any(
        fact.date <= day
        and fact.acte in {"ordonnance", None}
        and fact.debiteur in {None, name}
        and of_order(dossier, fact, order.date, name, order.rg)
        for fact in dossier.faits(FaitProcedure, Fait.SIGNIFICATION)
    )


def opposable(dossier: Dossier, day: dt.date, name: str | None = None) -> list[FaitProcedure | Titre]:
    """The orders that an opposition of a day may be to when it bears no number: those served by then.

    Of whom it names, the orders that bind him alone.

    As the titles tell them, served or not when none is; of the journal, those against the principal debtor that no
    title of their day tells: the two may each number an order in their own way.
    """
    known = [one for one in injunctions(dossier) if isinstance(one, Titre) and one.date <= day]
    titles = [one for one in known if name is None or name in concerned(dossier, one)]
    whose = name or dossier.debiteur.nom_complet
    told: list[FaitProcedure | Titre] = [*titles]
    for one in dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION):
        over = one.date > day or (one.close_le is not None and one.close_le <= day)
        if not over and not any(_the_same(one, other) for other in told) and whose in concerned(dossier, one):
            told.append(one)
    return [one for one in told if _served(dossier, one, day, name or _of_whom(dossier, one))] or [*titles]


def _the_same(one: FaitProcedure, other: FaitProcedure | Titre) -> bool:
    """Tell whether an order of the journal is one told already."""
    return one.date == other.date and (isinstance(other, Titre) or None in {one.rg, other.rg} or one.rg == other.rg)


def _of_whom(dossier: Dossier, order: FaitProcedure | Titre) -> str:
    return (first_condemned(dossier, order) if isinstance(order, Titre) else dossier.debiteur).nom_complet


def numbers(orders: Sequence[FaitProcedure | Titre]) -> tuple[str | None, ...]:
    """The numbers that tell apart the orders of one day; one when they are the same, told twice or not numbered.

    The journal and the titles may each number an order in their own way.
    """
    for kind in (Titre, FaitProcedure):
        told = tuple(dict.fromkeys(one.rg for one in orders if isinstance(one, kind)))
        if len(told) > 1:
            return told
    return (None,)


def _numbered(orders: Iterable[FaitProcedure | Titre], fact: FaitProcedure | Titre) -> list[FaitProcedure | Titre]:
    """The orders whose number an act bears."""
    return [one for one in orders if fact.rg and one.rg == fact.rg]


def opponents(dossier: Dossier, fact: FaitProcedure) -> frozenset[str]:
    """Names of those an opposition may be of: whom the orders known then bind, else the principal debtor.

    It is of whom it names, alone: the time to oppose runs for each (CPC 1416). One that names nobody holds for all
    those that the order whose number it bears binds, without one for all those of any order.
    """
    if fact.debiteur:
        return frozenset({fact.debiteur})
    known = [one for one in injunctions(dossier) if one.date <= fact.date]
    names = (concerned(dossier, one) for one in _numbered(known, fact) or known)
    return frozenset().union(*names) or frozenset({dossier.debiteur.nom_complet})


def _last(dossier: Dossier, formed: Iterable[tuple[Key, FaitProcedure]], au: dt.date, name: str) -> Opposition | None:
    """The last of some oppositions, one still pending before it: « close-le » ends its own alone."""
    known = [
        _ended(dossier, path, fact, au, name)
        for path, fact in formed
        if fact.date <= au and name in opponents(dossier, fact)
    ]
    return max(reversed(known), key=lambda one: (one.en_cours, one.date), default=None)


def _ended(dossier: Dossier, path: Key, fact: FaitProcedure, au: dt.date, name: str) -> Opposition:
    """An opposition, and the first of what ended it: what bears the number of another order ended another."""

    def of_it(acts: Iterable[FaitProcedure | Titre]) -> Iterator[dt.date]:
        own = (one for one in acts if not _of_another(dossier, fact, one, name))
        return (one.date for one in own if not of_which_suit(dossier, one))

    def judging(acts: Iterable[FaitProcedure | Titre]) -> Iterator[FaitProcedure | Titre]:
        return (one for one in acts if not _of_another_suit(dossier, fact, one, name))

    day, closed = fact.date, fact.close_le
    ends = {
        "jugee_le": _first(of_it(judging(_judgments(dossier, name))), day, au),
        "retiree_le": _first(of_it(_withdrawals(dossier, "debiteur", name)), day, au),
        "abandonnee_le": _first(of_it(_withdrawals(dossier, "creancier", name)), day, au),
        "eteinte_le": _first([closed] if closed else [], day, au),
    }
    first = min((end for end in ends.values() if end), default=None)  # the first ended it
    ended = next(({how: end} for how, end in ends.items() if end == first and end), {})
    unsaid = None if ended else _first(of_it(_withdrawals(dossier, None, name)), day, au)
    return Opposition(path, day, desistement_le=unsaid, **ended)


def _of_another(dossier: Dossier, opposition: FaitProcedure, act: FaitProcedure | Titre, name: str) -> bool:
    """Tell whether an act bears the number of an order that an opposition is not of."""
    orders = _numbered(injunctions(dossier), act)
    return bool(orders) and not any(of_order(dossier, opposition, one.date, name, one.rg) for one in orders)


def _of_another_suit(dossier: Dossier, opposition: FaitProcedure, act: FaitProcedure | Titre, name: str) -> bool:
    """Tell whether a judgment is of nothing that the orders an opposition is of granted."""
    orders = [one for one in injunctions(dossier) if of_order(dossier, opposition, one.date, name, one.rg)]
    return bool(orders) and all(apart(dossier, one, act) for one in orders)


def _judgments(dossier: Dossier, name: str) -> Iterator[FaitProcedure | Titre]:
    """The judgments that concern a debtor, told by the journal or by the titles."""
    told: list[FaitProcedure | Titre] = [*dossier.faits(FaitProcedure, Fait.JUGEMENT)]
    told += [titre for titre in dossier.titres if titre.nature in AU_FOND]
    yield from (one for one in told if name in concerned(dossier, one))


def _withdrawals(dossier: Dossier, author: str | None, name: str) -> Iterator[FaitProcedure]:
    """The withdrawals of one author, or those whose author is not said, that may be of a debtor's opposition."""
    told = (fact for fact in dossier.faits(FaitProcedure, Fait.DESISTEMENT) if fact.auteur == author)
    return (fact for fact in told if fact.debiteur in {None, name})


def _first(days: Iterable[dt.date], since: dt.date, au: dt.date) -> dt.date | None:
    return min((day for day in days if since <= day <= au), default=None)
