"""Conflicts of git left in the files that Recouvre writes: nothing of theirs may be believed until they are settled."""

import os
from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding, Level
from generator.load.source import conflict_remedy, conflicts
from generator.model import Office

WRITTEN = ("pieces.lock", "emis/registre.yaml")


def _opened(path: str, flags: int) -> int:
    """Open without waiting: what lies there may be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def none_left(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The lock of the pièces and the register hold no conflict mark (``load.source`` looks at ``dossier.yaml``)."""
    for name in WRITTEN:
        try:
            with open(f"{case.folder}/{name}", encoding="utf-8", errors="replace", opener=_opened) as stream:
                text = stream.read()
        except OSError:  # not there yet, or unreadable: told by those who need it
            continue
        for place in conflicts(text)[:1]:
            file = f"cases/{case.folder.name}/{name}"
            yield Finding(file, *place, Level.ERREUR, "", "conflit git non résolu.", conflict_remedy(file))
