"""A date is read alike wherever it is typed: on the command line, in a table, in a bank statement."""

import pytest

from generator.cli.fields import fields, read
from generator.cli.workshop import DateParam
from generator.dates import iso, no_day, typed_day
from tests.tables import read_table

ROWS = read_table(__file__, "dates.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["écrit"] for row in ROWS])
def test_a_date_is_read_by_one_rule(row: dict[str, str]) -> None:
    typed, day = row["écrit"], row["jour"]
    assert (str(typed_day(typed) or ""), iso(typed)) == (day, day or typed)
    if day:
        assert str(DateParam()(typed)) == read(fields("promesse"), "date", typed) == day


def test_a_day_that_does_not_exist_is_told_apart_from_what_is_no_date() -> None:
    assert no_day("31/02/26")[0] == "« 31/02/26 » n'existe pas au calendrier."
    assert no_day("31 févr. 2026")[0] == "« 31 févr. 2026 » n'existe pas au calendrier."
    assert no_day("3/2/98")[0] == "« 3/2/98 » n'est pas une date."


def test_rows_of_dates_take_short_years() -> None:
    assert read(fields("echeancier"), "echeances", "1/12/26 500,00 ; 01.01.27 1.900,50") == [
        {"date": "2026-12-01", "montant": "500,00"},
        {"date": "2027-01-01", "montant": "1.900,50"},
    ]
