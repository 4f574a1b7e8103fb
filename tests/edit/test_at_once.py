"""Two commands that write in one case at once: what is said to be noted is noted."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from generator.edit import append_item
from generator.edit.importing import create_cases, new_cases
from generator.findings import RecouvreError
from generator.load import load_case, load_office
from tests.edit.test_importing import FIRST, OTHER, table
from tests.load.bureau import office_at
from tests.office import copy_office

CASE = "2026-0102"
TOGETHER, EACH = 4, 15


def _note(root: Path, who: int) -> int:
    """Note facts one after the other; how many were said to be."""
    office, said = load_office(root), 0
    for rank in range(EACH):
        fact = {"date": "2026-11-20", "type": "note", "motif": f"poste {who}, fait {rank}"}
        try:
            append_item(root, CASE, "journal", fact, office)
        except RecouvreError as refused:
            if "relancer" not in str(refused).casefold():
                raise
        else:
            said += 1
    return said


def test_facts_noted_at_once_are_kept_or_refused(tmp_path: Path) -> None:
    root = copy_office(tmp_path, (CASE,))
    before = len(load_case(root, CASE, load_office(root)).dossier.journal)
    with ProcessPoolExecutor(TOGETHER, multiprocessing.get_context("fork")) as crew:
        said = sum(crew.map(_note, [root] * TOGETHER, range(TOGETHER)))
    assert said > 0
    assert len(load_case(root, CASE, load_office(root)).dossier.journal) == before + said


def test_a_case_opened_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    root = office_at(tmp_path)
    office = load_office(root)
    ours, theirs = (
        new_cases(root, table(row).encode(), "t.csv", office) for row in (FIRST, FIRST.replace("4 800,50", "900,00"))
    )
    create_cases(root, ours)
    written = (root / "cases" / "2026-0010" / "dossier.yaml").read_bytes()
    with pytest.raises(RecouvreError, match="vient d'être écrit par une autre commande"):
        create_cases(root, [*new_cases(root, table(OTHER).encode(), "t.csv", office), *theirs])
    assert not (root / "cases" / "2026-0011").exists()  # all of them, or none
    assert (root / "cases" / "2026-0010" / "dossier.yaml").read_bytes() == written
