"""A loaded case: the typed dossier, where it lies on disk, and the position of every key.

``load`` builds it; everything after reads it. A figure points back to its line through ``position``.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.findings import Finding, Level, RecouvreError
from generator.model import Dossier
from generator.references import CASE_FILE, LOCK

KeyPath = tuple[str | int, ...]  # ("factures", 0, "montant-ttc"), the words of the YAML


def key_text(path: KeyPath) -> str:
    """Write a key path for people: ``factures[0].montant-ttc``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def nearest_position(positions: Mapping[KeyPath, tuple[int, int]], path: KeyPath) -> tuple[int, int]:
    """Line and column of a key, or of its nearest parent that is in the file; (1, 1) failing all."""
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, (1, 1))


class Case(Struct, frozen=True, dict=True):
    """One dossier ready to be computed.

    ``root`` is the office's folder (it holds ``cases/``); ``folder`` is ``cases/<reference>``; ``positions`` gives
    (line, column) from 1 for each key path of ``dossier.yaml``; ``sha256`` is that of the file's bytes.
    """

    dossier: Dossier
    root: Path
    folder: Path
    sha256: str
    positions: Mapping[KeyPath, tuple[int, int]]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def file(self) -> str:
        """Path of the YAML relative to the office's folder, with slashes, as findings print it."""
        return self.shown(CASE_FILE)

    @cached_property
    def lock(self) -> bytes:
        """Bytes of its lock as they were when they were first asked for: many checks search them."""
        return self.content(LOCK)

    @cached_property
    def vues(self) -> dict[dt.date, Any]:
        """The case as it was seen already, by date (``progress.asof.look``): every room asks for the same view."""
        return {}

    def shown(self, name: str) -> str:
        """Path of a file of this case relative to the office's folder, with slashes."""
        return (self.folder / name).relative_to(self.root).as_posix()

    def content(self, name: str) -> bytes:
        """Bytes of a file of this case (« pieces.lock »); none where no file of its own lies (a link)."""
        path = f"{self.folder}/{name}"  # text: each case is asked several times, and pathlib doubles the cost
        if not os.path.isfile(path) or os.path.islink(path):  # noqa: PTH113, PTH114 - path is text
            return b""
        with open(path, "rb") as stream:  # noqa: PTH123 - same
            return stream.read()

    def position(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of a key, or of its nearest parent that is in the file; (1, 1) failing all."""
        return nearest_position(self.positions, path)

    def finding(self, level: Level, path: KeyPath, message: str, remedy: str = "") -> Finding:
        """Build a finding at a key of this case."""
        line, column = self.position(path)
        return Finding(self.file, line, column, level, key_text(path), message, remedy)

    def texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Every text of the case with its key path."""
        return ((path, value) for path, value in self.leaves() if isinstance(value, str))

    def leaves(self) -> Iterator[tuple[KeyPath, Any]]:
        """Every value of the case that holds no other (text, amount, date), with its key path."""
        return _leaves(self.dossier.model_dump(mode="python", by_alias=True), ())

    def erreur(self, path: KeyPath, message: str, remedy: str = "") -> Finding:
        """What must be corrected, at a key of this case."""
        return self.finding(Level.ERREUR, path, message, remedy)

    def avertit(self, path: KeyPath, message: str, remedy: str = "") -> Finding:
        """What must be known, at a key of this case."""
        return self.finding(Level.AVERTISSEMENT, path, message, remedy)

    def manque(self, path: KeyPath, message: str, remedy: str = "") -> Finding:
        """What is still to be filled, at a key of this case."""
        return self.finding(Level.MANQUE, path, message, remedy)

    def refusal(self, why: RecouvreError, level: Level = Level.ERREUR) -> Finding:
        """A refusal to compute: of this case, or of the office's file that lacks a rate, told once for all cases."""
        if why.file:
            return Finding.of_file(why.file, why.sentence, why.remedy, level)
        return self.finding(level, why.place, why.sentence, why.remedy)


def _leaves(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _leaves(child, (*path, key))
    elif isinstance(value, (list, tuple)):
        for rank, child in enumerate(value):
            yield from _leaves(child, (*path, rank))
    else:
        yield path, value
