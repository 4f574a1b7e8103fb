"""Two versions of a case that grew from one: what each adds to its lists, and the one that holds all of both.

A version that only adds may be put in the other, whatever that one changed. When both change what was there, a person
chooses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct

from generator.findings import CaseInvalid, RecouvreError
from generator.load.files import read_document
from generator.load.reader import Tree
from generator.load.report import Report
from generator.load.source import BOM

Item = Mapping[str, Tree]
Element = tuple[str, Item]
_NUMBERS = frozenset({"emis", "remplace"})  # keys of a fact that name an issue


class ChangedError(RecouvreError):
    """Both versions change what was already written; its text lists the keys."""


class Sides(Struct, frozen=True):
    """The version to start from, and what the other one adds to it."""

    start: bytes
    added: dict[str, list[Item]]
    alike: list[Element]  # what both added, written the same
    comments: list[str]  # of the other version alone


def sides(before: bytes, ours: bytes, theirs: bytes, shown: str) -> Sides:
    """Which of two versions to start from, and what to add to it.

    Raises:
        ChangedError: both change what was there.
        CaseInvalid: one of the three cannot be read.
    """
    old, one, two = (_tree(content, shown) for content in (before, ours, theirs))
    for start, here, other, there in ((ours, one, theirs, two), (theirs, two, ours, one)):
        added = _added(old, there, here)
        if added is not None:
            fresh = {key: _less(_items(here, key), _items(old, key)) for key in added}
            return Sides(
                start,
                {key: _less(items, fresh[key]) for key, items in added.items()},
                [(key, item) for key, items in added.items() for item in _less(items, _less(items, fresh[key]))],
                list(_comments(other, start)),
            )
    raise ChangedError(
        ", ".join(
            sorted(key for key in old if old[key] not in (one.get(key), two.get(key)) and one.get(key) != two.get(key))
        )
        or "des clés"
    )


def renumbered(content: bytes, numbers: Mapping[str, str], shown: str) -> bytes:
    """A case whose journal cites the issues by their new number, every other sign as it was typed.

    Raises:
        CaseInvalid: it cannot be read.
        RecouvreError: a number is written in a way that cannot be followed.
    """
    tree = _tree(content, shown)
    text = content.decode("utf-8")
    start = len(BOM) if text.startswith(BOM) else 0
    lost = f"{shown} : un numéro d'émission y est écrit, ou l'était, d'une façon qui ne peut être suivie."
    try:
        case = yaml.compose(text[start:], Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:  # what both grew from may have been wrong, and read as best it could
        raise RecouvreError(lost) from error
    for value in sorted(_citing(case), key=lambda node: node.start_mark.index, reverse=True):
        number = value.value.strip()
        if number in numbers:
            first, last = start + value.start_mark.index, start + value.end_mark.index
            head, _, tail = text[first:last].rpartition(number)
            text = f"{text[:first]}{head}{numbers[number]}{tail}{text[last:]}"
    for fact in (fact for fact in tree.get("journal") or () if isinstance(fact, dict)):
        for key in _NUMBERS & fact.keys():
            fact[key] = numbers.get(str(fact[key]).strip(), fact[key])
    after = text.encode("utf-8")
    if _tree(after, shown) != tree:
        raise RecouvreError(lost)
    return after


def _citing(case: Any) -> Iterator[yaml.ScalarNode]:
    """The values of a case's journal that are numbers of issues."""
    for key, journal in case.value:
        if key.value == "journal" and isinstance(journal, yaml.SequenceNode):
            for fact in journal.value:
                for name, value in fact.value if isinstance(fact, yaml.MappingNode) else ():
                    if name.value in _NUMBERS and isinstance(value, yaml.ScalarNode):
                        yield value


def _added(
    before: Mapping[str, Any], after: Mapping[str, Any], here: Mapping[str, Any]
) -> dict[str, list[Item]] | None:
    """The elements that a version adds to the lists of a case; None when it changes anything else, and not as here."""
    added: dict[str, list[Item]] = {}
    for key in {**before, **after}:
        old, new = before.get(key) or [], after.get(key) or []
        if old == new:
            continue
        if isinstance(old, list) and isinstance(new, list) and not _less(old, new):
            added[key] = _less(new, old)
        elif after.get(key) != here.get(key):
            return None
    return added


def _items(case: Mapping[str, Any], key: str) -> Sequence[Any]:
    return case.get(key) or []


def _less(items: Iterable[Any], taken: Iterable[Any]) -> list[Any]:
    """Elements of a list without those of another, each as many times as it is there."""
    left = list(items)
    for item in taken:
        if item in left:
            left.remove(item)
    return left


def _comments(other: bytes, start: bytes) -> Iterator[str]:
    """Comment lines of a version that the other does not hold."""
    kept = {line.strip() for line in start.decode("utf-8").splitlines()}
    for line in map(str.strip, other.decode("utf-8").splitlines()):
        if line.startswith("#") and line not in kept:
            yield line


def _tree(content: bytes, shown: str) -> dict[str, Any]:
    report = Report(shown)
    document = read_document(content, report)
    if document is None or not isinstance(document.tree, dict):
        raise CaseInvalid(report.findings)
    return document.tree
