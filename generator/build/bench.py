"""Where the outputs of one case are put: what is made once is kept as long as it prints the same thing."""

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from generator.build.kept import Controles, Products
from generator.case import Case
from generator.findings import Finding, has_errors
from generator.inputs import Inputs
from generator.writer import below, write_if_changed


class Job(Struct, frozen=True):
    """What a worker needs beyond the reference: nothing of another case."""

    root: Path
    out: Path
    au: dt.date
    liasses: str  # utiles | toutes | aucune
    inputs: Inputs  # shared by every case
    shell: Path
    shell_digest: str
    creancier: str | None = None  # only the cases of this creditor, for a site of its own
    tip: str = ""  # commit whose history ``build/.etat`` holds


class Bench:
    """Where a case's outputs are put, and what the last build had put there."""

    def __init__(self, job: Job, reference: str, before: Products) -> None:
        self.job = job
        self._out = str(job.out)
        self.reference = reference
        self.home = f"dossiers/{reference}"
        self.creancier = ""  # named once the case is read: its file enters every key
        self.before = before.outputs
        self.outputs: dict[str, str] = {}
        self.known = before
        self.days: dict[str, dt.date] = {}
        self.prints: dict[str, str] = {}
        self.controles: Controles | None = None
        self.written = 0

    def fresh(self, path: str, key: str) -> bool:
        """Tell whether the file was made from the same key and is still there; keep it if so."""
        if self.before.get(path) == key and self._lies(path):
            self.outputs[path] = key
            return True
        return False

    def keep(self, key: str) -> list[str]:
        """Every output of the last build made from this key, if all are still there."""
        paths = [path for path, known in self.before.items() if known == key]
        if not all(map(self._lies, paths)):
            return []
        self.outputs.update(dict.fromkeys(paths, key))
        return paths

    def _lies(self, path: str) -> bool:
        return os.path.isfile(f"{self._out}/{path}")  # noqa: PTH113 - for each file of a case: pathlib triples the cost

    def put(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file if its bytes differ, and remember its key."""
        self.written += write_if_changed(below(self.job.out, path), content)
        self.outputs[path] = key

    def checked(self, case: Case, find: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """What is wrong with the text of a case: found, or known of the last build (``load.checks.Known``).

        Errors are looked for each time: the remedy of some depends on what else lies in the folder of the case.
        """
        key, kept = self._key(case.dossier.creancier, "controles", case.sha256), self.known.controles
        found = kept.findings if kept and kept.key == key else tuple(find())
        self.controles = None if has_errors(found) else Controles(key, found)
        return found

    def day(self, key: str, find: Callable[[], dt.date]) -> dt.date:
        """A day that time does not change once it has come: found once from a key, looked for again before it."""
        kept = self.known.days.get(key)
        self.days[key] = found = kept if kept and kept <= self.job.au else find()
        return found

    def key(self, *parts: str) -> str:
        """Key of an output: the hash of what it is made from, at its widest."""
        return self._key(self.creancier, *parts)

    def _key(self, creancier: str, *parts: str) -> str:
        inputs = self.job.inputs
        return _hashed(inputs.paper, inputs.creanciers.get(creancier, ""), *parts)

    def printed(self, key: str, press: str, digest: Callable[[], str]) -> str:
        """Key of a PDF: the hash of what it prints, known of the last build when it is made from the same ``key``.

        A template, a table, a file of the creditor that changed makes again only what prints something else. ``press``
        is that of what prints it.
        """
        self.prints[key] = found = self.known.prints.get(key) or _hashed(press, digest())
        return found

    def ask_again(self, key: str) -> None:
        """Have the next build ask what a PDF prints: the machine could not read something of it, and may."""
        del self.prints[key]

    @staticmethod
    def picture_name(path: str) -> str:
        """Name of the picture of a file of the case: ``liasse/pieces/P04.pdf`` has ``apercus/liasse-pieces-P04.jpg``.

        Apart from the file: the liasse holds only what its manifest lists.
        """
        return f"apercus/{path.removesuffix('.pdf').replace('/', '-')}.jpg"

    def put_picture(self, path: str, picture: bytes, key: str) -> None:
        """Put the picture of a file, made from the same key; an empty one is not put."""
        if picture:
            self.put(f"{self.home}/{self.picture_name(path)}", picture, key)

    def picture(self, path: str) -> str:
        """The picture of a file, relative to the case's folder; empty when there is none."""
        name = self.picture_name(path) if path else ""
        return name if f"{self.home}/{name}" in self.outputs else ""


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
