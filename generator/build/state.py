"""The state of the last build: a cache, and only that. Delete or corrupt it and the result is the same.

``etat.msgpack``, under ``build/.etat``, says what each case looked like: it is read at every run, so it holds nothing
else. What was made of the cases is in ``kept``, read only when something changed.
"""

import hashlib
import os
import struct
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from generator import __version__
from generator.build import sealed
from generator.findings import Finding
from generator.inputs import Inputs
from generator.references import OWN_FILES

Signature = bytes  # for each watched file, eight bytes of each: mtime_ns, ctime_ns, size; zeros when absent

NAME = "etat.msgpack"
_LINK: Signature = b"lien"


class Folders(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Folders of outputs and their times, close together: a portfolio has tens of thousands."""

    names: str = ""  # between NUL
    times: bytes = b""  # eight bytes of each, in nanoseconds

    @classmethod
    def of(cls, times: Mapping[str, int]) -> "Folders":
        """Note the time of each folder; 0 for one that is not there."""
        return cls("\0".join(times), _packed(times.values()))


class CaseState(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a case looked like at the last build.

    ``failed`` tells a case with errors, made again at each run until it is mended. ``repos`` is the date, in ISO, after
    which nothing of it changes; empty while something may. ``creancier`` names the creditor whose file it depends on.
    ``gabarits`` is what is wrong with the office's own templates of its pages, told at each run.
    """

    signature: Signature
    failed: bool = False
    historique: str = ""  # digest of its history in git when its page was made
    folders: Folders = Folders()  # of its outputs: a file removed by hand changes the time of one
    repos: str = ""
    creancier: str = ""
    gabarits: tuple[Finding, ...] = ()


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
    folders: Folders = Folders()  # as in CaseState, for the pages of no case
    wrong: tuple[Finding, ...] = ()  # files of the office's own that stop its site, or pages of no case
    others: frozenset[str] = frozenset()  # cases of other creditors, of whom a site of one holds no name (``unnamed``)


def told(state: State) -> list[Finding]:
    """What is wrong with the office's own files, told at each run until they are mended: each fault once."""
    return sorted({*state.wrong, *(one for case in state.cases.values() for one in case.gabarits)})


def load(folder: Path) -> State:
    """Read the state; anything unreadable, truncated or of another version is an empty state."""
    state = sealed.load(folder / NAME, State)
    return state if state and state.version == __version__ else State()


def save(folder: Path, state: State) -> None:
    """Write the state."""
    sealed.save(folder / NAME, state)


def signature(folder: str, names: tuple[str, ...]) -> Signature:
    """Signature of files of a folder: what ``stat`` says of them."""
    values: list[int] = []
    for name in names:
        try:
            seen = os.stat(f"{folder}/{name}")  # noqa: PTH116 - 30,000 calls per build: pathlib doubles the cost
        except (FileNotFoundError, NotADirectoryError):
            values += 0, 0, 0
        else:
            values += seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size
    return _packed(values)


def of_case(cases: str, name: str, names: tuple[str, ...] = OWN_FILES) -> Signature:
    """Signature of files of a case, in ``cases``; a folder that is a link has one of its own: nothing is read there."""
    folder = f"{cases}/{name}"
    return _LINK if os.path.islink(folder) else signature(folder, names)  # noqa: PTH114 - as in signature


def unnamed(name: str, seen: Signature, shared: str, day: str) -> str:
    """A case as it was looked at with these inputs on a day, told without naming it: times are guessed by nobody."""
    return hashlib.sha256(repr((name, seen, shared, day)).encode()).hexdigest()[:32]


def times(out: Path, outputs: Iterable[str]) -> dict[str, int]:
    """Times of the folders that hold these outputs; a folder that is not there has 0."""
    return {folder: _time(f"{out}/{folder}") for folder in sorted({path.rpartition("/")[0] for path in outputs})}


def same_times(out: str, folders: Folders) -> bool:
    """Tell whether no file was added to these folders of ``out`` or removed from them."""
    if not folders.times:
        return True
    return folders.times == _packed([_time(f"{out}/{folder}") for folder in folders.names.split("\0")])


def _packed(numbers: Collection[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}q", *numbers)


def _time(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - as in signature
    except OSError:
        return 0
