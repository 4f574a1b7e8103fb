"""Functions, tables and the list of articles match; each paragraph is applied or waived with a reason."""

import inspect

import pytest

from generator.law.procedures.court import com_l721_3_juridiction, cpc_761_avocat, cpce_l511_3_juge
from generator.law.procedures.on_claim import cpc_750_1_tentative
from tests.law.test_tables_time import FUNCTIONS as TABLES
from tests.tables import read_table

ON_PROCEDURE = (com_l721_3_juridiction, cpc_750_1_tentative, cpc_761_avocat, cpce_l511_3_juge)
FUNCTIONS = TABLES | {one.__name__: one for one in ON_PROCEDURE}
PLAIN = {"due_date", "usage_extrait", "usage_placement_refere"}  # terms of an invoice, a usage: no article of its own

ARTICLES = read_table(__file__, "articles-temps.csv")


def test_the_list_names_every_function_and_nothing_else() -> None:
    assert {row["fonction"] for row in ARTICLES} == set(FUNCTIONS) - PLAIN


def test_every_article_has_a_paragraph_applied() -> None:
    assert {row["fonction"] for row in ARTICLES if row["sort"] == "applique"} == set(FUNCTIONS) - PLAIN


def test_every_paragraph_is_applied_or_waived_with_a_reason() -> None:
    wrong = [
        row for row in ARTICLES if (row["sort"], bool(row["raison"])) not in {("applique", False), ("ecarte", True)}
    ]
    assert wrong == []
    assert all(row["regle"] for row in ARTICLES)


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - PLAIN))
def test_the_docstring_says_what_is_applied_and_what_is_waived(name: str) -> None:
    text = inspect.getdoc(FUNCTIONS[name]) or ""
    waived = any(row["sort"] == "ecarte" for row in ARTICLES if row["fonction"] == name)
    assert ("Applied:" in text, "Waived:" in text) == (True, waived)
