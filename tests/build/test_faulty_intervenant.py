"""An intervenant's file in error: the cases that name him wait, and nobody takes his place in the letters of others."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.order import fixed
from generator.build.verification import verify
from generator.findings import Finding, Level
from generator.resources import forget
from tests.build.conftest import AU, anew, build, tree, with_shell
from tests.office import replace_in

CASES = ("2026-0103", "2026-0109", "2026-0111")  # a letter to the debtor; to a court and a commissaire; who names him
HOME = Path("cases/_cabinet/intervenants")
FILE = HOME / "etude-fabre-vraisemblable.yaml"
BESIDE = HOME / "etude-modele.yaml"  # another commissaire, sound: the only one left


@pytest.fixture(scope="module")
def two(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office with a second commissaire, built."""
    root = with_shell(built, tmp_path_factory.mktemp("cabinet"), CASES)
    shutil.copy(root / FILE, root / BESIDE)
    replace_in(root / BESIDE, "denomination: Étude Fabre-Vraisemblable", "denomination: Étude Modèle")
    build(root)
    return root


@pytest.fixture
def bureau(two: Path, tmp_path: Path) -> Path:
    root = tmp_path / "cabinet"
    shutil.copytree(two, root)
    build(root)
    return root


def _told(findings: list[Finding]) -> list[str]:
    return [f"{one.file}:{one.line} {one.key}" for one in findings if one.level is Level.ERREUR]


BROKEN: dict[str, Callable[[Path], object]] = {
    "typo": lambda path: replace_in(path, "code-postal: 69003", "code-postal: 6900"),
    "empty": lambda path: path.write_bytes(b""),
    "yml": lambda path: path.rename(path.with_suffix(".yml")),
    "capital": lambda path: path.rename(path.with_name("Etude Fabre-Vraisemblable.yaml")),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_only_the_cases_that_name_him_wait_and_nobody_takes_his_place(kind: str, bureau: Path, tmp_path: Path) -> None:
    sound = tree(bureau)
    kept = (bureau / FILE).read_bytes()
    BROKEN[kind](bureau / FILE)
    report = build(bureau)
    at_the_cases = [one for one in report.findings if one.file.startswith("cases/2026")]
    assert [one.message for one in at_the_cases] == [
        "le fichier de l'intervenant « etude-fabre-vraisemblable » est en erreur."
    ]
    assert at_the_cases[0].file == "cases/2026-0111/dossier.yaml"
    made = {path.relative_to(bureau / "build/dossiers").as_posix() for path in bureau.glob("build/dossiers/*/**/*.pdf")}
    assert {path for path in made if "/courriers/" in path} == {"2026-0103/courriers/mise-en-demeure.pdf"}, (
        "the only commissaire left is not written to"
    )
    assert tree(bureau) == anew(bureau, tmp_path / "neuf")
    for path in bureau.glob(f"{HOME}/*abre*"):
        path.unlink()
    (bureau / FILE).write_bytes(kept)
    assert build(bureau).failed == 0
    assert tree(bureau) == sound


def test_a_verification_of_one_case_tells_only_what_it_needs(bureau: Path) -> None:
    def said(*names: str) -> list[str]:
        forget()
        return _told(verify(bureau, names, fixed(AU), 1))

    BROKEN["typo"](bureau / FILE)
    fault = f"{FILE}:14 adresse.code-postal"
    assert said("2026-0103") == []
    assert said("2026-0111") == ["cases/2026-0111/dossier.yaml:106 journal[5].intervenant", fault]
    assert said(*CASES) == ["cases/2026-0111/dossier.yaml:106 journal[5].intervenant", fault]
