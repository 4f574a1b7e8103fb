"""Conflicts of git left in the files that Recouvre writes: nothing of theirs may be believed until they are settled."""

import re
from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding, Level
from generator.model import Office

WRITTEN = {
    "pieces.lock": "Garder la version de la branche principale, puis lancer « recouvre verser ».",
    "emis/registre.yaml": "Garder celui de la branche principale ; « recouvre controler » nomme ce que l'autre a émis.",
}
_MARK = re.compile(rb"^<{7}(?= |\r?$)", re.MULTILINE)


def none_left(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The lock of the pièces and the register hold no conflict mark (``load.source`` looks at ``dossier.yaml``)."""
    for name, remedy in WRITTEN.items():
        try:
            content = (case.folder / name).read_bytes()
        except OSError:  # not there yet, or unreadable: told by those who need it
            continue
        if found := _MARK.search(content):
            line = content.count(b"\n", 0, found.start()) + 1
            file = f"cases/{case.folder.name}/{name}"
            yield Finding(file, line, 1, Level.ERREUR, "", "conflit git non résolu.", remedy)
