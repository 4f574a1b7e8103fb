"""An XML file of somebody else, read without risk: no DTD, so no entity and nothing fetched; a size, a depth."""

from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct, field

from generator.edit.table import of_file
from generator.findings import CaseInvalid, Finding, Level

LARGEST = 20_000_000  # bytes: some ten thousand operations
_DEEPEST = 60  # elements, one in the other: a bank nests about fifteen


class Node(Struct):
    """An element: its name without its namespace, its place in the file, what it holds."""

    name: str
    line: int
    column: int
    attributes: dict[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, *path: str) -> Iterator["Node"]:
        """The elements at the end of a path of names."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def first(self, *path: str) -> "Node | None":
        """The first of them."""
        return next(self.all(*path), None)

    def said(self, *path: str) -> str:
        """The text of the first of them, on one line; nothing when there is none."""
        found = self.first(*path)
        return " ".join(found.text.split()) if found else ""


def read_xml(content: bytes, file: str) -> Node:
    """The root of a file; ``file`` is its name in the findings.

    Raises:
        CaseInvalid: it is no XML, or one that a bank does not write: with a DTD, too large or too deep.
    """
    if len(content) > LARGEST:
        raise CaseInvalid([of_file(file, 1, f"ce fichier dépasse {LARGEST // 1_000_000} Mo.", "L'exporter par mois.")])
    try:
        return _Builder(file).read(content)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding nobody knows
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
        message = "XML illisible ici : fichier coupé, ou retouché ?"
        raise CaseInvalid([Finding(file, line, column, Level.ERREUR, "", message, "L'exporter de nouveau.")]) from None


class _Builder:
    """Builds the tree as the file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.top = Node("", 1, 1, {})
        self.open = [self.top]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _name: self.open.pop()
        self.parser.CharacterDataHandler = self._text

    def read(self, content: bytes) -> Node:
        self.parser.Parse(content, True)  # noqa: FBT003 - expat's own sign of the end
        return self.top.children[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) > _DEEPEST:
            self._refuse("trop d'éléments l'un dans l'autre : ce n'est pas un relevé.")
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        node = Node(name.rpartition(" ")[2], *place, attributes)
        self.open[-1].children.append(node)
        self.open.append(node)

    def _text(self, text: str) -> None:
        self.open[-1].text += text

    def _doctype(self, *_declared: object) -> None:
        self._refuse("ce fichier déclare un DOCTYPE, ce qu'un relevé bancaire ne fait pas.")

    def _refuse(self, message: str) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise CaseInvalid(
            [Finding(self.file, *place, Level.ERREUR, "", message, "L'exporter de nouveau de la banque.")]
        )
