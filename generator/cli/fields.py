"""The keys of a fact as the command line reads them: the model says their shape, nothing is listed twice."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import click

from generator.dates import iso

if TYPE_CHECKING:
    from pydantic import BaseModel

DECISION = "dispense"  # a decision of the office
LISTES = {  # what is not a fact of the journal but is noted as one is, and the list of the case that holds it
    DECISION: "dispenses",
    "paiement": "paiements",
    "avoir": "avoirs",
    "frais": "frais",
    "facture": "factures",
    "titre": "titres",
}


@dataclass(frozen=True)
class Champ:
    """A key: what it asks, the words it takes, the keys of its block, whether it is a list."""

    cle: str
    question: str
    obligatoire: bool
    mots: tuple[str, ...] = ()
    date: bool = False
    liste: bool = False
    sous: tuple[Champ, ...] = ()

    @property
    def forme(self) -> str:
        """How to write a value, shown beside the question."""
        if self.mots:
            return ", ".join(self.mots)
        if self.sous and self.liste:
            return "« " + " ".join(one.cle.upper() for one in self.sous) + " ; … »"
        if self.liste:
            return "séparées par des virgules"
        return "JJ/MM/AAAA" if self.date else ""


def fields(kind: str) -> tuple[Champ, ...]:
    """Keys of a type of fact, or of an element of a list of the case, in the order of the model."""
    from generator.model import Dossier, journal

    if kind in LISTES:
        return tuple(_fields(_core(Dossier.model_fields[LISTES[kind]].annotation)[0]))
    union = get_args(get_args(journal.FaitJournal)[0])
    model = next(one for one in union if kind in get_args(one.model_fields["type"].annotation))
    return tuple(_fields(model))


def read(known: tuple[Champ, ...], key: str, text: str) -> Any:
    """Value of a key as the YAML holds it; an unknown key is left to the model, which names the nearest one."""
    champ = next((one for one in known if one.cle == key), None)
    if champ is None:
        return text
    if champ.sous and champ.liste:
        return [_row(champ, item) for item in text.split(";") if item.strip()]
    if champ.sous:
        raise click.UsageError(f"« {key} » est un bloc : écrire {_examples(champ)}.")
    if champ.liste:
        return [part.strip() for part in text.split(",") if part.strip()]
    return iso(text) if champ.date else text


def _row(champ: Champ, item: str) -> dict[str, str]:
    """« 2026-12-01 1 900,00 »: the first word is the first key, the rest the last."""
    first, _, rest = item.strip().partition(" ")
    keys = [one.cle for one in champ.sous]
    return {keys[0]: iso(first), keys[-1]: rest.strip()} if rest.strip() else {keys[0]: iso(first)}


def _examples(champ: Champ) -> str:
    return " ".join(f"{champ.cle}.{one.cle}=…" for one in champ.sous)


def _fields(model: type[BaseModel]) -> Iterator[Champ]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key == "type":
            continue
        core, many = _core(field.annotation)
        block = _block(core)
        yield Champ(
            key,
            (field.description or key).rstrip("."),
            field.is_required(),
            _words(core),
            core is dt.date,
            many,
            tuple(_fields(block)) if block else (),
        )


def _core(annotation: Any) -> tuple[Any, bool]:
    """The type behind « or nothing », annotations and tuples; whether it is a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _core(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return _core(next(one for one in get_args(annotation) if one is not type(None)))
    if origin is tuple:
        return _core(get_args(annotation)[0])[0], True
    return annotation, False


def _words(core: Any) -> tuple[str, ...]:
    if get_origin(core) is Literal:
        return tuple(str(word) for word in get_args(core))
    if isinstance(core, type) and issubclass(core, Enum):
        return tuple(str(word.value) for word in core)
    return ("oui", "non") if core is bool else ()


def _block(core: Any) -> type[BaseModel] | None:
    return core if isinstance(core, type) and hasattr(core, "model_fields") else None
