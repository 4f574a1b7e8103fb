"""Names of countries as an address writes them in French; what is of France overseas is none."""

from collections.abc import Iterable
from functools import lru_cache

OVERSEAS = ("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF")  # CPC, art. 643, 1°
_ALSO = {"CZ": ("République tchèque",), "GB": ("Grande-Bretagne",), "RE": ("Réunion",), "PF": ("Polynésie", "Tahiti")}


def is_overseas(name: str) -> bool:
    """Whether a name is of a part of France, whose postcode says where it is."""
    return _folded(name) in _overseas()


def is_country(name: str) -> bool:
    """Whether a name is that of a country, in French."""
    return _folded(name) in _all()


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """French name of each country by its code of two letters, France included."""
    from babel import Locale  # noqa: PLC0415 - heavy: paid by an address abroad alone

    return {code: name for code, name in Locale("fr").territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache(maxsize=1)
def _overseas() -> frozenset[str]:
    return _names(OVERSEAS)


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return _names(countries())


def _names(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(_folded(name) for code in codes for name in (countries()[code], *_ALSO.get(code, ())))


def _folded(name: str) -> str:
    """Whatever its case, and with the apostrophe of a keyboard."""
    return name.casefold().replace("’", "'")
