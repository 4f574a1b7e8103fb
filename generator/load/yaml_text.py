"""YAML of a file without a model (register, locks): text -> tree of text with positions, or findings; and back."""

from typing import Any

import yaml

from generator.findings import Finding
from generator.load import syntax
from generator.load.reader import Positions, Tree
from generator.load.report import Report
from generator.load.source import read_source

_ONE_LINE = 1 << 30  # characters


def read_yaml(text: str, file: str) -> tuple[Tree | None, Positions, list[Finding]]:
    """Read one document of restricted YAML; ``file`` is the path findings print."""
    report = Report(file)
    source = read_source(text.encode("utf-8", "surrogatepass"), report)
    document = syntax.read(source, report) if source is not None else None
    if document is None:
        return None, {}, sorted(report.findings)
    return document.tree, document.positions, sorted(report.findings)


def write_yaml(tree: Any) -> str:
    """The text of a tree, in its order; each value on one line: a text folded over two would not be read back."""
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=_ONE_LINE))
