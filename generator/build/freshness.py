"""What changed since the last build, by ``stat`` alone: the daily path, kept free of heavy imports.

Nothing here loads a case: a portfolio of 10,000 that did not change is told in a fraction of a second.
"""

import datetime as dt
import os
from collections.abc import Callable, Container
from enum import Enum, auto
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.build import history, state
from generator.build.beside import halved
from generator.build.history import Past
from generator.build.order import Order
from generator.build.state import Signature, State
from generator.inputs import Inputs, quick_signature, read_inputs
from generator.references import case_folders, has_case_file

INCOMPLETE = "construction-incomplete"


class Left(Enum):
    """What the last build left, the cases apart."""

    UNFINISHED = auto()  # it was killed: nothing of it is believed
    OTHER = auto()  # it was of another day or of other inputs, or a page of no case is missing or was added by hand
    STANDS = auto()


class Look(Struct, frozen=True):
    """The last state against the disk."""

    before: State  # empty when the last build was killed
    left: Left
    inputs: Inputs
    references: tuple[str, ...]
    todo: tuple[str, ...]
    gone: tuple[str, ...]
    tip: str  # commit whose history the pages show
    au: dt.date
    stamp: Signature  # of the state it read

    @property
    def nothing_to_do(self) -> bool:
        """Nothing changed: the output is what a clean build would make."""
        return self.left is Left.STANDS and not (self.todo or self.gone)


def look(order: Order, named: Container[str] | None = None) -> Look:
    """Compare the disk with the last state; the office's files are read only if they changed.

    ``named``: cases known to have changed, the others being left for another look. When what every case depends on
    changed too, all are looked at.
    """
    home = order.out / ".etat"
    stamp = _stamp(home)
    killed = (home / INCOMPLETE).exists()
    before = State() if killed else state.load(home)
    inputs, au = _shared(order, before)
    folders = [name for name in case_folders(order.root) if order.tranche is None or order.tranche.holds(name)]
    tip = history.tip(order.root, mute=order.creancier is not None)
    # a commit makes again the cases it touched
    past = None if tip == before.tip else history.read(order.root, tip, home)
    changed = folders
    if before.scope == scope(inputs, order):
        asked = frozenset(folders) if named is None or past is not None else named
        stands = _standing(order, _of_now(before, inputs), au.isoformat(), past, asked)
        changed = halved(lambda names: [name for name in names if not stands(name)], folders)
    # a case that did not change has its file: only the others are asked for it
    strange = {name for name in changed if not has_case_file(order.root, name)}
    todo = tuple(name for name in changed if name not in strange)
    references = tuple(name for name in folders if name not in strange)
    present = set(references)
    gone = tuple(name for name in before.cases if name not in present)
    left = Left.UNFINISHED if killed else _left(order, before, inputs, au)
    return Look(before, left, inputs, references, todo, gone, tip, au, stamp)


def _shared(order: Order, before: State) -> tuple[Inputs, dt.date]:
    """What every case depends on: as the last build read it, unless a file of it changed."""
    seen = quick_signature(order.root)
    same_files = seen == before.inputs.seen and before.scope.endswith(f" {order.creancier}")  # or knows one creditor
    inputs = before.inputs if same_files else read_inputs(order.root, seen)
    if order.creancier is not None:
        own = {slug: known for slug, known in inputs.creanciers.items() if slug == order.creancier}
        inputs = replace(inputs, creanciers=own)
    return inputs, order.clock.read(before.cabinet_au if same_files else None)


def _left(order: Order, before: State, inputs: Inputs, au: dt.date) -> Left:
    """What a build that ended left."""
    told = (before.scope, before.au, before.inputs.creanciers)
    same = told == (scope(inputs, order), au.isoformat(), inputs.creanciers)
    return Left.STANDS if same and state.same_times(os.fspath(order.out), before.folders) else Left.OTHER


def _of_now(before: State, inputs: Inputs) -> State:
    """The last state with the inputs of now, without the cases of the creditors whose file changed, came or went."""
    touched = {slug for slug, _ in before.inputs.creanciers.items() ^ inputs.creanciers.items()}
    if not touched:
        return replace(before, inputs=inputs)
    kept = {name: one for name, one in before.cases.items() if one.creancier not in touched}
    return replace(before, inputs=inputs, cases=kept)


def _standing(order: Order, before: State, day: str, past: Past | None, asked: Container[str]) -> Callable[[str], bool]:
    """Tell of a case whether what the last build made of it still is what is to be made.

    A case that is not ``asked`` for is only held against the date; ``past`` is None when no commit came since.
    """
    cases, out = f"{order.root}/cases", os.fspath(order.out)  # once: written again for each case, it shows
    same_day = before.au == day

    def stands(name: str) -> bool:
        known = before.cases.get(name)
        if known is None and before.others:
            seen = state.of_case(cases, name)
            return state.unnamed(name, seen, before.inputs.seen, day) in before.others
        if known is None or not (same_day or "" < known.repos <= day):
            return False
        if name not in asked:
            return True
        same_past = past is None or past.digest(name) == known.historique
        same_case = same_past and not known.failed and state.of_case(cases, name) == known.signature
        return same_case and state.same_times(out, known.folders)

    return stands


def holds(seen: Look, out: Path, au: dt.date) -> bool:
    """Tell whether a look still says what there is to do: at the same date, and no build has ended since."""
    return seen.au == au and seen.stamp == _stamp(out / ".etat")


def _stamp(home: Path) -> Signature:
    return state.signature(os.fspath(home), (state.NAME, INCOMPLETE))


def scope(inputs: Inputs, order: Order) -> str:
    """What every case of a build shares beside its date: when it changes, every case is made again."""
    return f"{inputs.site} {order.liasses} {order.creancier}"
