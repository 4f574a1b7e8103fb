"""Files -> types with positions, or findings: the only way in."""

from generator.load.office import load_office, read_office
from generator.load.portfolio import (
    case_of,
    each_case,
    load_case,
    load_portfolio,
    misplaced,
    read_case,
    strays,
)
from generator.references import list_references

__all__ = [
    "case_of",
    "each_case",
    "list_references",
    "load_case",
    "load_office",
    "load_portfolio",
    "misplaced",
    "read_case",
    "read_office",
    "strays",
]
