"""Properties of reading: any text, any key, any digits (P01, P03, P04, P05)."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import has_errors
from generator.load.files import load_bytes
from generator.load.yaml_text import read_yaml
from generator.model import Dossier
from tests.schema.test_agreement import PLACES, TREES, dump

YAML_SIGNS = st.text(
    alphabet=st.one_of(st.sampled_from("abé01 \n\n:-#'\"[]{},&*!|>%@`?=~<.\t\r\u00a0\u200b\ufeff"), st.characters()),
    max_size=120,
)
LINES = st.lists(
    st.sampled_from(
        ["a: 1", "  b: 2", "- c", "  - d: e", "f:", "g: |", "   texte #3", "h: 'i", 'j: "k', "}", "l: {m: n,",
         "o: p: q", "---", "...", "? r", ": s", "<<: *t", "&u", "!v", "%YAML 1.2", "# w", "x: [y]", "", "\ttab", "é: è"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


def is_tree(node: Any) -> bool:
    if isinstance(node, dict):
        return all(isinstance(key, str) and is_tree(value) for key, value in node.items())
    return all(map(is_tree, node)) if isinstance(node, list) else isinstance(node, str)


@given(st.one_of(YAML_SIGNS, LINES))
def test_any_text_is_a_tree_of_text_or_findings(text: str) -> None:
    tree, positions, findings = read_yaml(text, "f.yaml")
    assert findings if tree is None else is_tree(tree)
    lines = text.replace("\r", "\n").split("\n")
    for line, _ in positions.values():
        assert 1 <= line <= len(lines) + 1
    assert findings == sorted(findings)


@given(st.one_of(YAML_SIGNS, LINES))
def test_reading_twice_says_the_same(text: str) -> None:
    assert read_yaml(text, "f.yaml") == read_yaml(text, "f.yaml")


@given(st.sampled_from([path for path in PLACES["dossier"] if isinstance(path[-1], str)]), st.sampled_from("xzq-"))
def test_misspelt_key_is_refused_with_the_right_one(path: tuple[Any, ...], letter: str) -> None:
    *parents, key = path
    tree = read_yaml(dump(TREES["dossier"]).lstrip("\n") + "\n", "")[0]
    node: Any = tree
    for part in parents:
        node = node[part]
    wrong = key + letter
    renamed = {(wrong if name == key else name): value for name, value in node.items()}
    node.clear()
    node.update(renamed)
    loaded = load_bytes((dump(tree).lstrip("\n") + "\n").encode(), "f.yaml", Dossier)
    assert loaded.value is None
    if key == "type":  # then nothing is known of the fact but that it has no type
        assert any("« type »" in one.message for one in loaded.findings)
    else:
        [finding] = [one for one in loaded.findings if one.key.endswith(wrong)]
        assert f"« {key} »" in finding.remedy


@given(st.sampled_from([path for path in PLACES["dossier"] if isinstance(path[-1], str)]), st.booleans())
def test_key_written_twice_is_refused_with_both_lines(path: tuple[Any, ...], same: bool) -> None:  # noqa: FBT001
    *parents, key = path
    marked = read_yaml(dump(TREES["dossier"]).lstrip("\n") + "\n", "")[0]
    node: Any = marked
    for part in parents:
        node = node[part]
    value = node[key]
    twin = f"{key}@twin"
    node[twin] = value if same else "autre"
    text = dump(marked).lstrip("\n").replace(twin, key) + "\n"
    _, positions, findings = read_yaml(text, "f.yaml")
    [finding] = findings
    first = positions[path][0]
    assert finding.message == f"clé écrite deux fois : lignes {first} et {finding.line}."
    assert finding.line > first
    assert re.match(rf"\s*(- )?{re.escape(key)}:", text.split("\n")[finding.line - 1])


@given(st.from_regex(r"[0-9]{1,30}", fullmatch=True), st.sampled_from(["", "'", '"']))
def test_any_digits_stay_as_typed(digits: str, quote: str) -> None:
    text = f"code-postal: {quote}{digits}{quote}\nsiren: {digits}\niban: {digits}\ntelephone: +{digits}\n"
    tree, _, findings = read_yaml(text, "f.yaml")
    assert not findings
    assert tree == {"code-postal": digits, "siren": digits, "iban": digits, "telephone": f"+{digits}"}


@given(st.from_regex(r"[0-9]{5}", fullmatch=True))
def test_any_postcode_reaches_the_model_unchanged(digits: str) -> None:
    text = dump(TREES["dossier"]).lstrip("\n").replace("code-postal: 01000", f"code-postal: {digits}") + "\n"
    dossier = load_bytes(text.encode(), "f.yaml", Dossier).value
    assert dossier is not None
    assert dossier.debiteur.adresse.code_postal == digits


@given(st.sampled_from(PLACES["dossier"]), st.sampled_from(["{a: b}", "[a]", "@", "a: b", "'x", "*x", "~", "~~~"]))
def test_any_value_spoilt_keeps_findings_in_order_and_in_the_file(path: tuple[Any, ...], value: str) -> None:
    text = dump(TREES["dossier"]).lstrip("\n") + "\n"
    lines = text.split("\n")
    line = read_yaml(text, "")[1][path][0] - 1
    lines[line] = re.sub(r"(: |- |^)[^:]*$", lambda found: f"{found[1]}{value}", lines[line])
    loaded = load_bytes("\n".join(lines).encode(), "f.yaml", Dossier)
    assert list(loaded.findings) == sorted(loaded.findings)
    assert (loaded.value is None) == has_errors(loaded.findings)
    assert all(0 <= one.line <= len(lines) for one in loaded.findings)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_of_windows_change_nothing(ending: str, mark: str) -> None:
    text = dump(TREES["dossier"]).lstrip("\n") + "\n"
    plain = load_bytes(text.encode(), "f.yaml", Dossier)
    windows = load_bytes((mark + text.replace("\n", ending)).encode(), "f.yaml", Dossier)
    assert windows.value == plain.value
    assert windows.positions == plain.positions
