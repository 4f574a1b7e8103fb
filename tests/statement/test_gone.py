"""From what day a company is no more when its estate passes to its member: one row of ``disparitions.csv`` each."""

import pytest

from generator.statement.existence import gone
from tests.progress.cases import case, day
from tests.progress.test_condemned import PARTIES
from tests.tables import read_table

ROWS = read_table(__file__, "disparitions.csv")
TUP = "date: 2026-03-02, type: dissolution, nature: transmission-universelle"


def _journal(told: str) -> str:
    """« TUP » is the dissolution of 2 March 2026, « RADIEE » a striking off; « + » is between two facts."""
    facts = (
        one.replace("TUP", TUP).replace("RADIEE ", "type: radiation-du-registre, date: ") for one in told.split(" + ")
    )
    return "".join(f"- {{{one}}}\n" for one in facts)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_company_is_no_more_from_the_day_its_estate_passes(row: dict[str, str]) -> None:
    dossier = case(_journal(row["journal"]), debiteurs=PARTIES).dossier
    found = gone(dossier, dossier.debiteur, day(row["au"]))
    assert (found[1].isoformat() if found else "") == row["depuis"]
