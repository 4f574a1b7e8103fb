"""A cache file with its checksum before it: what is absent, truncated or damaged reads as nothing.

The checksum is against accidents, and read at every run: who may write here may write the pages as well. But not
elsewhere: a cache that came with a copied folder removes and writes nothing out of the output, for the names it holds
are read as ``Below`` and ``Name``, and with another one it reads as nothing.
"""

import os
import zlib
from pathlib import Path
from typing import Annotated, Any, BinaryIO, TypeVar

import msgspec

from generator.writer import read_at, write_bytes

Content = TypeVar("Content")
Below = Annotated[str, msgspec.Meta(pattern=r"(?s)\A(?!(?:.*/)?\.{0,2}(?:/|\Z))[^\0]+\Z")]  # a path under a folder
Name = Annotated[str, msgspec.Meta(pattern=r"\A[^._/\0][^/\0]*\Z")]  # the folder of a case
_CHECKSUM = 4  # bytes of a CRC-32
_CHUNK = 1 << 20  # bytes read at once


class Reader:
    """Parts of what a checksum seals, read when they are asked for; to be closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = os.fstat(stream.fileno()).st_size - _CHECKSUM

    def part(self, start: int, length: int) -> bytes:
        """Some bytes of it; fewer beyond its end."""
        return read_at(self._stream, start + _CHECKSUM, length)

    def sound(self) -> bool:
        """Tell whether it is what was written."""
        total = 0
        for start in range(0, self.size, _CHUNK):
            total = zlib.crc32(self.part(start, min(_CHUNK, self.size - start)), total)
        return self.size >= 0 and total.to_bytes(_CHECKSUM) == self.part(-_CHECKSUM, _CHECKSUM)

    def close(self) -> None:
        """Read no more."""
        self._stream.close()


def reader(path: Path) -> Reader | None:
    """Open what ``write`` left, or None."""
    try:
        if not path.is_file():  # as in ``_body``
            return None
        found = Reader(path.open("rb", buffering=0))
    except OSError:
        return None
    try:
        if found.sound():
            return found
    except OSError:  # a bad sector
        pass
    found.close()
    return None


def read(path: Path) -> bytes | None:
    """The bytes that ``write`` left, or None."""
    body = _body(path)
    return None if body is None else bytes(body)


def write(path: Path, body: bytes) -> None:
    """Write bytes with their checksum."""
    write_bytes(path, body, head=_checksum(body))


def load(path: Path, kind: type[Content]) -> Content | None:
    """Read a value of a type known to msgspec, or None."""
    body = _body(path)
    try:
        return None if body is None else msgspec.msgpack.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError):
        return None


def save(path: Path, value: Any) -> None:
    """Write a value with its checksum."""
    write(path, msgspec.msgpack.encode(value))


def _body(path: Path) -> memoryview | None:
    """What the checksum seals, not copied: that of a portfolio is tens of megabytes."""
    try:
        if not path.is_file():  # a pipe in a folder that came from elsewhere would be waited for
            return None
        content = path.read_bytes()
    except OSError:
        return None
    body = memoryview(content)[_CHECKSUM:]
    return body if _checksum(body) == content[:_CHECKSUM] else None


def _checksum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM)
