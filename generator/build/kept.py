"""What the last build made of each case: its row in the portfolio, its files; a cache, read when something changed.

Both stay encoded until they are asked for: a row that did not change is compared as it is. ``store`` puts them away.
"""

import datetime as dt

import msgspec

from generator import __version__
from generator.build import sealed
from generator.findings import Finding, RecouvreError
from generator.pages.ligne import Ligne

HOME = "lignes"  # their folder, under ``build/.etat``
_STRANGE = (
    f".etat/{HOME} nomme un fichier hors de la sortie : il ne vient pas d'ici. Supprimer ce .etat, puis relancer."
)


class PieceNotee(msgspec.Struct, array_like=True, frozen=True):
    """A pièce as numbered in the liasse; ``id`` finds it in the case."""

    numero: str
    id: str
    sha256: str
    pages: int
    fichier: str
    refus: str


class LiasseNotee(msgspec.Struct, array_like=True, frozen=True):
    """What the page of the case needs of a liasse that was not made again."""

    key: str
    fichier: str
    pieces: tuple[PieceNotee, ...]
    findings: tuple[Finding, ...]


class Controles(msgspec.Struct, array_like=True, frozen=True):
    """What the checks said of the text of a case, which changes with what ``key`` is made of and nothing else."""

    key: str
    findings: tuple[Finding, ...]


class Products(msgspec.Struct, array_like=True, frozen=True):
    """What the last build made of a case.

    ``outputs`` maps a path under ``build/`` to the hash of what it prints (its key), to be compared before making
    it again. ``prints`` tells that hash from the one of all that a PDF was made from: as long as these are the same,
    nothing is filled again to know.
    """

    outputs: dict[sealed.Below, str] = {}
    liasse: LiasseNotee | None = None
    days: dict[str, dt.date] = {}  # key of a draft -> the day at which it is arrêté
    prints: dict[str, str] = {}
    controles: Controles | None = None


SHAPE = (__version__, Ligne.__struct_fields__, Products.__struct_fields__)  # what another version wrote is not read
decode_row = msgspec.msgpack.Decoder(Ligne).decode  # of a row that is not empty
_products = msgspec.msgpack.Decoder(Products)


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """A case as it was made; ``row`` is empty when it has none: it has errors, or is another creditor's."""

    row: bytes
    made: bytes

    @property
    def products(self) -> Products:
        """What was made of it, decoded each time it is asked for.

        Raises:
            RecouvreError: a file of it would lie out of the output: no build of ours wrote that.
        """
        try:
            return _products.decode(self.made)
        except msgspec.MsgspecError:
            raise RecouvreError(_STRANGE) from None


def encode(row: Ligne | None, products: Products) -> Kept:
    """Encode a case: the same gives the same bytes."""
    return Kept(msgspec.msgpack.encode(row) if row else b"", msgspec.msgpack.encode(products))
