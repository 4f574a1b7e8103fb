"""The court of an injonction de payer: its kind follows from the parties, its seat is a fact (CPC 1406)."""

from dataclasses import dataclass

from generator.documents.draft import Draft
from generator.vocabulary import Famille, Nature

TAE = frozenset(
    {
        "avignon",
        "auxerre",
        "le havre",
        "le mans",
        "limoges",
        "lyon",
        "marseille",
        "nancy",
        "nanterre",
        "paris",
        "saint-brieuc",
        "versailles",
    }
)  # fmt: skip - loi 2023-1059, art. 26; arrêté du 5 juillet 2024, to the end of 2028
ALSACE_MOSELLE = ("57", "67", "68")  # C. com., L731-1
COMMERCIAL_FORMS = frozenset({"sarl", "eurl", "sas", "sasu", "sa", "snc", "scs", "sca"})  # C. com., L210-1

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
        "juge des contentieux de la protection près le tribunal judiciaire",
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
    deduite: bool  # deduced from the parties, to be checked by whoever signs
    opposition: str  # court asked for in case of opposition (CPC 1408), or ""


def is_merchant(draft: Draft) -> bool | None:
    """Whether the debtor is a commerçant; None when the file does not say and the form does not tell."""
    debtor = draft.debiteur
    if debtor.commercant is not None:
        return debtor.commercant
    if debtor.nature is Nature.SOCIETE:
        form = (debtor.forme or "").replace(".", "").lower()
        return True if form in COMMERCIAL_FORMS else None
    return False if debtor.nature is not Nature.ENTREPRENEUR_INDIVIDUEL else None


def kind(draft: Draft) -> str | None:
    """Kind of court; None when it depends on a fact the file does not hold."""
    competence = draft.dossier.creance.competence
    if competence is not None and competence.tribunal is not None:
        return competence.tribunal
    if draft.dossier.creance.famille is Famille.BAIL_D_HABITATION:
        return "juge-des-contentieux-de-la-protection"
    merchant = is_merchant(draft)
    if merchant is None:
        return None
    if not merchant:
        return "tribunal-judiciaire"
    if draft.debiteur.adresse.code_postal.startswith(ALSACE_MOSELLE):
        return "chambre-commerciale"
    seat = town(draft)
    return "tribunal-des-activites-economiques" if seat and seat.lower() in TAE else "tribunal-de-commerce"


def town(draft: Draft) -> str | None:
    """Seat: what the file says, else the greffe of the debtor's register for a company before a commercial court."""
    competence = draft.dossier.creance.competence
    if competence is not None:
        return competence.ville
    return draft.debiteur.greffe if is_merchant(draft) else None


def court(draft: Draft) -> Juridiction | None:
    """The court, or None when a fact is missing: ``requirements`` says which."""
    nature, seat = kind(draft), town(draft)
    if nature is None or seat is None:
        return None
    judge, name = _TITLES[nature]
    competence = draft.dossier.creance.competence
    return Juridiction(
        nature,
        f"{judge} {of_town(seat)}",
        f"{name} {of_town(seat)}",
        commerciale=nature in {"tribunal-de-commerce", "tribunal-des-activites-economiques", "chambre-commerciale"},
        deduite=competence is None,
        opposition=(competence.opposition if competence else None) or "",
    )


def of_town(name: str) -> str:
    """« de Lyon », « d'Auxerre », « du Havre »."""
    if name.startswith("Le "):
        return f"du {name.removeprefix('Le ')}"
    if name.startswith("Les "):
        return f"des {name.removeprefix('Les ')}"
    vowel = name[:1].upper() in "AEIOUYÉÈÊÀÂÎÔŒ"
    return f"d'{name}" if vowel else f"de {name}"
