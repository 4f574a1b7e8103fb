"""What the data of electronic invoices say of a case, another seller first: by the lock, else by the file itself.

What reads pièces is loaded only where there is something to read: every check of a case asks. For the same reason
the bytes of the lock are searched, not parsed.
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
    if b"vendeur" in case.lock:
        from generator.exhibits import sellers  # noqa: PLC0415 - heavy: see the module

        yield from sellers.not_owed(case, creancier, invoices)


def told_otherwise(case: Case, creancier: Creancier) -> Iterator[Finding]:
    """Warnings on what the invoices taken in do not say as the case does: an amount, a date, the buyer."""
    if b"facture:" in case.lock:
        from generator.exhibits import sellers  # noqa: PLC0415 - heavy: see the module

        yield from sellers.told_otherwise(case, creancier)


def not_read_yet(case: Case) -> Iterator[Finding]:
    """Warnings on the invoices whose data nobody has read: neither their amount nor their seller is known."""
    cited = {one.piece: rank for rank, one in enumerate(case.dossier.factures) if one.piece}
    named = (one for one in case.dossier.pieces if one.id in cited and one.fichier.lower().endswith((".pdf", ".eml")))
    lock = case.lock
    wanted = {one.id for one in named if not lock or _size(case.folder / one.fichier) not in lock}
    if wanted:
        from generator.exhibits.sellers import unread  # noqa: PLC0415 - heavy: nothing is to be read once all is taken in

        for piece in sorted(unread(case, wanted)):
            yield case.avertit(
                ("factures", cited[piece], "piece"),
                "facture pas encore versée : ce que dit son fichier n'est pas comparé au dossier.",
                f"Lancer « recouvre verser {case.dossier.reference} ».",
            )


def _size(path: Path) -> bytes:
    """The line of the lock that gives the size of a file; what no lock holds for a name not found as typed."""
    return f"octets: '{path.stat().st_size}'".encode() if path.is_file() else b"\0"


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
