"""The décompte as JSON-ready data: French keys spelt as in the YAML, amounts as text with two places.

Nothing is computed here but the sums the types already give; rates are text in percent a year, dates ``AAAA-MM-JJ``,
origins key paths of the case file (``factures[0]``).
"""

import datetime as dt
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from msgspec import Struct

from generator.case import key_text
from generator.money import round_cents
from generator.statement.types import Decompte, LigneFacture, PartContestee

FORMAT = 1  # version of this layout
_SAID_ELSEWHERE = {
    "excedents",
    "non_accorde",
    "sans_preuve",
    "sans_exces",
    "exces_tenus",
    "partages",
}  # among the remarks, or by « verifier »


def as_dict(decompte: Decompte) -> dict[str, Any]:
    """The décompte as a tree of text, numbers of days, booleans, lists and dictionaries."""
    return {"format": FORMAT, **_record(decompte)}


def _record(value: Any) -> dict[str, Any]:
    names = (name for name in value.__struct_fields__ if name not in _SAID_ELSEWHERE)
    tree = {_key(name): _plain(name, getattr(value, name)) for name in names}
    if isinstance(value, LigneFacture | PartContestee):
        tree["total"] = _plain("total", value.total)
    if isinstance(value, LigneFacture):
        tree["liquides"] = _plain("liquides", value.liquides)  # with the segments, they make « interets-courus »
    return tree


def _key(name: str) -> str:
    return name.replace("_", "-")


def _plain(name: str, value: Any) -> Any:
    if name in {"origine", "par"}:
        return key_text(value)
    if isinstance(value, Decimal | Fraction):
        return f"{value:f}" if name == "taux" else f"{round_cents(value):.2f}"
    if isinstance(value, dt.date | Enum):
        return str(value)  # 2026-11-21, or the French word itself
    if isinstance(value, Struct):
        return _record(value)
    if isinstance(value, tuple):
        return [_plain("", item) for item in value]
    return value
