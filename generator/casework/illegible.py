"""What no liasse can hold: pièces not there or unreadable, files they carry that do not print, by the lock."""

import re
from collections.abc import Iterator

from generator.case import Case
from generator.casework.computed import Computed
from generator.casework.liasse import wanted
from generator.findings import Finding, Level

_ASK = "Demander l'original à son auteur ou le numériser de nouveau, puis lancer « recouvre verser {0} »."
_CARRIES = re.compile(rb"\n {4,}(?:refus|jointes):")  # of an attachment, not of the pièce itself
_FILE = re.compile(r"pieces\[\d+\]\.fichier")


def with_unusable(computed: Computed) -> tuple[Finding, ...]:
    """Findings of the case's files; a pièce that no liasse can hold is an error once a build makes one.

    The build would end in error on it; before that, no document asks for it and it is one more thing that lacks.
    """
    found = (*computed.case.findings, *illegible(computed.case))
    if not wanted(computed.situation):
        return found
    return tuple(
        one._replace(level=Level.ERREUR) if one.level is Level.MANQUE and _FILE.fullmatch(one.key) else one
        for one in found
    )


def illegible(case: Case) -> Iterator[Finding]:
    """What lacks of each, as of a file that is not there: it enters no liasse and goes with no letter."""
    lock = case.lock
    if b"  refus: " not in lock:  # nearly always: the lock is searched, not parsed
        return
    from generator.exhibits.locked import taken_in, within  # noqa: PLC0415 - heavy: not paid when nothing was refused
    from generator.exhibits.proofs import NOBODY_READS  # noqa: PLC0415 - as above

    for rank, piece, block in taken_in(case):
        if str(within(block, "refus")) in NOBODY_READS:
            message = (
                f"« {piece.fichier} » est illisible, d'après le dernier « verser » : il n'entre dans aucune liasse."
            )
            yield case.manque(("pieces", rank, "fichier"), message, _ASK.format(case.dossier.reference))


def left_out(case: Case) -> Iterator[Finding]:
    """Doubts on what the pièces carry and the liasse does not print; a liasse made anew tells more of each."""
    if _CARRIES.search(case.lock):  # as above
        from generator.exhibits import locked  # noqa: PLC0415 - as above

        yield from locked.left_out(case)
