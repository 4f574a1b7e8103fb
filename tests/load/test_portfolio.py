"""The portfolio: every case, every finding, nothing passed over in silence."""

import datetime as dt
from pathlib import Path

import pytest

from generator.findings import CaseInvalid, Level
from generator.load import case_of, list_references, load_case, load_office
from generator.load.portfolio import read_case
from tests.load.bureau import FINDINGS, REFERENCE, case_at, office_at
from tests.portfolio import load_portfolio

WARNED = (FINDINGS / "siren-manquant.yaml").read_bytes()
WRONG = (FINDINGS / "montant-ambigu.yaml").read_bytes()


def numbered(content: bytes, reference: str) -> bytes:
    return content.replace(REFERENCE.encode(), reference.encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    office_at(tmp_path)
    case_at(tmp_path, numbered(WARNED, "2026-0002"), "2026-0002")
    case_at(tmp_path, numbered(WRONG, "2026-0001"), "2026-0001")
    case_at(tmp_path, numbered(WARNED, "2026-0003"), "2026-0003")
    return tmp_path


def test_good_cases_are_loaded_and_all_findings_told(root: Path) -> None:
    office, cases, findings = load_portfolio(root)
    assert set(office.creanciers) == {"atelier-durand"}
    assert [case.dossier.reference for case in cases] == ["2026-0002", "2026-0003"]
    assert [(one.file[6:15], one.level) for one in findings] == [
        ("2026-0001", Level.ERREUR),
        ("2026-0002", Level.AVERTISSEMENT),
        ("2026-0003", Level.AVERTISSEMENT),
    ]
    assert cases[0].findings == (findings[1],)


def test_wrong_office_is_told_with_the_cases(root: Path) -> None:
    (root / "cases" / "_cabinet" / "cabinet.yaml").unlink()
    with pytest.raises(CaseInvalid) as refusal:
        load_portfolio(root)
    assert {one.file for one in refusal.value.findings} >= {
        "cases/_cabinet/cabinet.yaml",
        "cases/2026-0001/dossier.yaml",
        "cases/2026-0003/dossier.yaml",
    }


def test_one_case_is_loaded_or_refused(root: Path) -> None:
    assert load_case(root, "2026-0002").dossier.reference == "2026-0002"
    with pytest.raises(CaseInvalid) as refusal:
        load_case(root, "2026-0001")
    assert [one.message for one in refusal.value.findings] == ["« 4,800 » est ambigu."]


@pytest.mark.parametrize("reference", ["2026-0999", "../2026-0002", "_cabinet", "", "a/b", ".", "2026-0002/"])
def test_reference_that_is_no_case_is_refused(root: Path, reference: str) -> None:
    with pytest.raises(CaseInvalid) as refusal:
        load_case(root, reference)
    assert refusal.value.findings[0].line == 0
    assert refusal.value.findings[0].remedy


def test_reference_and_folder_links_are_refused(root: Path) -> None:
    (root / "cases" / "2026-0009").symlink_to(root / "cases" / "2026-0002")
    with pytest.raises(CaseInvalid, match="le répertoire du dossier est un lien"):
        load_case(root, "2026-0009")
    file = root / "cases" / "2026-0003" / "dossier.yaml"
    file.unlink()
    file.symlink_to(root / "cases" / "2026-0002" / "dossier.yaml")
    with pytest.raises(CaseInvalid, match="le fichier est un lien"):
        load_case(root, "2026-0003")


def test_what_would_be_passed_over_is_told(root: Path) -> None:
    (root / "cases" / "2026-0004").mkdir()
    (root / "cases" / "2026-0004" / "dossier.yml").write_bytes(WARNED)
    (root / "cases" / "2026-0005.yaml").write_bytes(WARNED)
    (root / "cases" / "2026-0006").mkdir()
    (root / "cases" / ".git-rebase").mkdir()
    _, _, findings = load_portfolio(root)
    told = {one.file: one for one in findings}
    assert "dossier.yml" in told["cases/2026-0004"].message
    assert told["cases/2026-0005.yaml"].level is Level.AVERTISSEMENT
    assert told["cases/2026-0006"].level is Level.ERREUR
    assert "cases/.git-rebase" not in told


def test_folders_windows_confuses_are_refused(root: Path) -> None:
    case_at(root, numbered(WARNED, "abc"), "abc")
    case_at(root, numbered(WARNED, "ABC"), "ABC")
    _, _, findings = load_portfolio(root)
    assert any("ne diffèrent que par la casse" in one.message for one in findings)


def test_references_are_sorted_and_without_office(root: Path) -> None:
    assert list_references(root) == ["2026-0001", "2026-0002", "2026-0003"]
    assert list_references(root / "nulle-part") == []


def test_day_after_which_facts_are_to_come(root: Path) -> None:
    content = numbered((FINDINGS / "fait-a-venir.yaml").read_bytes(), "2026-0002")
    (root / "cases" / "2026-0002" / "dossier.yaml").write_bytes(content)
    office = load_office(root)
    _, findings = read_case(root, "2026-0002", office)
    assert [one.message for one in findings] == ["date postérieure au 21/11/2026."], "the office's own day"
    _, findings = read_case(root, "2026-0002", office, dt.date(2027, 6, 1))
    assert findings == []


def test_bytes_are_hashed_as_they_are(root: Path) -> None:
    case = load_case(root, "2026-0002")
    plain, _ = case_of(root, "2026-0002", numbered(WARNED, "2026-0002").replace(b"\n", b"\r\n"), load_office(root))
    assert plain is not None
    assert plain.dossier == case.dossier
    assert plain.sha256 != case.sha256
