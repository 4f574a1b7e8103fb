"""What a judge asks of a party within a time he gives: the expert's deposit, exhibits, a brief."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.working_days import is_working_day, previous_working_day
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import act
from generator.progress.limits.writ import over
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait, Reference

ORDERING = (Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT)
DECISION = Reference("Décision du juge", "Journal du dossier")
UNREAD = (
    "Ce que le retard fait perdre (caducité, pièces écartées, radiation) est dans la décision, que Recouvre ne lit pas."
)
NOT_WORKING = "Jour non ouvrable : par prudence, aucun report n'est compté (CPC, art. 642, à vérifier)."


def judge_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """The day a decision gives, until what it asks for is done; nothing once the suit it is of is over.

    Of what is asked of the adversary, what he does late is for the creditor to raise; past, it is left to be asked for.
    """
    for path, fait in seen.of(FaitProcedure, *ORDERING):
        if fait.avant_le is None:
            continue
        last, done = fait.avant_le, act(seen.known(fait.fait_le), path, "fait-le")
        theirs = of_the_adversary(fait)
        whose = " à l'adversaire" if theirs else ""
        if theirs and done is None and last < seen.au:
            continue
        working = is_working_day(last)
        safe, why = (last, ()) if working else (previous_working_day(last), (NOT_WORKING,))
        limit = Delai(
            "delai-du-juge",
            f"Délai fixé par le juge{whose} le {written(fait.date)}",
            fait.date,
            (*path, "avant-le"),
            last,
            last if theirs else safe,
            UNREAD,
            DECISION,
            "debiteur" if theirs else "creancier",
            explication=() if theirs else why,
            objet=fait.a_faire or "",
        )
        if done is not None:
            yield from _late(limit, *done)
        elif not over(seen, fait):
            yield limit


def of_the_adversary(fait: FaitProcedure) -> bool:
    """Tell whether what a judge asks is asked of the debtor."""
    return fait.a_faire_par == "debiteur"


def unanswered(seen: AsOf) -> Iterator[tuple[FaitProcedure, dt.date]]:
    """What was asked of the adversary, whose day is past, and of which nothing is noted."""
    for _, fait in seen.of(FaitProcedure, *ORDERING):
        last = fait.avant_le if of_the_adversary(fait) else None
        if last is not None and last < seen.au and seen.known(fait.fait_le) is None and not over(seen, fait):
            yield fait, last


def _late(limit: Delai, day: dt.date, where: KeyPath) -> Iterator[Retard]:
    if day > limit.date:
        yield Retard(
            limit.nature,
            limit.titre,
            day,
            where,
            limit.date,
            limit.prudence,
            limit.consequence,
            limit.reference,
            limit.a_charge_de,
            explication=tuple(filter(None, (limit.objet, *limit.explication))),
        )
