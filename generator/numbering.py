"""The numbers of the pièces: one rule for the requête, the bordereau, the stamps and the site.

A number once communicated never changes (CPC 132, 768; RIN 5.5): the ``communication`` facts of the journal freeze
them in their order, and later pièces follow. Before that, pièces follow the order greffes read most easily
(contract, order, delivery, invoices, account, reminders, mise en demeure, acknowledgments, identity…), or the one the
office has set, then date, then the order of the file. A free translation comes right after its original.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from generator.model import Dossier, FaitRemise, Piece

ORDER = (
    "contrat", "cgv", "devis", "commande", "livraison", "facture", "avoir", "compte", "relance", "courriel",
    "mise-en-demeure", "accuse", "reconnaissance", "echeancier", "identite", "solvabilite", "pouvoir", "titre",
    "decision", "signification", "rib", "autre",
)  # fmt: skip
CITED = re.compile(r"(pièces? )(n°[\s\u00a0](?:\d+(?:[\s\u00a0]?(?:,|et|à)[\s\u00a0])?)+)", re.IGNORECASE)
_SAME_RANK = {"accuse": "mise-en-demeure"}  # the return slip stays beside its letter


class Numerotee(Struct, frozen=True):
    """A pièce and its number; ``communiquee_le`` is the date the number was frozen, if it was."""

    numero: int
    piece: Piece
    communiquee_le: dt.date | None = None


def number(dossier: Dossier) -> tuple[Numerotee, ...]:
    """Number every pièce of a case from 1, communicated ones first with the numbers they were given."""
    frozen = _communicated(dossier)
    pieces = [piece for identifier in frozen if (piece := dossier.piece(identifier))]
    pieces += _with_translations(dossier, frozen)
    return tuple(Numerotee(rank, piece, frozen.get(piece.id)) for rank, piece in enumerate(pieces, start=1))


def numbers(dossier: Dossier) -> dict[str, str]:
    """Number of each pièce by identifier, as printed: « (pièce n° 4) »."""
    return {numbered.piece.id: str(numbered.numero) for numbered in number(dossier)}


def in_a_row(numeros: Sequence[int]) -> str:
    """« 4 », « 1 à 9 », « 1, 4, 5 »."""
    first, *others = sorted(numeros)
    follow = others and others[-1] - first == len(others)
    return f"{first} à {others[-1]}" if follow else ", ".join(map(str, (first, *others)))


def cited(text: str) -> set[int]:
    """Numbers of pièces that a text cites: « pièce n° 4 », « pièces n° 4 et 5 »."""
    written = (number for words in CITED.finditer(text) for number in re.findall(r"\d+", words.group(2)))
    return {int(number[:9]) for number in written}  # a text may hold more digits than Python reads


def _communicated(dossier: Dossier) -> dict[str, dt.date]:
    frozen: dict[str, dt.date] = {}
    for fact in dossier.journal:
        if isinstance(fact, FaitRemise):
            for identifier in fact.communiquees:
                frozen.setdefault(identifier, fact.date)
    return frozen


def _with_translations(dossier: Dossier, frozen: dict[str, dt.date]) -> list[Piece]:
    free = [piece for piece in dossier.pieces if piece.id not in frozen]
    translations = {piece.traduction for piece in free if piece.traduction and piece.traduction != piece.id}
    rank = partial(_rank, (*dossier.ordre_des_pieces, *ORDER))
    ordered = sorted((piece for piece in free if piece.id not in translations), key=rank)
    result: list[Piece] = []
    waiting = {piece.id: piece for piece in free if piece.id in translations}
    for piece in ordered:
        result.append(piece)
        if piece.traduction and (translation := waiting.pop(piece.traduction, None)):
            result.append(translation)
    return result + sorted(waiting.values(), key=rank)


def _rank(order: Sequence[str], piece: Piece) -> tuple[int, dt.date]:
    nature = _SAME_RANK.get(piece.nature, piece.nature)
    return order.index(nature), piece.date or dt.date.max
