"""``fusionner``: the parts of a portfolio made by ``--tranche``, put together."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.build import leftovers, state
from generator.build.freshness import INCOMPLETE
from generator.build.state import CaseState, Folders, State
from generator.build.store import Store
from generator.findings import RecouvreError
from generator.phrases import counted
from generator.writer import below, withdraw, write_if_changed


class Parts(Struct, frozen=True):
    """What the parts hold together."""

    scope: State  # any of their states: they share the inputs and the date
    states: dict[str, CaseState]
    cases: Mapping[Path, Store]  # what was made of them, by part
    homes: dict[str, Path]  # the part in which each case was made


@contextmanager
def read_parts(folders: Iterable[Path], references: Iterable[str]) -> Iterator[Parts]:
    """Read the parts, open as long as the block, and check that they make one whole.

    Raises:
        RecouvreError: a part is unfinished, of other inputs or another date, doubled or missing.
    """
    with ExitStack() as opened:
        cases = {folder: opened.enter_context(Store(folder / ".etat")) for folder in folders}
        yield _whole(cases, references)


def _whole(cases: Mapping[Path, Store], references: Iterable[str]) -> Parts:
    finished = {folder: _finished(folder, made) for folder, made in cases.items()}
    if len({(one.scope, one.inputs.all, one.au) for one in finished.values()}) != 1:
        raise RecouvreError(
            "les tranches ne viennent pas des mêmes fichiers, de la même date ou des mêmes bibliothèques (recouvre "
            "diagnostic) : les reconstruire avec le même --au, sur des machines pareilles."
        )
    states: dict[str, CaseState] = {}
    homes: dict[str, Path] = {}
    for folder, one in finished.items():
        doubled = sorted(set(one.cases) & set(states))
        if doubled:
            raise RecouvreError(f"dossiers présents dans deux tranches : {', '.join(doubled[:5])}.")
        states |= one.cases
        homes |= dict.fromkeys(one.cases, folder)
    missing = sorted(set(references) - set(states))
    if missing:
        absent = counted(len(missing), "dossier absent", "dossiers absents")
        raise RecouvreError(f"il manque une tranche : {absent}, dont {', '.join(missing[:5])}.")
    return Parts(next(iter(finished.values())), states, cases, homes)


def _finished(folder: Path, made: Store) -> State:
    home = folder / ".etat"
    known = state.load(home)
    if (home / INCOMPLETE).exists() or not (home / state.NAME).is_file() or known.cases.keys() != made.keys():
        raise RecouvreError(f"{folder} n'est pas une tranche terminée. Relancer « recouvre construire --tranche ».")
    return known


def gather(parts: Parts, out: Path) -> tuple[int, dict[str, CaseState]]:
    """Copy the outputs of every case into ``out``; how many files changed, and the cases as they are there."""
    written, states = 0, {}
    for folder in leftovers.folders(out, parts.states):
        shutil.rmtree(folder)
    for reference, known in parts.states.items():
        home = parts.homes[reference]
        outputs = parts.cases[home][reference].products.outputs
        if home.resolve() != out.resolve():
            for path in outputs:
                written += write_if_changed(below(out, path), _content(home, path))
            for path in leftovers.of_case(out, reference).difference(outputs):
                withdraw(out, path)
        states[reference] = msgspec.structs.replace(known, folders=Folders.of(state.times(out, outputs)))
    return written, states


def _content(home: Path, path: str) -> bytes:
    """Bytes of a file of a part, which may come from another machine: a link in it would read the files of this one."""
    made = below(home, path)
    if made.is_symlink() or not made.is_file():
        raise RecouvreError(f"{made} manque, ou n'est pas un fichier ordinaire : refaire cette tranche.")
    return made.read_bytes()
