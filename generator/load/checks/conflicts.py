"""Conflicts of git left in the files that Recouvre writes: nothing of theirs may be believed until they are settled."""

from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding, Level
from generator.load.source import CONFLICT, place_of
from generator.model import Office

WRITTEN = {
    "pieces.lock": "Garder la version de la branche principale, puis lancer « recouvre verser ».",
    "emis/registre.yaml": "Garder celui de la branche principale ; « recouvre controler » nomme ce que l'autre a émis.",
}


def none_left(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The lock of the pièces and the register hold no conflict mark (``load.source`` looks at ``dossier.yaml``)."""
    for name, remedy in WRITTEN.items():
        try:
            text = (case.folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:  # not there yet, or unreadable: told by those who need it
            continue
        if found := CONFLICT.search(text):
            file = f"cases/{case.folder.name}/{name}"
            yield Finding(file, *place_of(text, found.start()), Level.ERREUR, "", "conflit git non résolu.", remedy)
