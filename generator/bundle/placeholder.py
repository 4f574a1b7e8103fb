"""The page that holds the place of a pièce that could not be taken in: what it is, why, what to do."""

from pathlib import PurePosixPath

from generator.bundle.legible import legible
from generator.case import Case
from generator.exhibits import Exhibit
from generator.render import html, pdf

STYLE = "liasse.css"


def placeholder(case: Case, exhibit: Exhibit, numero: str) -> bytes:
    """One A4 page."""
    page = html(
        "liasse/piece-absente.html",
        {
            "reference": case.dossier.reference,
            "numero": numero,
            "titre": exhibit.piece.titre,
            "fichier": PurePosixPath(exhibit.piece.fichier).name,
            "octets": f"{exhibit.octets:,}".replace(",", "\N{NO-BREAK SPACE}"),
            "sha256": exhibit.sha256,
            "message": exhibit.refus.message if exhibit.refus else "",
            "remede": exhibit.refus.remede if exhibit.refus else "",
        },
        case.root,
    )
    return pdf(legible(page, case.root), style=STYLE, root=case.root)
