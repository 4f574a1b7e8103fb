"""What a suit leaves out: what a plan of some invoices held the day it was begun, and what its title does not judge."""

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal

from generator.instances import billed, of_another_suit, of_order, of_which_suit
from generator.model import Facture, FaitEcheancier, FaitProcedure, Titre
from generator.money import ZERO
from generator.progress.asof import AsOf, look
from generator.progress.once import once
from generator.progress.orders import Ordonnance, standing
from generator.progress.plans import held_by_the_plan
from generator.progress.procedure import pending_suits
from generator.progress.titles import titles_of_act, ungranted
from generator.statement import paid
from generator.statement.followed import followed, followed_together, titles_of
from generator.vocabulary import Fait, NatureTitre

_ASKED_BEFORE = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.OPPOSITION})  # of what their request asked for
_ASKING = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)


def left_out(seen: AsOf, fact: FaitProcedure) -> frozenset[str]:
    """Invoices that an act before a judge does not ask for."""
    held = _not_asked(seen, _request(seen, fact) if fact.type in _ASKED_BEFORE else fact)
    given = list(_given(seen, fact))
    return held | {numero for numero in seen.factures if given and not any(one.juge(numero) for one in given)}


def asked_of_no_judge(seen: AsOf) -> frozenset[str]:
    """Invoices that no suit still pending asks for; every one without any suit."""
    return frozenset(seen.factures).intersection(*(left_out(seen, one) for one in pending_suits(seen)))


@once
def beside_a_judge(seen: AsOf) -> frozenset[str]:
    """Invoices that letters go on for while a judge has others, or granted them: none that he may have been asked for.

    A request that names no invoice may be of every one of its day; so may what a title told alone answers. Beside a
    title that names none, nothing is counted: see ``which_suit.uncounted``.
    """
    asked = [_request(seen, one) for _, one in seen.of(FaitProcedure, *_ASKED_BEFORE)]
    asked += [one for _, one in seen.of(FaitProcedure, *_ASKING)]
    last = followed(seen.case.dossier, seen.au) if seen.titres else None
    if last is not None and not last.titre.factures:
        return frozenset()
    if last is None and not (asked and (pending_suits(seen) or any(one.lapsed(seen.au) for one in standing(seen)))):
        return frozenset()

    left = [unasked(seen, one) for one in asked]
    titles = [(one, billed(seen.case.dossier, one)) for _, one in seen.titres]

    def apart(facture: Facture) -> bool:
        judged = (facture.numero in known if asked else facture.date <= one.date for one, known in titles)
        return all(facture.numero in one for one in left) and not any(judged)

    return frozenset(numero for numero, (_, facture) in seen.factures.items() if apart(facture))


@once
def left_aside(seen: AsOf) -> tuple[str, ...]:
    """Invoices that the décompte counts nowhere, issued since a title that names none."""
    titles = titles_of(seen.case.dossier, seen.decompte.lignes) if seen.decompte is not None else []
    return paid.left_aside(seen.case.dossier, titles, seen.au)


def unjudged(seen: AsOf) -> bool:
    """Whether the summary orders followed leave some that no judge decided and nobody gave up, paid for or not."""
    owed = seen.decompte
    return owed is not None and bool(owed.non_accorde) and seen.last(Fait.SOLDE) is None


@once
def beyond_the_provision(seen: AsOf) -> tuple[Titre, Decimal] | None:
    """The last summary order followed that leaves some, what they all did not grant: not counted, not given up."""
    last = followed(seen.case.dossier, seen.au) if seen.titres else None
    if last is None or seen.last(Fait.SOLDE) is not None:
        return None
    owed = seen.decompte
    titles = [last.titre] if owed is None else titles_of(seen.case.dossier, owed.lignes)
    left = [(one, rest) for one in titles if (rest := ungranted(seen, one))]
    beyond = sum((rest for _, rest in left), ZERO) - (owed.trop_percu if owed is not None else ZERO)
    return (max((one for one, _ in left), key=lambda one: one.date), beyond) if beyond > ZERO else None


def counts_not_all(seen: AsOf) -> bool:
    """Whether the décompte leaves something out: since a title that names nothing, beyond a provision, to declare."""
    declared = seen.decompte is not None and seen.decompte.a_declarer is not None
    return declared or bool(left_aside(seen)) or beyond_the_provision(seen) is not None


def beside_the_titles(seen: AsOf) -> list[str]:
    """Invoices past due that the titles followed do not judge, as the décompte counts them, or failing one."""
    if seen.decompte is not None:
        lignes = seen.decompte.echues if seen.decompte.titre_et_factures else ()
        return [ligne.numero for ligne in lignes if not ligne.du_titre]
    last = followed(seen.case.dossier, seen.au) if seen.titres else None
    if last is None:
        return []
    known = followed_together(seen.case.dossier, seen.au, last) if last.titre.factures else (last,)
    judged = {numero for one in known for numero in billed(seen.case.dossier, one.titre)}
    return [numero for numero in seen.en_retard if numero not in judged]


def apart_from_suits(
    seen: AsOf, suits: Collection[FaitProcedure], own: FaitProcedure | None, *, letter: bool
) -> frozenset[str]:
    """Invoices that a document asks for while a judge has others; empty: every one. ``own``: the suit it is of."""
    if own is not None:
        return frozenset(seen.factures) - left_out(seen, own)
    return beside_a_judge(seen) if letter else asked_of_no_judge(seen) if suits else frozenset()


def _given(seen: AsOf, fact: FaitProcedure) -> Iterator[Titre]:
    """What an act before a judge obtained, or the order it opposes."""
    if fact.type is Fait.OPPOSITION:
        orders = (one for _, one in seen.titres if one.nature is NatureTitre.ORDONNANCE_INJONCTION)
        yield from (one for one in orders if of_order(seen.case.dossier, fact, one.date, seen.nom, one.rg))
    else:
        since = [one for _, one in seen.titres if one.date >= fact.date]
        may_be = (one for one in since if not of_another_suit(seen.case.dossier, fact, one))
        may_be = (one for one in may_be if not of_which_suit(seen.case.dossier, one))
        yield from titles_of_act(seen, fact) or sorted(may_be, key=lambda one: one.date)[:1]


def unasked(seen: AsOf, fact: FaitProcedure) -> frozenset[str]:
    """Invoices that an act does not ask a judge for: as it says, else those billed since. He has nothing of them.

    Of an act of before them all, as ``billed`` reads an order: what it asks for is not told.
    """
    asked = _named(fact) or [one for one, (_, facture) in seen.factures.items() if facture.date <= fact.date]
    return frozenset(seen.factures).difference(asked) if asked else frozenset()


def _named(fact: FaitProcedure) -> tuple[str, ...]:
    """The invoices that a writ or a request says it asks for."""
    return fact.factures if fact.type in _ASKING else ()


def unasked_by_the_request(seen: AsOf, order: Ordonnance) -> frozenset[str]:
    """The same of the request that an order answers."""
    asked = _asking(seen, order.date, order.numeros)
    return unasked(seen, asked) if asked is not None else frozenset()


def _request(seen: AsOf, fact: FaitProcedure) -> FaitProcedure:
    """The last request for what was granted, failing one the last writ; failing both, this one."""
    return _asking(seen, fact.date, {fact.rg} - {None}) or fact


def _asking(seen: AsOf, day: dt.date, numbers: Collection[str | None]) -> FaitProcedure | None:
    """The last request made to a judge by a day, failing one the last writ, of some numbers where one bears it."""
    known = (seen.of(FaitProcedure, kind) for kind in _ASKING)
    asked = next(filter(None, ([one for _, one in told if one.date <= day] for told in known)), [])
    own = [one for one in asked if one.rg in numbers] or asked
    return max(own, key=lambda one: one.date, default=None)


def _not_asked(seen: AsOf, asked: FaitProcedure) -> frozenset[str]:
    """Invoices that an act leaves out: as it says, else those that a plan of some held that day."""
    left = unasked(seen, asked)
    return left if _named(asked) else left | _held_on(seen, asked.date)


def _held_on(seen: AsOf, day: dt.date) -> frozenset[str]:
    partial = any(plan.signe and plan.factures and plan.date <= day for _, plan in seen.of(FaitEcheancier))
    return held_by_the_plan(look(seen.case, seen.office, day, None)) if partial else frozenset()
