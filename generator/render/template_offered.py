"""What a letter or an act could print of a case: each value as a template writes it, beside what it prints there.

Only what our own templates print is offered, with the filter they print it by: an office that writes its letter with
these words is not refused by the lint.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from generator.phrases import counted
from generator.render.environment import FILTERS
from generator.render.template_names import templates
from generator.render.template_values import printed
from generator.resources import shipped

_FOLDERS = ("courriers", "actes")
_OF_A_SENTENCE = frozenset({"accord", "length", "que", "majuscule", "juridiction"})  # how it is said, not what it is
_LINE = "ligne"  # the name of a line of a list, in what is offered


class Offered(Struct, frozen=True):
    """A value: how a template writes it (``{{ sommes.total|eur }}``), what that prints.

    Printed, what is absent (None) stops the letter; so does a text that is empty, where ours does not print it.
    """

    ecrit: str
    imprime: str | None


def offered(values: Mapping[str, Any]) -> Iterator[Offered]:
    """What a document given these values may print or ask (« if »), by name; a list with its first line."""
    for name, places in _written().items():
        if name in values and any(place.startswith(f"{name}[]") for place in places):
            yield from _of_a_list(name, values[name], places)
        elif name in values:
            yield from _of_a_record("", values, places)
    for name in sorted(values):
        if isinstance(values[name], bool):
            yield Offered(f"{{% if {name} %}}", "oui" if values[name] else "non")


def _of_a_list(name: str, value: Any, places: Mapping[str, str]) -> Iterator[Offered]:
    lines = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    count = f"{counted(len(lines), 'ligne')}{' ; la première :' if lines else ''}"
    yield Offered(f"{{% for {_LINE} in {name} %}}", count)
    if lines:
        within = {place.replace(f"{name}[]", _LINE, 1): how for place, how in places.items()}
        yield from _of_a_record("  ", {_LINE: lines[0]}, within)


def _of_a_record(indent: str, values: Mapping[str, Any], places: Mapping[str, str]) -> Iterator[Offered]:
    """The values at these places; those of a list within are left to it."""
    for place, name in sorted(places.items()):
        value = _at(values, place)
        if (
            "[]" not in place
            and isinstance(value, str | int | Decimal | dt.date | None)
            and not isinstance(value, bool)
        ):
            text = None if value is None else str(FILTERS[name](value) if name else value)
            yield Offered(f"{indent}{{{{ {place}{f'|{name}' if name else ''} }}}}", text)


def _at(values: Mapping[str, Any], place: str) -> Any:
    first, *parts = place.split(".")
    value = values.get(first)
    for part in parts:
        value = getattr(value, part, None)
    return value


@cache
def _written() -> Mapping[str, Mapping[str, str]]:
    """Of each name, the filter by which our letters and acts print each of its values, by place; none for a text."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for _, tree in templates(shipped("templates"), _FOLDERS):
        for place, name, _ in printed(tree):
            found[place][name] += name not in _OF_A_SENTENCE
    written: dict[str, dict[str, str]] = defaultdict(dict)
    for place, names in sorted(found.items()):
        if any(names.values()):
            written[re.split(r"[.\[]", place)[0]][place] = max(names, key=lambda one: (names[one], one))
    return written
