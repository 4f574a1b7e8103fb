"""The number of a case before a court or of a decision, as two writings of one number are told to be the same."""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Any

from generator.model.scalars.base import Scalar
from generator.model.scalars.text import SCALAR, read_line

_LABEL = re.compile(
    r"(?:(?:r\.? ?g\.?|n ?[°º]|n[o.]|num[ée]ro|r[ôo]le)(?: de)?(?![a-z])[ :]*)+(?=[a-z0-9])", re.IGNORECASE
)
_PADDED = re.compile(r"(\d{2}|\d{4})/0+(?=\d)")


@lru_cache(maxsize=1024)
def normal(number: str) -> str:
    """A number in the one form in which numbers are compared.

    « RG 26/00123 », « n° 26 / 123 » and « 26/00123 » are one: what announces it, the case, spaces around a sign and the
    zeros that pad what follows the year tell nothing. Every other letter, digit, sign or space between two digits
    tells: « 26/123 », « 2026/123 », « 26-123 » and « 26/123 A » are four.
    """
    text = unicodedata.normalize("NFC", " ".join(number.split())).casefold()
    text = re.sub(r" ?([/.:-]) ?", r"\1", _bare(text))
    return _PADDED.sub(r"\1/", text) if _PADDED.match(text) else text


def _bare(text: str) -> str:
    """A number without what announces it: every document writes « RG » or « n° » before it."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


class NumeroRole(str):
    """A number as typed, less what announces it; printed so, and compared in its normal form: see ``normal``."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return normal(str(self)) == normal(str(other)) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return hash(normal(str(self)))


def _read(value: Any) -> NumeroRole:
    return NumeroRole(_bare(read_line(value)))


NumeroDeRole = Annotated[NumeroRole, Scalar(_read, {"type": SCALAR, "pattern": r"\S"})]
