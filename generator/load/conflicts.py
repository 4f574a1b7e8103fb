"""Conflicts of git left in the files that Recouvre writes: nothing of theirs may be believed until they are settled."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding, Level
from generator.load.source import conflict_remedy, conflicts
from generator.references import LOCK, REGISTER


def _opened(path: str, flags: int) -> int:
    """Open without waiting: what lies there may be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def none_left(root: Path, reference: str) -> Iterator[Finding]:
    """The lock of the pièces and the register hold no conflict mark (``load.source`` looks at ``dossier.yaml``)."""
    for name in (LOCK, REGISTER):
        file = f"cases/{reference}/{name}"
        try:
            with open(f"{root}/{file}", encoding="utf-8", errors="replace", opener=_opened) as stream:
                text = stream.read()
        except OSError:  # not there yet, or unreadable: told by those who need it
            continue
        for place in conflicts(text)[:1]:
            yield Finding(file, *place, Level.ERREUR, "", "conflit git non résolu.", conflict_remedy(file))
