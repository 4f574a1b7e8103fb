"""A case that the creditor closed, paid or not: what may still be made of it, in one place for every document."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.documents.contexts.letter import RECEIPTS
from generator.documents.draft import Draft
from generator.documents.requirements.existence import ASKING_NOTHING
from generator.documents.requirements.holds import PAUSE
from generator.findings import Finding
from generator.model import Dispense, FaitJournal
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.types import CLOSING, Stade

# Nothing is asked of the debtor: receipt, release, statement, what a guarantor is told, claim in proceedings, VAT.
MADE_STILL = RECEIPTS | ASKING_NOTHING | {
    "mainlevee", "releve-de-compte", DECLARATION, "revendication", "certificat-irrecouvrabilite", "duplicata-tva",
}  # fmt: skip


def _closed(draft: Draft) -> Iterator[Finding]:
    for rank, fact in _closings(draft) if draft.document not in MADE_STILL else ():
        yield draft.manque(
            ("journal", rank),
            f"dossier {CLOSING[fact.type]} le {fact.date:%d/%m/%Y} : ce document ne doit pas partir.",
            "Le dossier reprend : ôter ce fait du journal.",
        )


def _closings(draft: Draft) -> Iterator[tuple[int, FaitJournal]]:
    if draft.situation.stade is Stade.CLOS:
        journal = enumerate(draft.dossier.journal)
        yield from ((rank, fact) for rank, fact in journal if fact.type in CLOSING and fact.date <= draft.au)


def _known(draft: Draft, waiver: Dispense) -> bool:
    """A decision answers the closing known when it was taken, not one that came later."""
    return all(fact.date <= waiver.date for _, fact in _closings(draft))


NON_CLOS = replace(PAUSE, titre="Dossier non clos", check=_closed, tient=_known)  # waived by the same decision
