"""The one writer of files: complete or absent, never truncated.

Temporary file in the same folder, flush, optional fsync, ``os.replace``. Everything that reaches the disk goes
through here; ``tests/test_architecture.py`` refuses any other ``open(…, "w")``, ``write_text`` or ``save(path)``.
"""

import contextlib
import errno
import itertools
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".recouvre-"  # prefix of temporary files: orphans of a killed run are swept by prefix
_CHUNK = 1 << 20  # bytes compared at once


def write_bytes(path: Path, content: bytes, *, head: bytes = b"", durable: bool = False) -> None:
    """Put ``content`` at ``path`` atomically; ``durable`` also waits for the disk (the user's own files).

    ``head`` comes before it, and is not joined to it: a large content is not copied.

    A file of the user's own keeps who may read it.

    Raises:
        OSError: the file system refused; it names ``path``, and the previous file is intact.
    """
    with _beside(path) as temporary:
        with _opened(temporary) as stream:
            if durable and path.is_file():
                os.fchmod(stream.fileno(), stat.S_IMODE(path.stat().st_mode))
            if head:
                stream.write(head)
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        temporary.replace(path)
    if durable:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """The temporary file of ``path``, taken away when something fails; errors of the file system name ``path``."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name[:50]}")  # a name of 255 bytes has no room for more
    try:
        yield temporary
    except OSError as error:
        _forget(temporary)
        raise type(error)(error.errno, error.strerror, str(path)) from error
    except BaseException:
        _forget(temporary)
        raise


def _forget(temporary: Path) -> None:
    with contextlib.suppress(OSError):  # there is none to take away where none could be opened
        temporary.unlink()


def _opened(temporary: Path) -> BinaryIO:
    try:
        return temporary.open("xb")
    except FileNotFoundError:  # rare: most files replace another, or follow one
        temporary.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # left by a run that was killed: in a container, each run has the number of the last one
        temporary.unlink()
    return temporary.open("xb")


def write_text(path: Path, content: str, *, durable: bool = False) -> None:
    """Put UTF-8 text at ``path`` atomically, line ends as given."""
    write_bytes(path, content.encode("utf-8"), durable=durable)


def below(home: Path, name: str) -> Path:
    """Where a file goes, or goes away from, under a folder that may be deleted at any time.

    Raises:
        OSError: a folder on the way is a link. It may have come with the repository: what is made would be put, or
            what is no longer made removed, among the files of a case.
    """
    path = str(home)
    for part in name.split("/")[:-1]:
        path = f"{path}/{part}"
        refuse_link(path)
    return home / name


def withdraw(home: Path, name: str) -> None:
    """Remove a file under ``home``, and the folders it leaves empty: no trace of what is no longer made.

    Raises:
        OSError: as ``below``, or it cannot be removed.
    """
    path = below(home, name)
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the first that holds something, or is not there
        for folder in itertools.takewhile(lambda one: one != home, path.parents):
            folder.rmdir()


def refuse_link(folder: str | Path) -> None:
    """Refuse a folder of ours that is a link; errors of ``below``."""
    if os.path.islink(folder):  # noqa: PTH114 - asked for each file of a build: pathlib triples the cost
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))


def write_if_changed(path: Path, content: bytes | Iterable[bytes]) -> bool:
    """Write only when the bytes differ; tell whether they did. A content too large to be held comes in pieces."""
    if not isinstance(content, bytes):
        return _pieces_if_changed(path, content)
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    write_bytes(path, content)
    return True


def _pieces_if_changed(path: Path, pieces: Iterable[bytes]) -> bool:
    with _beside(path) as temporary:
        with _opened(temporary) as stream:
            stream.writelines(pieces)
        if _are_same(temporary, path):
            temporary.unlink()
            return False
        temporary.replace(path)
    return True


def _are_same(one: Path, other: Path) -> bool:
    """Compare two files; not as ``filecmp``, which believes for ever what it found of files of the same times."""
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(_CHUNK):
            if chunk != right.read(_CHUNK):
                return False
    return True


class Scratch:
    """A file without a name, for this process alone and gone with it; made when something is put in it.

    Raises:
        OSError: the file system refused; it names the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._end = 0

    @cached_property
    def _stream(self) -> BinaryIO:
        return tempfile.TemporaryFile(dir=self._folder, prefix=TEMPORARY)

    def append(self, content: bytes) -> int:
        """Put bytes at its end; where they begin."""
        try:
            self._stream.seek(self._end)
            self._stream.write(content)
            self._stream.flush()
        except OSError as error:
            raise type(error)(error.errno, error.strerror, str(self._folder)) from error
        start, self._end = self._end, self._end + len(content)
        return start

    def part(self, start: int, length: int) -> bytes:
        """Some bytes of it."""
        return read_at(self._stream, start, length)

    def close(self) -> None:
        """Lose it, and what a full disk left to be put in it."""
        if "_stream" in vars(self):
            with contextlib.suppress(OSError):
                self._stream.close()


def read_at(stream: BinaryIO, start: int, length: int) -> bytes:
    """Some bytes of a file, wherever it is read from meanwhile: a copy of this process shares its place in it."""
    if hasattr(os, "pread"):
        return os.pread(stream.fileno(), length, start)
    stream.seek(start)  # on Windows, where no process is a copy
    return stream.read(length)


def sweep(folder: Path) -> int:
    """Remove temporary files left by a killed run; return how many."""
    orphans = [path for path in folder.rglob(f"{TEMPORARY}*") if not path.is_dir()]
    for orphan in orphans:
        orphan.unlink(missing_ok=True)
    return len(orphans)
