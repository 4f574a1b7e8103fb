"""Whole stories, from the first unpaid invoice to the end, each in one file: sums counted by hand at three dates."""

import datetime as dt
from pathlib import Path

import pytest

from generator.load import load_case, load_office
from generator.statement import compute
from tests.office import copy_office
from tests.tables import read_table

STORIES = Path(__file__).parent / "recits"
ROWS = read_table(__file__, "recits.csv")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_office(tmp_path_factory.mktemp("recits"), ())
    for story in STORIES.glob("*.yaml"):
        folder = root / "cases" / story.stem
        folder.mkdir()
        (folder / "dossier.yaml").write_bytes(story.read_bytes())
    return root


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['dossier']}-{row['au']}")
def test_the_sums_of_a_story_are_those_counted_by_hand(row: dict[str, str], home: Path) -> None:
    found = compute(load_case(home, row["dossier"]), load_office(home), dt.date.fromisoformat(row["au"]))
    counted = tuple(row[name] for name in ("principal", "interets", "total"))
    assert (str(found.principal), str(found.interets), str(found.total)) == counted
