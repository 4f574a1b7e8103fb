"""The history of a case from git: a function of the commit, read once, of no other case, of no other client."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import history, past
from generator.build.history import CasePast, Commit
from generator.casework.assembly import export_case
from generator.load import load_case, load_office
from tests.build.conftest import build, tree, with_shell
from tests.office import replace_in

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git est absent : apt-get install git")

ANNE, MARC = ("Anne Petit", "anne@cabinet.example"), ("Marc Lenoir", "marc@cabinet.example")
CASES = ("2026-0102", "2026-0105", "2026-0117")


def git(root: Path, *arguments: str, author: tuple[str, str] = ANNE, day: str = "2026-11-20T18:05:00+01:00") -> str:
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in zip(("NAME", "EMAIL"), author, strict=True)
    }
    when = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
    ran = subprocess.run(["git", *arguments], cwd=root, env=os.environ | who | when, capture_output=True, check=True)
    return ran.stdout.decode()


def commit(
    root: Path, message: str, *paths: str, author: tuple[str, str] = ANNE, day: str = "2026-11-20T18:05:00+01:00"
) -> None:
    git(root, "add", *(paths or (".",)))
    git(root, "commit", "-q", "-m", message, author=author, day=day)


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    """The demo cases in a repository of their own, with a shell that is already built: it has its own tests."""
    root = with_shell(built, tmp_path / "cabinet", CASES)
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Dossiers repris", day="2026-11-19T18:05:00+01:00")
    return root


def append(root: Path, reference: str, text: str) -> None:
    path = root / "cases" / reference / "dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def page(root: Path, reference: str) -> str:
    return (root / "build" / "dossiers" / reference / "index.html").read_text(encoding="utf-8")


def seen(root: Path, reference: str) -> CasePast:
    """The past of a case, read whole."""
    history.read.cache_clear()
    return history.read(root, history.tip(root), root / "rien").of(reference)


def section(root: Path, reference: str) -> str:
    found = re.search(r'<h2 id="historique">.*?(?=<h2)', page(root, reference), re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", found[0]) if found else ""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def test_the_page_says_who_changed_what_and_when(office: Path) -> None:
    append(office, "2026-0102", "# relu\n")
    (office / "cases/2026-0102/pieces/un.pdf").write_bytes(b"%PDF-1.7")
    (office / "cases/2026-0102/pieces/deux.pdf").write_bytes(b"%PDF-1.7")
    (office / "cases/LISEZMOI.txt").write_text("Un dossier par client.\n", encoding="utf-8")
    commit(office, "Relecture <b>avant envoi</b>", author=MARC, day="2026-11-21T09:30:00+01:00")
    build(office)
    said = section(office, "2026-0102")
    assert "21/11/2026 à 09:30 Marc Lenoir : dossier.yaml modifié, 2 pièces ajoutées Relecture &lt;b&gt;avant" in said
    assert "19/11/2026 à 18:05 Anne Petit : dossier.yaml ajouté" in said
    assert re.findall(r"avec (\d+) autres? dossiers?", said) == ["2"], "a file beside the cases is none"
    assert "Marc Lenoir" not in section(office, "2026-0105")
    assert "@cabinet.example" not in said


def test_without_git_nothing_is_said(built: Path) -> None:
    assert 'id="historique"' not in page(built, CASES[0])
    assert history.tip(built) == ""


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert history.tip(tmp_path) == ""


def test_a_commit_makes_again_the_cases_it_touches_and_no_other(office: Path, tmp_path: Path) -> None:
    build(office)
    assert build(office).made == 0
    append(office, "2026-0102", "# un\n")
    assert build(office).made == 1
    assert "Pas encore enregistré dans git tel qu’il est montré ici : dossier.yaml" in section(office, "2026-0102")
    commit(office, "Un")
    report = build(office)
    assert report.made == 1
    assert "Pas encore enregistré" not in section(office, "2026-0102")
    assert build(office).made == 0
    fresh = tmp_path / "clone"
    git(office, "clone", "-q", str(office), str(fresh))
    shutil.copytree(office / "build" / ".shell", fresh / "build" / ".shell")
    build(fresh)
    assert tree(fresh) == tree(office)  # the same commit, the same bytes


def test_a_commit_that_touches_no_case_makes_nothing_and_is_read_once(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(office)
    (office / "LISEZMOI.md").write_text("bonjour", encoding="utf-8")
    commit(office, "Note")
    assert build(office).made == 0
    monkeypatch.setattr(history, "read", lambda *_: pytest.fail("the log is read again"))
    assert build(office).made == 0


def test_a_commit_undone_is_no_longer_shown(office: Path) -> None:
    append(office, "2026-0102", "# un\n")
    commit(office, "Un")
    build(office)
    git(office, "reset", "-q", "--soft", "HEAD~1")
    assert build(office).made == 1
    said = section(office, "2026-0102")
    assert "Pas encore enregistré" in said
    assert " Un " not in said


def test_a_case_not_committed_says_so(office: Path) -> None:
    shutil.copytree(office / "cases/2026-0102", office / "cases/2026-0999")
    path = office / "cases/2026-0999/dossier.yaml"
    replace_in(path, "2026-0102", "2026-0999")
    build(office)
    assert "Ce dossier n’est pas encore enregistré dans git." in section(office, "2026-0999")


def test_a_shallow_clone_says_that_it_does_not_know(office: Path, tmp_path: Path) -> None:
    append(office, "2026-0102", "# un\n")
    commit(office, "Un")
    git(office, "clone", "-q", "--depth", "1", office.as_uri(), str(tmp_path / "court"))
    root = tmp_path / "court"
    shutil.copytree(office / "build" / ".shell", root / "build" / ".shell")
    build(root)
    said = section(root, "2026-0102")
    assert "Historique indisponible" in said
    assert "Anne Petit" not in said


def test_a_git_that_does_not_answer_is_said_and_heard_again(office: Path) -> None:
    settings = office / ".git/config"
    read = settings.read_bytes()
    settings.write_bytes(read + b"[core]\nrepositoryFormatVersion = 99\n")  # silent, as for the folder of another user
    build(office)
    said = section(office, "2026-0102")
    assert "git ne répond pas" in said
    assert "Dossiers repris" not in said
    settings.write_bytes(read)
    build(office)
    assert "Dossiers repris" in section(office, "2026-0102")


def test_line_ends_converted_by_git_are_not_a_change(office: Path) -> None:
    path = office / "cases/2026-0102/dossier.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build(office)
    assert "Pas encore enregistré" not in section(office, "2026-0102")


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:50])])
def test_the_kept_history_is_only_a_cache(office: Path, damage: Callable[[Path], object]) -> None:
    build(office)
    before = tree(office)
    damage(office / "build/.etat" / history.NAME)
    append(office, "2026-0102", "# un\n")
    build(office)
    assert "Dossiers repris" in section(office, "2026-0102")
    git(office, "checkout", "-q", "--", ".")
    build(office)
    assert tree(office) == before


def test_the_settings_of_the_user_change_nothing(office: Path) -> None:
    before = seen(office, "2026-0102")
    settings = {
        "log.showRoot": "false", "core.quotePath": "true", "diff.renames": "copies", "log.date": "relative",
        "log.showSignature": "true", "diff.noprefix": "true", "format.pretty": "oneline", "color.ui": "always",
        "i18n.logOutputEncoding": "ISO-8859-1", "log.decorate": "full", "log.mailmap": "true",
    }  # fmt: skip
    for name, value in settings.items():
        git(office, "config", name, value)
    (office / ".mailmap").write_text("Autre Nom <anne@cabinet.example>\n", encoding="utf-8")
    assert seen(office, "2026-0102") == before


def test_a_hook_of_another_repository_is_not_believed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(office / "nulle-part"))
    assert len(history.tip(office)) == 40


def merged(office: Path) -> None:
    """Two branches, the one that is merged older than the trunk it joins."""
    git(office, "checkout", "-q", "-b", "autre")
    append(office, "2026-0102", "# branche\n")
    commit(office, "Sur la branche", day="2026-11-20T10:00:00+01:00")
    git(office, "checkout", "-q", "main")
    append(office, "2026-0105", "# tronc\n")
    commit(office, "Sur le tronc", day="2026-11-20T11:00:00+01:00")
    git(office, "merge", "-q", "--no-ff", "-m", "Fusion", "autre", day="2026-11-20T12:00:00+01:00")


def test_a_merge_shows_the_commits_of_both_branches_once(office: Path) -> None:
    merged(office)
    assert [one.message for one in seen(office, "2026-0102").commits] == ["Sur la branche", "Dossiers repris"]
    assert [one.message for one in seen(office, "2026-0105").commits] == ["Sur le tronc", "Dossiers repris"]


def test_reading_what_came_gives_what_reading_everything_gives(office: Path, tmp_path: Path) -> None:
    home = tmp_path / "etat"
    history.keep(office, home, history.tip(office))
    merged(office)
    append(office, "2026-0117", "# retiré puis remis\n")
    commit(office, "Changé")
    moved = office / "cases/2026-0117"
    moved.rename(tmp_path / "2026-0117")
    commit(office, "Retiré", day="2026-11-21T10:00:00+01:00")
    history.keep(office, home, history.tip(office))
    (tmp_path / "2026-0117").rename(moved)
    commit(office, "Remis", day="2026-11-21T11:00:00+01:00")
    history.keep(office, home, history.tip(office))
    history.read.cache_clear()
    whole = history.read(office, history.tip(office), tmp_path / "rien")
    assert history.load(home) == whole
    assert [one.message for one in whole.of("2026-0117").commits] == ["Remis", "Retiré", "Changé", "Dossiers repris"]


def test_a_history_written_again_is_read_again(office: Path, tmp_path: Path) -> None:
    append(office, "2026-0102", "# un\n")
    commit(office, "Un")
    home = tmp_path / "etat"
    history.keep(office, home, history.tip(office))
    git(office, "commit", "-q", "--amend", "-m", "Un, mieux dit")
    history.keep(office, home, history.tip(office))
    assert [one.message for one in history.load(home).of("2026-0102").commits] == ["Un, mieux dit", "Dossiers repris"]


def test_the_site_of_one_creditor_shows_no_message_and_no_other_case(office: Path) -> None:
    owners = {name: load_case(office, name).dossier.creancier for name in CASES}
    kept = owners["2026-0102"]
    others = [name for name, owner in owners.items() if owner != kept]
    assert others
    for name in CASES:
        append(office, name, f"# {name}\n")
    for name in others:
        path = office / "cases" / name / "dossier.yaml"
        text = re.sub(
            r"\b(denomination|rue|ville|objet|titre|note): (.)", r"\1: TEMOIN-VOISIN \2", path.read_text("utf-8")
        )
        assert text.count("TEMOIN-VOISIN") > 5
        path.write_text(text, encoding="utf-8")
        (path.parent / "pieces" / "TEMOIN-VOISIN facture.pdf").write_bytes(b"x")
    neighbours = {load_office(office).creanciers[owners[name]].courriel.encode() for name in others}
    commit(office, f"TEMOIN-MESSAGE {' '.join(others)} Client Voisin", author=MARC)
    append(office, others[0], "# encore\n")
    commit(office, "TEMOIN-MESSAGE voisin seul", author=("TEMOIN-AUTEUR", "t@cabinet.example"))
    build(office, creancier=kept, liasses="toutes")
    published = {name: (office / "build" / name).read_bytes() for name in tree(office)}
    files = (path for path in (office / "build/.etat").rglob("*") if path.is_file())
    caches = b"".join(path.read_bytes() for path in files)
    assert b"TEMOIN-MESSAGE" not in caches
    assert b"TEMOIN-VOISIN" not in caches
    for trace in (
        b"TEMOIN-MESSAGE",
        b"TEMOIN-AUTEUR",
        b"Client Voisin",
        b"TEMOIN-VOISIN",
        *neighbours,
        *(name.encode() for name in others),
    ):
        assert [name for name, content in published.items() if trace in content] == []
    assert "Marc Lenoir : dossier.yaml modifié" in section(office, "2026-0102")
    assert "autres dossiers" not in section(office, "2026-0102")
    assert [name for name in published if any(other in name for other in others)] == []


@given(st.text(), st.text())
def test_no_text_of_a_commit_hides_or_turns_around_what_follows(author: str, message: str) -> None:
    shown = past._shown(Commit("0123456789", "2026-11-20T18:05:00+01:00", author, message, (), 0), messages=True)  # noqa: SLF001
    for text in (shown.auteur, shown.message):
        assert len(text) <= past.LONGEST
        assert not re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]", text)


def test_only_the_last_commits_are_shown_and_their_number_is_said(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "SHOWN", 3)
    for number in range(6):
        append(office, "2026-0102", f"# {number}\n")
        commit(office, f"Nombre {number}", "cases/2026-0102", day=f"2026-11-20T10:0{number}:00+01:00")
    found = seen(office, "2026-0102")
    assert [one.message for one in found.commits] == ["Nombre 5", "Nombre 4", "Nombre 3"]
    assert found.total == 7


@pytest.mark.nightly
def test_ten_thousand_cases_are_read_in_seconds(
    tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    stream = ["commit refs/heads/main\ncommitter A <a@b.example> 1795000000 +0100\ndata 4\ntout\n"]
    stream += [f"M 100644 inline cases/{number:05d}/dossier.yaml\ndata 2\n1\n\n" for number in range(10_000)]
    for turn in range(2_000):
        stream.append(
            f"commit refs/heads/main\ncommitter A <a@b.example> {1795000001 + turn} +0100\ndata 6\nnote {turn % 10}\n"
        )
        stream.append(
            f"M 100644 inline cases/{turn * 7919 % 10_000:05d}/dossier.yaml\ndata {len(str(turn)) + 1}\n{turn}\n\n"
        )
    git(tmp_path, "init", "-q", "-b", "main")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input="".join(stream).encode(), check=True)
    at = history.tip(tmp_path)
    start = time.perf_counter()
    whole = history.read(tmp_path, at, tmp_path / "rien")
    read = time.perf_counter() - start
    history.keep(tmp_path, tmp_path / "etat", at)
    start = time.perf_counter()
    kept = history.load(tmp_path / "etat")
    loaded = time.perf_counter() - start
    record_testsuite_property("historique_lu_s", round(read, 2))
    record_testsuite_property("historique_repris_ms", round(loaded * 1000))
    stream = [f"commit refs/heads/main\ncommitter A <a@b.example> 1796000000 +0100\ndata 4\nsuit\nfrom {at}\n"]
    stream.append("M 100644 inline cases/00007/dossier.yaml\ndata 2\n9\n\n")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input="".join(stream).encode(), check=True)
    start = time.perf_counter()
    after = history.read(tmp_path, history.tip(tmp_path), tmp_path / "etat")
    record_testsuite_property("un_enregistrement_ms", round((time.perf_counter() - start) * 1000))
    assert len(whole.cases) == 10_000
    assert kept == whole
    assert {name for name in whole.cases if whole.digest(name) != after.digest(name)} == {"00007"}
    assert read < 30
    assert loaded < 2


def test_what_is_exported_from_a_case_not_committed_says_so(office: Path, tmp_path: Path) -> None:
    """The commit alone named another case: whoever looked for what had left found something else."""
    said = []
    for _ in range(2):
        case, cabinet = load_case(office, "2026-0117"), load_office(office)
        made = export_case(case, cabinet, dt.date(2026, 11, 21), tmp_path / "sortie", "debiteur")
        with ZipFile(made.path) as archive:
            said.append(json.loads(archive.read("2026-0117-debiteur/data/provenance.json"))["commit"])
        append(office, "2026-0117", "# noté depuis\n")
    commit_id = git(office, "rev-parse", "HEAD").strip()
    assert said == [commit_id, f"{commit_id}, dossier modifié depuis"]
