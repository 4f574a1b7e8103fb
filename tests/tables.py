"""The tables of cases beside the tests, which a lawyer can read and extend."""

import csv
from pathlib import Path


def read_table(beside: str, name: str) -> list[dict[str, str]]:
    """The rows of a table beside a module, each as wide as its heading: a forgotten cell would test nothing."""
    with Path(beside).with_name(name).open(encoding="utf-8", newline="") as table:
        heading, *rows = csv.reader(table, delimiter=";", strict=True)
    odd = [row for row in rows if len(row) != len(heading)]
    assert odd == [], f"{name}: cells too many (a « ; » within a cell asks for quotes around it) or too few"
    return [dict(zip(heading, row, strict=True)) for row in rows]
