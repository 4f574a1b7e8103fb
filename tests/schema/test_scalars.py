"""Each scalar type and the schema beside it accept and refuse the same text, as far as an editor can know it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import scalars
from tests.schema.core import scalar
from tests.schema.pool import QUOTED, TOKENS

TYPES: dict[str, Any] = {
    name: getattr(scalars, name)
    for name in scalars.__all__
    if hasattr(getattr(scalars, name), "__metadata__")  # the annotated types
}
KEYED = {"Siren", "Siret", "Iban", "Bic", "Ics"}  # a key, or a country, that no pattern computes

Validator = jsonschema.Draft7Validator
ADAPTERS = {name: TypeAdapter(kind) for name, kind in TYPES.items()}
SCHEMAS = {
    name: Validator(adapter.json_schema(), format_checker=Validator.FORMAT_CHECKER)
    for name, adapter in ADAPTERS.items()
}


def accepted_by_model(name: str, text: str) -> bool:
    try:
        ADAPTERS[name].validate_python(text)
    except ValidationError:
        return False
    return True


def disagreement(name: str, text: str, *, quoted: bool) -> str:
    """How model and schema differ on a value, in words; empty when they agree or the difference is a known one."""
    seen = text if quoted else scalar(text)
    if seen is None:
        return ""  # the loader refuses « nothing » before any type sees it
    model, schema = accepted_by_model(name, text), SCHEMAS[name].is_valid(seen)
    if model == schema:
        return ""
    if schema and name in KEYED:
        return ""
    if schema and isinstance(seen, (int, float)) and not isinstance(seen, bool):
        return ""  # an editor sees the number 1000, not that it was typed 1e3, 1000.000 or 01000
    return f"{name} : « {text} », modèle {model}, schéma {schema}"


def test_every_scalar_is_here() -> None:
    assert {"Texte", "Montant", "DateISO", "Taux", "Slug", "OuiNon", "Siren", "Iban"} <= set(TYPES)
    assert len(TYPES) >= 18


@pytest.mark.parametrize("name", sorted(TYPES))
def test_type_and_schema_agree_on_what_people_type(name: str) -> None:
    found = [disagreement(name, token, quoted=False) for token in TOKENS]
    found += [disagreement(name, token, quoted=True) for token in (*TOKENS, *QUOTED)]
    assert [one for one in found if one] == []


@pytest.mark.parametrize("name", sorted(TYPES))
def test_each_type_accepts_and_refuses_something(name: str) -> None:
    """Agreement would prove nothing of a type that accepts everything, or nothing."""
    answers = {accepted_by_model(name, token) for token in (*TOKENS, *QUOTED)}
    assert answers == {True, False}


NEAR = st.text(alphabet="0123456789 ,.€%+-x/:@#abcenoptuil\u00a0\u202fFR٣é²", max_size=24)


@given(st.sampled_from(sorted(TYPES)), NEAR)
def test_type_and_schema_agree_on_near_values(name: str, text: str) -> None:
    assert disagreement(name, text, quoted=True) == ""


@given(st.sampled_from(sorted(TYPES)), st.text(alphabet="0123456789 .,-+e%", min_size=1, max_size=12).map(str.strip))
def test_type_and_schema_agree_on_near_numbers(name: str, text: str) -> None:
    assert disagreement(name, text, quoted=False) == ""


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += dt.timedelta(days=1)


@pytest.mark.parametrize(("name", "first"), [("DateISO", dt.date(1990, 1, 1)), ("DateNaissance", dt.date(1900, 1, 1))])
def test_pattern_of_dates_is_the_calendar(name: str, first: dt.date) -> None:
    """Every day of the period, and no other form of a year, a month and a day."""
    valid = {day.isoformat() for day in days(first, dt.date(2100, 12, 31))}
    pattern = Validator({"pattern": ADAPTERS[name].json_schema()["pattern"]})
    candidates = [f"{y}-{m:02d}-{d:02d}" for y in (*range(1898, 2103),) for m in range(14) for d in range(33)]
    assert {text for text in candidates if pattern.is_valid(text)} == valid
