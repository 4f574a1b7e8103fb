"""One command at a time writes in a folder of the office: of two, the second says so and leaves."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.findings import RecouvreError


@contextmanager
def alone(folder: Path, *, waits: bool = False) -> Iterator[None]:
    """Hold a folder, of a case or of them all, while what was read in it is changed and put back.

    The kernel frees it when the process ends, killed or not. A network folder that knows no lock gives none.
    ``waits``: what is held for so short a time that nobody is sent away.

    Raises:
        RecouvreError: another command holds it.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
            except BlockingIOError:
                message = f"une autre commande écrit dans {folder.name}. Attendre sa fin, puis relancer."
                raise RecouvreError(message) from None
        yield
    finally:
        os.close(descriptor)
