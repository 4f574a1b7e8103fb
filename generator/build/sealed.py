"""A cache file with its checksum before it: what is absent, truncated or altered reads as nothing."""

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.writer import write_bytes

Content = TypeVar("Content")
_DIGEST = 32  # bytes of a sha256


def load(path: Path, kind: type[Content]) -> Content | None:
    """Read a value of a type known to msgspec, or None."""
    try:
        content = path.read_bytes()
        body = content[_DIGEST:]
        if hashlib.sha256(body).digest() != content[:_DIGEST]:
            return None
        return msgspec.msgpack.decode(body, type=kind)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def save(path: Path, value: Any) -> None:
    """Write a value with its checksum."""
    body = msgspec.msgpack.encode(value)
    write_bytes(path, hashlib.sha256(body).digest() + body)
