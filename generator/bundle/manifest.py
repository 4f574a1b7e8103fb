"""``manifest-sha256.txt``: checked by anyone with ``sha256sum -c``, without this tool."""

import hashlib
from collections.abc import Iterable

from generator.render import Output

NAME = "manifest-sha256.txt"


def manifest(outputs: Iterable[Output]) -> Output:
    """One line per file, sorted by name."""
    lines = [f"{hashlib.sha256(output.content).hexdigest()}  {output.name}\n" for output in outputs]
    return Output(NAME, "".join(sorted(lines, key=lambda line: line[66:])).encode("ascii"))
