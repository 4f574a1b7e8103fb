"""Two processes, four parts put together, a Dask cluster that loses a worker: one set of bytes."""

import datetime as dt
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from generator.build import cluster, state
from generator.build.construct import construct, fuse
from generator.build.crew import quiet
from generator.build.freshness import INCOMPLETE
from generator.build.order import Engine, Order, Tranche, fixed, parse_tranche
from generator.build.shards import read_parts
from generator.build.store import Store
from generator.build.workers import chunks
from generator.findings import Level, RecouvreError
from tests.build.conftest import AU, CASES, build, tree


def _fresh(built: Path, target: Path) -> Path:
    shutil.copytree(built / "cases", target / "cases")
    shutil.copytree(built / "build" / ".shell", target / "build" / ".shell")
    return target


def test_two_processes_give_the_bytes_of_one(built: Path, tmp_path: Path) -> None:
    root = _fresh(built, tmp_path / "deux")
    build(root, engine=Engine(processes=2))
    assert tree(root) == tree(built)


@pytest.mark.parametrize(("processes", "name"), [("1", "t"), ("2", "t"), ("2", "t" * 110)])
def test_a_build_leaves_nothing_in_the_temporary_folder(built: Path, tmp_path: Path, processes: str, name: str) -> None:
    """The renderer unpacks fonts there: 2 MB a process, at every build. No socket takes the name of the longest."""
    root = _fresh(built, tmp_path / "cabinet")
    with TemporaryDirectory(prefix=name) as temporary:
        subprocess.run(
            [sys.executable, "-m", "generator", "construire", "--racine", str(root), "--processus", processes],
            env={**os.environ, "TMPDIR": temporary},
            capture_output=True,
            check=True,
        )
        assert not list(Path(temporary).iterdir())
    assert list((root / "build").rglob("*.pdf"))


@contextmanager
def few_files(more: int) -> Iterator[None]:
    """Only so many files can be opened more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    with Path(os.devnull).open(encoding="utf-8") as probe:
        resource.setrlimit(resource.RLIMIT_NOFILE, (probe.fileno() + more, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_parts_put_together_give_the_bytes_of_one_build(built: Path, tmp_path: Path) -> None:
    root = _fresh(built, tmp_path / "tranches")
    folders = []
    for rank in (1, 2, 3):
        out = tmp_path / f"tranche-{rank}"
        shutil.copytree(built / "build" / ".shell", out / ".shell")
        order = Order(root, out, fixed(AU), "aucune", engine=Engine(processes=1), tranche=Tranche(rank, 3))
        construct(order, quiet)
        assert not (out / "index.html").exists(), "a part has no home page"
        folders.append(out)
    with few_files(48):  # of three parts, sixteen each: as of sixteen parts, on a Mac
        fuse(Order(root, root / "build", fixed(AU), "aucune"), folders)
    assert tree(root) == tree(built)
    with Store(tmp_path) as cases:
        with pytest.raises(RecouvreError, match=r"il manque une tranche : \d dossiers? absents?, dont 2026-"):
            read_parts(folders[:2], CASES, cases)
        with pytest.raises(RecouvreError, match="deux tranches"):
            read_parts(_twice(folders[0], tmp_path), CASES, cases)


UNFINISHED = "n'est pas une tranche terminée"


@pytest.mark.parametrize(
    ("done", "path", "told"),
    [
        ("added", f".etat/{INCOMPLETE}", UNFINISHED),  # killed while it was made again
        ("removed", ".etat/etat.msgpack", UNFINISHED),
        ("removed", ".etat/lignes", UNFINISHED),
        ("removed", "dossiers/2026-0102/index.html", "refaire cette tranche"),
    ],
)
def test_a_part_that_is_not_whole_is_refused(built: Path, tmp_path: Path, done: str, path: str, told: str) -> None:
    out = tmp_path / "tranche"
    shutil.copytree(built / "build", out)
    found = out / path
    if done == "added":
        found.write_text("", encoding="utf-8")
    elif found.is_dir():
        shutil.rmtree(found)
    else:
        found.unlink()
    with pytest.raises(RecouvreError, match=told):
        fuse(Order(built, tmp_path / "sortie", fixed(AU), "aucune"), [out])


def test_parts_made_on_each_side_of_a_commit_are_refused(built: Path, tmp_path: Path) -> None:
    """The pages of one part told of no commit since, and the next build believed them."""
    out = tmp_path / "tranche"
    shutil.copytree(built / "build", out)
    state.save(out / ".etat", replace(state.load(out / ".etat"), tip="a" * 40))
    with Store(tmp_path) as cases, pytest.raises(RecouvreError, match="du même enregistrement git"):
        read_parts([built / "build", out], CASES, cases)


def test_a_case_in_error_in_its_part_is_an_error_of_the_whole(built: Path, tmp_path: Path) -> None:
    root, out = _fresh(built, tmp_path / "erreur"), tmp_path / "tranche"
    case = root / "cases" / "2026-0102" / "dossier.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "inconnue: oui\n", encoding="utf-8")
    shutil.copytree(built / "build" / ".shell", out / ".shell")
    construct(Order(root, out, fixed(AU), "aucune", engine=Engine(processes=1), tranche=Tranche(1, 1)), quiet)
    report = fuse(Order(root, root / "build", fixed(AU), "aucune"), [out])
    assert [(one.file, one.level) for one in report.findings] == [("cases/2026-0102/dossier.yaml", Level.ERREUR)]
    assert ", 1 en erreur ;" in report.sentence


def _twice(folder: Path, tmp_path: Path) -> list[Path]:
    copy = tmp_path / "copie"
    shutil.copytree(folder, copy)
    return [folder, copy]


def test_parts_of_another_date_are_refused(built: Path, tmp_path: Path) -> None:
    root = _fresh(built, tmp_path / "dates")
    folders = []
    for rank, day in ((1, AU), (2, AU + dt.timedelta(days=1))):
        out = tmp_path / f"date-{rank}"
        shutil.copytree(built / "build" / ".shell", out / ".shell")
        construct(Order(root, out, fixed(day), "aucune", engine=Engine(processes=1), tranche=Tranche(rank, 2)), quiet)
        folders.append(out)
    with Store(tmp_path) as cases, pytest.raises(RecouvreError, match="même --au"):
        read_parts(folders, CASES, cases)


def test_parts_made_before_and_after_a_creditor_changed_are_refused(built: Path, tmp_path: Path) -> None:
    root = _fresh(built, tmp_path / "creanciers")
    folders = []
    for rank in (1, 2):
        out = tmp_path / f"creancier-{rank}"
        shutil.copytree(built / "build" / ".shell", out / ".shell")
        order = Order(root, out, fixed(AU), "aucune", engine=Engine(processes=1), tranche=Tranche(rank, 2))
        construct(order, quiet)
        folders.append(out)
        creditor = root / "cases/_cabinet/creanciers/paul-durand.yaml"
        creditor.write_text(creditor.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    with Store(tmp_path) as cases, pytest.raises(RecouvreError, match="mêmes fichiers"):
        read_parts(folders, CASES, cases)


@pytest.mark.parametrize("kind", ["fichier", "répertoire"])
def test_a_link_in_a_part_reads_nothing_of_this_machine(built: Path, tmp_path: Path, kind: str) -> None:
    """A part may come from another machine: what it leads to would be published."""
    root, out = _fresh(built, tmp_path / "lien"), tmp_path / "tranche"
    shutil.copytree(built / "build" / ".shell", out / ".shell")
    construct(Order(root, out, fixed(AU), "aucune", engine=Engine(processes=1), tranche=Tranche(1, 1)), quiet)
    home, secret = out / "dossiers" / "2026-0102", tmp_path / "secret"
    shutil.copytree(home, secret)
    (secret / "index.html").write_text("SECRET", encoding="utf-8")
    if kind == "fichier":
        (home / "index.html").unlink()
        (home / "index.html").symlink_to(secret / "index.html")
    else:
        shutil.rmtree(home)
        home.symlink_to(secret)
    with pytest.raises((RecouvreError, OSError), match="2026-0102"):
        fuse(Order(root, root / "build", fixed(AU), "aucune"), [out])
    assert not [path for path in (root / "build").rglob("*.html") if "SECRET" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("text", ["0/2", "3/2", "2", "a/b", "1/", "-1/2"])
def test_a_part_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="par exemple 2/4"):
        parse_tranche(text)


def test_parts_share_every_case_once() -> None:
    names = [f"2026-{number:04d}" for number in range(500)]
    held = [[name for name in names if Tranche(rank, 7).holds(name)] for rank in range(1, 8)]
    assert sorted(name for part in held for name in part) == names
    assert min(len(part) for part in held) > 40
    assert sorted(name for chunk in chunks(names, Engine(processes=2)) for name in chunk) == names


def test_a_cluster_that_loses_a_worker_loses_nothing(built: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="pip install 'recouvre[dask]'")
    root = _fresh(built, tmp_path / "grappe")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        killed = threading.Thread(target=_kill_one, args=(cluster,))
        killed.start()
        build(root, engine=Engine("dask", 2, cluster.scheduler_address))
        killed.join()
    assert tree(root) == tree(built)


def _kill_one(cluster: object) -> None:
    time.sleep(1.5)  # in the middle: the first cases are under way
    worker = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]
    worker.process.process._process.kill()  # noqa: SLF001 - the real death of a process, not a polite stop


def test_without_a_scheduler_the_refusal_is_french(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="pip install 'recouvre[dask]'")
    root = _fresh(built, tmp_path / "sans")
    monkeypatch.setattr(cluster, "ANSWER", "1s")
    with pytest.raises(RecouvreError, match="ne répond pas"):
        build(root, engine=Engine("dask", 2, "tcp://127.0.0.1:9"))
