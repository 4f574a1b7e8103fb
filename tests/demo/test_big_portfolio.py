"""The large portfolio: realistic, right, the same every time."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from generator.exhibits import intake
from generator.exhibits.lock import lock_text
from generator.load import list_references, load_case
from generator.progress import situation
from generator.progress.types import Stade
from generator.register.chain import read
from generator.register.verify import verify
from generator.statement import compute
from scripts.big_portfolio import AU, main, write_portfolio
from tests.portfolio import load_portfolio

COUNT = 40


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grand")
    write_portfolio(folder, COUNT)
    return folder


def test_every_case_is_right_and_near_four_kilobytes(office: Path) -> None:
    _, cases, findings = load_portfolio(office)
    assert [str(finding) for finding in findings] == []
    assert [str(finding) for case in cases for finding in case.findings] == []
    assert len(cases) == COUNT
    sizes = [(case.folder / "dossier.yaml").stat().st_size for case in cases]
    assert 3_400 < sum(sizes) / COUNT < 4_600


def test_every_stage_of_the_ladder_is_met(office: Path) -> None:
    cabinet, cases, _ = load_portfolio(office)
    assert cabinet.cabinet.au == AU == dt.date(2026, 11, 21)
    found = Counter(situation(case, cabinet, AU, compute(case, cabinet, AU)).stade for case in cases)
    wanted = {
        Stade.RELANCE, Stade.MISE_EN_DEMEURE, Stade.ECHEANCIER, Stade.SUSPENDU, Stade.JUDICIAIRE, Stade.TITRE,
        Stade.PROCEDURE_COLLECTIVE, Stade.SOLDE,
    }  # fmt: skip
    assert wanted <= set(found)


def test_three_documents_were_issued_and_their_chain_holds(office: Path) -> None:
    for reference in list_references(office):
        home = office / "cases" / reference / "emis"
        assert len(read(home / "registre.yaml", reference)) == 3
        assert verify(home, reference) == []


def test_a_second_run_and_a_smaller_one_write_the_same_bytes(office: Path, tmp_path: Path) -> None:
    assert main([str(tmp_path), "12"]) == 0
    for path in sorted(tmp_path.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (office / path.relative_to(tmp_path)).read_bytes()


def test_its_pieces_are_taken_in_as_verser_does(office: Path, tmp_path: Path) -> None:
    for reference in list_references(office):
        case = load_case(office, reference)
        taken = intake(case, tmp_path)
        assert lock_text(case, taken).encode() == (case.folder / "pieces.lock").read_bytes()
