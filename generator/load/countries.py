"""Names of countries as an address writes them in French; what is of France overseas is none."""

from functools import lru_cache

from babel import Locale

_OVERSEAS = ("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF")  # CPC, art. 643, 1°
_ALSO = {"CZ": ("République tchèque",), "GB": ("Grande-Bretagne",), "RE": ("Réunion",), "PF": ("Polynésie",)}


def is_overseas(name: str) -> bool:
    """Whether a name is of a part of France, whose postcode says where it is."""
    return any(name.casefold() in _names(code) for code in _OVERSEAS)


def is_country(name: str) -> bool:
    """Whether a name is that of a country, in French."""
    return any(name.casefold() in _names(code) for code in countries())


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """French name of each country by its code of two letters, France included."""
    return {code: name for code, name in Locale("fr").territories.items() if len(code) == 2 and code.isalpha()}


def _names(code: str) -> list[str]:
    return [name.casefold() for name in (countries()[code], *_ALSO.get(code, ()))]
