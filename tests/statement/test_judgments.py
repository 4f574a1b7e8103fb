"""What a judgment that dismisses the claim leaves of the décompte: one row of ``jugements.csv`` each."""

import pytest

from generator.statement import compute
from tests.progress.cases import case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "jugements.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_dismissal_takes_the_place_of_what_was_granted(row: dict[str, str]) -> None:
    found = compute(case(row["journal"], titres=row["titres"]), office(), day(row["au"]))
    assert found.fondement == row["suivi"]
    assert "\n".join(told for told in found.remarques if "rejeté" in told) == row["remarques"]
