"""Fictional parties for a demonstration: always the same for the same case, obviously invented, never a real name.

SIREN start with 000 and pass their check, the account is a bank's test account, addresses end in ``.example``,
telephone numbers are of the range kept for fiction.
"""

import hashlib
from collections.abc import Collection

from msgspec import Struct
from stdnum import luhn

from generator.phrases import unaccented

TOWN = "Fiction-sur-Exemple"
IBAN = "FR7699999000010000000010688"
_NAMES = (
    "Alisier", "Amandier", "Aubépine", "Bouleau", "Bruyère", "Camélia", "Cerisier", "Charme", "Châtaignier", "Cormier",
    "Cyprès", "Érable", "Figuier", "Fougère", "Frêne", "Genévrier", "Glycine", "Jasmin", "Laurier", "Lavande", "Lierre",
    "Magnolia", "Marronnier", "Mélèze", "Merisier", "Mimosa", "Mûrier", "Néflier", "Noisetier", "Olivier", "Pivoine",
    "Platane", "Poirier", "Prunier", "Saule", "Sorbier", "Tamaris", "Thuya", "Troène", "Verveine",
)  # fmt: skip


def folded(text: str) -> str:
    """A text without accents nor case, to compare names."""
    return unaccented(text).casefold()


class Naming:
    """Gives names one after the other, none that occurs in the words of the case."""

    def __init__(self, reference: str, words: Collection[str]) -> None:
        start = int.from_bytes(hashlib.sha256(reference.encode()).digest()[:4], "big")
        known = " ".join(folded(word) for word in words)
        free = [name for name in _NAMES if folded(name) not in known]
        self._names = [f"{name} {rank}".strip() for rank in ("", *range(2, 100)) for name in _turned(free, start)]
        self._given = 0

    def give(self) -> "Fiction":
        """The next identity."""
        self._given += 1
        return Fiction(self._names[self._given - 1], self._given)


def _turned(names: list[str], start: int) -> list[str]:
    first = start % len(names) if names else 0
    return names[first:] + names[:first]


class Fiction(Struct, frozen=True):
    """One invented identity."""

    nom: str
    rang: int

    @property
    def societe(self) -> str:
        """Dénomination."""
        return f"Société {self.nom}"

    @property
    def siren(self) -> str:
        """Nine digits that no company has."""
        digits = f"000{self.rang * 7919 % 100000:05d}"
        return digits + luhn.calc_check_digit(digits)

    @property
    def siret(self) -> str:
        """SIREN and the number of its first establishment."""
        digits = f"{self.siren}0001"
        return digits + luhn.calc_check_digit(digits)

    @property
    def tva(self) -> str:
        """VAT number of the SIREN."""
        return f"FR{(12 + 3 * (int(self.siren) % 97)) % 97:02d}{self.siren}"

    @property
    def courriel(self) -> str:
        """Address in a domain that cannot exist."""
        return f"contact@{folded(self.nom).replace(' ', '-')}.example"

    @property
    def telephone(self) -> str:
        """Number kept for fiction."""
        return f"01 99 00 00 {self.rang:02d}"

    @property
    def rue(self) -> str:
        """Number and street."""
        return f"{self.rang} rue de la Démonstration"
