"""Intake of pièces: files as people send them -> clean upright A4 pages, facts, or a refusal with its remedy.

The bytes received are only read. Everything that parses them runs in a limited child process. That child imports
this package too, so the names below are loaded on first use: it does without the model, and starts twice as fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.exhibits.facts import Faits, Genre, Refus
    from generator.exhibits.lock import replaced, undeclared, verify, verser
    from generator.exhibits.proofs import refused, unreadable
    from generator.exhibits.reception import intake
    from generator.exhibits.sniff import extended
    from generator.exhibits.types import Exhibit

__all__ = [
    "Exhibit", "Faits", "Genre", "Refus", "extended", "intake", "refused", "replaced", "undeclared", "unreadable",
    "verify", "verser",
]  # fmt: skip

_HOMES = (
    {"Exhibit": "types", "intake": "reception"}
    | dict.fromkeys(("replaced", "undeclared", "verify", "verser"), "lock")
    | dict.fromkeys(("refused", "unreadable"), "proofs")
    | {"extended": "sniff"}
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"generator.exhibits.{_HOMES.get(name, 'facts')}"), name)
