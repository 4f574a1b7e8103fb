"""One article, one function, one table of rows, one line per paragraph: the lists are the same.

A paragraph is applied, or waived with a reason; the docstring says so too.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import generator.law
from tests.law.reading import HERE
from tests.tables import read_table

CITED = re.compile(r"(cpce|cpc|civ|com|conso|cmf|ccp|loi|usage|facture)_")
MONEY_MODULES = {"rates", "interest", "allocation", "indemnity", "costs"}
NO_ARTICLE = {"due_date"}  # terms of an invoice
LISTS = {"articles-argent", "articles-temps"}

ARTICLES = read_table(__file__, "articles-argent.csv")


def cited_functions() -> Iterator[Callable[..., Any]]:
    for found in pkgutil.walk_packages(generator.law.__path__, "generator.law."):
        module = importlib.import_module(found.name)
        for name, function in vars(module).items():
            code = inspect.unwrap(function) if callable(function) else None
            if inspect.isfunction(code) and code.__module__ == module.__name__ and CITED.match(name):
                yield code


FUNCTIONS = {function.__name__: function for function in cited_functions()}
MONEY = sorted(name for name, code in FUNCTIONS.items() if code.__module__.split(".")[2] in MONEY_MODULES)


def test_functions_and_tables_are_the_same_list() -> None:
    assert sorted(FUNCTIONS) == sorted({path.stem for path in HERE.glob("*.csv")} - NO_ARTICLE - LISTS)


def test_every_money_function_has_its_paragraphs() -> None:
    assert sorted({row["fonction"] for row in ARTICLES}) == MONEY


def test_every_paragraph_is_applied_or_waived_with_a_reason() -> None:
    allowed = {("applique", False), ("ecarte", True)}
    assert [row for row in ARTICLES if (row["sort"], bool(row["raison"])) not in allowed or not row["regle"]] == []


@pytest.mark.parametrize("name", MONEY)
def test_the_docstring_cites_the_article_and_says_what_is_applied_and_waived(name: str) -> None:
    text = inspect.getdoc(FUNCTIONS[name]) or ""
    fates = {row["sort"] for row in ARTICLES if row["fonction"] == name}
    assert re.sub("^[lrd]", "", name.split("_")[1]) in text
    assert ("Applied:" in text, "Waived:" in text) == ("applique" in fates, "ecarte" in fates)
