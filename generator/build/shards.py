"""``fusionner``: the parts of a portfolio made by ``--tranche``, put together."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.build import rows, state
from generator.build.freshness import INCOMPLETE
from generator.build.rows import Rows
from generator.build.state import CaseState, State
from generator.findings import RecouvreError
from generator.writer import write_if_changed


@dataclass(frozen=True)
class Parts:
    """What the parts hold together."""

    scope: State  # any of their states: they share the inputs and the date
    cases: dict[str, CaseState]
    rows: Rows
    homes: dict[str, Path]  # where each case was made


def read_parts(folders: Sequence[Path], references: Iterable[str]) -> Parts:
    """Read the parts and check that they make one whole.

    Raises:
        RecouvreError: a part is unfinished, of other inputs or another date, doubled or missing.
    """
    states = {folder: _finished(folder) for folder in folders}
    if len({one.scope for one in states.values()}) != 1:
        raise RecouvreError(
            "les tranches ne viennent pas des mêmes fichiers ou de la même date : les reconstruire avec le même --au."
        )
    cases: dict[str, CaseState] = {}
    lines: Rows = {}
    homes: dict[str, Path] = {}
    for folder, one in states.items():
        doubled = sorted(set(one.cases) & set(cases))
        if doubled:
            raise RecouvreError(f"dossiers présents dans deux tranches : {', '.join(doubled[:5])}.")
        cases |= one.cases
        lines |= rows.load(folder / ".etat")
        homes |= dict.fromkeys(one.cases, folder)
    missing = sorted(set(references) - set(cases))
    if missing:
        raise RecouvreError(f"il manque une tranche : {len(missing)} dossiers absents, dont {', '.join(missing[:5])}.")
    return Parts(next(iter(states.values())), cases, lines, homes)


def _finished(folder: Path) -> State:
    home = folder / ".etat"
    if (home / INCOMPLETE).exists() or not (home / state.NAME).is_file():
        raise RecouvreError(f"{folder} n'est pas une tranche terminée. Relancer « recouvre construire --tranche ».")
    return state.load(home)


def gather(parts: Parts, out: Path) -> tuple[int, dict[str, CaseState]]:
    """Copy the outputs of every case into ``out``; how many files changed, and the cases as they are there."""
    written, cases = 0, {}
    for reference, known in parts.cases.items():
        home = parts.homes[reference]
        if home.resolve() == out.resolve():
            continue
        for path in known.products.outputs:
            written += write_if_changed(out / path, (home / path).read_bytes())
    for folder in (out / "dossiers").glob("*"):
        if folder.is_dir() and folder.name not in parts.cases:
            shutil.rmtree(folder)
    for reference, known in parts.cases.items():
        cases[reference] = msgspec.structs.replace(known, folders=state.times(out, known.products.outputs))
    return written, cases
