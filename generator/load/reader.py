"""YAML text -> tree of str, list and dict, with the position of every key; or findings.

A restricted YAML: every scalar stays text (``01234``, ``non``, ``12:30`` are what was typed); duplicate keys,
anchors, aliases, tags, merge keys, several documents, quoted values over several lines and empty values are refused
with line, column and remedy. Reading goes on after a refusal: all findings come at once.

The parser is libyaml's, read event by event: anchors and tags are seen as typed, and depth is bounded.
"""

import unicodedata
from typing import Any, NoReturn

import yaml
from msgspec import Struct, field
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.case import KeyPath
from generator.load import refusals
from generator.load.comments import report_glued
from generator.load.faults import NO_ESCAPE
from generator.load.refusals import end, start
from generator.load.report import Place, Report
from generator.load.source import ESCAPED, unseen
from generator.references import CASE_FILE

Tree = str | list[Any] | dict[str, Any]
Positions = dict[KeyPath, Place]

MAX_DEPTH = 20
MAX_NODES = 10_000
NULL_WORDS = frozenset({"", "~", "null", "Null", "NULL"})


class Document(Struct):
    """What one YAML text says.

    ``vacant`` lists the paths whose value is missing or refused and already reported: the model must not complain of
    them again.
    """

    tree: Tree
    positions: Positions
    vacant: set[KeyPath] = field(default_factory=set)


class _LimitError(Exception):
    """A limit is passed; the finding is already in the report."""


def parse(text: str, report: Report) -> Document | None:
    """Read one YAML document from a text that ``source`` accepted.

    Raises:
        yaml.MarkedYAMLError: the syntax is wrong (``load.syntax`` turns it into findings).
    """
    return _Reader(text, report).read()


class _Reader:
    """One reading of one text: follows the events of libyaml and builds the tree."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.positions: Positions = {}
        self.vacant: set[KeyPath] = set()
        self.next = yaml.CSafeLoader(text).get_event  # events only: nothing is resolved nor built
        self.nodes = 0
        self.spans: list[tuple[Place, Place]] = []  # quoted and block scalars, where « # » is text

    def read(self) -> Document | None:
        self.next()  # the start of the stream
        opening = self.next()
        if isinstance(opening, yaml.StreamEndEvent):
            of_a_case = self.report.file.endswith(f"/{CASE_FILE}")
            case = "Partir de « recouvre nouveau » ou d'un autre dossier."
            office = "Le rétablir depuis git, ou le retirer si rien n'y a jamais été écrit."
            self.report.error((1, 1), "le fichier est vide.", case if of_a_case else office)
            return None
        refusals.directive(self.report, opening)
        try:
            top = self.next()
            self.positions[()] = start(top)
            tree = self._node(top, (), 1)
        except _LimitError:
            return None
        self.next()  # the end of the document
        refusals.another_document(self.report, self.next())
        report_glued(self.text, self.spans, self.report)
        return Document(tree, self.positions, self.vacant)

    def _node(self, event: Any, path: KeyPath, depth: int) -> Tree:
        """The tree of a node whose position is already noted."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._refuse_size(event, depth)
        kind = type(event)
        if event.anchor is not None or event.tag is not None:  # an alias is an event with an anchor
            typed = refusals.decorated(self.report, self.text, event, path)
            if kind is ScalarEvent or kind is yaml.AliasEvent:
                return typed
        if kind is ScalarEvent:
            value: str = event.value
            if event.style:
                value = self._quoted(event, path)
            elif value in NULL_WORDS:
                self._vacant(event, path)
                return ""
            return value if value.isascii() else unicodedata.normalize("NFC", value)
        if kind is SequenceStartEvent:
            return self._sequence(path, depth)
        return self._mapping(path, depth, flow=bool(event.flow_style))

    def _quoted(self, event: Any, path: KeyPath) -> str:
        """The text of a quoted or block scalar: an escape says what ``source`` refuses without writing it."""
        self.spans.append((start(event), end(event)))
        if event.style in "'\"" and event.end_mark.line != event.start_mark.line:
            refusals.long_quotes(self.report, event, path)
        return self._seen(event, path) if event.style == '"' else event.value

    def _seen(self, event: Any, path: KeyPath) -> str:
        """A value or key between double quotes without the characters nobody can see, each refused."""
        for sign in dict.fromkeys(ESCAPED.findall(event.value)):
            message, remedy = unseen(sign)
            if sign.isascii():
                message, remedy = f"{message[:-1]}, que « \\ » écrit entre guillemets droits.", NO_ESCAPE
            self.report.error(start(event), message, remedy, path)
        return ESCAPED.sub("", event.value)

    def _sequence(self, path: KeyPath, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            place = (*path, len(items))
            self.positions[place] = start(event)
            items.append(self._node(event, place, depth + 1))
        return items

    def _mapping(self, path: KeyPath, depth: int, *, flow: bool) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        last = ""
        following, positions = self.next, self.positions
        while type(event := following()) is not MappingEndEvent:
            if (key := self._key(event, path)) is None:
                self._skip(following())
                continue
            value = following()
            if flow and refusals.is_cut(self.text, event, value):
                self._cut(event, path, last, tree)
                continue
            place = (*path, key)
            if key in tree:
                refusals.duplicate(self.report, event, place, positions[place][0])
                self._skip(value)
                continue
            positions[place] = start(event)
            tree[key] = self._node(value, place, depth + 1)
            last = key
        return tree

    def _key(self, event: Any, path: KeyPath) -> str | None:
        """The word of a key; ``None`` when it is refused."""
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            typed: str = self._seen(event, path) if event.style == '"' else event.value  # almost always plain ASCII
            key = typed
            if not typed.isascii():
                key = refusals.bare(self.report, unicodedata.normalize("NFC", typed), event, path)
            if key != "<<":
                return key
            self.report.error(
                start(event), "« << » ne reprend pas les lignes d'un autre bloc.", "Les recopier ici.", (*path, key)
            )
        elif isinstance(event, (ScalarEvent, yaml.AliasEvent)):
            refusals.decorated(self.report, self.text, event, path)
        else:
            self._skip(event)
            self.report.error(
                start(event),
                "une clé est un mot, pas un bloc.",
                "Mettre entre guillemets la valeur qui commence par « { », « [ » ou « ? ».",
                path,
            )
        return None

    def _refuse_size(self, event: Any, depth: int) -> NoReturn:
        if depth > MAX_DEPTH:
            message, remedy = f"plus de {MAX_DEPTH} niveaux de retrait.", "Ôter les espaces ou les crochets en trop."
        else:
            message, remedy = (
                f"plus de {MAX_NODES} valeurs dans un fichier.",
                "En ôter ce qui y a été collé par erreur.",
            )
        self.report.error(start(event), message, remedy)
        raise _LimitError

    def _vacant(self, event: Any, path: KeyPath) -> None:
        """Refuse an empty value; what would be its comment is text."""
        self.vacant.add(path)
        if refusals.vacant(self.report, self.text, event, path, self.positions[path]):
            self.spans.append(((event.start_mark.line + 1, 1), (event.start_mark.line + 2, 1)))

    def _cut(self, event: Any, path: KeyPath, last: str, tree: dict[str, Any]) -> None:
        """Refuse a value of ``{ }`` cut at its comma, and put it together again."""
        before = tree.get(last)
        if isinstance(before, str):
            refusals.cut(self.report, event, (*path, last), before, self.positions[*path, last])
            tree[last] = f"{before},{event.value}"
        else:
            refusals.valueless(self.report, event, path)

    def _skip(self, event: Any) -> None:
        """Pass over a node that is already refused."""
        depth = 0
        while True:
            self.nodes += 1
            if depth > MAX_DEPTH or self.nodes > MAX_NODES:
                self._refuse_size(event, depth)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = self.next()
