"""Whatever key of a case names a pièce is looked at, as the complete file of the format writes them all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.case import Case, KeyPath
from generator.load.checks.pieces import cited
from generator.load.files import load_bytes
from generator.model import Dossier

COMPLETE = Path(__file__).parents[1] / "schema" / "complet" / "dossier.yaml"


def values(node: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every value of a file, with its place."""
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from values(value, (*path, key))
    else:
        yield path, str(node)


def test_a_piece_named_anywhere_is_looked_for() -> None:
    content = COMPLETE.read_bytes()
    tree, loaded = yaml.safe_load(content), load_bytes(content, "dossier.yaml", Dossier)
    assert loaded.value is not None, loaded.findings
    known = {piece["id"] for piece in tree["pieces"]}
    written = {(path, value) for path, value in values(tree) if value in known and path[-1] not in {"id", "nature"}}
    seen = Case(loaded.value, Path("/"), Path("/cases"), "", loaded.positions)
    assert set(cited(seen)) == written
