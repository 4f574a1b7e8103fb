"""What a judgment that dismisses the claim leaves of the décompte: one row of ``jugements.csv`` each."""

import csv
from pathlib import Path

import pytest

from generator.statement import compute
from tests.progress.cases import case, day, office

with (Path(__file__).parent / "jugements.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, delimiter=";", strict=True))


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_dismissal_takes_the_place_of_what_was_granted(row: dict[str, str]) -> None:
    found = compute(case(row["journal"], titres=row["titres"]), office(), day(row["au"]))
    assert found.fondement == row["suivi"]
    assert "\n".join(told for told in found.remarques if "rejeté" in told) == row["remarques"]
