"""The liasse as data: its files, its numbered pièces, where each begins, what is missing."""

import datetime as dt
from pathlib import Path

from msgspec import Struct

from generator.exhibits import Exhibit
from generator.findings import Finding
from generator.model import Piece
from generator.render import Output

FICTIVE = "demonstration"  # code of the page in the place of a pièce that a demonstration does not show


class Entree(Struct, frozen=True):
    """A pièce or a sub-pièce in its place: its number, its pages, clean or of the placeholder."""

    numero: str  # « 4 », « 4.1 », « 4.1.1 »
    exhibit: Exhibit
    titre: str
    date: dt.date | None
    pages: int
    source: Path | bytes  # clean pages on disk, or the placeholder
    communiquee_le: dt.date | None = None

    @property
    def principale(self) -> str:
        """Number of the pièce a sub-pièce belongs to; its own for a pièce."""
        return self.numero.partition(".")[0]

    @property
    def est_principale(self) -> bool:
        """Tell a pièce from a sub-pièce."""
        return "." not in self.numero


class PieceNumerotee(Struct, frozen=True):
    """A pièce or sub-pièce as the liasse shows it; ``page`` is its first page in the merged PDF, from 1."""

    numero: str
    piece: Piece
    titre: str
    sha256: str
    pages: int
    page: int
    fichier: str = ""  # « liasse/pieces/P04_… .pdf »; empty when the pièce could not be taken in
    refus: str = ""  # French diagnosis


class Partie(Struct, frozen=True):
    """A part of the merged PDF: what a bookmark names, its first page from 1."""

    titre: str
    page: int


class Liasse(Struct, frozen=True):
    """Everything ``assembler`` produces; names of ``outputs`` are relative to ``liasse/``."""

    name: str  # « 2026-0142-liasse.pdf »
    outputs: tuple[Output, ...]
    pieces: tuple[PieceNumerotee, ...]
    parties: tuple[Partie, ...]
    findings: tuple[Finding, ...]
    pages: int

    @property
    def octets(self) -> int:
        """Size of the merged PDF."""
        return next(len(output.content) for output in self.outputs if output.name == self.name)
