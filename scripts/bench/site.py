"""Pages: ours, spliced into one page built by MkDocs, beside MkDocs making every page itself."""

import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from unittest import mock

from generator.build import kept
from generator.build import make_case as maker
from generator.build.bench import Job
from generator.inputs import Inputs
from generator.load import list_references, load_office
from generator.pages import (
    Calendars,
    Ligne,
    Portfolio,
    build_shell,
    case_pages,
    feeds,
    letter_pages,
    office_pages,
    standing_pages,
)
from generator.pages.places import agenda
from generator.pages.types import Vue
from generator.writer import write_if_changed
from scripts.bench.corpus import AU, blocks
from scripts.bench.timing import Row, Section, run, stage
from scripts.big_portfolio import write_portfolio

CORES = 2
MKDOCS = """\
site_name: Essai
theme: {{name: material}}
docs_dir: pages
site_dir: site
nav: {nav}
"""


def section(count: int, rival: int) -> Section:
    """Measure ``count`` case pages of ours, ``rival`` pages of plain MkDocs in and out of its navigation."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_portfolio(home / "cabinet", count)
        mine = stage("scripts.bench.site", str(home / "cabinet"), folder)
        inside, outside = (_mkdocs(home / name, home / "texts", rival, nav=name == "in") for name in ("in", "out"))
    pages = mine["pages"]
    rows = [
        _row(f"ours: {pages} pages of {count} cases, with their calendars", mine["cases"], count, pages),
        _row(f"the same on {CORES} processes: wall time", mine["wall"], count, pages),
        _row(f"ours: home, lists, agenda, reporting, search for {count} cases", mine["home"], count),
        _row(f"MkDocs, the text of {rival} of them out of the navigation", outside, rival, rival),
        _row(f"MkDocs, the text of {rival} of them in the navigation (grows with the square)", inside, rival),
    ]
    return Section(
        "Site",
        "Processor seconds but where it is said, writing the files included, computing the cases apart. A case has its "
        "page and that of its evidence. MkDocs is given the bare words of our pages as Markdown, without table, "
        "timeline or link.",
        ("s", "ms a case", "s for 10,000 pages"),
        tuple(rows),
    )


def _row(name: str, seconds: float, count: int, pages: int = 0) -> Row:
    many = f"{seconds / pages * 10_000:.1f}" if pages else ""
    return Row(name, (f"{seconds:.2f}", f"{seconds / count * 1000:.1f}", many))


def _mkdocs(home: Path, texts: Path, count: int, *, nav: bool) -> float:
    pages = home / "pages"
    pages.mkdir(parents=True)
    names = sorted(path.name for path in texts.iterdir())[:count]
    for name in names:
        (pages / name).write_bytes((texts / name).read_bytes())
    (pages / "index.md").write_text("# Accueil\n", encoding="utf-8")
    listed = json.dumps(["index.md", *(names if nav else [])])
    (home / "mkdocs.yml").write_text(MKDOCS.format(nav=listed), encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], home).processor


def measured(root: Path, out: Path) -> dict[str, float]:
    """Compute every case, then time its pages and the shared ones alone; ``pages`` is how many there are."""
    office, shell = load_office(root), build_shell(root, out / "shell")
    wall = _shared_out(root, out / "parts", shell)  # first: this process has learnt nothing yet that they would inherit
    vues, rows = _vues(root, out, shell, list_references(root))
    texts = out / "texts"
    texts.mkdir()
    seen = list(zip(vues, rows, strict=True))
    start = time.process_time()
    _write(seen, shell, out / "site")
    middle = time.process_time()
    pages = len(list((out / "site").rglob("*.html")))
    shared_from = time.process_time()
    whole = Portfolio(rows, office, AU, shell)
    for page in chain(office_pages(whole), letter_pages(whole), standing_pages(AU, shell)):
        write_if_changed(out / "site" / page.path, page.content)
    end = time.process_time()
    for vue in vues:
        page = next(one for one in case_pages(vue, shell) if one.path == "index.html")
        (texts / f"{vue.case.dossier.reference}.md").write_text(_words(page.whole.decode()), encoding="utf-8")
    return {"cases": middle - start, "home": end - shared_from, "pages": pages, "wall": wall}


def _write(seen: Sequence[tuple[Vue, Ligne]], shell: Any, site: Path) -> None:
    """Make the pages and the calendar of each case."""
    for vue, row in seen:
        home = site / "dossiers" / row.reference
        write_if_changed(home / feeds.NAME, Calendars().feed(row.reference, feeds.coming(agenda([row]), AU)))
        for page in case_pages(vue, shell):
            write_if_changed(home / page.path, page.content)


def _shared_out(root: Path, out: Path, shell: Any) -> float:
    """Wall seconds of the same work, shared among processes that have each computed their own cases, as workers do."""
    fork = multiprocessing.get_context("fork")
    ready = fork.Barrier(CORES + 1, timeout=600)  # of a share that broke, none waits for ever
    shares = [fork.Process(target=_share, args=(rank, ready, root, out, shell)) for rank in range(CORES)]
    for share in shares:
        share.start()
    ready.wait()
    start = time.perf_counter()
    for share in shares:
        share.join()
    return time.perf_counter() - start


def _share(rank: int, ready: Barrier, root: Path, out: Path, shell: Any) -> None:
    """Compute a share of the cases, then, with the others, write their pages."""
    seen = list(zip(*_vues(root, out / str(rank), shell, list_references(root)[rank::CORES]), strict=True))
    ready.wait()
    _write(seen, shell, out / str(rank) / "site")


def _vues(root: Path, out: Path, shell: Any, names: Sequence[str]) -> tuple[list[Vue], list[Ligne]]:
    """These cases as their pages see them, their letters not drafted."""
    vues: list[Vue] = []
    job = Job(root, out / "build", AU, "aucune", Inputs(), shell.folder, shell.digest)

    def keep(vue: Vue, *_: Any) -> tuple[()]:
        vues.append(vue)
        return ()

    with mock.patch.object(maker, "case_pages", keep), mock.patch.object(maker, "awaited", return_value=()):
        made = [maker.make_case(job, name, None) for name in names]
    return vues, [kept.decode_row(one.kept.row) for one in made]


def _words(page: str) -> str:
    """The words of the page's own part, one paragraph a line."""
    lines = [" ".join(block) if isinstance(block, list) else block for block in blocks(page)]
    return "\n\n".join(line.replace("<", "&lt;") for line in lines)


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]))))
