"""What a label cites, from the table ``citations.csv``: a number whole and beyond doubt, or nothing."""

import datetime as dt

import pytest

from generator.edit.citing import Number, Numbers
from tests.tables import read_table

DAY = dt.date(2026, 5, 18)
ROWS = [tuple(row.values()) for row in read_table(__file__, "citations.csv")]


@pytest.mark.parametrize(("label", "number", "answer", "why"), ROWS, ids=[f"{row[0]} - {row[3]}" for row in ROWS])
def test_a_label_cites_a_number_or_does_not(label: str, number: str, answer: str, why: str) -> None:
    looked = Number(number, "2026-0142", of_invoice=True)
    assert (Numbers([looked]).cited([label], DAY) == [looked]) is (answer == "oui"), why


def test_two_texts_of_a_line_are_read_one_by_one() -> None:
    looked = Number("F-2026-017", "2026-0142", of_invoice=True)
    assert Numbers([looked]).cited(["VIR F-2026-017", "0044"], DAY) == [looked], "the next cell is no end of the number"
    assert Numbers([looked]).cited(["VIR F-2026", "017"], DAY) == []
