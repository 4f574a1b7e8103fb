"""What the pages show of a case: computed objects and the files made from them; pages compute nothing."""

import datetime as dt
from dataclasses import dataclass

from generator.case import Case
from generator.findings import Finding
from generator.law.procedures import Procedure
from generator.model import Office, Piece
from generator.progress.types import Situation
from generator.statement.types import Decompte


@dataclass(frozen=True, slots=True)
class CourrierVu:
    """A letter of the case, draft or issued; ``fichiers`` are relative to ``build/dossiers/<reference>/``."""

    document: str  # identifier in the catalogue
    titre: str
    etat: str  # projet | emis | envoye | recu
    date: dt.date
    fichiers: tuple[str, ...]  # « courriers/mise-en-demeure.pdf », « courriers/relance-courriel.eml »
    manques: tuple[Finding, ...] = ()
    apercu: str = ""  # picture of the first page


@dataclass(frozen=True, slots=True)
class PieceVue:
    """A pièce of the case as numbered in the liasse."""

    numero: str  # « 4 » or « 4.1 »
    piece: Piece
    sha256: str
    pages: int
    fichier: str = ""  # « liasse/pieces/P04_… .pdf », relative as above; empty when not made
    refus: str = ""  # French diagnosis when the file cannot be taken in


@dataclass(frozen=True, slots=True)
class Vue:
    """A case as the site shows it; ``decompte`` is None when the claim is refused by name (``refus`` says why)."""

    case: Case
    office: Office
    situation: Situation
    decompte: Decompte | None
    refus: str = ""
    courriers: tuple[CourrierVu, ...] = ()
    pieces: tuple[PieceVue, ...] = ()
    liasse: str = ""  # « liasse/2026-0142-liasse.pdf »
    findings: tuple[Finding, ...] = ()
    procedures: tuple[Procedure, ...] = ()  # progress.procedures, in the neutral order of the law's table
