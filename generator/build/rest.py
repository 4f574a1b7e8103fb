"""A settled case of which nothing is to come: shown at its last date, it is the same on every day after."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.casework.awaited import awaited
from generator.casework.computed import Computed, compute_case
from generator.model import Office
from generator.money import ZERO
from generator.progress.asof import look
from generator.progress.procedure import pending_suits
from generator.progress.types import ENDED
from generator.register.chain import issued_on, issues

LONGEST = dt.timedelta(days=11_000)  # thirty years and more: no limit of the law is longer (C. civ., art. 2227)


def rested(computed: Computed, office: Office) -> Computed:
    """The case at its last date, marked ``repos``, when nothing is owed nor awaited then; otherwise as it is.

    No limit runs in a settled case, no judge has it and no date of it is to come: what is computed at the last one
    holds for ever.
    Should anything lapse later (an order never served), another thing is computed once every limit of the law is past.
    """
    if not _settled(computed, office):
        return computed
    last = max(_dates_of(computed), default=dt.date.max)
    if last > computed.situation.au:
        return computed
    then = compute_case(computed.case, office, last)
    for_ever = compute_case(computed.case, office, last + LONGEST)
    return replace(then, repos=True) if _settled(then, office) and _same(then, for_ever) else computed


def _same(one: Computed, later: Computed) -> bool:
    """Whether two computations say the same, but for their dates (a delay that ends after a payment is no change)."""
    if one.decompte is None or later.decompte is None:
        return False
    au, since = one.situation.au, one.situation.depuis
    situation, decompte = replace(later.situation, au=au, depuis=since), replace(later.decompte, au=au)
    return (one.situation, one.decompte) == (situation, decompte)


def _settled(computed: Computed, office: Office) -> bool:
    seen, owed = computed.situation, computed.decompte
    if owed is None or owed.total != ZERO or seen.stade not in ENDED or seen.delais:
        return False
    if pending_suits(look(computed.case, office, seen.au, owed)):  # its hearing, or what it lapses for, is to come
        return False
    return not any(draft.manques for draft in awaited(computed, office))


def _dates_of(computed: Computed) -> Iterator[dt.date]:
    """Every date of the case: written in it, in its register, or that of a term counted from them.

    The end of a hold counted from them is none: until it comes, nothing is the same for ever.
    """
    for path, value in computed.case.leaves():
        if isinstance(value, dt.date) and path[0] != "attendu":  # the day of an expected figure is no fact of the case
            yield value
    blocks, _ = computed.registre
    yield from map(issued_on, issues(blocks))
    yield from (line.echeance for line in computed.owed().lignes)
