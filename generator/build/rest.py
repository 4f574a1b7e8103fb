"""A settled case of which nothing is to come: shown at its last date, it is the same on every day after."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel

from generator.build.computed import Computed, compute_case
from generator.build.planning import awaited
from generator.model import Office
from generator.money import ZERO
from generator.progress.types import Stade
from generator.register.chain import issues
from generator.statement.followed import unserved_until

CLOSED = frozenset({Stade.SOLDE, Stade.CLOS})


def rested(computed: Computed, office: Office) -> Computed:
    """The case at its last date, marked ``repos``, when nothing is owed nor awaited then; otherwise as it is.

    No limit runs in a settled case, and no date of it is to come: what is computed at the last one holds for ever.
    """
    if not _settled(computed, office):
        return computed
    last = max(_dates_of(computed), default=dt.date.max)
    if last > computed.situation.au:
        return computed
    then = compute_case(computed.case, office, last)
    return replace(then, repos=True) if _settled(then, office) else computed


def _settled(computed: Computed, office: Office) -> bool:
    seen, owed = computed.situation, computed.decompte
    if owed is None or owed.total != ZERO or seen.stade not in CLOSED or seen.delais:
        return False
    return not any(draft.manques for draft in awaited(computed, office))


def _dates_of(computed: Computed) -> Iterator[dt.date]:
    """Every date of the case: written in it, in its register, or that of a term, a hold, an order counted from them."""
    dossier = computed.case.dossier
    for name, value in dossier:
        if name != "attendu":  # figures to be found at a date of their own: no fact of the case
            yield from _dates(value)
    blocks, _ = computed.registre
    yield from (dt.date.fromisoformat(block["emis-le"]) for block in issues(blocks))
    yield from (lapse for titre in dossier.titres if (lapse := unserved_until(dossier, titre)))
    yield from (line.echeance for line in computed.owed().lignes)
    yield from (hold.jusqu_au for hold in computed.situation.pauses if hold.jusqu_au)


def _dates(value: object) -> Iterator[dt.date]:
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, BaseModel):
        yield from _dates(vars(value))
    elif isinstance(value, Mapping):
        yield from _dates(value.values())
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for one in value:
            yield from _dates(one)
