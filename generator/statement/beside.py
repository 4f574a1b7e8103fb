"""What a décompte tells beside its lines: other readings, what titles counted, what was given back, remarks."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from generator.case import KeyPath
from generator.money import ZERO
from generator.vocabulary import Reference


class Lecture(Struct, frozen=True):
    """Another reading of a disputed rule, with its figure beside ours."""

    sujet: str
    retenue: str
    autre: str
    montant_retenu: Decimal
    montant_autre: Decimal
    reference: Reference


class Compris(Struct, frozen=True):
    """What a title holds to be paid already: of which payment, in euros, and up to which day it took payments."""

    origine: KeyPath  # ("paiements", 2)
    titre: str
    jusqu_au: dt.date
    montant: Decimal


def by_title(compris: Iterable[Compris]) -> dict[tuple[str, dt.date], Decimal]:
    """All that each title holds to be paid already, in euros, with the last day whose payments it took."""
    paid: dict[tuple[str, dt.date], Decimal] = {}
    for one in compris:
        paid[one.titre, one.jusqu_au] = paid.get((one.titre, one.jusqu_au), ZERO) + one.montant
    return paid


class Restitution(Struct, frozen=True):
    """What a refund gave back of one payment, or of one credit note, received or owed in excess."""

    date: dt.date
    origine: KeyPath  # ("paiements", 2), ("avoirs", 0)
    montant: Decimal
    par: KeyPath  # ("remboursements", 0), or the payment it is noted on


class Partage(Struct, frozen=True):
    """A refund that names nobody and leaves a part of what is in excess that day: of what it may be."""

    par: KeyPath  # ("remboursements", 0)
    de: tuple[KeyPath, ...]  # ("paiements", 2), ("avoirs", 0)


class Remarque(Struct, frozen=True):
    """A remark about one line of the file: its place, its sentence."""

    origine: KeyPath  # ("paiements", 2)
    texte: str


class ExcesTenu(Remarque, frozen=True):
    """A remark about what exceeded every debt before a title."""

    titre: KeyPath  # ("titres", 0)
