"""``fusionner``: the parts of a portfolio made by ``--tranche``, put together."""

import shutil
from collections.abc import Iterable
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

    scope: State  # any of their states: they share the inputs, the commit and the date
    states: dict[str, CaseState]
    homes: dict[str, Path]  # the part in which each case was made


def read_parts(folders: Iterable[Path], references: Iterable[str], cases: Store) -> Parts:
    """Read the parts, what was made of their cases into ``cases``, and check that they make one whole.

    One after another: of many parts, the files would be more than a process may open.

    Raises:
        RecouvreError: a part is unfinished, of other inputs, another commit or another date, doubled or missing.
    """
    cases.clear()
    finished = {folder: _finished(folder, cases) for folder in folders}
    if len({(one.scope, one.inputs.all, one.au, one.tip) for one in finished.values()}) != 1:
        raise RecouvreError(
            "les tranches ne viennent pas des mêmes fichiers, du même enregistrement git, de la même date ou des mêmes "
            "bibliothèques (recouvre diagnostic) : les reconstruire avec le même --au, sur des machines pareilles."
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
    return Parts(next(iter(finished.values())), states, homes)


def _finished(folder: Path, cases: Store) -> State:
    home = folder / ".etat"
    known = state.load(home)
    with Store(home) as made:
        if (home / INCOMPLETE).exists() or not (home / state.NAME).is_file() or known.cases.keys() != made.keys():
            raise RecouvreError(f"{folder} n'est pas une tranche terminée. Relancer « recouvre construire --tranche ».")
        cases.update(made)
    return known


def gather(parts: Parts, cases: Store, out: Path) -> tuple[int, dict[str, CaseState]]:
    """Copy the outputs of every case into ``out``; how many files changed, and the cases as they are there."""
    written, states = 0, {}
    for folder in leftovers.folders(out, parts.states):
        shutil.rmtree(folder)
    for reference, known in parts.states.items():
        home, outputs = parts.homes[reference], cases[reference].products.outputs
        states[reference] = known
        if home.resolve() == out.resolve():
            continue  # as its part left it: what was lost there or put there since, the next build sees
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
