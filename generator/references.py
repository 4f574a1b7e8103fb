"""Which folders of ``cases/`` are cases, and a case's files, by names alone: every command asks, nothing is loaded."""

import os
import re
from pathlib import Path

from generator.phrases import in_ascii

CASES = "cases"
CASE_FILE = "dossier.yaml"
EXHIBITS = "pieces"  # folder of what a case received
CREDITORS = f"{CASES}/_cabinet/creanciers"  # one file each
COUNSEL = f"{CASES}/_cabinet/intervenants"  # one file each: lawyers, commissaires, collection companies
LOCK = "pieces.lock"
REGISTER = "emis/registre.yaml"
OWN_FILES = (CASE_FILE, LOCK, REGISTER)  # of a case; what it received and sent is beside


def of_a_creditor(file: str) -> bool:
    """Tell whether a file of the office, by its path from there, is one creditor's and nobody else's."""
    return file.startswith(f"{CREDITORS}/")


def of_a_party(file: str) -> bool:
    """Tell whether a file of the office is one creditor's or one intervenant's: the cases of the others do without."""
    return of_a_creditor(file) or file.startswith(f"{COUNSEL}/")


def party_identifier(name: str) -> str:
    """The identifier that the name of a file, without its ending, was meant to be: « Étude Fabre » is « etude-fabre ».

    Two names of one identifier are of one party.
    """
    return re.sub(r"[^a-z0-9.]+", "-", in_ascii(name).lower()).strip("-.") or name


def case_folders(root: Path) -> list[str]:
    """Names of the folders of ``cases/`` that may be cases, sorted; ``load.strays`` tells those left out."""
    try:
        with os.scandir(root / CASES) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.name[0] not in "_."
                and entry.name.isprintable()
                and (entry.is_dir() or _leads_nowhere(entry.path))
            )
    except (FileNotFoundError, NotADirectoryError):
        return []


def _leads_nowhere(path: str) -> bool:
    """Tell a link to what is not there, a disk not mounted: a case that nobody would miss without a word."""
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114 - asked for each case


def has_case_file(root: Path, name: str) -> bool:
    """Tell whether a folder holds a ``dossier.yaml``, be it a link: what is wrong with it is said when it is read."""
    folder = f"{root}/{CASES}/{name}"
    return os.path.lexists(f"{folder}/{CASE_FILE}") or _leads_nowhere(folder)


def list_references(root: Path) -> list[str]:
    """References of the portfolio, sorted: folders of ``cases/`` that hold a ``dossier.yaml``."""
    return [name for name in case_folders(root) if has_case_file(root, name)]
