"""Joint debtors and guarantors as letters and acts name them (C. civ., art. 1310 to 1319 and 2288 to 2320)."""

from dataclasses import dataclass
from typing import Any

from generator.documents.contexts.parties import Partie, identified
from generator.documents.draft import Draft
from generator.documents.words import date_fr, enumeration
from generator.model import Cautionnement, Debiteur
from generator.money import format_eur
from generator.numbering import numbers


@dataclass(frozen=True, slots=True)
class Codebiteur:
    """A joint debtor, and what makes him owe the whole."""

    partie: Partie
    nom: str
    source: str
    piece: str  # number of the pièce that carries it


@dataclass(frozen=True, slots=True)
class Caution:
    """A guarantor, and his commitment in a sentence: « cautionnement solidaire du 5 janvier 2026, dans la limite… »."""

    partie: Partie
    nom: str
    engagement: str
    solidaire: bool


def values(draft: Draft) -> dict[str, Any]:
    """Who else is bound, as every letter and act may print it."""
    known = numbers(draft.dossier)
    others = tuple(_joint(party, known) for party in draft.codebiteurs)
    asked = draft.autre.solidarite if draft.autre is not None else None
    return {
        "codebiteurs": others,
        "cautions": tuple(guarantor(party) for party in draft.cautions),
        "solidarite": asked.source if asked else "",
        "debiteurs_noms": enumeration([draft.debiteur.nom_legal, *(one.nom for one in others)]),
    }


def _joint(party: Debiteur, known: dict[str, str]) -> Codebiteur:
    bond = party.solidarite
    proof = known.get(bond.piece or "", "") if bond else ""
    return Codebiteur(identified(party), party.nom_legal, bond.source if bond else "", proof)


def guarantor(party: Debiteur) -> Caution:
    """A guarantor whose commitment is in the file."""
    bond = party.cautionnement
    told = commitment(bond) if bond else ""
    return Caution(identified(party), party.nom_legal, told, bond is not None and bond.nature == "solidaire")


def commitment(bond: Cautionnement) -> str:
    """« cautionnement solidaire du 5 janvier 2026, dans la limite de 10 000,00 € en principal et accessoires »."""
    words = f"cautionnement {bond.nature} du {date_fr(bond.date)}"
    if bond.plafond is not None:
        words += f", dans la limite de {format_eur(bond.plafond)} en principal et accessoires"
    return words + (f", pour les dettes nées jusqu'au {date_fr(bond.jusqu_au)}" if bond.jusqu_au else "")
