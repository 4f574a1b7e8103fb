"""The décompte: where the model meets the law. Case + date -> lines, segments, totals, reasons.

``compute`` is for everything that leaves the office; ``compute_partial`` is for pages only: where a rate is unknown
it stops interest on the last known day and says so in ``incomplet``.
"""

import datetime as dt

from generator.case import Case
from generator.model import Office
from generator.statement.compose import compose
from generator.statement.facts import Reading
from generator.statement.gather import gather
from generator.statement.ledger import play
from generator.statement.types import Decompte

__all__ = ["compute", "compute_partial"]


def compute(case: Case, office: Office, au: dt.date, *, lectures: bool = True) -> Decompte:
    """The décompte of a case at ``au``: what is owed that day, to the cent, with its reasons.

    ``lectures``: also give the figures of the other readings, each a ledger played again; a check prints none.

    Raises:
        LawGap: a rate the interest needs is unknown; nothing is extrapolated.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = gather(case, office, au)
    ledger = play(facts, Reading())
    if ledger.gap:
        raise ledger.gap[1]
    return compose(facts, ledger, lectures=lectures)


def compute_partial(case: Case, office: Office, au: dt.date) -> Decompte:
    """The same, where an unknown rate stops interest instead of refusing; ``incomplet`` then says so.

    No letter, requête or export may use an incomplete décompte.

    Raises:
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = gather(case, office, au)
    return compose(facts, play(facts, Reading()))
