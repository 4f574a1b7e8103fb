"""The rows of the portfolio as the last build left them; a cache, read only when something changed.

Each stays encoded: one that did not change is compared and written again as it is.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator import __version__
from generator.build import sealed
from generator.pages.ligne import Ligne

NAME = "lignes.msgpack"
Rows = dict[str, bytes]

_decoder = msgspec.msgpack.Decoder(Ligne)


def load(folder: Path) -> Rows:
    """Read the rows by reference; anything unreadable is an empty set, and every case is then made again."""
    version, shape, rows = sealed.load(folder / NAME, tuple[str, tuple[str, ...], Rows]) or ("", (), {})
    return rows if (version, shape) == (__version__, Ligne.__struct_fields__) else {}


def save(folder: Path, rows: Rows) -> None:
    """Write the rows."""
    sealed.save(folder / NAME, (__version__, Ligne.__struct_fields__, rows))


def encode(row: Ligne) -> bytes:
    """Encode a row: the same row gives the same bytes."""
    return msgspec.msgpack.encode(row)


def decode(rows: Mapping[str, bytes]) -> list[Ligne]:
    """Every row, by reference."""
    return [_decoder.decode(rows[name]) for name in sorted(rows)]
