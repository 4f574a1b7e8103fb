"""The procedure a creditor has started, and what ends it."""

from generator.model import FaitJournal, FaitProcedure
from generator.progress.asof import AsOf, Note
from generator.progress.orders import orders
from generator.progress.procedure import commandement_over, opened_claim, suit_ended_on
from generator.progress.seizures import executed_on
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

    What led nowhere hides none that goes on beside it, nor a summary suit that was judged, nor a request refused; nor
    does a suit withdrawn hide what was seized before it, which holds until it is lifted.
    """
    started = [note for note in seen.facts(*FILED) if not _over(seen, note.fait)]
    note = max(started, key=lambda one: one.date, default=None)
    if note is not None and any(_ends(fact, note) for _, fact in seen.of(FaitProcedure, Fait.DESISTEMENT, Fait.REJET)):
        pending = opened_claim(seen)
        suit = next((one for one in started if one.origine == pending), None)
        return suit or max((one for one in started if _seized(seen, one.fait)), key=lambda one: one.date, default=None)
    return note


def _seized(seen: AsOf, fait: FaitJournal) -> bool:
    return isinstance(fait, FaitProcedure) and fait.type in PROTECTIVE and executed_on(fait, seen.au) is not None


def _over(seen: AsOf, fait: FaitJournal) -> bool:
    """Tell whether what was started led nowhere, or was judged summarily: its end is noted, or is that of its kind."""
    if not isinstance(fait, FaitProcedure):
        return False
    if seen.known(fait.close_le) is not None:
        return True
    if fait.urgent:
        return suit_ended_on(seen, fait) is not None
    if fait.type is Fait.REQUETE_INJONCTION:  # an order lapsed, or its suit given up, leaves nothing of it (1411, 1419)
        since = [one for one in orders(seen) if one.date >= fait.date]
        return bool(since) and all(one.lapsed(seen.au) or one.given_up for one in since)
    if fait.type is Fait.COMMANDEMENT_CREANCE_COMMERCIALE:
        return commandement_over(seen, fait)
    return fait.type is Fait.PETITES_CREANCES and fait.issue is not None


def _ends(fact: FaitProcedure, filed: Note) -> bool:
    """Tell whether a withdrawal or a refusal ends a procedure: the debtor's withdrawal ends his opposition alone."""
    return fact.date >= filed.date and (fact.eteint or filed.type is Fait.OPPOSITION)
