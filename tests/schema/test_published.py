"""The files of ``schema/``: up to date, complete, in French, and wired to the editor."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.load.files import load_bytes
from generator.load.words import all_records, format_words
from generator.load.yaml_text import read_yaml
from generator.model.schema import FILES, TITLES, build, schemas
from generator.model.senses import LISTS, senses
from tests.architecture import ROOT
from tests.schema.core import as_editor

COMPLETE = {name: (Path(__file__).parent / "complet" / f"{name}.yaml").read_text(encoding="utf-8") for name in FILES}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(child)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_published_schema_is_up_to_date(name: str) -> None:
    assert (ROOT / "schema" / name).read_bytes() == schemas()[name], "run: python -m scripts.schema"


def test_nothing_else_is_published() -> None:
    assert {path.name for path in (ROOT / "schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("name", sorted(FILES))
def test_schema_is_one_and_accepts_the_complete_file(name: str) -> None:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_bytes())
    jsonschema.Draft7Validator.check_schema(schema)
    assert list(jsonschema.Draft7Validator(schema).iter_errors(as_editor(COMPLETE[name]))) == []
    assert load_bytes(COMPLETE[name].encode(), f"{name}.yaml", FILES[name]).findings == ()


def test_complete_files_hold_every_key_of_the_format() -> None:
    """A key added to the model must be added there, or nothing proves that its schema is right."""
    typed = {str(part) for name, text in COMPLETE.items() for path in read_yaml(text, name)[1] for part in path[-1:]}
    keys = {field.alias or name for record in all_records() for name, field in record.model_fields.items()}
    assert keys - typed == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_key_is_described_and_every_record_titled(name: str) -> None:
    schema = build(FILES[name])
    for node in nodes(schema):
        if node.get("additionalProperties") is False and "properties" in node:
            assert node["title"] in TITLES.values()
            for key, value in node["properties"].items():
                assert value.get("description"), key


def choices(schema: Any) -> Iterator[dict[str, Any]]:
    """Where one of several words is typed: not the conditions on them, which have no type of their own."""
    for node in nodes(schema):
        if "enum" in node and {"description", "type"} & set(node) and node["enum"] not in (["oui", "non"], [1, "1"]):
            yield node


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_article_is_told_with_its_code(name: str) -> None:
    told = [node["description"] for node in nodes(build(FILES[name])) if isinstance(node.get("description"), str)]
    assert [one for one in told if re.search(r"\([LRD]?\d+(?:-\d+)*\)| (?:de|et) [LRD]\d", one)] == []


def lists_of_words() -> set[tuple[str, ...]]:
    return {tuple(one["enum"]) for kind in FILES.values() for one in choices(build(kind))}


@pytest.mark.parametrize("words", sorted(lists_of_words()), ids=lambda words: f"{words[0]}-{len(words)}")
def test_each_word_of_a_list_is_explained_beside_it(words: tuple[str, ...]) -> None:
    told = senses(words)
    assert len(told) == len(words)
    assert all(re.fullmatch(r"[A-ZÀÉÊ].*[.]", one) for one in told), told


def test_no_word_is_explained_that_no_list_takes() -> None:
    taken = lists_of_words()
    assert [tuple(one) for one in LISTS if not any(set(one) == set(words) for words in taken)] == []


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_editor_shows_what_each_word_means(name: str) -> None:
    """``enumDescriptions`` is what editors read beside ``enum``: one sentence a word, in its order."""
    lists = list(choices(json.loads((ROOT / "schema" / f"{name}.schema.json").read_bytes())))
    assert lists
    assert [one["enumDescriptions"] for one in lists] == [list(senses(one["enum"])) for one in lists]


def test_descriptions_are_in_french() -> None:
    shown = json.dumps([build(kind) for kind in FILES.values()], ensure_ascii=False)
    english = re.findall(r'"description": "[^"]*\b(?:the|of|which|and|a debtor|an)\b[^"]*"', shown)
    assert english == []


def test_accepted_words_are_listed() -> None:
    words = {word for kind in FILES.values() for node in nodes(build(kind)) for word in node.get("enum", ())}
    assert {word for word in words if isinstance(word, str) and word != "1"} <= format_words()
    assert {"mise-en-demeure", "societe", "oui", "vente-entre-professionnels", "societe-de-recouvrement"} <= words


def test_editor_settings_lead_to_the_schemas() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    wired: dict[str, list[str]] = settings["yaml.schemas"]
    assert {Path(path).name for path in wired} == set(schemas())
    for schema, globs in wired.items():
        assert (ROOT / schema).is_file()
        for pattern in globs:
            assert list(ROOT.glob(pattern)), pattern
    assert settings["yaml.yamlVersion"] == "1.2", "the version tests/schema/core.py reads"
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_modelines_lead_to_a_published_schema() -> None:
    cases = sorted((ROOT / "cases").glob("*/dossier.yaml"))
    assert cases
    for path in cases:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        assert (path.parent / found[1]).resolve() == ROOT / "schema" / "dossier.schema.json"
