"""YAML text -> tree of str, list and dict, with the position of every key; or findings.

A restricted YAML: every scalar stays text (``01234``, ``non``, ``12:30`` are what was typed); duplicate keys,
anchors, aliases, tags, merge keys, several documents, quoted values over several lines and empty values are refused
with line, column and remedy. Reading goes on after a refusal: all findings come at once.

The parser is libyaml's, read event by event: anchors and tags are seen as typed, and depth is bounded.
"""

import re
import unicodedata
from typing import Any, NoReturn

import yaml
from msgspec import Struct, field
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.case import KeyPath
from generator.load.comments import report_glued
from generator.load.report import Place, Report
from generator.load.source import ESCAPED, HARD_SPACES, unseen

Tree = str | list[Any] | dict[str, Any]
Positions = dict[KeyPath, Place]

MAX_DEPTH = 20
MAX_NODES = 10_000
NULL_WORDS = frozenset({"", "~", "null", "Null", "NULL"})

_AROUND_A_KEY = re.compile(rf"^(?:- ?)?[{HARD_SPACES}][{HARD_SPACES} ]*|[{HARD_SPACES} ]*[{HARD_SPACES}]$")


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
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            self.report.error((1, 1), "le fichier est vide.", "Partir de « recouvre nouveau » ou d'un autre dossier.")
            return None
        self._check_document(start)
        try:
            top = self.next()
            self.positions[()] = _start(top)
            tree = self._node(top, (), 1)
        except _LimitError:
            return None
        self.next()  # the end of the document
        self._check_alone()
        report_glued(self.text, self.spans, self.report)
        return Document(tree, self.positions, self.vacant)

    # nodes --------------------------------------------------------------------------------------------------

    def _node(self, event: Any, path: KeyPath, depth: int) -> Tree:
        """The tree of a node whose position is already noted."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._refuse_size(event, depth)
        kind = type(event)
        if event.anchor is not None or event.tag is not None:  # an alias is an event with an anchor
            typed = self._decorated(event, path)
            if kind is ScalarEvent or kind is yaml.AliasEvent:
                return typed
        if kind is ScalarEvent:
            value: str = event.value
            if event.style:
                value = self._quoted(event, path)
            elif value in NULL_WORDS:
                self._report_vacant(event, path)
                return ""
            return value if value.isascii() else unicodedata.normalize("NFC", value)
        if kind is SequenceStartEvent:
            return self._sequence(path, depth)
        return self._mapping(path, depth, flow=bool(event.flow_style))

    def _quoted(self, event: Any, path: KeyPath) -> str:
        """The text of a quoted or block scalar: an escape says what ``source`` refuses without writing it."""
        self.spans.append((_start(event), _end(event)))
        if event.style in "'\"" and event.end_mark.line != event.start_mark.line:
            self._report_long_quotes(event, path)
        return self._seen(event, path) if event.style == '"' else event.value

    def _seen(self, event: Any, path: KeyPath) -> str:
        """A value or key between double quotes without the characters nobody can see, each refused."""
        for sign in dict.fromkeys(ESCAPED.findall(event.value)):
            self.report.error(_start(event), *unseen(sign), path)
        return ESCAPED.sub("", event.value)

    def _sequence(self, path: KeyPath, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            place = (*path, len(items))
            self.positions[place] = _start(event)
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
            if flow and self._is_cut(event, value):
                self._report_cut(event, path, last, tree)
                continue
            place = (*path, key)
            if key in tree:
                self._report_duplicate(event, place)
                self._skip(value)
                continue
            positions[place] = _start(event)
            tree[key] = self._node(value, place, depth + 1)
            last = key
        return tree

    def _key(self, event: Any, path: KeyPath) -> str | None:
        """The word of a key; ``None`` when it is refused."""
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            typed: str = self._seen(event, path) if event.style == '"' else event.value  # almost always plain ASCII
            key = typed if typed.isascii() else self._bare(unicodedata.normalize("NFC", typed), event, path)
            if key != "<<":
                return key
            self.report.error(
                _start(event), "clé de fusion « << » refusée.", "Recopier ici les clés voulues.", (*path, key)
            )
        elif isinstance(event, (ScalarEvent, yaml.AliasEvent)):
            self._decorated(event, path)
        else:
            self._skip(event)
            self.report.error(
                _start(event),
                "une clé est un mot, pas un bloc.",
                "Mettre entre guillemets la valeur qui commence par « { », « [ » ou « ? ».",
                path,
            )
        return None

    def _refuse_size(self, event: Any, depth: int) -> NoReturn:
        limit = f"{MAX_DEPTH} niveaux de retrait" if depth > MAX_DEPTH else f"{MAX_NODES} valeurs"
        self.report.error(_start(event), f"plus de {limit} dans un fichier.", "Simplifier ou partager le fichier.")
        raise _LimitError

    def _bare(self, key: str, event: Any, path: KeyPath) -> str:
        """The word of a key without the hard spaces that French typing puts around it, which YAML takes as letters."""
        bare = key if event.style else _AROUND_A_KEY.sub("", key)
        if bare != key:
            self.report.error(
                _start(event),
                f"espace insécable autour de la clé « {bare} ».",
                "La remplacer par une espace ordinaire.",
                (*path, bare),
            )
        return bare

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

    def _line(self, mark: Any) -> str:
        """The line of a mark; libyaml may put the mark of what is missing after the last line."""
        lines = self.text.split("\n")
        return lines[mark.line] if mark.line < len(lines) else ""

    # refusals -----------------------------------------------------------------------------------------------

    def _check_document(self, start: Any) -> None:
        if start.version or start.tags:
            self.report.error(_start(start), "directive YAML refusée.", "Retirer la ligne qui commence par « % ».")

    def _check_alone(self) -> None:
        following = self.next()
        if not isinstance(following, yaml.StreamEndEvent):
            self.report.error(
                _start(following), "le fichier contient plusieurs documents.", "Retirer « --- » ou couper le fichier."
            )

    def _decorated(self, event: Any, path: KeyPath) -> str:
        """Refuse an anchor, an alias or a tag; return the text as typed."""
        start, end = event.start_mark, event.end_mark
        line = self._line(start)
        typed: str = line[start.column : end.column if end.line == start.line else None].strip()
        sign = typed[:1]
        sense = {"*": "un renvoi", "&": "une ancre", "!": "un type"}.get(sign, "autre chose qu'un texte")
        self.report.error(
            _start(event),
            f"une valeur qui commence par « {sign} » est lue comme {sense} de YAML.",
            "Mettre la valeur entre guillemets.",
            path,
        )
        return typed

    def _report_vacant(self, event: Any, path: KeyPath) -> None:
        self.vacant.add(path)
        word = f"« {event.value} » n'est pas une valeur." if event.value else "la valeur est vide."
        remedy = "Écrire une valeur, ou retirer la ligne."
        line = self._line(event.start_mark)
        if not event.value and (comment := re.search(r" (#\S[^\r]*)", line[event.start_mark.column - 1 :])):
            remedy = f'« # » ouvre un commentaire : écrire "{comment.group(1)}" entre guillemets si c\'est la valeur.'
            self.spans.append(((event.start_mark.line + 1, 1), (event.start_mark.line + 2, 1)))
        self.report.error(self.positions[path], word, remedy, path)

    def _report_long_quotes(self, event: Any, path: KeyPath) -> None:
        self.report.error(
            _start(event),
            "les guillemets ouverts ici ne se ferment pas sur la même ligne.",
            "Les fermer ; pour un texte de plusieurs lignes, écrire « | » puis le texte en retrait.",
            path,
        )

    def _report_duplicate(self, event: Any, path: KeyPath) -> None:
        first = self.positions[path][0]
        self.report.error(
            _start(event),
            f"clé écrite deux fois : lignes {first} et {event.start_mark.line + 1}.",
            "Garder la bonne ligne et effacer l'autre.",
            path,
        )

    def _is_cut(self, key: Any, value: Any) -> bool:
        """Tell a word of ``{ }`` that has no « : » : the end of a value cut at its comma."""
        if not isinstance(value, ScalarEvent) or value.value or value.style:
            return False
        line = self._line(key.end_mark)
        return not line[key.end_mark.column :].lstrip().startswith(":")

    def _report_cut(self, event: Any, path: KeyPath, last: str, tree: dict[str, Any]) -> None:
        before = tree.get(last)
        if not isinstance(before, str):
            self.report.error(
                _start(event), f"« {event.value} » n'a pas de valeur.", "Écrire une clé par ligne, sans { }.", path
            )
            return
        self.report.error(
            self.positions[*path, last],
            f"entre {{ }}, la virgule sépare : « {before},{event.value} » a été coupé après « {before} ».",
            "Écrire une clé par ligne, sans { }, ou mettre la valeur entre guillemets.",
            (*path, last),
        )
        tree[last] = f"{before},{event.value}"


def _start(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _end(event: Any) -> Place:
    return event.end_mark.line + 1, event.end_mark.column + 1
