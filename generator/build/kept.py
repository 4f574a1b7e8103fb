"""What the last build made of each case: its row in the portfolio, its files; a cache, read when something changed.

Both stay encoded until they are asked for: a row that did not change is compared as it is. The cases are shared among
files, and only those of the cases that changed are written again: a build costs what it does, not what the portfolio
holds.
"""

import datetime as dt
import zlib
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

import msgspec

from generator import __version__
from generator.build import sealed
from generator.findings import Finding, RecouvreError
from generator.pages.ligne import Ligne

HOME = "lignes"  # their folder, under ``build/.etat``
SHARES = 16
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


_SHAPE = (__version__, Ligne.__struct_fields__, Products.__struct_fields__)
_Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
_ligne = msgspec.msgpack.Decoder(Ligne)
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


Cases = dict[sealed.Name, Kept]


def load(folder: Path) -> Cases:
    """Read what is kept, by reference; what is unreadable is nothing, and its cases are then made again."""
    cases: Cases = {}
    for share in range(SHARES):
        shape, known = sealed.load(_path(folder, share), tuple[_Shape, Cases]) or (None, {})
        if shape == _SHAPE:
            cases |= known
    return cases


def save(folder: Path, cases: Cases, changed: Iterable[str] | None = None) -> None:
    """Write what is kept; of the last build's files, only those of the cases that ``changed`` or are gone."""
    numbers = range(SHARES) if changed is None else map(_share, changed)
    shares: dict[int, Cases] = {number: {} for number in numbers}
    for name, known in cases.items():
        if (share := shares.get(_share(name))) is not None:
            share[name] = known
    for number, share in shares.items():
        sealed.save(_path(folder, number), (_SHAPE, share))


def _share(name: str) -> int:
    return zlib.crc32(name.encode()) % SHARES


def _path(folder: Path, share: int) -> Path:
    return folder / HOME / f"{share:x}.msgpack"


def encode(row: Ligne | None, products: Products) -> Kept:
    """Encode a case: the same gives the same bytes."""
    return Kept(msgspec.msgpack.encode(row) if row else b"", msgspec.msgpack.encode(products))


def rows(cases: Mapping[str, Kept], *, apart: Container[str] = ()) -> dict[str, Ligne]:
    """Every row, by reference and in its order, but those of the cases ``apart``."""
    return {name: _ligne.decode(cases[name].row) for name in sorted(cases) if cases[name].row and name not in apart}
