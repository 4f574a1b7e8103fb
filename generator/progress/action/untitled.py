"""Decisions that the journal alone tells: what they grant is followed nowhere until their title is noted."""

import datetime as dt
from collections.abc import Iterator

from generator.instances import against_principal, summary
from generator.law.deadlines import written
from generator.model import FaitProcedure
from generator.phrases import TO_SAY, quoted, to_note
from generator.progress.action.limits import FAR, awaited_of, waiting
from generator.progress.action.state import Etat
from generator.progress.asof import AsOf
from generator.progress.existence import out_of_reach
from generator.progress.facing import facing
from generator.progress.orders import standing
from generator.progress.titles import granted
from generator.progress.types import ENDED, ON_A_TITLE, Reste
from generator.vocabulary import Fait, NatureTitre

_TO_WRITE = f'juridiction="{TO_SAY}" rg={TO_SAY} principal={TO_SAY}'


def ordered(etat: Etat) -> Iterator[Reste]:
    """Orders that no title tells: what they grant is followed nowhere, nor known to be beside a title.

    Of an order alone, once no limit says any more what becomes of it: an agenda would forget the case.
    """
    if etat.stade in ON_A_TITLE and (etat.seen.titres or waiting(etat, *FAR) is None):
        yield from _orders(etat.seen)


def judged(etat: Etat) -> Iterator[Reste]:
    """The last judgment, of a case without any title but an order, once no limit says any more what becomes of it."""
    if etat.stade in ON_A_TITLE and waiting(etat, *FAR) is None:
        yield from _judgment(etat.seen)


def against_others(etat: Etat) -> Iterator[Reste]:
    """The same of another than the principal debtor, of whom no stage tells anything, once no limit of his does."""
    seen, dossier = etat.seen, etat.seen.case.dossier
    kinds = (Fait.JUGEMENT, Fait.ORDONNANCE_INJONCTION)
    told = (fact for fact in dossier.faits(FaitProcedure, *kinds) if fact.date <= seen.au)
    alone = any(not against_principal(dossier, fact) for fact in told)
    for party in dossier.debiteurs if alone and etat.stade not in ENDED else ():
        known = party is dossier.debiteur or awaited_of(etat, party.nom_complet)
        if not known and out_of_reach(seen, party) is None:
            own = facing(seen, party)
            yield from (*_orders(own), *_judgment(own))


def _orders(seen: AsOf) -> Iterator[Reste]:
    titled = {path for path, _ in seen.titres}
    for order in standing(seen):
        if not (order.opposee or order.lapsed(seen.au) or titled.intersection(order.lieux)):
            what = f"Ordonnance d'injonction de payer {order.nom}"
            yield _to_note(seen, order.date, what, "ce qu'elle", NatureTitre.ORDONNANCE_INJONCTION)


def _judgment(seen: AsOf) -> Iterator[Reste]:
    titled = any(titre.nature is not NatureTitre.ORDONNANCE_INJONCTION for _, titre in seen.titres)
    days = granted(seen) if not titled else []
    noted = [fact for _, fact in seen.of(FaitProcedure, Fait.JUGEMENT) if fact.date in days and not fact.deboute]
    for fact in noted[-1:]:
        yield _to_note(seen, fact.date, f"Jugement du {written(fact.date)}", "ce qu'il", _nature(seen, fact))


def _to_note(seen: AsOf, day: dt.date, what: str, granting: str, nature: NatureTitre) -> Reste:
    """A decision without its title; against whom, of one that no décompte of the case follows in any event."""
    line = to_note(seen.case.dossier.reference, _line(seen, day, nature))
    if seen.face_a is None:
        return Reste(day, f"{what} sans son titre : le décompte ne suit pas {granting} accorde, à noter ({line})")
    told = f"{what} contre {seen.nom} sans son titre : {granting} accorde n'est suivi nulle part, à noter ({line})"
    return Reste(day, told, nomme=True)


def title_of(seen: AsOf, judgment: FaitProcedure) -> str:
    """The fact that notes what a judgment of the journal grants."""
    return _line(seen, judgment.date, _nature(seen, judgment))


def _nature(seen: AsOf, judgment: FaitProcedure) -> NatureTitre:
    return NatureTitre.REFERE if summary(seen.case.dossier, judgment.date) else NatureTitre.JUGEMENT


def _line(seen: AsOf, day: dt.date, nature: NatureTitre) -> str:
    whom = f" condamnes={quoted(seen.nom)}" if seen.face_a is not None else ""
    return f"titre date={written(day)} nature={nature} {_TO_WRITE}{whom}"
