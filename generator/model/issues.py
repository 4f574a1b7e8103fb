"""What the journal says of documents that left."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from generator.model.dossier import Dossier
from generator.model.evenement import Evenement
from generator.model.journal import FaitAutreCourrier, FaitFin, FaitJournal

_PAPERS = frozenset({"mise-en-demeure", "relance", "autre"})  # natures a paper takes among the pièces once it has left


def copy_of(number: int) -> str:
    """How the name of a pièce begins that is the copy of a file of an issue."""
    return f"emission-{number:04}-"


def proved(dossier: Dossier, fact: Evenement) -> bool:
    """Tell whether a pièce says what became of what was sent: its own copy among the pièces does not."""
    if fact.emis is None:
        return bool(fact.preuves)
    cited = filter(None, map(dossier.piece, fact.preuves))
    copy = copy_of(fact.emis)
    return any(one.nature not in _PAPERS or not PurePath(one.fichier).name.startswith(copy) for one in cited)


def to_prove(dossier: Dossier, fact: Evenement) -> str:
    """How the proof that a registered letter came is put among the pièces, with the command when it was issued."""
    if fact.emis is None:
        return "Ajouter « piece: … » : avis de réception ou pli."
    line = f"recouvre completer {dossier.reference} {fact.emis} AVIS.pdf --verser"
    joined = "s'il est joint déjà, ne pas le nommer."
    return f"Numériser l'avis, puis le joindre et le verser avec la lettre : {line} ; {joined}"


def to_present(dossier: Dossier, fact: Evenement) -> str:
    """How the day a registered letter was first presented is noted."""
    if fact.emis is None:
        return "Ajouter « presentee-le: AAAA-MM-JJ »."
    return f"La lire sur l'avis : recouvre completer {dossier.reference} {fact.emis} --presentee-le JJ/MM/AAAA."


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
