"""Schema and model accept and refuse the same files: whole files, changed in every way a hand changes them."""

import copy
import json
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.case import KeyPath
from generator.findings import Finding
from generator.load.files import load_bytes
from generator.load.places import accepted_keys
from generator.load.words import FILES as KINDS
from generator.load.yaml_text import read_yaml
from generator.model.schema import FILES, build
from tests.schema.core import as_editor, scalar
from tests.schema.pool import QUOTED, TOKENS
from tests.schema.test_published import COMPLETE

# What no schema can say, each known by the sentence of the model.
KEYS = (
    "n'est pas un SIREN.",
    "n'est pas un SIRET.",
    "n'est pas un IBAN valable.",
    "n'est pas un identifiant créancier SEPA.",
    "tient la place de ce qui est à dire.",
)

Validator = jsonschema.Draft7Validator
SCHEMAS = {name: Validator(build(kind), format_checker=Validator.FORMAT_CHECKER) for name, kind in FILES.items()}
TREES: dict[str, Any] = {name: read_yaml(COMPLETE[name], name)[0] for name in FILES}


class Typed(str):
    """A value put in the file as it is, quotes or brackets included."""

    __slots__ = ()


def dump(node: Any, column: int = 0) -> str:
    """YAML text of a tree; plain where it reads back as the same text, quoted elsewhere."""
    indent = "\n" + " " * column
    if isinstance(node, dict) and node:
        return "".join(f"{indent}{key}: {dump(value, column + 2)}" for key, value in node.items())
    if isinstance(node, list) and node:
        return "".join(f"{indent}- {dump(item, column + 2)}" for item in node)
    if isinstance(node, Typed):
        return str(node)
    if not isinstance(node, str):
        return "{}" if isinstance(node, dict) else "[]"
    return dump_text(node)


@cache
def dump_text(text: str) -> str:
    """A text after its key, plain when it reads back as itself."""
    tree, _, findings = read_yaml(f"v: {text}\n", "")
    return text if not findings and tree == {"v": text} else json.dumps(text, ensure_ascii=False)


def paths(node: Any, path: KeyPath = ()) -> list[KeyPath]:
    """Every place of a tree."""
    found: list[KeyPath] = [path]
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += paths(value, (*path, key))
    return found


PLACES = {name: [path for path in paths(tree) if path] for name, tree in TREES.items()}
OTHER_KEYS = sorted({key for kind in KINDS for key in accepted_keys(kind)} | {"piece", "montant_ttc", "inconnue"})
VALUES = st.one_of(
    st.sampled_from(TOKENS).map(Typed),
    st.sampled_from(QUOTED),
    st.sampled_from(["[]", "{}", "[a]", "[[a]]", "{a: b}", "[{a: b}]", "~", "null", ""]).map(Typed),
    st.text(alphabet="abé0123456789 .,-%€'", max_size=12),
)


@st.composite
def mutants(draw: st.DrawFn) -> tuple[str, str]:
    """A kind of file, and the text of a valid one changed at one place."""
    name = draw(st.sampled_from(sorted(FILES)))
    tree = copy.deepcopy(TREES[name])
    *parents, last = draw(st.sampled_from(PLACES[name]))
    parent = tree
    for part in parents:
        parent = parent[part]
    change = draw(st.sampled_from(["remove", "value", "rename", "add", "wrap", "swap"]))
    if change == "remove":
        del parent[last]
    elif change == "value":
        parent[last] = draw(VALUES)
    elif change == "wrap":
        parent[last] = [parent[last]] if draw(st.booleans()) else {"a": parent[last]}
    elif change == "swap":
        *others, key = draw(st.sampled_from(PLACES[name]))
        other = TREES[name]
        for part in others:
            other = other[part]
        parent[last] = copy.deepcopy(other[key])
    elif isinstance(parent, dict):
        value = parent.pop(last) if change == "rename" else draw(VALUES)
        parent[draw(st.sampled_from(OTHER_KEYS))] = value
    return name, dump(tree).lstrip("\n") + "\n"


def known_difference(findings: tuple[Finding, ...], text: str) -> bool:
    """Tell what a schema cannot know: a key of control, a text to complete, and how a number was typed."""
    if all(finding.message.endswith(KEYS) for finding in findings):
        return True
    lines = text.split("\n")
    typed = [lines[finding.line - 1].partition(": ")[2] for finding in findings]
    return all(isinstance(scalar(value), (int, float)) and not isinstance(scalar(value), bool) for value in typed)


def refused_by_editor(name: str, text: str) -> list[str]:
    """What an editor underlines: the syntax, or what the schema refuses."""
    try:
        seen = as_editor(text)
    except yaml.YAMLError as error:
        return [str(error)]
    return [error.message for error in SCHEMAS[name].iter_errors(seen)]


@given(mutants())
def test_schema_and_model_give_the_same_answer(mutant: tuple[str, str]) -> None:
    name, text = mutant
    loaded = load_bytes(text.encode(), f"{name}.yaml", FILES[name])
    wrong = refused_by_editor(name, text)
    if loaded.value is not None:
        assert wrong == [], text
    elif not wrong:
        assert known_difference(loaded.findings, text), "\n".join(map(str, loaded.findings))


@pytest.mark.parametrize("name", sorted(FILES))
def test_mutants_start_from_the_file_itself(name: str) -> None:
    """The dump of a valid tree is the same file: what mutants show is due to the mutation."""
    text = dump(TREES[name]).lstrip("\n") + "\n"
    assert (
        load_bytes(text.encode(), name, FILES[name]).value
        == load_bytes(COMPLETE[name].encode(), name, FILES[name]).value
    )
    assert SCHEMAS[name].is_valid(as_editor(text))
