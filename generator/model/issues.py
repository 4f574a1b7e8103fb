"""What the journal says of documents that left."""

from collections.abc import Iterable, Iterator

from generator.model.evenement import Evenement
from generator.model.journal import FaitAutreCourrier, FaitFin, FaitJournal


def issues_noted(journal: Iterable[FaitJournal], document: str, name: str | None = None) -> Iterator[FaitFin]:
    """Notes by which « emettre » says that a document left, when sending it is no fact of its own.

    ``name``: of a joint debtor alone; nobody's, by default.
    """
    for fact in journal:
        if type(fact) is FaitFin and fact.document == document and fact.debiteur == name and fact.emis is not None:
            yield fact


def noted_as(journal: Iterable[FaitJournal], number: str) -> tuple[int, FaitJournal] | None:
    """Rank and fact of the journal that an issue proves, by its number in the register; None when no fact cites it."""
    return next(((rank, fact) for rank, fact in enumerate(journal) if str(fact.emis) == number), None)


def addressee(fact: Evenement) -> str:
    """The joint debtor or guarantor a letter went to; nothing when it went to the principal debtor."""
    return fact.debiteur if isinstance(fact, FaitAutreCourrier) else ""
