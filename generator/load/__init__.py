"""Files -> types with positions, or findings: the only way in."""

from generator.load.office import load_office, read_office
from generator.load.portfolio import case_of, load_case, misplaced, read_case, strays, unopened
from generator.references import list_references

__all__ = [
    "case_of",
    "list_references",
    "load_case",
    "load_office",
    "misplaced",
    "read_case",
    "read_office",
    "strays",
    "unopened",
]
