"""A fact or another element -> the lines of YAML an assistant would have typed: block style, quotes where needed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from generator.load.reader import NULL_WORDS, Tree

STEP = "  "

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=](?:[^\s]| (?! ))*", re.DOTALL)
_AMBIGUOUS = re.compile(r": |:$| #")


def plain(value: Any) -> Tree | None:
    """A value of the model's types as the text, list or mapping the YAML holds; what is ``None`` is left out."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, Mapping):
        return {str(key): kept for key, item in value.items() if (kept := plain(item)) is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [kept for item in value if (kept := plain(item)) is not None]
    return None if value is None else str(value).replace("\r\n", "\n")


def item_lines(item: Mapping[str, Tree], column: int) -> list[str]:
    """Lines of an element of a list whose dash is at ``column``."""
    first, *others = mapping_lines(item, column + 2)
    return [f"{' ' * column}- {first.lstrip()}", *others]


def mapping_lines(mapping: Mapping[str, Tree], column: int) -> list[str]:
    """Lines of the keys of a mapping, at ``column``."""
    return [line for key, value in mapping.items() for line in _key_lines(key, value, column)]


def _key_lines(key: str, value: Tree, column: int) -> list[str]:
    indent = " " * column
    if isinstance(value, str):
        first, *others = _scalar_lines(value, column)
        return [f"{indent}{key}: {first}", *others]
    if not value:
        return [f"{indent}{key}: {'{}' if isinstance(value, dict) else '[]'}"]
    if isinstance(value, dict):
        return [f"{indent}{key}:", *mapping_lines(value, column + 2)]
    lines = [f"{indent}{key}:"]
    for item in value:
        lines += item_lines(item, column + 2) if isinstance(item, dict) else [f"{indent}{STEP}- {inline(str(item))}"]
    return lines


def _scalar_lines(text: str, column: int) -> list[str]:
    """A text after its key: on the same line, or as a literal block when it has several."""
    lines = _composed(text).split("\n")
    if len(lines) < 2:
        return [inline(text)]
    if not lines[0] or any(line != line.strip() for line in lines):
        return [_escaped(text)]
    return ["|", *(f"{' ' * column}{STEP}{line}" if line else "" for line in lines)]


def flow(value: Tree) -> str:
    """A value between brackets, as it is written inside others: no sign of theirs is left bare in a text."""
    if isinstance(value, dict):
        return f"{{{', '.join(flow_pairs(value))}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if "\n" in value:
        return _escaped(value)
    return inline(value, within=",[]{}:")


def flow_pairs(mapping: Mapping[str, Tree]) -> list[str]:
    """The keys of a mapping written between brackets, each with its value."""
    return [f"{key}: {flow(value)}" for key, value in mapping.items()]


def inline(text: str, within: str = "") -> str:
    """A text on one line, between quotes only when YAML would read it otherwise or it has a sign of ``within``."""
    text = _composed(text)
    bare = _PLAIN.fullmatch(text) and not _AMBIGUOUS.search(text) and set(text).isdisjoint(within)
    if bare and text.strip() not in NULL_WORDS:
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _composed(text: str) -> str:
    """A letter and its accent as one sign: a Mac gives two, that no search for the word finds."""
    return unicodedata.normalize("NFC", text)


def _escaped(text: str) -> str:
    """A text of several lines that a literal block would not keep as it is."""
    return '"' + _composed(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
