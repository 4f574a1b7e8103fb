"""The shape of the files that commands write (lock of the pièces, register): anybody can have changed them.

Each key is text of a known form, or the file is refused at the line where it is not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.case import KeyPath
from generator.load.reader import Positions
from generator.load.report import WHOLE_FILE, Place

LONGEST = 255  # bytes of a value: what a file system takes for a name

Right = Callable[[str], object]
Fault = tuple[KeyPath, str]

HASH: Right = re.compile(r"[0-9a-f]{64}").fullmatch


def wrong_values(block: Mapping[str, Any], keys: Mapping[str, Right], path: KeyPath) -> Iterator[Fault]:
    """Keys of a block that are missing or not of their form; ``path`` is that of the block."""
    for key, right in keys.items():
        value = block.get(key)
        if value is None:
            yield (*path, key), f"« {key} » manque."
        elif not isinstance(value, str) or len(value.encode()) > LONGEST or not right(value):
            yield (*path, key), f"« {key} » n'a pas la forme attendue."


def place(positions: Positions, path: KeyPath) -> Place:
    """Line and column of a key, or of the nearest block that holds it."""
    known = (path[:end] for end in range(len(path), 0, -1) if path[:end] in positions)
    return positions[found] if (found := next(known, None)) else WHOLE_FILE
