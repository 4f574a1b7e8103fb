"""What is wrong with the text of a case is not looked for again while its text and its office's stay the same."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.case import Case
from generator.findings import Finding, Level
from generator.load import checks
from generator.model import Office
from tests.build.conftest import AU, CASES, anew, build, tree

TOLD = "dit par le contrôle de ce test."
CREDITOR = "cases/_cabinet/creanciers/comptoir-durand.yaml"  # of 2026-0102 and 2026-0105, not of 2026-0117


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each case was looked at, by a check that warns of every case."""
    seen: Counter[str] = Counter()

    def counted(case: Case, _office: Office | None) -> Iterator[Finding]:
        seen[case.dossier.reference] += 1
        yield case.avertit(("reference",), TOLD)

    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, counted))
    return seen


def _told(root: Path) -> list[bool]:
    return [TOLD in (root / f"build/dossiers/{one}/index.html").read_text(encoding="utf-8") for one in CASES]


def _touch(path: Path) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8')}# relu\n", encoding="utf-8")


def _read_again(root: Path) -> None:
    for one in CASES:
        _touch(root / "cases" / one / "dossier.yaml")
    build(root)


def test_another_day_tells_the_same_without_looking(office: Path, tmp_path: Path, looked: Counter[str]) -> None:
    _read_again(office)
    assert (_told(office), looked) == ([True] * 3, dict.fromkeys(CASES, 1))
    later = AU + dt.timedelta(days=1)
    build(office, au=later)
    assert (_told(office), looked) == ([True] * 3, dict.fromkeys(CASES, 1))
    assert tree(office) == anew(office, tmp_path / "neuf", au=later)


def test_a_text_that_changed_is_looked_at_again(office: Path, looked: Counter[str]) -> None:
    _read_again(office)
    _touch(office / "cases" / "2026-0117" / "dossier.yaml")
    build(office)
    assert looked == {"2026-0102": 1, "2026-0105": 1, "2026-0117": 2}
    _touch(office / CREDITOR)
    build(office)
    assert looked == {"2026-0102": 2, "2026-0105": 2, "2026-0117": 2}


def test_errors_are_looked_for_each_time(office: Path) -> None:
    """The remedy of some depends on what lies beside the text: letters already sent bear the reference."""
    home = office / "cases" / "2026-0102"
    text = (home / "dossier.yaml").read_text(encoding="utf-8")
    (home / "dossier.yaml").write_text(text.replace("reference: 2026-0102", "reference: 2026-0999"), encoding="utf-8")
    shutil.rmtree(home / "emis", ignore_errors=True)

    def remedies() -> list[str]:
        found = build(office).findings
        return [one.remedy for one in found if one.key == "reference" and one.level is Level.ERREUR]

    assert [one.startswith("Écrire") for one in remedies()] == [True]
    (home / "emis").mkdir()
    assert [one.startswith("Des courriers en sont partis") for one in remedies()] == [True]
