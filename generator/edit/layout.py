"""Where things lie in the text of a file: enough to insert lines and leave every other byte alone."""

from dataclasses import dataclass, field

import yaml

from generator.case import KeyPath
from generator.load.source import BOM

DEFAULT_COLUMN = 2  # where the dash of a list is put when the file has no other list to imitate


@dataclass
class Lines:
    """The lines of a file (line ends kept) and its YAML nodes; the file was loaded without error before."""

    content: bytes
    lines: list[str] = field(init=False)
    root: yaml.MappingNode = field(init=False)
    bom: str = field(init=False)
    ending: str = field(init=False)

    def __post_init__(self) -> None:
        text = self.content.decode("utf-8")
        self.bom = BOM if text.startswith(BOM) else ""
        text = text.removeprefix(BOM)
        self.lines = text.split("\n")
        self.ending = "\r" if "\r\n" in text else ""
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        if not isinstance(node, yaml.MappingNode):
            raise TypeError("a file that loads is a mapping")
        self.root = node

    def key(self, name: str) -> yaml.Node | None:
        """The node of a top-level key."""
        return next((key for key, _ in self.root.value if key.value == name), None)

    def node(self, path: KeyPath) -> yaml.Node:
        """The node at a path.

        Raises:
            LookupError: nothing there.
        """
        node: yaml.Node = self.root
        for part in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
            else:
                node = next(value for key, value in node.value if key.value == part)
        return node

    def insert(self, line: int, added: list[str]) -> None:
        """Put lines before the line of that index, with the line ends of the file."""
        if line == len(self.lines):  # the file does not end with a line end: the new lines will not either
            self.lines[-1] += self.ending
            self.lines += [*(text + self.ending for text in added[:-1]), added[-1]]
        else:
            self.lines[line:line] = [text + self.ending for text in added]

    def insert_flow(self, block: yaml.CollectionNode, index: int, added: str) -> None:
        """Put an element, or keys, in a list or a mapping written between brackets, before the element of that index.

        Right after the one before it: what a comment or a comma has behind it stays there.
        """
        values = [one[1] if isinstance(one, tuple) else one for one in block.value]
        mark = values[index - 1].end_mark if index else (*values, block)[0].start_mark
        line, column = self.lines[mark.line], mark.column if values else mark.column + 1
        text = f", {added}" if index else f"{added}, " if values else added
        self.lines[mark.line] = line[:column] + text + line[column:]

    def render(self) -> bytes:
        """The bytes of the file."""
        return (self.bom + "\n".join(self.lines)).encode("utf-8")

    def column(self, node: yaml.Node | None) -> int:
        """Column of the dashes of a list, or of the first list of the file."""
        if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            return int(node.start_mark.column)
        for _, value in self.root.value:
            if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
                return int(value.start_mark.column)
        return DEFAULT_COLUMN


def last_line(node: yaml.Node) -> int:
    """Index of the last line a node holds, comments after it apart."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return last_line(last[1] if isinstance(node, yaml.MappingNode) else last)
    end = node.end_mark
    return int(end.line if end.column else end.line - 1)
