"""A cache file with its checksum before it: what is absent, truncated or altered reads as nothing."""

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.writer import write_bytes

Content = TypeVar("Content")
_DIGEST = 32  # bytes of a sha256


def read(path: Path) -> bytes | None:
    """The bytes that ``write`` left, or None."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = content[_DIGEST:]
    return body if hashlib.sha256(body).digest() == content[:_DIGEST] else None


def write(path: Path, body: bytes) -> None:
    """Write bytes with their checksum."""
    write_bytes(path, hashlib.sha256(body).digest() + body)


def load(path: Path, kind: type[Content]) -> Content | None:
    """Read a value of a type known to msgspec, or None."""
    body = read(path)
    try:
        return None if body is None else msgspec.msgpack.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError):
        return None


def save(path: Path, value: Any) -> None:
    """Write a value with its checksum."""
    write(path, msgspec.msgpack.encode(value))
