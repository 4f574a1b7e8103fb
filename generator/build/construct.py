"""``construire``: the whole portfolio, doing again only what changed.

One lock, one plan, workers that write each its own cases, then the shared pages, then the state. Until the state is
written, « construction incomplète » lies in ``build/.etat``: a killed build is made again, never believed.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Container, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from generator import __version__
from generator.build import events, history, rows, state
from generator.build.asof import fixed
from generator.build.bench import Job
from generator.build.freshness import INCOMPLETE, Look, Wish, holds, look, scope
from generator.build.lock import exclusive
from generator.build.make_case import Made
from generator.build.rows import Rows
from generator.build.shards import gather, read_parts
from generator.build.state import State
from generator.build.tranche import Tranche
from generator.build.workers import LOCAL, Engine, run_cases
from generator.findings import Finding, Level
from generator.load import load_office
from generator.model import Office
from generator.pages import Shell, portfolio_pages, sound_shell, standing_pages, untouched
from generator.writer import sweep, write_if_changed, write_text

Names = dict[str, Any]  # fields of the state: the pages of no case, and the times of their folders
Progress = Callable[[int, str], AbstractContextManager[Callable[..., None]]]


@dataclass(frozen=True)
class Order:
    """What is asked of a build."""

    root: Path
    out: Path
    au: dt.date
    liasses: str = "utiles"
    creancier: str | None = None
    engine: Engine = LOCAL
    tranche: Tranche | None = None

    @property
    def wish(self) -> Wish:
        """What is asked, as ``freshness`` compares it."""
        return Wish(self.root, self.out, self.liasses, self.creancier, self.tranche)


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


def construct(
    order: Order, progress: Progress, seen: Look | None = None, named: Container[str] | None = None
) -> Report:
    """Build the portfolio into ``order.out``.

    ``seen`` is a look already taken, trusted if no other build came in between; ``named`` as in ``look``.

    Raises:
        AlreadyBuilding: another build works there.
        CaseInvalid: the office's own files have errors.
    """
    with exclusive(order.out / ".etat"):
        if seen is None or not holds(seen, order.out, order.au):
            seen = look(order.wish, fixed(order.au), named)
        if seen.nothing_to_do:
            if seen.tip != seen.before.tip:  # commits that touched no case of the site
                state.save(order.out / ".etat", msgspec.structs.replace(seen.before, tip=seen.tip))
            return Report(len(seen.references))
        return _Construction(order, seen).run(progress)


class _Construction:
    """One build under way: what the last one left, what this one makes."""

    def __init__(self, order: Order, seen: Look) -> None:
        self.order, self.seen = order, seen
        self.home = order.out / ".etat"
        gone = set(seen.gone)
        self.cases = {name: kept for name, kept in seen.before.cases.items() if name not in gone}
        self.known = rows.load(self.home) if seen.same_scope else {}
        self.rows = dict(self.known)
        asked = set(seen.todo)
        lost = [name for name in seen.references if name not in asked and self._lost(name)]
        self.todo = [*seen.todo, *lost]
        self.report = Report(len(seen.references), len(self.todo))

    def _lost(self, name: str) -> bool:
        """A row is missing from the cache: its case is made again."""
        return bool(self.cases[name].folders) and name not in self.rows

    def run(self, progress: Progress) -> Report:
        """Make what must be, cases then shared pages; the state comes last."""
        order, home = self.order, self.home
        if self.seen.interrupted:
            sweep(order.out)
        write_text(home / INCOMPLETE, "Une construction a commencé et n'est pas finie.\n")
        office = load_office(order.root)
        shell, wrong = sound_shell(order.root, order.out / ".shell")
        self.report.findings += wrong
        history.keep(order.root, home, self.seen.tip)
        job = Job(
            order.root, order.out, order.au, order.liasses, self.seen.inputs.paper, shell.folder, shell.digest,
            order.creancier, self.seen.tip, self.seen.inputs.all,
        )  # fmt: skip
        with progress(len(self.todo), "Dossiers") as advance:
            for made in run_cases(job, self.todo, self.cases, order.engine):
                self._take(made)
                advance()
        for name in self.seen.gone:
            self.rows.pop(name, None)
            shutil.rmtree(order.out / "dossiers" / name, ignore_errors=True)
        if order.engine.name != "local":
            sweep(order.out / "dossiers")  # a worker of the cluster may have died on the way
        names: Names = {}
        if not order.tranche:
            names, written = _publish(
                order,
                self.rows,
                shell,
                self.seen.inputs.all,
                office=office,
                last=self.seen.before,
                changed=self._changed(),
            )
            self.report.written += written
        rows.save(home, self.rows)
        inputs = self.seen.inputs
        cabinet_au = office.cabinet.au.isoformat() if office.cabinet.au else ""
        where = scope(inputs, order.au, order.wish)
        state.save(
            home,
            State(
                __version__, inputs.seen, inputs.paper, inputs.all, cabinet_au, where, self.cases, tip=self.seen.tip,
                failed=bool(wrong), **names,
            ),
        )  # fmt: skip
        (home / INCOMPLETE).unlink()
        self.report.findings = sorted(set(self.report.findings))  # a fault of the office is met in every case
        return self.report

    def _take(self, made: Made) -> None:
        """Record a case."""
        self.cases[made.reference] = made.state
        self.rows.pop(made.reference, None)
        if made.row:
            self.rows[made.reference] = made.row
        self.report.written += made.written
        self.report.failed += made.state.failed
        self.report.findings += [one for one in made.findings if one.level is Level.ERREUR]

    def _changed(self) -> set[str] | None:
        """Cases whose rows are not those of the last build; None when the pages of no case are to be made whole."""
        if self.seen.torn or not self.seen.same_scope or self.rows.keys() != self.known.keys():
            return None
        return {name for name, row in self.rows.items() if row != self.known[name]}


def _publish(  # noqa: PLR0913 - what the pages of no case are a function of
    order: Order, lines: Rows, shell: Shell, inputs: str, *, office: Office, last: State, changed: set[str] | None
) -> tuple[Names, int]:
    """Write the pages of no case: all of them, or those that print a row that ``changed``.

    ``inputs`` is the hash of what every page depends on. Those of the ``last`` build that are not made any more go.
    Returns what the state keeps of them, and how many files were written.
    """
    pages: dict[str, bytes] = {}
    shared, standing = last.shared, last.standing
    if changed is None or changed:
        ordered, calendars = rows.decode(lines), events.load(order.out / ".etat", inputs)
        pages = portfolio_pages(ordered, office, order.au, shell, changed, calendars=calendars)
        events.save(order.out / ".etat", inputs, calendars)
        shared = tuple(sorted({*pages, *(untouched(ordered, changed) if changed else ())}))
    if changed is None:
        constant = standing_pages(order.au, shell)
        standing = tuple(sorted(constant))
        pages |= constant
    written = sum(write_if_changed(order.out / path, content) for path, content in pages.items())
    for path in {*last.shared, *last.standing}.difference(shared, standing):
        (order.out / path).unlink(missing_ok=True)
    times = state.times(order.out, (*shared, *standing))
    return {"shared": shared, "standing": standing, "folders": times}, written


def fuse(order: Order, folders: Sequence[Path]) -> Report:
    """Put parts made by ``--tranche`` together in ``order.out``: the same bytes as one build.

    Raises:
        RecouvreError: the parts do not make one whole.
    """
    home = order.out / ".etat"
    with exclusive(home):
        references = look(order.wish, fixed(order.au)).references
        parts = read_parts(folders, references)
        write_text(home / INCOMPLETE, "Une fusion a commencé et n'est pas finie.\n")
        written, cases = gather(parts, order.out)
        report = Report(len(references), len(cases), written)
        office, (shell, wrong) = load_office(order.root), sound_shell(order.root, order.out / ".shell")
        report.findings += wrong
        names, published = _publish(
            order, parts.rows, shell, parts.scope.all, office=office, last=State(), changed=None
        )
        report.written += published
        rows.save(home, parts.rows)
        state.save(home, msgspec.structs.replace(parts.scope, cases=cases, failed=bool(wrong), **names))
        (home / INCOMPLETE).unlink()
        return report
