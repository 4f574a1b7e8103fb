"""The lines that declare the files of ``pieces/`` nobody declared: to paste in the case, their nature left to say."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.case import Case
from generator.edit.emit import item_lines
from generator.phrases import LIGATURES, TO_SAY


def declaration(case: Case, files: Sequence[str]) -> list[str]:
    """The lines to paste, headed by ``pieces:`` in a case that declares none."""
    taken = {piece.id for piece in case.dossier.pieces}
    lines = [] if taken else ["pieces:"]
    for file in (unicodedata.normalize("NFC", name) for name in files):  # as typed by hand: found all the same
        stem = PurePosixPath(file).stem
        name = next(name for name in _names(stem) if name not in taken)
        taken.add(name)
        lines += item_lines({"id": name, "fichier": file, "nature": TO_SAY, "titre": stem}, 2)
    return lines


def _names(stem: str) -> Iterator[str]:
    """Names to try: « devis », then « devis-2 », « devis-3 »."""
    plain = unicodedata.normalize("NFKD", stem.translate(LIGATURES)).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "piece"
    yield name
    for rank in range(2, 10_000):
        yield f"{name}-{rank}"
