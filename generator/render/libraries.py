"""Where the libraries of WeasyPrint are: asked of the system's loader alone, when it knows them.

WeasyPrint tries the names they have on every system. For each name that is not Linux's, Python asks ldconfig, gcc and
ld in turn: thirty processes and a third of the import, paid by every command that prints.
"""

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def found_by_the_loader() -> Iterator[None]:
    """Import WeasyPrint in this block; where the loader does not know the names of Linux, nothing is changed."""
    search = ctypes.util.find_library
    try:
        ctypes.CDLL("libpango-1.0.so.0")
    except OSError:
        yield
        return
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the name Python gives it
    try:
        yield
    finally:
        ctypes.util.find_library = search
