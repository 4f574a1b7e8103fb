"""Regenerate the exhibits: ``python -m scripts.demo [--sortie FOLDER] [REFERENCE ...]``."""

import argparse
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.case import Case
from generator.exhibits import intake, verser
from generator.load import list_references, load_case, load_office
from generator.writer import write_if_changed
from scripts.demo.world import World

ROOT = Path(__file__).resolve().parents[2]


def exhibits(root: Path, reference: str) -> Iterator[tuple[str, bytes]]:
    """Draw the exhibits of a case: (path relative to the case's folder, bytes), in the order of the case file.

    Raises:
        ValueError: the case file and the drawings do not list the same exhibits.
    """
    case = load_case(root, reference)
    drawn = drawings(case, root)
    named = {piece.id: piece.fichier for piece in case.dossier.pieces}
    if set(named) != set(drawn):
        raise ValueError(f"{reference}: only in one of the two: {sorted(set(named) ^ set(drawn))}")
    for identifier, fichier in named.items():
        yield fichier, drawn[identifier]


def drawings(case: Case, root: Path) -> dict[str, bytes]:
    """Run the module of a case."""
    module = importlib.import_module(f"scripts.demo.dossiers.d{case.dossier.reference.rpartition('-')[2]}")
    drawn: dict[str, bytes] = module.draw(World(case, load_office(root)))
    return drawn


def main(arguments: list[str]) -> int:
    """Write every exhibit that changed, remove those no case file names any more, and lock them as ``verser`` does."""
    parser = argparse.ArgumentParser(prog="python -m scripts.demo", description=__doc__)
    parser.add_argument("references", nargs="*", help="cases to draw (all when absent)")
    parser.add_argument("--sortie", type=Path, default=ROOT / "cases", help="folder that receives <reference>/pieces")
    options = parser.parse_args(arguments)
    for reference in options.references or list_references(ROOT):
        folder, kept, changed = options.sortie / reference, set(), 0
        for fichier, content in exhibits(ROOT, reference):
            kept.add(folder / fichier)
            changed += write_if_changed(folder / fichier, content)
        stale = [path for path in (folder / "pieces").rglob("*") if path.is_file() and path not in kept]
        for path in stale:
            path.unlink()
        if options.sortie == ROOT / "cases" and (changed or stale or not (folder / "pieces.lock").is_file()):
            verser(load_case(ROOT, reference), intake(load_case(ROOT, reference), ROOT / "build" / ".cache" / "pieces"))
        size = sum(path.stat().st_size for path in kept)
        print(f"{reference}: {len(kept)} pièces, {size / 1000:.0f} ko, {changed} changées, {len(stale)} retirées")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
