"""The rows of the portfolio as the last build left them; a cache, read only when something changed."""

import hashlib
from pathlib import Path

import msgspec

from generator import __version__
from generator.pages.resume import Resume
from generator.writer import write_bytes

NAME = "resumes.msgpack"


def load(folder: Path) -> dict[str, Resume]:
    """Read the rows by reference; anything unreadable is an empty set, and every case is then made again."""
    try:
        content = (folder / NAME).read_bytes()
        digest, body = content[:32], content[32:]
        if hashlib.sha256(body).digest() != digest:
            return {}
        version, rows = msgspec.msgpack.decode(body, type=tuple[str, dict[str, Resume]])
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}
    return rows if version == __version__ else {}


def save(folder: Path, rows: dict[str, Resume]) -> None:
    """Write the rows, with their checksum before them."""
    body = msgspec.msgpack.encode((__version__, rows))
    write_bytes(folder / NAME, hashlib.sha256(body).digest() + body)
