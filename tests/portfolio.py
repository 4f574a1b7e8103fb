"""A whole office read at once, which no command does: for the tests that ask what is wrong in it."""

from pathlib import Path

from generator.case import Case
from generator.findings import CaseInvalid, Finding
from generator.load import list_references, read_case, read_office, strays
from generator.model import Office


def load_portfolio(root: Path) -> tuple[Office, list[Case], list[Finding]]:
    """The office, its cases without error, and every finding of every file, sorted.

    Raises:
        CaseInvalid: the office has errors; they are listed with those of the cases.
    """
    office, findings = read_office(root)
    read = [read_case(root, reference, office) for reference in list_references(root)]
    findings += [*strays(root), *(finding for _, found in read for finding in found)]
    if office is None:
        raise CaseInvalid(findings)
    return office, [case for case, _ in read if case is not None], sorted(findings)
