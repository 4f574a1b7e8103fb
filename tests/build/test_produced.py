"""Drafts asked for one by one beside those of a build: the next build leaves what a clean one would make."""

import datetime as dt
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.build import make_case
from generator.build.construct import fuse
from generator.build.order import Order, fixed
from generator.casework import produced
from generator.cli import run
from generator.render import Output
from tests.build.conftest import AU, anew, build, tree

TOGETHER, EACH = 4, 15
HOME = "build/dossiers/2026-0102/courriers"


def produce(root: Path, *asked: str) -> None:
    assert run(["produire", "2026-0102", *asked, "--racine", str(root)]) == 0


@pytest.mark.parametrize(
    "asked",
    [
        (),  # the one due, as the build made it
        ("--au", "31/12/2026"),  # in its place, of another day
        ("relance-courriel", "--sans-factures"),
        ("releve-de-compte",),  # not due
    ],
    ids=["due", "another-day", "otherwise", "not-due"],
)
def test_a_draft_asked_for_stays_until_the_next_build(office: Path, tmp_path: Path, asked: tuple[str, ...]) -> None:
    sound = tree(office)
    produce(office, *asked)
    assert tree(office) != sound, "its note at least"
    report = build(office)
    assert report.made == 1, "this case alone is made again"
    assert tree(office) == sound == anew(office, tmp_path / "neuf")
    assert build(office).made == 0


def test_parts_put_together_in_the_folder_of_one_leave_it_to_the_next_build_as_it_was(office: Path) -> None:
    """A page lost there, a draft of another day put there: « rien n'a changé » was said of both for good."""
    sound, out = tree(office), office / "build"
    produce(office, "--au", "31/12/2026")
    (out / "dossiers/2026-0105/pieces.html").unlink()
    fuse(Order(office, out, fixed(AU), "aucune"), [out])
    assert build(office).made == 2
    assert tree(office) == sound
    fuse(Order(office, out, fixed(AU), "aucune"), [out])
    assert build(office).made == 0


def test_a_draft_of_a_case_that_had_none_goes_too(office: Path) -> None:
    """Its folder is made by the command: nothing of the last build was there."""
    build(office, au=AU - dt.timedelta(days=200))
    assert not list((office / HOME).glob("*.pdf"))
    for _ in range(2):
        produce(office, "releve-de-compte")
        assert (office / HOME / "releve-de-compte.pdf").is_file()
        build(office, au=AU - dt.timedelta(days=200))
        assert not [path for path in (office / HOME).rglob("*") if path.is_file()]


def test_the_note_of_a_draft_leads_nowhere_else(office: Path) -> None:
    kept = office / "cases/2026-0102/dossier.yaml"
    note = office / HOME / "../.produits"
    note.write_text(
        "../../../cases/2026-0102/dossier.yaml\n..\ncourriers/../../../../cases/2026-0102/dossier.yaml\nindex.html\n",
        encoding="utf-8",
    )
    sound = tree(office)
    build(office)
    assert kept.is_file()
    assert {*sound} - {*tree(office)} == {"dossiers/2026-0102/.produits"}


@pytest.mark.parametrize("before", [(), ("--au", "31/12/2026")], ids=["first", "again"])
def test_a_draft_asked_for_during_a_build_goes_at_the_next(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...]
) -> None:
    sound, making = tree(office), make_case._make

    def made_meanwhile(*args: Any) -> Any:
        done = making(*args)
        produce(office, "--au", "31/12/2026")
        return done

    produce(office, *before or ("releve-de-compte",))
    with monkeypatch.context() as patched:
        patched.setattr(make_case, "_make", made_meanwhile)
        build(office)
    assert tree(office) != sound
    assert build(office).made == 1
    assert tree(office) == sound == anew(office, tmp_path / "neuf")
    assert build(office).made == 0


def _put(out: Path, who: int) -> None:
    for rank in range(EACH):
        produced.put(out, "2026-0102", "courriers", [Output(f"poste-{who}-{rank}.pdf", b"%PDF-")])


def test_drafts_asked_for_at_once_are_all_noted(tmp_path: Path) -> None:
    """A draft that the note does not name would be taken for one of the build, and stay for good."""
    with ProcessPoolExecutor(TOGETHER, multiprocessing.get_context("fork")) as crew:
        list(crew.map(_put, [tmp_path] * TOGETHER, range(TOGETHER)))
    home = tmp_path / "dossiers/2026-0102/courriers"
    assert produced.noted(tmp_path, "2026-0102") == {
        f"dossiers/2026-0102/courriers/{one.name}" for one in home.glob("*.pdf")
    }
    assert len(list(home.glob("*.pdf"))) == TOGETHER * EACH


@pytest.mark.parametrize("command", [("assembler",), ("exporter", "avocat"), ("exporter", "demonstration")])
def test_a_liasse_or_an_archive_of_another_day_goes_too(office: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    """The site would show the liasse of another day for its own, and the archive would stay for good."""
    name, *profile = command
    sound = tree(office)
    assert run([name, "2026-0102", *profile, "--au", "31/12/2026", "--racine", str(office)]) in {0, 1}
    assert tree(office) != sound
    build(office)
    assert tree(office) == sound == anew(office, tmp_path / "neuf")
