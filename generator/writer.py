"""The one writer of files: complete or absent, never truncated.

Temporary file in the same folder, flush, optional fsync, ``os.replace``. Everything that reaches the disk goes
through here; ``tests/test_architecture.py`` refuses any other ``open(…, "w")``, ``write_text`` or ``save(path)``.
"""

import os
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".recouvre-"  # prefix of temporary files: orphans of a killed run are swept by prefix


def write_bytes(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Put ``content`` at ``path`` atomically; ``durable`` also waits for the disk (the user's own files).

    Raises:
        OSError: the file system refused; the previous file is intact.
    """
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        with _opened(temporary) as stream:
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _opened(temporary: Path) -> BinaryIO:
    try:
        return temporary.open("xb")
    except FileNotFoundError:  # rare: most files replace another, or follow one
        temporary.parent.mkdir(parents=True, exist_ok=True)
        return temporary.open("xb")


def write_text(path: Path, content: str, *, durable: bool = False) -> None:
    """Put UTF-8 text at ``path`` atomically, line ends as given."""
    write_bytes(path, content.encode("utf-8"), durable=durable)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write only when the bytes differ; tell whether they did."""
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    write_bytes(path, content)
    return True


def sweep(folder: Path) -> int:
    """Remove temporary files left by a killed run; return how many."""
    orphans = list(folder.rglob(f"{TEMPORARY}*"))
    for orphan in orphans:
        orphan.unlink(missing_ok=True)
    return len(orphans)
