"""Where a pydantic error lies in the YAML, and what was accepted there.

The location pydantic gives also holds tags of unions. They are recognised by walking the types along the location,
never by their name: the fact of type ``promesse`` has a key ``promesse``.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from generator.case import KeyPath
from generator.model.annotations import bare, closed_words, record

Location = tuple[int | str, ...]


class Spot(Struct, frozen=True):
    """A place of the model: the key path, and the type expected there (``None`` when the key is unknown)."""

    path: KeyPath
    kind: Any
    description: str = ""


def locate(kind: type[BaseModel], location: Location) -> Spot:
    """Follow a pydantic location from the type of a file."""
    spot = Spot((), kind)
    for part in location:
        spot = _step(spot, part)
    return spot


def accepted_keys(kind: Any) -> list[str]:
    """The keys a mapping may have, as typed in the YAML, in the order of the model."""
    model = record(kind)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def accepted_words(kind: Any) -> list[str]:
    """The words a scalar of enumerated type may be; for a union of records, those of their ``type``."""
    tags = (member.model_fields["type"] for member in _members(bare(kind)))
    return list(closed_words(kind)) or [word for tag in tags for word in closed_words(tag.annotation)]


def needed_in_each(kind: Any) -> list[str]:
    """The keys that each element of a list of records has to have; none for another type."""
    model = record(_element(bare(kind))) if get_origin(bare(kind)) is tuple else None
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()] if model else []


def _step(spot: Spot, part: int | str) -> Spot:
    kind = bare(spot.kind)
    if part == "[key]":  # pydantic's mark for the key of a mapping
        return spot
    for member in _members(kind):
        if part in accepted_words(member.model_fields["type"].annotation):
            return Spot(spot.path, member, spot.description)
    path = (*spot.path, part)
    if (model := record(kind)) is not None:
        for field in model.model_fields.values():
            if part == field.alias:
                return Spot(path, field.annotation, field.description or "")
    return Spot(path, _element(kind))


def _element(kind: Any) -> Any:
    """The type of the elements of a list or of the values of a mapping."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return arguments[0]
    return arguments[1] if get_origin(kind) is dict else None


def _members(kind: Any) -> Iterator[type[BaseModel]]:
    """The records of a tagged union."""
    if get_origin(kind) in {Union, UnionType}:
        for member in get_args(kind):
            if (model := record(member)) is not None and "type" in model.model_fields:
                yield model
