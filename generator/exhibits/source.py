"""Open a pièce without being led elsewhere: inside ``pieces/``, no link followed, an ordinary file.

Each folder of the path is opened from the one above without following links, then the descriptor itself is
examined: nothing is checked by name and used afterwards.
"""

import contextlib
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.exhibits.refusals import refuse
from generator.load.names import piece_fault, printable, same_file_key
from generator.phrases import enumeration

LARGEST = 200_000_000  # bytes
_CHUNK = 1 << 20


@contextlib.contextmanager
def opened(folder: Path, fichier: str) -> Iterator[int]:
    """Open ``fichier`` (as typed in ``dossier.yaml``) of the case in ``folder``; yield the descriptor.

    Raises:
        RefusedError: outside ``pieces/``, absent, link, device, unreadable, too big.
    """
    if piece_fault(fichier):
        raise refuse("chemin", f"« {printable(fichier)} »")
    parts = PurePosixPath(fichier).parts
    descriptors: list[int] = []
    try:
        descriptors.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
        for part in parts[:-1]:
            descriptors.append(_step(part, descriptors[-1], os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, fichier))
        descriptors.append(_step(parts[-1], descriptors[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, fichier))
        ordinary(descriptors[-1], fichier)
        yield descriptors[-1]
    finally:
        for descriptor in reversed(descriptors):
            os.close(descriptor)


def digest(descriptor: int) -> tuple[str, int, bytes]:
    """SHA-256, size and first bytes of an open file; leaves the offset at 0."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    sha256, size, head = hashlib.sha256(), 0, b""
    while chunk := os.read(descriptor, _CHUNK):
        head = head or chunk[:4096]
        sha256.update(chunk)
        size += len(chunk)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return sha256.hexdigest(), size, head


def _step(name: str, above: int, flags: int, fichier: str) -> int:
    actual = _actual_name(name, above)
    if actual is None:
        raise refuse("absent", fichier)
    if unicodedata.normalize("NFC", actual) != unicodedata.normalize("NFC", name):
        raise refuse("casse", actual)
    try:
        return os.open(actual, flags, dir_fd=above)
    except PermissionError:
        raise refuse("droits", fichier) from None
    except OSError:  # ELOOP: a link; ENXIO, ENOTDIR: a device, a socket, a file in the place of a folder
        raise refuse("lien", fichier) from None


def _actual_name(name: str, above: int) -> str | None:
    matches = [other for other in os.listdir(above) if same_file_key(other) == same_file_key(name)]
    if len(matches) > 1:  # two files here, one on a careless file system
        raise refuse("homonyme", enumeration(sorted(matches)))
    return matches[0] if matches else None


def ordinary(descriptor: int, fichier: str) -> None:
    """Refuse what is no ordinary file, or is too big."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise refuse("lien", fichier)
    if status.st_size > LARGEST:
        raise refuse("trop-gros", f"{-(-status.st_size // 1_000_000)} Mo")  # rounded up: never said to be within
