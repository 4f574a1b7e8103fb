"""What ``pieces.lock`` keeps of the examination of each pièce, without any file being read again.

Somebody may have edited it: what is not as ``lock`` writes it says nothing.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.case import Case
from generator.exhibits.facts import Genre
from generator.exhibits.refusals import unprinted
from generator.exhibits.remarks import contained, doubts
from generator.findings import Finding
from generator.load.yaml_text import read_yaml
from generator.model import Piece
from generator.references import LOCK


def blocks(case: Case) -> list[Any]:
    """One block a pièce, as it was taken in; none of a damaged lock."""
    return blocks_of(text_of(case))


def text_of(case: Case) -> str:
    """The lock of a case as it is written; empty when it has none."""
    return case.content(LOCK).decode("utf-8", "replace")


@lru_cache(maxsize=16)  # asked again for each document of a case
def blocks_of(text: str) -> list[Any]:
    """Same, of the text of a lock."""
    tree, _, wrong = read_yaml(text, LOCK)
    return [] if wrong else listed(tree, "pieces")


def listed(tree: Any, key: str) -> list[Any]:
    """The list under a key; empty for anything else."""
    found = within(tree, key)
    return found if isinstance(found, list) else []


def within(tree: Any, *keys: str) -> Any:
    """What lies under keys, one in the other; None when one is not there."""
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def taken_in(case: Case) -> Iterator[tuple[int, Piece, Any]]:
    """The rank and the block of each pièce that is the file that was taken in, by its size."""
    known = {(str(within(block, "fichier")), str(within(block, "octets"))): block for block in blocks(case)}
    for rank, piece in enumerate(case.dossier.pieces):
        path = case.folder / piece.fichier
        if path.is_file() and (block := known.get((piece.fichier, str(path.stat().st_size)))):
            yield rank, piece, block


def left_out(case: Case) -> Iterator[Finding]:
    """What the pièces carry that no page of the liasse shows."""
    for rank, piece, block in taken_in(case):
        for carrier, told in _left_out(block, piece):
            yield from doubts(case, ("pieces", rank), carrier, [told])


def _left_out(block: Any, piece: Piece) -> Iterator[tuple[Piece, tuple[str, str]]]:
    read = within(block, "constats", "facture", "fichier")
    names = [str(within(one, "nom")) for one in listed(within(block, "constats"), "jointes")]
    if others := [name for name in names if name != read]:
        yield piece, contained(others)
    for under in listed(block, "jointes"):
        attached = piece.model_copy(update={"titre": str(within(under, "fichier"))})
        if within(under, "refus"):
            carrier = Genre.PDF if within(block, "genre") == Genre.PDF else Genre.COURRIEL
            yield attached, unprinted(carrier)
        yield from _left_out(under, attached)
