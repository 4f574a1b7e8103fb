"""Every row of every money table holds."""

import datetime as dt

import pytest

from generator.law.interest import com_l441_10_penalites
from generator.law.series import shipped
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT
from tests.law.money_tables import ADAPTERS, tell
from tests.law.time_tables import rows


@pytest.mark.parametrize("name", ADAPTERS)
def test_the_table_of_each_article_holds(name: str) -> None:
    table = rows(name)
    told = [tell(name, row) for row in table]
    columns = ADAPTERS[name][1]
    expected = [{column: row[column] for column in columns} for row in table]
    assert [(row["cas"], one) for row, one in zip(table, told, strict=True)] == [
        (row["cas"], one) for row, one in zip(table, expected, strict=True)
    ]
    assert table


@pytest.mark.parametrize("name", ADAPTERS)
def test_every_row_says_where_it_comes_from(name: str) -> None:
    assert [row["cas"] for row in rows(name) if not row["source"]] == []


def test_the_reading_of_penalties_is_sliding_unless_asked_otherwise() -> None:
    found = com_l441_10_penalites(shipped(), PENALITES_PAR_DEFAUT, dt.date(2026, 5, 2), dt.date(2026, 9, 1))
    assert [str(one.taux) for one in found] == ["12.15", "12.40"]
