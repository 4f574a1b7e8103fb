"""A part of a portfolio: it depends on the references alone, so that machines need not talk to each other."""

import hashlib

from msgspec import Struct


class Tranche(Struct, frozen=True):
    """Part ``rank`` of ``count``, from 1."""

    rank: int
    count: int

    def holds(self, reference: str) -> bool:
        """Tell whether a case belongs to this part."""
        digest = hashlib.sha256(reference.encode("utf-8")).digest()
        return int.from_bytes(digest[:8]) % self.count == self.rank - 1


def parse_tranche(text: str) -> Tranche:
    """Read ``2/4``.

    Raises:
        ValueError: not of that form; the message is French.
    """
    rank, _, count = text.partition("/")
    if not (rank.isdecimal() and count.isdecimal() and 1 <= int(rank) <= int(count)):
        raise ValueError(f"« {text} » : écrire la tranche sur le nombre de tranches, par exemple 2/4.")
    return Tranche(int(rank), int(count))
