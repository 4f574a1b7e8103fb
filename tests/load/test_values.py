"""What a hand types in a file, and what is read of it, or what to do: ``valeurs.csv``."""

import copy
from typing import Any

import pytest

from generator.findings import Level
from generator.load.files import load_bytes
from generator.load.words import FILES
from tests.schema.test_agreement import TREES, dump
from tests.tables import read_table

ROWS = read_table(__file__, "valeurs.csv")
KINDS = {kind.__name__.lower(): kind for kind in FILES}


def at(node: Any, part: str) -> Any:
    """What a block, a list or a record holds under a key of the YAML."""
    if isinstance(node, (list, tuple)):
        return node[int(part)]
    return node[part] if isinstance(node, dict) else getattr(node, part.replace("-", "_"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['cle']} {row['ecrit']}")
def test_a_value_is_read_as_a_hand_means_it(row: dict[str, str]) -> None:
    tree = copy.deepcopy(TREES[row["fichier"]])
    *parents, last = row["cle"].split(".")
    parent = tree
    for part in parents:
        parent = at(parent, part)
    parent[last] = row["ecrit"]
    loaded = load_bytes(dump(tree).lstrip("\n").encode(), "f.yaml", KINDS[row["fichier"]])
    assert [one.remedy for one in loaded.findings if one.level is Level.ERREUR] == [row["remede"]] * bool(row["remede"])
    read: Any = loaded.value
    for part in row["cle"].split(".") if read is not None else ():
        read = at(read, part)
    assert str(read) == (row["lu"] or "None")
