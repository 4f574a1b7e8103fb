"""The court as an act addresses it: its kind, judge and seat come from the law of procedure (CPC 42, 43 and 1406)."""

from msgspec import Struct

from generator.documents.draft import Draft
from generator.law.procedures.court import BENCHES, CHAMBRE, COMMERCIALES, JUDGES, juridiction, seat
from generator.law.procedures.court import Juridiction as Nature
from generator.phrases import of_name


class Juridiction(Struct, frozen=True):
    """A court as an act addresses it."""

    nature: str
    juge: str  # « président du tribunal de commerce de Lyon »
    nom: str  # « tribunal de commerce de Lyon »
    commerciale: bool
    opposition: str  # court asked for in case of opposition (CPC 1408), or ""
    article: str = "le"  # « le tribunal », « la chambre »


def kind(draft: Draft) -> Nature:
    """Kind of court and why; its ``nature`` is empty when a fact is missing."""
    return juridiction(draft.faits)


def court(draft: Draft) -> Juridiction | None:
    """The court, or None when a fact is missing: ``requirements`` says which."""
    faits = draft.faits
    nature = kind(draft).nature
    place = seat(faits, nature)
    if nature not in JUDGES or not place:
        return None
    competence = draft.whom.competence
    return Juridiction(
        nature,
        f"{JUDGES[nature]} {of_name(place)}",
        f"{BENCHES[nature]} {of_name(place)}",
        commerciale=nature in COMMERCIALES,
        opposition=(competence.opposition if competence else None) or "",
        article="la" if nature == CHAMBRE else "le",
    )
