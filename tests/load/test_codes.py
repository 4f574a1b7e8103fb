"""Every error pydantic can raise on our types has its French sentence: read from the types, not from examples."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.files import load_bytes
from generator.load.typed import OWN_CODES, SENTENCES
from generator.load.words import FILES
from tests.schema.test_agreement import mutants

# Kind of node of pydantic's core schema -> codes it can raise. A kind that is not here fails the test.
CODES: dict[str, set[str]] = {
    "model": {"model_type", "model_attributes_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type", "model_attributes_type"},
    "model-field": set(),
    "default": set(),
    "nullable": set(),  # nothing read from a file is None
    "definitions": set(),
    "definition-ref": set(),
    "function-plain": {OWN_CODES},  # our scalars: one function types them, alone
    "function-after": {OWN_CODES},
    "enum": {"enum"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type", "too_short"},
    "dict": {"dict_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "model_attributes_type"},
}
CHILDREN = ("schema", "fields", "choices", "items_schema", "keys_schema", "values_schema", "definitions")


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Nodes a value read from a file can be refused by."""
    if isinstance(schema, list):
        for child in schema:
            yield from nodes(child)
    elif isinstance(schema, dict) and isinstance(schema.get("type"), str):
        yield schema
        for name in CHILDREN:
            yield from nodes(schema.get(name))
    elif isinstance(schema, dict):
        for child in schema.values():
            yield from nodes(child)


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.__name__)
def test_every_code_the_types_can_raise_has_its_sentence(kind: Any) -> None:
    seen = list(nodes(kind.__pydantic_core_schema__))
    assert len(seen) > 10
    assert {node["type"] for node in seen} - set(CODES) == set(), "a new kind of type: say what it can raise"
    raised = {code for node in seen for code in CODES[node["type"]]}
    assert raised - {OWN_CODES} <= set(SENTENCES)


def test_lists_have_no_upper_bound_and_no_pattern_escapes() -> None:
    """Constraints that would raise other codes: none is used."""
    for kind in FILES:
        for node in nodes(kind.__pydantic_core_schema__):
            constraints = {"max_length", "pattern", "ge", "le", "gt", "lt", "multiple_of"}
            assert not constraints & set(node), node["type"]


@given(mutants())
def test_every_mutant_gets_french_sentences(mutant: tuple[str, str]) -> None:
    name, text = mutant
    kind = next(kind for kind in FILES if kind.__name__.lower() == name)
    for finding in load_bytes(text.encode(), f"{name}.yaml", kind).findings:
        assert finding.message[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "a sentence goes on after the key"
        assert finding.message.endswith((".", "…")), finding
        assert not finding.remedy or finding.remedy.endswith((".", "?", "…", "»")), finding
        assert " should be " not in finding.message
        assert "Input" not in finding.message


@given(st.binary(max_size=200))
def test_any_bytes_give_a_file_or_findings(content: bytes) -> None:
    loaded = load_bytes(content, "f.yaml", FILES[0])
    assert loaded.value is not None or loaded.findings
