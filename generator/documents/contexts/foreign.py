"""What comes with a judgment of another State."""

from generator.documents.draft import Draft
from generator.model import Piece
from generator.vocabulary import NatureTitre


def enforceable_here(draft: Draft) -> tuple[Piece, ...]:
    """What may say that a foreign judgment is enforced in France: the certificate of its State, an exequatur.

    A court's paper that is no title of the case, and not before the judgment; which of the two it must be is a lawyer's
    to say.
    """
    titre = draft.titre
    if titre is None or titre.nature is not NatureTitre.JUGEMENT_ETRANGER:
        return ()
    titles = {one.piece for one in draft.dossier.titres}
    papers = (one for one in draft.dossier.pieces if one.nature in {"titre", "decision"} and one.id not in titles)
    if titre.piece is None:  # one of its day, or without a day, may be the judgment itself
        return tuple(one for one in papers if one.date is not None and one.date > titre.date)
    return tuple(one for one in papers if one.date is None or one.date >= titre.date)
