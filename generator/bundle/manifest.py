"""``manifest-sha256.txt``: checked by anyone with ``sha256sum -c``, without this tool."""

import hashlib
from collections.abc import Mapping

NAME = "manifest-sha256.txt"


def manifest(files: Mapping[str, bytes]) -> bytes:
    """One line per file, sorted by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode("ascii")
