"""YAML text -> tree of str, list and dict, with the position of every key; or findings.

A restricted YAML: every scalar stays text (``01234``, ``non``, ``12:30`` are what was typed); duplicate keys,
anchors, aliases, tags, merge keys and several documents are refused with line, column and remedy.
"""

from typing import Any

import yaml

from generator.case import KeyPath, key_text
from generator.findings import Finding, Level

Tree = str | list[Any] | dict[str, Any]
Positions = dict[KeyPath, tuple[int, int]]


def read_yaml(text: str, file: str) -> tuple[Tree | None, Positions, list[Finding]]:
    """Read one YAML document; ``file`` is the path findings print."""
    positions: Positions = {}
    findings: list[Finding] = []
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return None, positions, [Finding(file, line, column, Level.ERREUR, "", f"YAML illisible : {error.problem}.")]
    if node is None:
        return None, positions, [Finding(file, 1, 1, Level.ERREUR, "", "le fichier est vide.")]
    tree = _walk(node, (), file, positions, findings)
    return tree, positions, findings


def _walk(node: yaml.Node, path: KeyPath, file: str, positions: Positions, findings: list[Finding]) -> Any:
    positions.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_walk(child, (*path, index), file, positions, findings) for index, child in enumerate(node.value)]
    tree: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        child = (*path, key)
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if key in tree:
            first = positions[child][0]
            findings.append(
                Finding(
                    file, line, column, Level.ERREUR, key_text(child), f"clé écrite deux fois (déjà ligne {first})."
                )
            )
            continue
        positions[child] = (line, column)
        tree[key] = _walk(value_node, child, file, positions, findings)
    return tree
