"""Claims that came to the creditor: what the debtor does not receive waits until their transfer binds him.

A letter leaves; so does a writ, which tells him of it as it is served (whether that notifies it is to be verified).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.documents import bases
from generator.documents.contexts.letter import RECEIPTS
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.others import PERSONAL_DATA
from generator.findings import Finding, Level
from generator.progress.transfers import unknown_to_the_debtor


def _not_known(draft: Draft) -> Iterator[Finding]:
    """Of the invoices told of; of none once there is a title, nor where nothing is asked."""
    if draft.titre is None and draft.document not in RECEIPTS | {PERSONAL_DATA}:
        yield from unknown_to_the_debtor(draft.case, draft.visees, draft.au)


def _told(draft: Draft) -> Iterator[Finding]:
    return (one._replace(level=Level.AVERTISSEMENT) for one in _not_known(draft))


NOTIFICATION_CESSION = Requirement(
    "notification-cession", "Transmission connue du débiteur", _not_known, dispensable=True, reference=bases.CESSION
)
NOTIFICATION_A_VERIFIER = replace(NOTIFICATION_CESSION, check=_told, dispensable=False)
