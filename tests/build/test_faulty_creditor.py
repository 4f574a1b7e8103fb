"""A creditor's file in error: his cases wait, told; the others are built to the byte as if he were not there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.construct import construct, fuse
from generator.build.crew import quiet
from generator.build.freshness import look
from generator.build.order import Engine, Order, Tranche, fixed
from generator.build.verification import verify
from generator.findings import Finding, Level
from generator.references import party_identifier
from generator.resources import forget
from tests.build.conftest import AU, CASES, anew, build, tree
from tests.office import replace_in

HIS = ("2026-0102", "2026-0105")  # the cases of comptoir-durand; 2026-0117 is of paul-durand
FILE = "cases/_cabinet/creanciers/comptoir-durand.yaml"


def _typo(root: Path) -> None:
    replace_in(root / FILE, "iban: FR76", "iban: FR77")


def _mended(root: Path) -> None:
    replace_in(root / FILE, "iban: FR77", "iban: FR76")


def _told(findings: list[Finding]) -> list[str]:
    return [f"{one.file}:{one.line}:{one.column} {one.key}" for one in findings if one.level is Level.ERREUR]


ERRORS = [
    "cases/2026-0102/dossier.yaml:7:1 creancier",
    "cases/2026-0105/dossier.yaml:10:1 creancier",
    f"{FILE}:23:1 iban",
]


def test_his_cases_are_in_error_the_others_are_built_and_all_come_back(office: Path, tmp_path: Path) -> None:
    sound = tree(office)
    home = office / "build" / "dossiers"
    _typo(office)
    report = build(office)
    assert _told(report.findings) == ERRORS
    assert (report.failed, report.made) == (2, 2), "the case of the other creditor is as it was"
    assert not [path for name in HIS for path in (home / name).rglob("*") if path.is_file()], (
        "no letter with his account"
    )
    assert (home / "2026-0117" / "index.html").exists()
    for page in ("index.html", "agenda/index.html", "courriers/index.html", "dossiers/index.html"):
        assert "<bdi>2026-0102</bdi>, <bdi>2026-0105</bdi>" in (office / "build" / page).read_text(encoding="utf-8"), (
            page
        )
    assert tree(office) == anew(office, tmp_path / "neuf")
    again = build(office)
    assert (_told(again.findings), again.written) == (ERRORS, 0), "told at each build until it is mended"
    _mended(office)
    assert build(office).failed == 0
    assert tree(office) == sound
    assert build(office).made == 0


def test_what_the_open_page_watches_shows_it_at_once(office: Path) -> None:
    """``servir`` is told which folder of ``cases/`` was saved: a creditor's file is in « _cabinet »."""
    _typo(office)
    assert build(office, named={"_cabinet"}).failed == 2
    _mended(office)
    build(office, named={"_cabinet"})
    assert build(office).failed == 0
    assert build(office).made == 0


def test_parts_put_together_and_two_processes_give_the_same_bytes(office: Path, tmp_path: Path) -> None:
    _typo(office)
    expected = anew(office, tmp_path / "neuf")
    folders = []
    for rank in (1, 2):
        out = tmp_path / f"tranche-{rank}"
        shutil.copytree(office / "build" / ".shell", out / ".shell")
        order = Order(office, out, fixed(AU), "aucune", engine=Engine(processes=2), tranche=Tranche(rank, 2))
        construct(order, quiet)
        folders.append(out)
    report = fuse(Order(office, office / "build", fixed(AU), "aucune"), folders)
    assert [one.file for one in report.findings] == [*(f"cases/{name}/dossier.yaml" for name in HIS), FILE]
    assert tree(office) == expected
    _mended(office)
    build(office)
    assert tree(office) == anew(office, tmp_path / "corrige")


def test_a_warm_verification_says_the_same_and_forgets_once_mended(office: Path) -> None:
    def said() -> list[str]:
        forget()  # each run of the command is a process of its own
        return _told(verify(office, CASES, fixed(AU), 1))

    assert said() == []
    _typo(office)
    replace_in(office / "cases/2026-0105/dossier.yaml", "responsable: ", "responsable: x")
    there = [*ERRORS[:2], "cases/2026-0105/dossier.yaml:11:1 responsable", ERRORS[2]]
    assert said() == there, "every finding at once"
    assert said() == there
    _mended(office)
    assert said() == [there[2]]


def _conflict(path: Path) -> None:
    path.write_text("<<<<<<< HEAD\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def _pointer(path: Path) -> None:
    text = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12\n"
    path.write_text(text, encoding="utf-8")


def _elsewhere(path: Path) -> None:
    path.rename(path.with_name("comptoir.txt"))
    path.symlink_to("comptoir.txt")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BROKEN: dict[str, Callable[[Path], object]] = {
    "conflict": _conflict,
    "lfs": _pointer,
    "latin-1": lambda path: path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1")),
    "empty": lambda path: path.write_bytes(b""),
    "link": _elsewhere,
    "folder": _folder,
    "pipe": _pipe,
    "yml": lambda path: path.rename(path.with_suffix(".yml")),
    "capital": lambda path: path.rename(path.with_name("Comptoir-Durand.yaml")),
    "accent": lambda path: path.rename(path.with_name("Comptoir Durànd.yaml")),
    "beside": lambda path: shutil.copy(path, path.with_name("Comptoir-Durand.yaml")),
    "both": lambda path: shutil.copy(path, path.with_suffix(".yml")),
    "logo": lambda path: path.write_text(path.read_text(encoding="utf-8") + "logo: absent.png\n", encoding="utf-8"),
    "ladder": lambda path: path.write_text(
        path.read_text(encoding="utf-8") + "strategie: inconnue\n", encoding="utf-8"
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_however_his_file_is_wrong_he_is_known_and_stops_nobody_else(kind: str, office: Path, tmp_path: Path) -> None:
    BROKEN[kind](office / FILE)
    report = build(office)
    assert report.failed == 2
    at_the_case = [one for one in report.findings if one.file.endswith("/dossier.yaml")]
    assert {one.message for one in at_the_case} == {"le fichier du créancier « comptoir-durand » est en erreur."}
    (his,) = {one.file for one in report.findings} - {one.file for one in at_the_case}
    assert party_identifier(his.rpartition("/")[2].rpartition(".")[0]) == "comptoir-durand"
    assert all(f"Le corriger : {his}" in one.remedy for one in at_the_case)
    assert (office / "build" / "dossiers" / "2026-0117" / "index.html").exists()
    if kind not in {"link", "pipe"}:  # which a copy would follow, or wait for
        assert tree(office) == anew(office, tmp_path / "neuf")


def test_a_file_that_may_not_be_read_is_his_own_error(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _refuse_reading(monkeypatch, office / FILE)
    report = build(office)
    assert report.failed == 2
    assert "ne peut pas être lu (accès refusé). Vérifier les droits du fichier" in str(report.findings[-1])


def _refuse_reading(monkeypatch: pytest.MonkeyPatch, refused: Path) -> None:
    """As the system would to who is not root."""
    opened, read = os.open, Path.read_bytes

    def opening(path: str | Path, *rest: int, **more: int) -> int:
        if str(path) == str(refused):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    def reading(path: Path) -> bytes:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(Path, "read_bytes", reading)
    refused.touch()


def test_a_creditor_in_error_of_no_case_is_told_at_each_build_too(office: Path) -> None:
    sound = tree(office)
    shutil.copy(office / FILE, office / "cases/_cabinet/creanciers/nouveau.yaml")
    replace_in(office / "cases/_cabinet/creanciers/nouveau.yaml", "iban: FR76", "iban: FR77")
    wrong = ["cases/_cabinet/creanciers/nouveau.yaml:23:1 iban"]
    assert _told(verify(office, CASES, fixed(AU), 1)) == wrong
    for _ in range(2):
        report = build(office)
        assert (report.failed, _told(report.findings)) == (0, wrong)
        assert tree(office) == sound
    replace_in(office / "cases/_cabinet/creanciers/nouveau.yaml", "iban: FR77", "iban: FR76")
    assert build(office).findings == []
    assert look(Order(office, office / "build", fixed(AU), "aucune")).nothing_to_do
