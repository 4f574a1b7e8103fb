import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from generator.law import deadlines, patrimony
from generator.law.limitation import acts, durations, periods, start
from generator.law.limits import existence, guarantee, insolvency, order, proceedings, seizures, simplified
from generator.law.payment_terms import ceilings, due
from tests.law.reading import HERE, missed, rows

MODULES: tuple[ModuleType, ...] = (
    deadlines, durations, periods, start, acts, order, proceedings, seizures, simplified, insolvency, existence,
    guarantee, ceilings, patrimony,
)  # fmt: skip
CITATION = ("cpc_", "cpce_", "civ_", "com_", "conso_", "ccp_", "loi_", "usage_", "facture_")


def functions() -> Iterator[Callable[..., Any]]:
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and name.startswith(CITATION):
                yield function
    yield due.due_date


FUNCTIONS = {function.__name__: function for function in functions()}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_table_of_each_article_holds(name: str) -> None:
    assert missed(FUNCTIONS[name]) == []


def test_every_article_has_its_table() -> None:
    assert [name for name in FUNCTIONS if not (HERE / f"{name}.csv").exists()] == []


def test_every_row_says_where_it_comes_from() -> None:
    assert [(name, row) for name in FUNCTIONS for row in rows(name) if not row["source"]] == []


@pytest.mark.parametrize(
    "name", sorted(set(FUNCTIONS) - {"due_date", "usage_extrait", "usage_placement_refere", "facture_tardive_depart"})
)
def test_the_docstring_cites_the_article(name: str) -> None:
    function = FUNCTIONS[name]
    number = name.split("_", 1)[1].replace("loi_", "").split("_")
    text = inspect.getdoc(function) or ""
    assert number[0].lstrip("lrd") in text.lower()
