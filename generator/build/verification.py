"""``verifier`` for a whole portfolio: on every core the first time, by ``stat`` alone when nothing changed.

The cache lies under ``build/.etat`` and is only that: absent or damaged, everything is checked again.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator import __version__
from generator.build import sealed
from generator.build.beside import halved
from generator.build.crew import Progress, chunked, crew, quiet
from generator.build.order import Clock
from generator.build.state import Signature, of_case
from generator.casework.doubles import Cases, Claimed, claiming, doubles
from generator.findings import CaseInvalid, Finding, Level
from generator.inputs import quick_signature
from generator.references import OWN_FILES, list_references, of_a_party
from generator.resources import of_office

if TYPE_CHECKING:  # heavy: the model
    from generator.model import Office

NAME = "verification.msgpack"
CHUNK = 64  # cases a task


class Verified(msgspec.Struct, array_like=True, frozen=True):
    """Findings of a case as its files were, at a date in ISO; "" once the shared inputs changed."""

    au: str
    signature: Signature
    findings: tuple[Finding, ...]
    factures: tuple[Claimed, ...] = ()


class Verification(msgspec.Struct, array_like=True, frozen=True):
    """Findings of the portfolio at a date, with these shared inputs; what a case claims holds for any."""

    version: str = ""
    seen: str = ""  # what stat said of the shared inputs
    cabinet_au: str = ""  # a demo office's own date
    au: str = ""
    cases: dict[str, Verified] = {}
    folder: int = 0  # time of cases/: a folder added or removed changes it
    strays: tuple[Finding, ...] = ()


def verify(
    root: Path, references: Sequence[str], clock: Clock, workers: int, progress: Progress = quiet
) -> list[Finding]:
    """Findings of the cases asked for, sorted; an invoice that another claims too, as it was last checked.

    The errors of the file of one party are told by his cases; of no case, only when all are asked for, as by a build.

    ``progress`` is opened with how many cases are to be checked, and told each one.

    Raises:
        CaseInvalid: the office's own files have errors; ``without_office`` then says what can be said of the cases.
    """
    home = root / "build" / ".etat"
    before = sealed.load(home / NAME, Verification) or Verification()
    seen = quick_signature(root)
    same_files = before.version == __version__ and before.seen == seen
    au = clock.read(before.cabinet_au if same_files else None)
    same = same_files and before.au == au.isoformat()
    known = _kept(before, same_files=same_files)
    todo = halved(lambda names: [name for name in names if not _holds(root, name, known.get(name), au)], references)
    folder = (root / "cases").stat().st_mtime_ns
    outside = before.strays
    if todo or not same or folder != before.folder:
        own, checked, outside = _checked(root, todo, au, workers, progress)
        known |= checked
        now = Verification(__version__, seen, own, au.isoformat(), known, folder, outside)
        with contextlib.suppress(OSError):  # a read-only checkout is checked all the same
            sealed.save(home / NAME, now)
    asked = {name: known[name] for name in references}
    claims = {name: one.factures for name, one in asked.items()}
    twice = doubles(claims, _others(root, claims, known, au))
    if any(map(_of_one_party, outside)) and len(asked) < len(list_references(root)):
        outside = tuple(one for one in outside if not _of_one_party(one))
    return sorted(_once({*outside, *twice, *(finding for one in asked.values() for finding in one.findings)}))


def _once(findings: set[Finding]) -> Iterator[Finding]:
    """A rate that the office lacks stops a letter of one case, and is a doubt in another: told once."""
    stopped = {(one.file, one.message) for one in findings if one.level is Level.ERREUR and not one.line}
    doubts = (one for one in findings if one.level is Level.AVERTISSEMENT and (one.file, one.message) in stopped)
    yield from findings.difference(doubts)


def _of_one_party(one: Finding) -> bool:
    return one.level is Level.ERREUR and of_a_party(one.file)


def _checked(
    root: Path, todo: Sequence[str], au: dt.date, workers: int, progress: Progress
) -> tuple[str, dict[str, Verified], tuple[Finding, ...]]:
    """The office's own date, the cases checked, on every core when they are many, and what no case holds."""
    with crew(workers if len(todo) > CHUNK else 1, "generator.casework.checks") as share:
        own = _office(root).cabinet.au  # read while the workers start
        groups = share(check_chunk, ((root, chunk, au) for chunk in chunked(todo, CHUNK)))
        outside = tuple(_strays(root))
        checked: dict[str, Verified] = {}
        with progress(len(todo), "Vérifiés") as advance:
            for name, one in (one for group in groups for one in group):
                checked[name] = one
                advance(name)
        return own.isoformat() if own else "", checked, outside


def _kept(before: Verification, *, same_files: bool) -> dict[str, Verified]:
    """What is known of every case; its findings are of no date once the shared inputs changed."""
    if same_files:
        return dict(before.cases)
    kept = before.cases if before.version == __version__ else {}
    return {name: msgspec.structs.replace(one, au="") for name, one in kept.items()}


def _holds(root: Path, name: str, one: Verified | None, au: dt.date) -> bool:
    return one is not None and one.au == au.isoformat() and one.signature == _signature(root, name)


def _others(root: Path, asked: Cases, known: Mapping[str, Verified], au: dt.date) -> Cases:
    """What cases that are not asked for claim of the same: checked again if they changed, nothing if withdrawn."""
    there = {}
    for name in claiming(asked, ((name, one.factures) for name, one in known.items())):
        seen = _signature(root, name)
        if seen == known[name].signature:
            there[name] = known[name].factures
        elif any(seen):
            there |= {name: one.factures for name, one in check_chunk(root, [name], au)}
    return there


def without_office(root: Path, references: Sequence[str], broken: CaseInvalid) -> list[Finding]:
    """Findings when the office's own files have errors: theirs, and what the file of each case shows by itself."""
    from generator.load import read_case, strays  # noqa: PLC0415 - heavy: not paid when nothing changed

    alone = (one for name in references for one in read_case(root, name, None)[1])
    return sorted({*broken.findings, *strays(root), *alone})


def check_chunk(root: Path, names: Sequence[str], au: dt.date) -> list[tuple[str, Verified]]:
    """Check several cases in one task of a worker."""
    from generator.casework.checks import check_case, claimed_still  # noqa: PLC0415 - heavy: not paid for nothing
    from generator.load import load_case  # noqa: PLC0415

    office, done = _office(root), []
    for name in names:
        seen = _signature(root, name)
        try:
            case = load_case(root, name, office, au)
            done.append((name, Verified(au.isoformat(), seen, check_case(case, office, au), claimed_still(case))))
        except CaseInvalid as broken:
            done.append((name, Verified(au.isoformat(), seen, tuple(broken.findings))))
    return done


def _signature(root: Path, name: str) -> Signature:
    """The case's own files, and the folder of pièces: a pièce added or removed changes its time."""
    return of_case(f"{root}/cases", name, (*OWN_FILES, "pieces"))


def _strays(root: Path) -> Iterator[Finding]:
    """What no case holds: doubts on the office's files, misnamed folders, faults of its own templates and site."""
    from generator.load import read_office, strays  # noqa: PLC0415 - heavy: not paid when nothing changed
    from generator.pages.asked import PAGES  # noqa: PLC0415
    from generator.pages.own_site import check  # noqa: PLC0415
    from generator.render.template_lint import folder  # noqa: PLC0415
    from generator.statement.office_rates import check_rates  # noqa: PLC0415

    yield from read_office(root)[1]
    yield from check_rates(root)
    yield from strays(root)
    yield from folder(root, PAGES)
    yield from check(root)


@of_office
def _office(root: Path) -> "Office":
    from generator.load import load_office  # noqa: PLC0415

    return load_office(root)
