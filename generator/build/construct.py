"""``construire``: the whole portfolio, doing again only what changed.

One lock, one plan, workers that write each its own cases, then the shared pages, then the state. Until the state is
written, « construction incomplète » lies in ``build/.etat``: a killed build is made again, never believed.
"""

import datetime as dt
import shutil
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import __version__
from generator.build import history, leftovers, state
from generator.build.bench import Job
from generator.build.crew import Progress
from generator.build.freshness import INCOMPLETE, Left, Look, holds, look, scope
from generator.build.lock import exclusive
from generator.build.make_case import Made
from generator.build.order import Order, fixed
from generator.build.publication import Press
from generator.build.shards import gather, read_parts
from generator.build.state import CaseState, State
from generator.build.store import Store
from generator.build.verification import NAME as VERIFICATION
from generator.build.workers import cases_under_way
from generator.findings import Finding, Level
from generator.load.portfolio import case_file
from generator.phrases import counted
from generator.resources import still
from generator.writer import below, sweep, write_text


class Report(Struct):
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
        done = f"{counted(self.made - self.failed, 'refait')}, {counted(kept, 'inchangé')}{failed}"
        written = counted(self.written, "fichier écrit", "fichiers écrits")
        return f"{counted(self.cases, 'dossier')} : {done} ; {written}."


def construct(
    order: Order, progress: Progress, seen: Look | None = None, named: Container[str] | None = None
) -> Report:
    """Build the portfolio into ``order.out``.

    ``seen`` is a look already taken, trusted if no other build came in between; ``named`` as in ``look``.

    Raises:
        AlreadyBuilding: another build works there.
        CaseInvalid: the office's own files have errors.
    """
    order = replace(order, clock=fixed(order.au))  # one date from here on, whatever is saved meanwhile
    with exclusive(order.out / ".etat"):
        if seen is None or not holds(seen, order.out, order.au):
            seen = look(order, named)
        if seen.nothing_to_do:
            if seen.tip != seen.before.tip:  # commits that touched no case of the site
                state.save(order.out / ".etat", replace(seen.before, tip=seen.tip))
            return Report(len(seen.references), findings=state.told(seen.before))
        with Store(order.out / ".etat") as cases:
            return _Construction(order, seen, cases).run(progress)


class _Construction:
    """One build under way: what the last one left, what this one makes."""

    def __init__(self, order: Order, seen: Look, cases: Store) -> None:
        self.order, self.seen, self.cases = order, seen, cases
        self.home = order.out / ".etat"
        before, gone = seen.before, {*seen.gone}
        self.remembered = bool(before.cases and cases)  # without a state, the files are not what is kept of them
        self.absents = _absents(order, before.cases, cases)  # as the pages of the last build say
        self.changed: set[str] = set()  # cases whose rows are not those of the last build
        # The pages of no case are made whole when the list of rows is not the same; which were wrong is not kept.
        self.whole = seen.left is not Left.STANDS or bool(before.wrong) or any(map(cases.has_row, gone))
        lost = before.cases.keys() - {*seen.todo} - cases.keys()
        self.todo = [*seen.todo, *(name for name in seen.references if name in lost)]
        self.report = Report(len(seen.references), len(self.todo))
        self.states = {name: known for name, known in before.cases.items() if name not in gone}
        if not before.cases:  # only now: all above reads the cases as the last build left them
            cases.clear()
        for name in cases.keys() & gone:
            del cases[name]

    def run(self, progress: Progress) -> Report:
        """Make what must be, cases then shared pages; the state comes last."""
        order, home = self.order, self.home
        if self.seen.left is Left.UNFINISHED:
            sweep(order.out)
        write_text(home / INCOMPLETE, "Une construction a commencé et n'est pas finie.\n")
        still(self.seen.inputs.all)
        press = Press.of(order.root, order.out, order.au, self.seen.inputs.all)
        history.keep(order.root, home, self.seen.tip)
        with (
            progress(len(self.todo), "Dossiers") as advance,
            cases_under_way(self._job(press), self.todo, self.cases, order.engine) as results,
        ):
            known = self.cases.ahead(set(self.todo))  # read meanwhile
            for made in results():
                self._take(made)
                advance(made.reference)
        self._clear()
        absents = _absents(order, self.states, self.cases)
        self.whole = self.whole or absents != self.absents
        now = self._state(press)
        if not order.tranche:
            changed = None if self.whole else self.changed
            published = press.publish(self.cases.rows(known), self.seen.before, changed, absents)
            self.report.written += published.written
            now = published.noted(now)
        self.report.findings += state.told(now)
        _finish(order, self.seen, self.cases, now, (*self.todo, *self.seen.gone) if self.remembered else None)
        self.report.findings = sorted(set(self.report.findings))  # a fault of the office is met in every case
        return self.report

    def _job(self, press: Press) -> Job:
        """What the workers need."""
        order, inputs = self.order, self.seen.inputs
        return Job(
            order.root, order.out, order.au, order.liasses, inputs, press.shell.folder, press.shell.digest,
            order.creancier, self.seen.tip,
        )  # fmt: skip

    def _state(self, press: Press) -> State:
        """What the next build compares itself to."""
        order, inputs = self.order, self.seen.inputs
        return State(
            __version__, inputs, _day(press.office.cabinet.au), scope(inputs, order), order.au.isoformat(),
            self.states, tip=self.seen.tip, wrong=tuple(press.wrong),
        )  # fmt: skip

    def _take(self, made: Made) -> None:
        """Record a case in place of what the last build kept of it: a large portfolio is not held twice."""
        row = made.kept.row
        last = self.cases.row(made.reference)
        if row != last:
            self.changed.add(made.reference)
            self.whole = self.whole or not (row and last)
        self.states[made.reference] = made.state
        self.cases[made.reference] = made.kept
        self.report.written += made.written
        self.report.failed += made.state.failed
        self.report.findings += [one for one in made.findings if one.level is Level.ERREUR]

    def _clear(self) -> None:
        """Remove the folders of the cases that are gone, and what dead workers left."""
        folder = self.order.out / "dossiers"
        gone = [below(self.order.out, f"dossiers/{name}") for name in self.seen.gone]
        forgotten = () if self.remembered else leftovers.folders(self.order.out, self.states)
        for path in (*gone, *forgotten):
            shutil.rmtree(path, ignore_errors=True)
        if self.order.engine.name != "local":
            sweep(folder)  # a worker of the cluster may have died on the way


def _finish(order: Order, seen: Look, cases: Store, now: State, changed: Iterable[str] | None = None) -> None:
    """Write what the next build finds, of the cases that ``changed`` (see ``Store.seal``); only then is it believed."""
    home = order.out / ".etat"
    if order.hides:
        now = _of_one(order, seen, cases, now)
        changed = None
        for name in (history.NAME, VERIFICATION):  # of the whole portfolio; made again when they are asked for
            (home / name).unlink(missing_ok=True)
    cases.seal(changed)
    state.save(home, now)
    (home / INCOMPLETE).unlink()


def _of_one(order: Order, seen: Look, cases: Store, now: State) -> State:
    """What the site of one creditor keeps: his cases; of those of others, that they were looked at, without a name."""
    own = {name: one for name, one in now.cases.items() if one.creancier == order.creancier}
    told = {name: one.signature for name, one in now.cases.items() if one.creancier and name not in own}
    others = {state.unnamed(name, one, now.inputs.seen, now.au) for name, one in told.items()}
    left = (name for name in seen.references if name not in now.cases)  # as they were the last time, or looked at again
    stood = {state.unnamed(name, state.of_case(f"{order.root}/cases", name), now.inputs.seen, now.au) for name in left}
    for name in cases.keys() - own.keys():
        del cases[name]
    return replace(now, cases=own, others=frozenset(others | (stood & seen.before.others)))


def _absents(order: Order, states: Mapping[str, CaseState], cases: Store) -> tuple[str, ...]:
    """References of the cases in error that have no page; a site of one creditor names no case that may not be his."""
    if order.creancier is not None:
        return ()
    failed = (name for name, one in states.items() if one.failed and name in cases)
    return tuple(sorted(name for name in failed if not cases.has_row(name)))


def _day(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def fuse(order: Order, folders: Sequence[Path]) -> Report:
    """Put parts made by ``--tranche`` together in ``order.out``: the same bytes as one build.

    Raises:
        RecouvreError: the parts do not make one whole.
    """
    home = order.out / ".etat"
    with exclusive(home), Store(home) as cases:
        seen = look(order)
        references = seen.references
        parts = read_parts(folders, references, cases)
        write_text(home / INCOMPLETE, "Une fusion a commencé et n'est pas finie.\n")
        written, states = gather(parts, cases, order.out)
        press = Press.of(order.root, order.out, order.au, parts.scope.inputs.all)
        absents = _absents(order, states, cases)
        published = press.publish(cases.rows({}), State(), None, absents)
        whole = published.noted(replace(parts.scope, cases=states, wrong=tuple(press.wrong)))
        _finish(order, seen, cases, whole)
        failed = [_failed(name) for name, one in sorted(states.items()) if one.failed]
        total = written + published.written
        return Report(len(references), len(states), total, len(failed), [*failed, *state.told(whole)])


def _failed(reference: str) -> Finding:
    """A case in error in its part, which said why: the whole is not right for that."""
    ask = f"Lancer « recouvre verifier {reference} »."
    return Finding.of_file(
        case_file(reference), "ce dossier est en erreur dans sa tranche : il n'est pas à jour ici.", ask
    )
