"""A legal value as a table or the office writes it: what keeps it from being read, all at once."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.phrases import enumeration
from generator.vocabulary import Statut

_KEYS = frozenset({"valeur", "valeur_haute", "du", "au", "a_verifier_le", "source", "lu_le", "statut", "note"})
_KEYS_OF_SOURCE = frozenset({"titre", "lien"})
_LINK = re.compile(r"https?://[^\s\"<>]+")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class MisreadError(ValueError):
    """A value that is not one; ``path`` is the key at fault, from the value or from the series.

    ``days``: each key is right, its days are not.
    """

    def __init__(self, message: str, *path: str | int, days: bool = False) -> None:
        super().__init__(message)
        self.path = path
        self.days = days


def faults(entry: Mapping[str, Any]) -> Iterator[MisreadError]:
    """All that keeps an entry from being a value: a key, a date, a number, a status; in French."""
    missing = [key for key in ("valeur", "du", "source", "lu_le", "statut") if key not in entry]
    if missing:
        yield MisreadError(f"il manque {enumeration([f'« {key} »' for key in missing])}")
    source = entry.get("source", {})
    if "source" in entry and (not isinstance(source, Mapping) or "titre" not in source):
        yield MisreadError("il manque « titre » sous « source »", "source")
    source = source if isinstance(source, Mapping) else {}
    for where, keys, above in ((entry, _KEYS, ()), (source, _KEYS_OF_SOURCE, ("source",))):
        unknown = (key for key in where if key not in keys)
        yield from (MisreadError(f"« {key:.40} » n'est pas une clé admise ici", *above, key) for key in unknown)
    if "lien" in source:
        yield from _misread(_link, source)
    if "titre" in source:
        yield from _misread(read_text, source, "titre", "source")
    for key, read in _READ.items():
        if key in entry:
            yield from _misread(read, entry, key)
    if {"du", "au"} <= entry.keys():
        yield from _misread(_ordered, entry)


def _misread(read: Callable[..., object], *what: Any) -> Iterator[MisreadError]:
    """What a reading raises."""
    try:
        read(*what)
    except MisreadError as wrong:
        yield wrong


def _link(source: Mapping[str, Any]) -> None:
    lien = read_text(source, "lien", "source")
    if lien and not _LINK.fullmatch(lien):
        raise MisreadError("« lien » commence par https://", "source", "lien")


def _status(entry: Mapping[str, Any], key: str) -> None:
    statut = read_text(entry, key)
    if statut not in set(Statut):
        raise MisreadError(f"« {statut} » n'est pas un statut (officiel, concordant, incertain)", key)


def _ordered(entry: Mapping[str, Any]) -> None:
    days = [one for key in ("du", "au") if (one := _day_or_none(entry, key))]
    if days != sorted(days):
        raise MisreadError("son dernier jour précède le premier", "au", days=True)


def _day_or_none(entry: Mapping[str, Any], key: str) -> dt.date | None:
    try:
        return read_day(entry, key)
    except MisreadError:
        return None


def read_text(entry: Mapping[str, Any], key: str, *above: str) -> str:
    """A text of a value; errors of ``parse_value``."""
    typed = entry[key]
    if not isinstance(typed, str):
        raise MisreadError(f"« {key} » est un texte, pas une liste ni un bloc", *above, key)
    return typed


def read_number(entry: Mapping[str, Any], key: str) -> Decimal:
    """A number, percent or euros; errors of ``parse_value``."""
    typed = read_text(entry, key)
    compact = typed.replace(" ", "").replace(",", ".").removesuffix("%")
    if not _NUMBER.fullmatch(compact):
        raise MisreadError(f"« {typed:.40} » n'est pas un nombre", key)
    return Decimal(compact)


def read_day(entry: Mapping[str, Any], key: str) -> dt.date:
    """A day; errors of ``parse_value``."""
    typed = read_text(entry, key)
    try:
        if _ISO.fullmatch(typed):
            return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    raise MisreadError(f"« {typed:.40} » n'est pas une date AAAA-MM-JJ", key)


_READ: Mapping[str, Callable[[Mapping[str, Any], str], object]] = {
    "statut": _status, "du": read_day, "au": read_day, "valeur": read_number, "lu_le": read_day,
    "a_verifier_le": read_day, "valeur_haute": read_number, "note": read_text,
}  # fmt: skip
