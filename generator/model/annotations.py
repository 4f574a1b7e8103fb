"""What a field of the model takes, read from its annotation: a list or not, words of a closed list, records."""

from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def bare(kind: Any) -> Any:
    """A type without its annotations and without « or None »."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in {Union, UnionType} and NoneType in get_args(kind):
            kind = Union[tuple(member for member in get_args(kind) if member is not NoneType)]  # noqa: UP007  built from a list
        else:
            return kind


def is_list(kind: Any) -> bool:
    """Tell a list."""
    return get_origin(bare(kind)) is tuple


def element(kind: Any) -> Any:
    """The bare type of a value: that of its elements, for a list."""
    return bare(get_args(bare(kind))[0]) if is_list(kind) else bare(kind)


def closed_words(kind: Any) -> tuple[str, ...]:
    """Words of a closed list, in the order of the model; empty when any text is taken, or something else."""
    inner = bare(kind)
    if get_origin(inner) is Literal:
        return tuple(str(word.value if isinstance(word, Enum) else word) for word in get_args(inner))
    return tuple(str(word.value) for word in inner) if isinstance(inner, type) and issubclass(inner, Enum) else ()


def record(kind: Any) -> type[BaseModel] | None:
    """The record a type is; None for any other type."""
    inner = bare(kind)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def records(kind: Any) -> Iterator[type[BaseModel]]:
    """Every record a type holds, whatever is around it; not those inside them."""
    if (found := record(kind)) is not None:
        yield found
    else:
        for inner in get_args(kind):
            yield from records(inner)
