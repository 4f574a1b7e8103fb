"""The liasse: pièces numbered, stamped and linked, with the pages that present them."""

from generator.bundle.assembly import assemble
from generator.bundle.export import Exporte, Matiere, export
from generator.bundle.profiles import Profil, profile, profiles
from generator.bundle.types import Liasse, Partie, PieceNumerotee

__all__ = [
    "Exporte",
    "Liasse",
    "Matiere",
    "Partie",
    "PieceNumerotee",
    "Profil",
    "assemble",
    "export",
    "profile",
    "profiles",
]
