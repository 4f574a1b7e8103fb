"""``construire``: the whole portfolio, doing again only what changed.

One lock, one plan, workers that write each its own cases, then the shared pages, then the state. Until the state is
written, « construction incomplète » lies in ``build/.etat``: a killed build is made again, never believed.
"""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build import resumes, state
from generator.build.inputs import read_inputs
from generator.build.lock import exclusive
from generator.build.make_case import Job, Made, make_case
from generator.build.state import CaseState, State
from generator.findings import Finding, Level
from generator.load import list_references, load_office
from generator.pages import home_pages
from generator.pages.resume import Resume
from generator.pages.shell import build_shell
from generator.writer import sweep, write_if_changed, write_text

Progress = Callable[[int, str], AbstractContextManager[Callable[..., None]]]
INCOMPLETE = "construction-incomplete"
CHUNK = 16  # cases per task: about a second of work


@dataclass(frozen=True)
class Order:
    """What is asked of a build."""

    root: Path
    out: Path
    au: dt.date
    liasses: str = "utiles"
    workers: int | None = None
    creancier: str | None = None


@dataclass
class Report:
    """What a build did."""

    cases: int = 0
    made: int = 0
    written: int = 0
    failed: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """One line for people."""
        kept = self.cases - self.made
        failed = f", {self.failed} en erreur" if self.failed else ""
        return (
            f"{self.cases} dossiers : {self.made} refaits, {kept} inchangés{failed} ; {self.written} fichiers écrits."
        )


def construct(order: Order, progress: Progress) -> Report:
    """Build the portfolio into ``order.out``.

    Raises:
        AlreadyBuilding: another build works there.
        CaseInvalid: the office's own files have errors.
    """
    home = order.out / ".etat"
    with exclusive(home):
        return _construct(order, home, progress)


def _construct(order: Order, home: Path, progress: Progress) -> Report:
    before = state.load(home)
    if (home / INCOMPLETE).exists():
        sweep(order.out)
        before = State()
    inputs = read_inputs(order.root)
    scope = f"{inputs.all} {order.au} {order.liasses} {order.creancier}"
    known = before.cases
    same_scope = before.inputs == scope
    references = list_references(order.root)
    todo = [name for name in references if not (same_scope and _unchanged(order, name, known.get(name)))]
    gone = [name for name in known if name not in set(references)]
    report = Report(len(references), len(todo))
    if same_scope and not todo and not gone and (order.out / "index.html").exists():
        return report

    rows = resumes.load(home) if same_scope else {}
    todo += [name for name in references if name not in set(todo) and known[name].outputs and name not in rows]
    report.made = len(todo)
    write_text(home / INCOMPLETE, "Une construction a commencé et n'est pas finie.\n")
    office = load_office(order.root)
    shell = build_shell(order.root, order.out / ".shell")
    job = Job(order.root, order.out, order.au, order.liasses, inputs.paper, shell.folder, shell.digest, order.creancier)
    cases = {name: kept for name, kept in known.items() if name not in set(gone)}
    with progress(len(todo), "Dossiers") as advance:
        for made in _run(job, todo, cases, order.workers):
            _replace(order.out, cases.get(made.reference), made)
            cases[made.reference] = made.state
            rows.pop(made.reference, None)
            if made.resume:
                rows[made.reference] = made.resume
            report.written += made.written
            report.failed += made.state.failed
            report.findings += [one for one in made.findings if one.level is Level.ERREUR]
            advance()
    for name in gone:
        rows.pop(name, None)
        shutil.rmtree(order.out / "dossiers" / name, ignore_errors=True)
    ordered = [rows[name] for name in sorted(rows)]
    report.written += _shared_pages(order, office, ordered, shell)
    resumes.save(home, rows)
    state.save(home, State(au=order.au.isoformat(), inputs=scope, cases=cases))
    (home / INCOMPLETE).unlink()
    report.findings.sort()
    return report


def _unchanged(order: Order, name: str, known: CaseState | None) -> bool:
    if known is None or known.failed:
        return False
    return state.signature(order.root / "cases" / name) == known.signature and (
        not known.outputs or (order.out / "dossiers" / name / "index.html").exists()
    )


def _run(job: Job, todo: list[str], known: dict[str, CaseState], workers: int | None) -> Iterator[Made]:
    count = workers or os.cpu_count() or 1
    if count == 1 or len(todo) <= CHUNK // 4:
        for name in todo:
            yield make_case(job, name, known.get(name))
        return
    from joblib import Parallel, delayed  # noqa: PLC0415 - 0.2 s that a one-case edit must not pay

    chunks = [todo[start : start + CHUNK] for start in range(0, len(todo), CHUNK)]
    if len(chunks) < count * 4:  # a small portfolio: even shares
        size = max(1, -(-len(todo) // (count * 4)))
        chunks = [todo[start : start + size] for start in range(0, len(todo), size)]
    parallel = Parallel(n_jobs=count, return_as="generator_unordered", batch_size=1)
    for group in parallel(delayed(make_chunk)(job, chunk, {n: known.get(n) for n in chunk}) for chunk in chunks):
        yield from group


def make_chunk(job: Job, names: list[str], known: dict[str, CaseState | None]) -> list[Made]:
    """Make several cases in one task of a worker."""
    return [make_case(job, name, known.get(name)) for name in names]


def _replace(out: Path, before: CaseState | None, made: Made) -> None:
    """Remove what the case no longer has: a draft that is no longer due must not lie there."""
    for path in set(before.outputs if before else ()) - set(made.state.outputs):
        (out / path).unlink(missing_ok=True)


def _shared_pages(order: Order, office: Any, rows: list[Resume], shell: Any) -> int:
    pages = home_pages(rows, office, order.au, shell)
    return sum(write_if_changed(order.out / path, content) for path, content in pages.items())
