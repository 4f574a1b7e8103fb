"""YAML of a file without a model (register, locks): text -> tree of text with positions, or findings."""

from generator.findings import Finding
from generator.load import syntax
from generator.load.reader import Positions, Tree
from generator.load.report import Report
from generator.load.source import read_source


def read_yaml(text: str, file: str) -> tuple[Tree | None, Positions, list[Finding]]:
    """Read one document of restricted YAML; ``file`` is the path findings print."""
    report = Report(file)
    source = read_source(text.encode("utf-8", "surrogatepass"), report)
    document = syntax.read(source, report) if source is not None else None
    if document is None:
        return None, {}, sorted(report.findings)
    return document.tree, document.positions, sorted(report.findings)
