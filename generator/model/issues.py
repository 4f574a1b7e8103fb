"""What the journal says of documents that left and are no fact of their own."""

from collections.abc import Iterable, Iterator

from generator.model.journal import FaitFin, FaitJournal


def issues_noted(journal: Iterable[FaitJournal], document: str) -> Iterator[FaitFin]:
    """Notes by which « emettre » says that a document left, when sending it is no fact of its own."""
    for fact in journal:
        if type(fact) is FaitFin and fact.document == document and fact.emis is not None:
            yield fact
