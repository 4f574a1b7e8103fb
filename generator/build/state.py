"""The state of the last build: a cache, and only that. Delete or corrupt it and the result is the same.

``etat.msgpack``, under ``build/.etat``, says what each case looked like: it is read at every run, so it holds nothing
else. What was made of the cases is in ``kept``, read only when something changed.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator import __version__
from generator.build import sealed
from generator.inputs import Inputs
from generator.references import OWN_FILES

Signature = tuple[int, ...]  # for each watched file: mtime_ns, ctime_ns, size; zeros when absent

NAME = "etat.msgpack"


class CaseState(msgspec.Struct, array_like=True, frozen=True):
    """What a case looked like at the last build.

    ``failed`` tells a case with errors, made again at each run until it is mended. ``repos`` is the date, in ISO, after
    which nothing of it changes; empty while something may. ``creancier`` names the creditor whose file it depends on.
    """

    signature: Signature
    failed: bool = False
    historique: str = ""  # digest of its history in git when its page was made
    folders: dict[str, int] = {}  # folders of its outputs -> their time: a file removed by hand changes one
    repos: str = ""
    creancier: str = ""


class State(msgspec.Struct, array_like=True, frozen=True):
    """What the last build knew of the portfolio."""

    version: str = __version__
    inputs: Inputs = Inputs()  # shared by all cases
    cabinet_au: str = ""  # a demo office's own date
    scope: str = ""  # what every case shares: inputs and options
    au: str = ""  # as-of date
    cases: dict[sealed.Name, CaseState] = {}
    shared: tuple[sealed.Below, ...] = ()  # files that tell of several cases
    standing: tuple[sealed.Below, ...] = ()  # files that tell of none: law, guide, styles
    tip: str = ""  # commit whose history the pages show
    folders: dict[str, int] = {}  # as in CaseState, for the pages of no case
    failed: bool = False  # a file of the office's own stopped its site: told again at each run until it is mended
    others: frozenset[str] = frozenset()  # cases of other creditors, of whom a site of one holds no name (``unnamed``)


def load(folder: Path) -> State:
    """Read the state; anything unreadable, truncated or of another version is an empty state."""
    state = sealed.load(folder / NAME, State)
    return state if state and state.version == __version__ else State()


def save(folder: Path, state: State) -> None:
    """Write the state."""
    sealed.save(folder / NAME, state)


def signature(folder: str, names: tuple[str, ...] = OWN_FILES) -> Signature:
    """Signature of files of a folder, a case's own unless said otherwise: what ``stat`` says of them."""
    values: Signature = ()
    for name in names:
        try:
            seen = os.stat(f"{folder}/{name}")  # noqa: PTH116 - 30,000 calls per build: pathlib doubles the cost
        except (FileNotFoundError, NotADirectoryError):
            values += (0, 0, 0)
        else:
            values += (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size)
    return values


def unnamed(name: str, seen: Signature, shared: str, day: str) -> str:
    """A case as it was looked at with these inputs on a day, told without naming it: times are guessed by nobody."""
    return hashlib.sha256(repr((name, seen, shared, day)).encode()).hexdigest()[:32]


def times(out: Path, outputs: Iterable[str]) -> dict[str, int]:
    """Times of the folders that hold these outputs; a folder that is not there has 0."""
    return {folder: _time(f"{out}/{folder}") for folder in sorted({path.rpartition("/")[0] for path in outputs})}


def same_times(out: str, folders: dict[str, int]) -> bool:
    """Tell whether no file was added to these folders of ``out`` or removed from them."""
    for folder, time in folders.items():  # noqa: SIM110 - 60,000 times per build: a generator costs a quarter more
        if _time(f"{out}/{folder}") != time:
            return False
    return True


def _time(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - as in signature
    except OSError:
        return 0
