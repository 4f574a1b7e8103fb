"""Whether another company sold an invoice that a case claims, as its data say: by the lock, else by the file itself.

What reads pièces is loaded only where there is something to read: every check of a case asks.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.case import Case, KeyPath
from generator.documents.draft import Draft
from generator.findings import Finding, Level
from generator.model import Creancier, Facture

if TYPE_CHECKING:
    from generator.exhibits import Exhibit


def not_owed(case: Case, creancier: Creancier, invoices: Iterable[tuple[KeyPath, Facture]]) -> Iterator[Finding]:
    """Errors on the invoices that another company sold, as it was when they were taken in."""
    path = case.folder / "pieces.lock"
    if path.is_symlink() or not path.is_file() or b"vendeur" not in path.read_bytes():
        return
    from generator.exhibits import sellers  # noqa: PLC0415 - heavy: see the module

    yield from sellers.not_owed(case, creancier, invoices)


def sold_by_another(draft: Draft, cache: Path) -> Iterator[Finding]:
    """Errors on the invoices a letter tells of that another company sold, of those whose file is not taken in yet."""
    from generator.exhibits.sellers import unread  # noqa: PLC0415 - heavy: see the module

    wanted = unread(draft.case, {facture.piece for _, facture in draft.visees if facture.piece})
    if not wanted:
        return
    from generator.exhibits import intake  # noqa: PLC0415 - heavy: nothing is to be read once all is taken in

    for one in intake(only(draft.case, wanted), cache, draft.creancier):
        yield from _of_another(one)


def only(case: Case, wanted: set[str]) -> Case:
    """The case with the pièces wanted alone: the others are not read."""
    pieces = tuple(piece for piece in case.dossier.pieces if piece.id in wanted)
    return replace(case, dossier=case.dossier.model_copy(update={"pieces": pieces}))


def _of_another(taken: "Exhibit") -> Iterator[Finding]:
    """Beside a refusal, the only error that intake says of a pièce or of an attachment."""
    if taken.refus is None:
        yield from (finding for finding in taken.findings if finding.level is Level.ERREUR)
    for under in taken.sous:
        yield from _of_another(under)
