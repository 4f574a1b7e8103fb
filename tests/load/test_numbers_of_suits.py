"""The number of a suit or of a decision: two writings of one are one, two numbers are two: ``numeros.csv``."""

import pickle

import pytest

from generator.model import FaitProcedure
from generator.model.scalars.role import NumeroRole
from tests.progress.cases import case
from tests.tables import read_table

ROWS = read_table(__file__, "numeros.csv")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['un']} et {row['autre']}" for row in ROWS])
def test_two_writings_of_a_number(row: dict[str, str]) -> None:
    one, other = NumeroRole(row["un"]), NumeroRole(row["autre"])
    same = row["le meme"] == "oui"
    assert (one == other, other == one, one != other, len({one, other}) == 1) == (same, same, not same, same)
    assert str(pickle.loads(pickle.dumps(other))) == row["autre"]  # noqa: S301 - our own bytes


def test_a_number_is_printed_as_typed_less_its_label_and_is_no_other_value() -> None:
    read = case("- {date: 2026-03-20, type: assignation, rg: RG n° 26/00123 A}").dossier.journal[0]
    assert isinstance(read, FaitProcedure)
    assert f"RG {read.rg}" == "RG 26/00123 A"  # as every document writes it
    assert NumeroRole("26/1") != None  # noqa: E711 - the comparison itself
    assert NumeroRole("26/1") == "RG 26/01"
