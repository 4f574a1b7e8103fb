"""The last day on which something of a case changed: what a draft is dated by, so that it keeps its bytes."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import get_args, get_type_hints

from generator.model import Evenement, FaitPause
from generator.progress.asof import AsOf
from generator.progress.existence import turns
from generator.progress.notices import last_notice
from generator.progress.plans import plans
from generator.statement.holds import refunds


def last_change(seen: AsOf, *, billed: bool = True) -> dt.date:
    """Last day, not later than ``au``, of a fact, a sum, its rejection, a title, or the day after a limit they set.

    Nothing a document states differs between that day and ``au``, interest apart. ``au`` itself failing all.
    ``billed``: the day of an invoice counts too.
    """
    ends = (end + dt.timedelta(days=1) for end in _ends(seen))
    return max((day for day in (*_dates(seen, billed), *ends) if day <= seen.au), default=seen.au)


def _dates(seen: AsOf, billed: bool) -> list[dt.date]:  # noqa: FBT001
    dossier = seen.case.dossier
    days = [facture.date for facture in dossier.factures] if billed else []
    days += [day for paid in dossier.paiements for day in (paid.date, paid.rejete_le) if day is not None]
    days += [credit.date for credit in dossier.avoirs]
    days += [one.date for one in refunds(dossier, seen.au)]
    days += [titre.date for titre in dossier.titres]
    days += [cost.date for cost in dossier.frais]
    for fait in dossier.journal:  # a letter is also presented, handed over: its own dates count
        own = _dated(Evenement if _lifted(seen, fait) else type(fait))
        days += [day for field in own if (day := getattr(fait, field)) is not None]
    return days


@cache
def _dated(kind: type[Evenement]) -> tuple[str, ...]:
    """Fields of a class of facts that hold a day."""
    return tuple(name for name, hint in get_type_hints(kind).items() if dt.date in {hint, *get_args(hint)})


def _lifted(seen: AsOf, fait: object) -> bool:
    """Tell whether a hold was lifted: the day it would have lasted to changes nothing any more."""
    return isinstance(fait, FaitPause) and seen.resumed(fait.type, fait.date) is not None


def _ends(seen: AsOf) -> Iterator[dt.date]:
    notice = last_notice(seen)
    if notice is not None:
        yield notice.fin
    yield from (plan.regularisation for plan in plans(seen) if plan.regularisation is not None)
    yield from turns(seen)
    holds = (fait for _, fait in seen.of(FaitPause) if not _lifted(seen, fait))
    yield from (fait.jusqu_au for fait in holds if fait.jusqu_au is not None)
