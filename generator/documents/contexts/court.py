"""The court of an injonction de payer: its kind comes from the law of procedure, its seat is a fact (CPC 1406)."""

from dataclasses import dataclass

from generator.documents.draft import Draft
from generator.documents.words import of_name
from generator.law.procedures import Juridiction as Nature
from generator.law.procedures import juridiction
from generator.progress.asof import look
from generator.progress.routes import facts

COMMERCIAL = frozenset({"tribunal-de-commerce", "tribunal-des-activites-economiques", "chambre-commerciale"})
ADMINISTRATIVE = "tribunal-administratif"
_TITLES = {
    "tribunal-de-commerce": ("président du tribunal de commerce", "tribunal de commerce"),
    "tribunal-des-activites-economiques": (
        "président du tribunal des activités économiques",
        "tribunal des activités économiques",
    ),
    "tribunal-judiciaire": ("président du tribunal judiciaire", "tribunal judiciaire"),
    "chambre-commerciale": (
        "président de la chambre commerciale du tribunal judiciaire",
        "chambre commerciale du tribunal judiciaire",
    ),
    "juge-des-contentieux-de-la-protection": (
        "juge des contentieux de la protection du tribunal judiciaire",
        "tribunal judiciaire",
    ),
}


@dataclass(frozen=True, slots=True)
class Juridiction:
    """A court as an act addresses it."""

    nature: str
    juge: str  # « président du tribunal de commerce de Lyon »
    nom: str  # « tribunal de commerce de Lyon »
    commerciale: bool
    opposition: str  # court asked for in case of opposition (CPC 1408), or ""


def kind(draft: Draft) -> Nature:
    """Kind of court and why; its ``nature`` is empty when a fact is missing."""
    return juridiction(facts(look(draft.case, draft.office, draft.au, draft.decompte)))


def town(draft: Draft, nature: str) -> str | None:
    """Seat: what the file says, else the greffe of the debtor's register before a commercial court."""
    competence = draft.dossier.creance.competence
    if competence is not None:
        return competence.ville
    return draft.debiteur.greffe if nature in COMMERCIAL else None


def court(draft: Draft) -> Juridiction | None:
    """The court, or None when a fact is missing: ``requirements`` says which."""
    nature = kind(draft).nature
    seat = town(draft, nature)
    if nature not in _TITLES or seat is None:
        return None
    judge, name = _TITLES[nature]
    competence = draft.dossier.creance.competence
    return Juridiction(
        nature,
        f"{judge} {of_name(seat)}",
        f"{name} {of_name(seat)}",
        commerciale=nature in COMMERCIAL,
        opposition=(competence.opposition if competence else None) or "",
    )
