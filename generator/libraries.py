"""The libraries of the system that draw a page: where they are, and which they are.

They are asked of the system's loader alone, when it knows them. WeasyPrint tries the names they have on every system,
and for each one that is not Linux's, Python asks ldconfig, gcc and ld in turn: thirty processes and a third of the
import, paid by every command that prints.
"""

import ctypes.util
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


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


_DRAWING = (
    ("Pango", "libpango-1.0.so.0", "pango_version_string"),
    ("HarfBuzz", "libharfbuzz.so.0", "hb_version_string"),
    ("harfbuzz-subset", "libharfbuzz-subset.so.0", "hb_version_string"),  # without it another program cuts the fonts
)


@cache
def drawing() -> tuple[str, ...]:
    """What shapes, subsets and compresses a page, « Pango 1.50.12 »: with another, the same page has other bytes.

    It changes with the system, under an engine that stays. Where the loader does not know the names of Linux, it says
    no version.
    """
    told = (f"{name} {_version(library, function)}".rstrip() for name, library, function in _DRAWING)
    return (*told, f"zlib {zlib.ZLIB_RUNTIME_VERSION}")


def _version(library: str, function: str) -> str:
    """What a library says of itself; empty when it is not there."""
    try:
        ask = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return ""
    ask.restype = ctypes.c_char_p
    return str(ask().decode("ascii"))
