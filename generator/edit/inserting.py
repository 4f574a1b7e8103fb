"""Where an element of a case goes in its text: in a list as it is written there, or in one that the file lacks."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.edit.emit import flow, flow_pairs, item_lines
from generator.edit.layout import Lines, last_line
from generator.model import Dossier

SECTIONS = [field.alias or name for name, field in Dossier.model_fields.items()]


def insert_item(layout: Lines, section: str, element: Mapping[str, Any], index: int) -> None:
    """Put an element in a list of the case, before the one of that index."""
    key = layout.key(section)
    if key is None:
        _insert_section(layout, section, element)
        return
    node = layout.node((section,))
    if not isinstance(node, yaml.SequenceNode):
        raise TypeError("elements are added to a list")
    added = item_lines(element, layout.column(node))
    apart = node.start_mark.line != node.end_mark.line
    if node.flow_style and (node.value or apart):
        layout.insert_flow(node, index, flow(dict(element)))
    elif node.value:
        _insert_among(layout, key, node.value, index, added)
    else:
        _open_empty(layout, node)
        layout.insert(key.start_mark.line + 1, added)


def _insert_section(layout: Lines, section: str, element: Mapping[str, Any]) -> None:
    """A list that the file lacks, after those that come before it."""
    before = [name for name in SECTIONS[: SECTIONS.index(section)] if layout.key(name) is not None]
    if layout.root.flow_style:  # a case written whole between brackets, as JSON
        last = max(rank for rank, (name, _) in enumerate(layout.root.value) if name.value in before)
        layout.insert_flow(layout.root, last + 1, flow_pairs({section: [dict(element)]})[0])
        return
    after = max(last_line(layout.node((name,))) for name in before)
    blank = [""] if _spaced(layout, before) else []
    layout.insert(after + 1, [*blank, f"{section}:", *item_lines(element, layout.column(None))])


def _spaced(layout: Lines, sections: Sequence[str]) -> bool:
    """Whether the last list of the file stands apart, after a blank line or after a comment that does."""
    key = layout.key(sections[-1])
    above = key.start_mark.line - 1 if key else 0
    while above > 0 and layout.lines[above].lstrip().startswith("#"):
        above -= 1
    return above > 0 and not layout.lines[above].strip()


def _insert_among(layout: Lines, key: yaml.Node, items: Sequence[yaml.Node], index: int, added: list[str]) -> None:
    spaced = len(items) > 1 and not layout.lines[items[-1].start_mark.line - 1].strip()
    if index == 0:
        layout.insert(key.start_mark.line + 1, [*added, *([""] if spaced else [])])
    else:
        layout.insert(last_line(items[index - 1]) + 1, [*([""] if spaced else []), *added])


def _open_empty(layout: Lines, node: yaml.Node) -> None:
    """Take away the ``[]`` of an empty list, and nothing else of its line."""
    start, end = node.start_mark, node.end_mark
    line = layout.lines[start.line]
    layout.lines[start.line] = line[: start.column].rstrip() + line[end.column :]
