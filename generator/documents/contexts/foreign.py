"""What comes with a judgment of another State."""

from generator.documents.draft import Draft
from generator.model import Piece
from generator.vocabulary import NatureTitre


def enforceable_here(draft: Draft) -> tuple[Piece, ...]:
    """What may say that a foreign judgment is enforced in France: the certificate of its State, an exequatur.

    A court's paper beside the judgment itself, and not before it; which of the two it must be is a lawyer's to say.
    """
    titre = draft.titre
    if titre is None or titre.nature is not NatureTitre.JUGEMENT_ETRANGER:
        return ()
    papers = (one for one in draft.dossier.pieces if one.nature in {"titre", "decision"} and one.id != titre.piece)
    return tuple(one for one in papers if one.date is None or one.date >= titre.date)
