"""A case as its pages read it: what both of them show, computed once."""

from collections.abc import Mapping

from msgspec import Struct

from generator.numbering import numbers
from generator.pages import facts, rows, timeline
from generator.pages.facts import FaitVu
from generator.pages.rows import LignePiece
from generator.pages.timeline import Point
from generator.pages.types import Vue


class Lecture(Struct, frozen=True):
    """The journal, the dated things, the pièces and their numbers by identifier."""

    journal: tuple[FaitVu, ...]
    points: tuple[Point, ...]
    numeros: Mapping[str, str]
    pieces: tuple[LignePiece, ...]


def read(vue: Vue) -> Lecture:
    """Read a case."""
    numbered = {piece.piece.id: piece.numero for piece in vue.pieces} or numbers(vue.case.dossier)
    journal = facts.journal(vue.case.dossier.journal, vue.office, numbered)
    points = timeline.points(vue, journal)
    return Lecture(journal, points, numbered, tuple(rows.exhibits(vue, numbered, points)))
