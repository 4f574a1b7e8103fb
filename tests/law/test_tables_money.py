"""Every row of every money table holds."""

import datetime as dt

import pytest

from generator.law.interest import com_l441_10_penalites
from generator.law.series import shipped
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT
from tests.law.reading import missed, rows
from tests.law.test_law_structure import FUNCTIONS, MONEY


@pytest.mark.parametrize("name", MONEY)
def test_the_table_of_each_article_holds(name: str) -> None:
    assert missed(FUNCTIONS[name]) == []


@pytest.mark.parametrize("name", MONEY)
def test_every_row_says_where_it_comes_from(name: str) -> None:
    assert [row["cas"] for row in rows(name) if not row["source"]] == []


def test_the_reading_of_penalties_is_sliding_unless_asked_otherwise() -> None:
    found = com_l441_10_penalites(shipped(), PENALITES_PAR_DEFAUT, dt.date(2026, 5, 2), dt.date(2026, 9, 1))
    assert [str(one.taux) for one in found] == ["12.15", "12.40"]
