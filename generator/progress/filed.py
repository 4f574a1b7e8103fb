"""The procedure a creditor has started, and what ends it."""

from generator.model import FaitProcedure
from generator.progress.asof import AsOf, Note
from generator.progress.procedure import commandement_over, ended_on, opened_claim
from generator.vocabulary import Fait
from generator.vocabulary.faits import PROTECTIVE

FILED = (
    Fait.PETITES_CREANCES,
    Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
    Fait.REQUETE_INJONCTION,
    Fait.ASSIGNATION,
    Fait.OPPOSITION,
    *PROTECTIVE,
)


def filed(seen: AsOf) -> Note | None:
    """The last procedure started and not ended, if any.

    A summary suit that was judged hides none, nor a request refused beside a suit that goes on.
    """
    started = [note for note in seen.facts(*FILED) if not _judged_summarily(seen, note)]
    note = max(started, key=lambda one: one.date, default=None)
    if note is None:
        return None
    ended = any(_ends(fact, note) for _, fact in seen.of(FaitProcedure, Fait.DESISTEMENT, Fait.REJET))
    if ended or (isinstance(note.fait, FaitProcedure) and _failed(seen, note.fait)):
        pending = opened_claim(seen)
        return next((one for one in started if one.origine == pending), None)
    return note


def _judged_summarily(seen: AsOf, note: Note) -> bool:
    fact = note.fait
    return isinstance(fact, FaitProcedure) and fact.urgent and ended_on(seen, fact.date, urgent=True) is not None


def _failed(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether what was started led nowhere: its end is noted, or that of a procedure without judge."""
    if seen.known(fait.close_le) is not None:
        return True
    if fait.type is Fait.COMMANDEMENT_CREANCE_COMMERCIALE:
        return commandement_over(seen, fait)
    return fait.type is Fait.PETITES_CREANCES and fait.issue is not None


def _ends(fact: FaitProcedure, filed: Note) -> bool:
    """Tell whether a withdrawal or a refusal ends a procedure: the debtor's withdrawal ends his opposition alone."""
    return fact.date >= filed.date and (fact.eteint or filed.type is Fait.OPPOSITION)
