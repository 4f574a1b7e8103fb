"""The liasse: pièces numbered, stamped and linked, with the pages that present them."""

from generator.bundle.assembly import assemble
from generator.bundle.types import Liasse, Partie, PieceNumerotee

__all__ = ["Liasse", "Partie", "PieceNumerotee", "assemble"]
