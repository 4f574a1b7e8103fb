"""The page that holds the place of a pièce: one that could not be taken in (why, what to do), or is not to be shown."""

from pathlib import PurePosixPath

from generator.bundle.legible import filled, sheets
from generator.bundle.types import FICTIVE
from generator.case import Case
from generator.exhibits import Exhibit


def placeholder(case: Case, exhibit: Exhibit, numero: str) -> bytes:
    """One A4 page."""
    fictive = exhibit.refus is not None and exhibit.refus.code == FICTIVE
    template = "liasse/piece-fictive.html" if fictive else "liasse/piece-absente.html"
    context = {
        "reference": case.dossier.reference,
        "numero": numero,
        "titre": exhibit.piece.titre,
        "fichier": PurePosixPath(exhibit.piece.fichier).name,
        "octets": f"{exhibit.octets:,}".replace(",", "\N{NO-BREAK SPACE}"),
        "sha256": exhibit.sha256,
        "message": exhibit.refus.message if exhibit.refus else "",
        "remede": exhibit.refus.remede if exhibit.refus else "",
    }
    return sheets(template, filled(template, context, case.root), case.root)
