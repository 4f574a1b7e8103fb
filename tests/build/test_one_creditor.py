"""A site of one creditor, its caches included: its folder may be given as it is, and holds no name of another's."""

from pathlib import Path

import pytest

from generator.build.construct import construct, fuse
from generator.build.crew import quiet
from generator.build.order import Engine, Order, Tranche, fixed
from tests.build.conftest import AU, CASES, anew, build, tree
from tests.office import replace_in

HIS = "comptoir-durand"
OTHER, OTHERS_CREDITOR = "2026-0117", "paul-durand"  # the last of CASES


def _names_the_other(out: Path) -> list[str]:
    """Files of the output that hold the reference of the other's case, or his name."""
    words = (OTHER.encode(), OTHERS_CREDITOR.encode())
    files = (path for path in out.rglob("*") if path.is_file() and ".shell" not in path.parts)
    return [path.relative_to(out).as_posix() for path in files if any(word in path.read_bytes() for word in words)]


@pytest.mark.parametrize("whole_before", [True, False])
def test_nothing_of_it_names_the_case_of_another(office: Path, tmp_path: Path, *, whole_before: bool) -> None:
    assert _names_the_other(office / "build")
    if whole_before:
        build(office, creancier=HIS)
    root = office if whole_before else tmp_path / "neuf"
    clean = anew(office, tmp_path / "neuf", creancier=HIS)
    assert tree(root) == clean
    assert _names_the_other(root / "build") == []
    assert build(root, creancier=HIS).made == 0, "what was looked at is known, without its name"


def test_a_case_that_becomes_his_is_seen_and_one_that_leaves_too(office: Path, tmp_path: Path) -> None:
    build(office, creancier=HIS)
    file = office / "cases" / OTHER / "dossier.yaml"
    replace_in(file, f"creancier: {OTHERS_CREDITOR}", f"creancier: {HIS}")
    assert build(office, creancier=HIS).made == 1
    assert tree(office) == anew(office, tmp_path / "sien", creancier=HIS)
    replace_in(file, f"creancier: {HIS}", f"creancier: {OTHERS_CREDITOR}")
    assert build(office, creancier=HIS).made == 1
    assert tree(office) == anew(office, tmp_path / "autre", creancier=HIS)
    assert _names_the_other(office / "build") == []
    build(office)
    assert tree(office) == anew(office, tmp_path / "entier"), "the whole portfolio again"
    assert f"dossiers/{OTHER}/index.html" in tree(office)


def test_parts_put_together_name_nobody_either(office: Path, tmp_path: Path) -> None:
    folders = []
    for rank in (1, 2):
        out = tmp_path / f"tranche-{rank}"
        construct(Order(office, out, fixed(AU), "aucune", HIS, Tranche(rank, 2), Engine(processes=1)), quiet)
        folders.append(out)
    report = fuse(Order(office, office / "build", fixed(AU), "aucune", HIS), folders)
    assert report.cases == len(CASES)
    assert tree(office) == anew(office, tmp_path / "neuf", creancier=HIS)
    assert _names_the_other(office / "build") == []
    build(office, creancier=HIS)
    assert build(office, creancier=HIS).made == 0
