"""When the state of the last build is lost or parts are put over it, nothing survives but what a clean build makes."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from generator.build import leftovers, make_case
from generator.build.bench import Bench
from generator.build.construct import Report, construct, fuse
from generator.build.crew import quiet
from generator.build.freshness import INCOMPLETE
from generator.build.order import Engine, Order, Tranche, fixed
from generator.pages import Ligne
from tests.build.conftest import AU, CASES, anew, build, tree
from tests.office import copy_office

PAID = "2026-0117"  # its relance is due, until it is paid
GONE = "2026-0105"


def _deleted(home: Path) -> None:
    shutil.rmtree(home)


def _truncated(home: Path) -> None:
    path = home / "etat.msgpack"
    path.write_bytes(path.read_bytes()[:100])


def _interrupted(home: Path) -> None:
    (home / INCOMPLETE).write_text("", encoding="utf-8")


@pytest.mark.parametrize("lose", [_deleted, _truncated, _interrupted])
def test_a_lost_state_leaves_no_former_case_nor_letter(office: Path, tmp_path: Path, lose: object) -> None:
    assert [name for name in tree(office) if name.startswith(f"dossiers/{PAID}/courriers/")]
    _change(office)
    lose(office / "build" / ".etat")  # type: ignore[operator]
    build(office)
    assert tree(office) == anew(office, tmp_path / "neuf")
    later = AU + dt.timedelta(days=1)
    build(office, au=later)
    assert tree(office) == anew(office, tmp_path / "demain", au=later), "nor in what is kept for the builds that follow"


def test_a_lost_state_leaves_no_page_of_a_person_no_longer_in_charge(office: Path, tmp_path: Path) -> None:
    agenda = office / "build" / "agenda"
    slug = next(path.stem for path in sorted(agenda.glob("*.ics")) if path.stem != "cabinet")
    for ending in (".html", ".ics"):
        shutil.copy(agenda / f"{slug}{ending}", agenda / f"ancien{ending}")
    shutil.copy(office / "build" / "dossiers" / "index.html", office / "build" / "dossiers" / "page-9.html")
    _interrupted(office / "build" / ".etat")
    build(office)
    assert tree(office) == anew(office, tmp_path / "neuf")


def test_a_build_killed_at_the_very_first_making_of_a_case_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its letters and pages lay there, its calendar not yet: the next build knows them all the same."""
    root = copy_office(tmp_path / "cabinet", CASES)
    calendar = make_case._calendar  # noqa: SLF001 - the last thing made of a case

    def killed(bench: Bench, row: Ligne, au: dt.date) -> None:
        if bench.reference == PAID:
            raise KeyboardInterrupt
        calendar(bench, row, au)

    with monkeypatch.context() as patched:
        patched.setattr(make_case, "_calendar", killed)
        with pytest.raises(KeyboardInterrupt):
            build(root)
    assert list((root / "build" / "dossiers" / PAID / "courriers").iterdir())
    _change(root)
    build(root)
    assert tree(root) == anew(root, tmp_path / "neuf")


def test_parts_put_over_an_older_whole_leave_no_former_case_nor_letter(office: Path, tmp_path: Path) -> None:
    assert [name for name in tree(office) if name.startswith(f"dossiers/{PAID}/courriers/")]
    assert _put_together(office, tmp_path).written == 0, "the whole is the same"
    _change(office)
    written = {path: path.stat().st_mtime_ns for path in (office / "build").rglob("*") if path.is_file()}
    report = _put_together(office, tmp_path)
    assert tree(office) == anew(office, tmp_path / "neuf")
    now = {
        path for path in map((office / "build").joinpath, tree(office)) if path.stat().st_mtime_ns != written.get(path)
    }
    assert (report.cases, report.written) == (len(CASES) - 1, len(now))
    build(office, au=AU + dt.timedelta(days=1))
    assert tree(office) == anew(office, tmp_path / "demain", au=AU + dt.timedelta(days=1))


def _put_together(office: Path, tmp_path: Path) -> Report:
    """Make an office again in two parts, then in its usual folder."""
    parts = [tmp_path / f"tranche-{rank}" for rank in (1, 2)]
    for rank, out in enumerate(parts, start=1):
        shutil.copytree(office / "build" / ".shell", out / ".shell", dirs_exist_ok=True)
        construct(Order(office, out, fixed(AU), "aucune", engine=Engine(processes=1), tranche=Tranche(rank, 2)), quiet)
    return fuse(Order(office, office / "build", fixed(AU), "aucune"), parts)


def test_what_is_not_ours_stays_in_a_folder_chosen_for_the_output(office: Path) -> None:
    """``--sortie`` may be a folder of documents: a state lost there must cost its owner nothing."""
    out = office / "build"
    own = (
        out / "dossiers" / "vacances" / "photo.jpg",
        out / "dossiers" / "vacances" / "echeances.ics",
        out / "dossiers" / "page-2.html",
        out / "agenda" / "famille.ics",
    )
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_text("à moi", encoding="utf-8")
    _interrupted(out / ".etat")
    build(office)
    assert all(path.read_text(encoding="utf-8") == "à moi" for path in own)


def test_a_folder_named_as_a_case_is_not_searched_without_our_calendar(tmp_path: Path) -> None:
    scan = tmp_path / "dossiers" / "2026-0142" / "scan.pdf"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"")
    assert leftovers.of_case(tmp_path, "2026-0142") == set()


def _change(root: Path) -> None:
    """Remove a case, and pay another: one page and one letter less."""
    shutil.rmtree(root / "cases" / GONE)
    path = root / "cases" / PAID / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    paid = "paiements:\n  - date: 2026-11-20\n    montant: 90000,00\n    moyen: virement\n"
    path.write_text(re.sub(r"^paiements:\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE) + paid, encoding="utf-8")
