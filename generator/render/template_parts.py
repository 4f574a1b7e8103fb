"""A part that a record given to a template has not, or has no longer: « totaux.totale ». Types alone tell it.

What no type tells (a text, a mapping, one of several kinds) is not judged.
"""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

Hint = Any  # what an annotation says: a record, a list of records, anything else
_LISTS = (tuple, list, set, frozenset)


def misspelt(tree: nodes.Template, given: Mapping[str, Hint]) -> Iterator[tuple[int, str, set[str]]]:
    """Each part that a record has not: its line, itself, and those the record has; ``given`` are the types of names.

    A name that the template takes for itself is its own; that of a loop is a line of what it goes through.
    """
    stored = [node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"]
    known = {name: hint for name, hint in given.items() if name not in stored}
    for name, lines in _loops(tree).items():
        found = [_line(_typed(one, known)) for one in lines]
        if len(lines) == stored.count(name) and all(one == found[0] for one in found):
            known[name] = found[0]
    for node in tree.find_all(nodes.Getattr):
        record = _record(_typed(node.node, known))
        if record is not None and node.attr not in _parts(record):
            owner = _written(node.node)
            yield node.lineno, f"{owner}.{node.attr}", {f"{owner}.{one}" for one in _fields(record)}


def _loops(tree: nodes.Template) -> dict[str, list[nodes.Node]]:
    """What each name of a loop goes through, the outer loops first."""
    found: dict[str, list[nodes.Node]] = {}
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            found.setdefault(loop.target.name, []).append(loop.iter)
    return found


def _typed(node: nodes.Node, known: Mapping[str, Hint]) -> Hint:
    """The type of a value; None when nothing tells it."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr) and (record := _record(_typed(node.node, known))) is not None:
        return _parts(record).get(node.attr)
    return None


def _written(node: nodes.Node) -> str:
    return f"{_written(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else str(getattr(node, "name", ""))


def _line(hint: Hint) -> Hint:
    """The type of each item of a list."""
    hint, inside = _said(hint), get_args(_said(hint))
    kind: Any = get_origin(hint)
    listed = kind in _LISTS or getattr(kind, "__module__", "") == "collections.abc"
    return inside[0] if listed and inside and (len(inside) == 1 or inside[1] is ...) else None


def _said(hint: Hint) -> Hint:
    """A type, whether it may be missing or not."""
    if get_origin(hint) in {Union, UnionType}:
        told = [one for one in get_args(hint) if one is not type(None)]
        return told[0] if len(told) == 1 else None
    return hint


def _record(hint: Hint) -> type | None:
    """One of our records; None for any other type."""
    kind: Any = get_origin(_said(hint)) or _said(hint)
    if not isinstance(kind, type) or not kind.__module__.startswith("generator.") or issubclass(kind, Enum):
        return None
    return kind if _fields(kind) else None


@cache
def _parts(record: type) -> dict[str, Hint]:
    """What it, or one of its kinds, holds and tells of itself, with the types that are known."""
    found: dict[str, Hint] = {}
    kinds: list[type] = record.__subclasses__()
    for kind in kinds:
        found |= dict.fromkeys(_parts(kind))
    found |= dict.fromkeys((*dir(record), *_fields(record)))
    for holder, name in ((record, ""), *((one, name) for name, one in _told(record).items())):
        try:
            hints = get_type_hints(holder)
        except NameError:  # a type that is imported for the checker alone
            continue
        found |= {name: hints.get("return")} if name else hints
    return found


def _told(record: type) -> dict[str, Any]:
    """The functions behind its properties."""
    held = {name: one for kind in reversed(record.__mro__) for name, one in vars(kind).items()}
    told = {name: one.fget for name, one in held.items() if isinstance(one, property)}
    return told | {name: one.func for name, one in held.items() if isinstance(one, cached_property)}


def _fields(record: type) -> Collection[str]:
    """The names to propose."""
    held = (getattr(record, name, ()) for name in ("__struct_fields__", "model_fields", "_fields"))
    fields = {name for names in held for name in names}
    return fields | {name for name in _told(record) if not name.startswith(("_", "model_"))} if fields else fields
