"""Rates of interest, as a contract or the law says them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class CategorieTauxLegal(StrEnum):
    """Category of the legal rate: it follows the creditor (L313-2 CMF), never the debtor."""

    PARTICULIERS = "particuliers"
    AUTRES_CAS = "autres-cas"

    @property
    def mots(self) -> str:
        """The category as it is printed: « autres cas »."""
        return self.value.replace("-", " ")


class BaseTaux(StrEnum):
    """What a rate formula refers to."""

    BCE = "bce"
    TAUX_LEGAL = "taux-legal"
    FIXE = "fixe"


@dataclass(frozen=True, slots=True)  # not a struct: pydantic writes it, in the fields of a title
class FormuleTaux:
    """A rate as the contract says it: ``multiple x base + points`` in percent a year.

    ``bce + 10`` is (BCE, 1, 10); ``3 x taux-legal`` is (TAUX_LEGAL, 3, 0); ``12 %`` is (FIXE, 0, 12).
    """

    base: BaseTaux
    multiple: Decimal
    points: Decimal

    def __str__(self) -> str:
        points = f"{self.points:f}".replace(".", ",")
        if self.base is BaseTaux.FIXE:
            return f"{points} %"
        multiple = "" if self.multiple == 1 else f"{self.multiple:f} x ".replace(".", ",")
        return f"{multiple}{self.base}" + (f" + {points}" if self.points else "")


PENALITES_PAR_DEFAUT = FormuleTaux(BaseTaux.BCE, Decimal(1), Decimal(10))  # L441-10 II C. com.
