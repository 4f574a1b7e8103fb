"""A pièce taken in: the original's facts, the clean copy, or the refusal with its remedy."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.case import KeyPath
from generator.exhibits.facts import Faits, Genre, Refus
from generator.exhibits.refusals import OF_THE_MACHINE
from generator.exhibits.transcript import Transcription
from generator.findings import Finding
from generator.model import Piece


class Exhibit(Struct, frozen=True):
    """A pièce taken in: where its clean pages are, what the original holds, what refused it.

    ``origine`` is the key of the pièce in ``dossier.yaml``; ``natif`` the untouched bytes; ``propre`` the clean copy,
    None when refused; ``texte`` the words recognised in its scanned pages; ``pdf`` the copy with them, ``propre``
    without; ``sous`` the attachments of an e-mail or the documents of a portfolio, to be numbered 4.1, 4.2.
    """

    piece: Piece
    origine: KeyPath
    genre: Genre
    sha256: str
    octets: int
    pages: int
    natif: Path
    pdf: Path | None
    faits: Faits
    refus: Refus | None = None
    propre: Path | None = None
    texte: Transcription | None = None
    sous: tuple["Exhibit", ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def was_too_much(self) -> bool:
        """Tell whether the machine could not read it, or a file it carries: another day it might."""
        refused = self.refus is not None and self.refus.code in OF_THE_MACHINE
        return refused or any(under.was_too_much for under in self.sous)

    @property
    def all_findings(self) -> Iterator[Finding]:
        """Its findings, and those of its attachments."""
        yield from self.findings
        for under in self.sous:
            yield from under.all_findings
