"""One build at a time: the second one says so and leaves."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.findings import RecouvreError
from generator.writer import refuse_link


class AlreadyBuilding(RecouvreError):  # noqa: N818 - says what happens
    """Another process builds into the same folder."""


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the kernel frees it when the process ends, killed or not.

    Raises:
        AlreadyBuilding: another process holds it.
        OSError: the folder is a link.
    """
    refuse_link(folder)
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "verrou", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyBuilding("une autre construction est en cours ici. Attendre sa fin, puis relancer.") from None
        yield
    finally:
        os.close(descriptor)
