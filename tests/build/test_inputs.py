"""A creditor's file, a template, a table that changed makes again what depends on it, and nothing else."""

import shutil
from importlib import metadata
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from weasyprint.text.ffi import pango

from generator.build.bench import Job
from generator.build.workers import make_chunk
from generator.findings import RecouvreError
from generator.inputs import read_inputs
from generator.libraries import drawing
from generator.render.engine import Engine as Printer
from tests.build.conftest import AU, anew, build, tree, with_shell
from tests.office import REPOSITORY, copy_office, replace_in

TWO_CREDITORS = ("2026-0102", "2026-0103", "2026-0109", "2026-0117")
TWO = ("2026-0109", "2026-0117")


@pytest.fixture(scope="module")
def made(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_shell(built, tmp_path_factory.mktemp("deux-creanciers"), TWO_CREDITORS)
    build(root, liasses="utiles")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of it, its state settled: copied files have other times."""
    home = tmp_path / "cabinet"
    shutil.copytree(made, home, symlinks=True)
    build(home, liasses="utiles")
    return home


@pytest.fixture
def two(root: Path) -> Path:
    """Of these, a case of each creditor, one with a liasse: enough where everything is printed again."""
    for reference in set(TWO_CREDITORS) - set(TWO):
        shutil.rmtree(root / "cases" / reference)
    return root


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the documents that go to the printer, as they go."""
    titles: list[str] = []
    there = Printer.pdf

    def heard(self: Printer, html: str, *given: object) -> bytes:
        titles.append(html.partition("<title>")[2].partition("</title>")[0])
        return there(self, html, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Printer, "pdf", heard)
    return titles


def _own(root: Path, name: str, before: str, words: str) -> None:
    """The office's own version of a template of ours, with some words more."""
    own = root / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (REPOSITORY / "templates" / name).read_text(encoding="utf-8")
    assert before in text
    own.write_text(text.replace(before, f"{before}{words}", 1), encoding="utf-8")


def test_a_creditors_file_makes_again_its_own_cases_and_no_other(root: Path, tmp_path: Path) -> None:
    replace_in(root / "cases/_cabinet/creanciers/paul-durand.yaml", "Durand Maintenance", "Durand et Fils")
    assert build(root, liasses="utiles").made == 1
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_the_liasses_asked_for_are_those_of_a_clean_build(two: Path, printed: list[str], tmp_path: Path) -> None:
    """A liasse nobody asks for goes, and comes back when it is asked for, with what changed meanwhile."""
    home = two / "cases" / "_cabinet" / "creanciers"
    Image.new("RGB", (40, 20), "teal").save(home / "logo.png")
    replace_in(home / "paul-durand.yaml", "format: 1\n", "format: 1\nlogo: logo.png\n")
    for liasses in ("aucune", "toutes"):
        build(two, liasses=liasses)
        assert tree(two) == anew(two, tmp_path / liasses, liasses=liasses)
    printed.clear()
    build(two, liasses="toutes")
    assert printed == []


def test_a_creditor_that_prints_the_same_prints_nothing_again(root: Path, printed: list[str]) -> None:
    for creditor in (root / "cases" / "_cabinet" / "creanciers").glob("*.yaml"):
        creditor.write_text(creditor.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    before = tree(root)
    assert build(root, liasses="utiles").made == len(TWO_CREDITORS)
    assert printed == []
    assert tree(root) == before


def test_a_new_creditor_makes_no_case_again(root: Path, tmp_path: Path) -> None:
    home = root / "cases" / "_cabinet" / "creanciers"
    shutil.copy(home / "paul-durand.yaml", home / "nouveau.yaml")
    assert build(root, liasses="utiles").made == 0
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_a_template_prints_again_its_own_letters_and_nothing_else(
    root: Path, printed: list[str], tmp_path: Path
) -> None:
    _own(root, "courriers/relance-courriel.html", "{% block corps %}", "<p>Texte du cabinet.</p>")
    build(root, liasses="utiles")
    assert len(printed) == 1
    assert "Relance" in printed[0]
    printed.clear()
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_a_template_of_nothing_due_prints_nothing(root: Path, printed: list[str]) -> None:
    _own(root, "courriers/information-annuelle-caution.html", "{% block corps %}", "<p>Texte du cabinet.</p>")
    before = tree(root)
    assert build(root, liasses="utiles").made == len(TWO_CREDITORS)
    assert printed == []
    assert tree(root) == before


NEXT_HALF_YEAR = """\
bce-refinancement:
  - valeur: 2,65
    du: 2026-10-29
    au: 2027-06-30
    source:
      titre: communiqué de la BCE du 29 octobre 2026
      lien: https://www.ecb.europa.eu/
    lu-le: 2026-11-20
    statut: officiel
"""


def test_the_rate_of_the_next_half_year_prints_nothing(root: Path, printed: list[str], tmp_path: Path) -> None:
    """Every case is computed again; no letter due today says a rate that begins tomorrow."""
    (root / "cases/_cabinet/taux.yaml").write_text(NEXT_HALF_YEAR, encoding="utf-8")
    before = tree(root)
    assert build(root, liasses="utiles").made == len(TWO_CREDITORS)
    assert printed == []
    after = tree(root)
    assert {name for name in before if before[name] != after[name]} == {"droit/taux.html"}
    assert after == anew(root, tmp_path / "neuf", liasses="utiles")


def test_a_rate_of_this_half_year_prints_what_it_changes(root: Path, printed: list[str], tmp_path: Path) -> None:
    july = (
        NEXT_HALF_YEAR.replace("2,65", "3,15").replace("2026-10-29", "2026-06-17").replace("2027-06-30", "2026-09-15")
    )
    (root / "cases/_cabinet/taux.yaml").write_text(july, encoding="utf-8")
    build(root, liasses="utiles")
    assert [title for title in printed if "Requête" in title]
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_rates_put_away_in_a_folder_are_read_no_more(root: Path, tmp_path: Path) -> None:
    home = root / "cases" / "_cabinet"
    (home / "taux.yaml").write_text(NEXT_HALF_YEAR, encoding="utf-8")
    build(root, liasses="utiles")
    (home / "taux").mkdir()
    (home / "taux.yaml").rename(home / "taux" / "taux.yaml")
    build(root, liasses="utiles")
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_a_template_of_the_liasse_prints_liasses_and_archives_alone(
    root: Path, printed: list[str], tmp_path: Path
) -> None:
    _own(root, "liasse/index.html", "<h2>Pièces</h2>", "<p>Texte du cabinet.</p>")
    build(root, liasses="utiles")
    assert printed
    assert not [title for title in printed if "Relance" in title]
    assert tree(root) == anew(root, tmp_path / "neuf", liasses="utiles")


def test_a_style_prints_everything_again(two: Path, printed: list[str], tmp_path: Path) -> None:
    _own(two, "styles/base.css", "", "/* du cabinet */")
    build(two, liasses="utiles")
    everything = list(printed)
    printed.clear()
    assert tree(two) == anew(two, tmp_path / "neuf", liasses="utiles")
    assert sorted(printed) == sorted(everything)


@pytest.fixture
def upgraded(two: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office built before the system had another Pango; the engine and the office are as they were."""
    other = ("Pango 9.9.9", *drawing()[1:])
    for home in ("inputs", "build.workers"):
        monkeypatch.setattr(f"generator.{home}.drawing", lambda: other)
    return two


def test_another_pango_prints_everything_again(upgraded: Path, printed: list[str], tmp_path: Path) -> None:
    """Measured: Debian 12 and 13 cut the same fonts with other bytes; a build must never mix them."""
    assert build(upgraded, liasses="utiles").made == len(TWO)
    everything = sorted(printed)
    printed.clear()
    assert tree(upgraded) == anew(upgraded, tmp_path / "neuf", liasses="utiles")
    assert sorted(printed) == everything


@pytest.mark.parametrize("library", ["holidays", "num2words", "pydyf", "tinycss2"])
def test_another_library_makes_every_case_again(made: Path, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A holiday more moves a deadline; what sets a page is often a library of a library."""
    there, before = metadata.version, read_inputs(made)
    monkeypatch.setattr(metadata, "version", lambda name: "9.9" if name == library else there(name))
    assert read_inputs(made).press != before.press


def test_a_machine_of_a_cluster_with_another_pango_makes_nothing(root: Path) -> None:
    inputs = replace(read_inputs(root), drawing=("Pango 9.9.9",))
    job = Job(root, root / "build", AU, "aucune", inputs, root / "build/.shell", "")
    with pytest.raises(RecouvreError, match=r"Pango 1\.\S+, HarfBuzz .* au lieu de Pango 9\.9\.9"):
        make_chunk(job, ["2026-0102"], {})


def test_the_drawing_libraries_are_told_with_their_versions() -> None:
    told = [one.split() for one in drawing()]
    assert [name for name, *_ in told] == ["Pango", "HarfBuzz", "harfbuzz-subset", "zlib"]
    assert all(version.count(".") >= 1 for _, version in told)
    assert pango.pango_version() == int("".join(f"{int(part):02d}" for part in told[0][1].split(".")))


def test_all_inputs_together_tell_a_creditor_from_another(tmp_path: Path) -> None:
    """What parts of a portfolio are compared by, and what an issue writes in the register."""
    root = copy_office(tmp_path / "cabinet", TWO_CREDITORS)
    before = read_inputs(root)
    replace_in(root / "cases/_cabinet/creanciers/paul-durand.yaml", "Durand Maintenance", "Durand et Fils")
    after = read_inputs(root)
    assert before.site == after.site
    assert before.creanciers.keys() == after.creanciers.keys() == {"comptoir-durand", "paul-durand"}
    assert before.all != after.all
    assert before.printed != after.printed
