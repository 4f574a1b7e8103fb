"""An office as a build left it, larger than one can be built: ``python -m scripts.bench.planned OFFICE TIMES TARGET``.

Each case of an office that was built is put ``TIMES`` times in ``TARGET`` under another reference, with what the build
kept of it; its pages and letters are not. So a run of ``recouvre`` there is that of a portfolio of that size to which
nothing happened since, or one thing: measured, not prolonged.
"""

import os
import shutil
import sys
from pathlib import Path

from msgspec.structs import replace

from generator.build import kept, state
from generator.build.kept import Kept
from generator.build.state import Folders
from generator.build.store import Store
from generator.inputs import quick_signature
from generator.references import OWN_FILES
from generator.writer import write_text


def main(office: Path, times: int, target: Path) -> None:
    """Put them there."""
    shutil.copytree(office, target, ignore=lambda folder, names: _left_out(office, Path(folder), names))
    home, built = target / "build" / ".etat", office / "build" / ".etat"
    home.mkdir(exist_ok=True)
    known, states = state.load(built), {}
    with Store(built) as made, Store(home) as cases:
        for name, one in known.cases.items():
            row, products = kept.decode_row(made.row(name)), made[name].made
            for number in range(times):
                reference = f"{name}-{number}"
                _put(office / "cases" / name, target / "cases" / reference, name, reference)
                seen = state.of_case(os.fspath(target / "cases"), reference)
                names = one.folders.names.replace(name, reference).split("\0")
                absent = Folders.of(dict.fromkeys(names, 0))  # its pages are not there
                states[reference] = replace(one, signature=seen, folders=absent)
                cases[reference] = Kept(kept.encode(replace(row, reference=reference), kept.Products()).row, products)
        cases.seal()
    shared = state.times(target / "build", (*known.shared, *known.standing))
    inputs = replace(known.inputs, seen=quick_signature(target))
    state.save(home, replace(known, inputs=inputs, cases=states, folders=Folders.of(shared)))


def _left_out(office: Path, folder: Path, names: list[str]) -> list[str]:
    """Of the office, only what is of no case is copied."""
    if folder == office / "cases":
        return [name for name in names if not name.startswith("_")]
    return {office / "build": ["dossiers"], office / "build" / ".etat": names}.get(folder, [])


def _put(source: Path, case: Path, name: str, reference: str) -> None:
    """The own files of a case, under another reference; what they name is not copied."""
    case.mkdir(parents=True)
    for own in OWN_FILES:
        if (source / own).is_file():
            (case / own).parent.mkdir(exist_ok=True)
            text = (source / own).read_text(encoding="utf-8")
            write_text(case / own, text.replace(f"reference: {name}\n", f"reference: {reference}\n", 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
