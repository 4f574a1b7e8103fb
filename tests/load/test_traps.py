"""What YAML does to French data (postcodes, « non », hours…) and must not do here: the text typed, or a refusal."""

import time
from typing import Any

import pytest

from generator.findings import Finding, Level
from generator.load.yaml_text import read_yaml

TEXT_AS_TYPED = [
    "01234", "01000", "00123", "09100", "005880159", "0612345678", "+33612345678", "552100554",
    "no", "NO", "on", "off", "yes", "non", "oui", "y", "n", "true", "False",
    "12:30", "12:30:45", "1_000", "1e3", "20E10", "0x1F", "0o17", "1234.50", "1.10",
    "2026-02-30", "2026-1-5", "05/01/2026", "2026-03-02", ".inf", ".nan", "-.INF",
    "=", "a:b", "a#b", "12,50", "4 800,00", "O'Neil", 'dit "le Roux"', "a, b", "c'est [sic]", "-5", "http://x.example/#a",
]  # fmt: skip


@pytest.mark.parametrize("typed", TEXT_AS_TYPED)
def test_scalar_stays_the_text_typed(typed: str) -> None:
    tree, _, findings = read_yaml(f"valeur: {typed}\n", "f.yaml")
    assert (tree, findings) == ({"valeur": typed}, [])


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", "   "])
def test_nothing_is_refused_and_never_read_as_none(typed: str) -> None:
    tree, _, findings = read_yaml(f"autre: 1\nvaleur: {typed}\n", "f.yaml")
    assert tree == {"autre": "1", "valeur": ""}
    assert [(one.line, one.column, one.level, one.key) for one in findings] == [(2, 1, Level.ERREUR, "valeur")]


@pytest.mark.parametrize("typed", ["'null'", '"~"', "'oui'", '"2026-03-02"', "'01234'"])
def test_quoted_words_are_text(typed: str) -> None:
    tree, _, findings = read_yaml(f"valeur: {typed}\n", "f.yaml")
    assert (tree, findings) == ({"valeur": typed[1:-1]}, [])


REFUSED = {  # typed after « valeur: » -> the column of the finding, words of its sentence
    "Réf: 12": (12, "deux-points"),
    "@pif": (9, "« @ »"),
    "% TVA": (9, "« % »"),
    "%TVA": (9, "« % »"),
    "`x`": (9, "« ` »"),
    "- x": (9, "« - »"),
    "*x": (9, "« * »"),
    "* x": (9, "« * »"),
    "&x": (9, "« & »"),
    "& x": (9, "« & »"),
    "!x": (9, "« ! »"),
    "!x y": (9, "« ! »"),
    "!!python/object/apply:os.system [ls]": (9, "« ! »"),
    "!!str 01234": (9, "« ! »"),
    "? x": (9, "« ? »"),
    "'x": (9, "guillemets"),
    '"x': (9, "guillemets"),
    "'L'épi'": (12, "guillemets"),
    '"a" b': (13, "guillemets"),
    "[a] b": (9, "« ] »"),
    "{a: b} c": (9, "« } »"),
}


@pytest.mark.parametrize("typed", list(REFUSED))
def test_value_yaml_would_read_otherwise_is_refused_with_its_place(typed: str) -> None:
    column, words = REFUSED[typed]
    _, _, findings = read_yaml(f"avant: 1\nvaleur: {typed}\napres: ~\n", "f.yaml")
    first = next(one for one in findings if one.line == 2)
    assert (first.column, first.level) == (column, Level.ERREUR), first
    assert words in first.message
    assert first.remedy
    assert any(one.key == "apres" for one in findings), "reading goes on after the refusal"


@pytest.mark.parametrize(
    ("line", "kept", "lost"),
    [
        ("rue: 12 rue des Lilas #3", "12 rue des Lilas", "#3"),
        ("rue: a #b", "a", "#b"),
        ("rue: 'a' #b", "a", "#b"),
        ("  - rue: a #b c", "a", "#b c"),
    ],
)
def test_text_lost_to_a_comment_is_told(line: str, kept: str, lost: str) -> None:
    tree, _, findings = read_yaml(f"x:\n{line}\n" if line.startswith(" ") else f"{line}\n", "f.yaml")
    assert kept in str(tree)
    assert [one.level for one in findings] == [Level.AVERTISSEMENT]
    assert f"« {lost} »" in findings[0].message
    assert findings[0].column == line.index("#") + 1


@pytest.mark.parametrize(
    "text",
    [
        "rue: a # un commentaire\n",
        "# commentaire\n#collé en tête de ligne\nrue: a\n",
        "rue: 'a #b'\n",
        'rue: "a #b"\n',
        "note: |\n  appel #3\n  suite\n",
        "note: >\n  appel #3\n",
        "rue: a ## ------\n",
        "rue: a#b\n",
    ],
)
def test_comments_and_quoted_signs_are_not_told(text: str) -> None:
    _, _, findings = read_yaml(text, "f.yaml")
    assert findings == []


def test_two_keys_give_both_lines() -> None:
    tree, _, findings = read_yaml("montant: 1\nautre: 2\nmontant: 3\n", "f.yaml")
    assert tree == {"montant": "1", "autre": "2"}
    assert findings == [
        Finding(
            "f.yaml", 3, 1, Level.ERREUR, "montant", "clé écrite deux fois : lignes 1 et 3.",
            "Garder la bonne ligne et effacer l'autre.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("{montant: 4 800,00, date: 2026-03-02}", "4 800,00"),
        ("{date: 2026-03-02, montant: 4800,5}", "4800,5"),
        ("{montant: 1,2,3, date: 2026-03-02}", "1,2,3"),
    ],
)
def test_comma_that_cuts_a_value_is_refused_and_the_value_read_whole(typed: str, amount: str) -> None:
    tree, _, findings = read_yaml(f"facture: {typed}\n", "f.yaml")
    assert tree == {"facture": {"montant": amount, "date": "2026-03-02"}}
    assert {one.key for one in findings} == {"facture.montant"}
    assert "virgule" in findings[0].message


def test_empty_value_between_braces_is_an_empty_value() -> None:
    _, _, findings = read_yaml("facture: {montant: , piece: }\n", "f.yaml")
    assert [one.message for one in findings] == ["la valeur est vide."] * 2


def test_french_quotes_and_apostrophes_need_nothing() -> None:
    text = "a: « à l'amiable »\nb: l’échéance\nc: 4\u00a0800,00\nd: 4\u202f800,00 €\n"
    tree, _, findings = read_yaml(text, "f.yaml")
    expected: Any = {"a": "« à l'amiable »", "b": "l’échéance", "c": "4\u00a0800,00", "d": "4\u202f800,00 €"}
    assert (tree, findings) == (expected, [])


@pytest.mark.parametrize(
    ("escape", "code"),
    [(r"\u202E", "202E"), (r"\u200B", "200B"), (r"\0", "0000"), (r"\e", "001B"), (r"\N", "0085"), (r"\L", "2028"),
     (r"\t", "0009"), (r"\r", "000D"), (r"\xAD", "00AD"), (r"\U000E0041", "E0041")],
)  # fmt: skip
def test_an_escape_between_double_quotes_brings_nothing_invisible(escape: str, code: str) -> None:
    text = f'"cle{escape}": "Hôtel{escape}des Mirages"\n'
    tree, _, findings = read_yaml(text, "f.yaml")
    assert tree == {"cle": "Hôteldes Mirages"}
    assert [f"U+{code})" in one.message for one in findings] == [True, True]
    assert [(one.line, one.column) for one in findings] == [(1, 1), (1, len(escape) + 8)]


def test_escapes_of_what_is_seen_are_text() -> None:
    text = r'a: "l\u00e9gal \"net\" C:\\Dossiers\nsuite"' + "\n"
    tree, _, findings = read_yaml(text, "f.yaml")
    assert (tree, findings) == ({"a": 'légal "net" C:\\Dossiers\nsuite'}, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("? {a: b}\n: c\n", "une clé est un mot"),
        ("base: &b {x: 1}\nautre:\n  <<: *b\n", "ne reprend pas les lignes"),
        ("a: 1\n---\nb: 2\n", "finit le fichier"),
        ("%TAG ! tag:x,2026:\n---\na: 1\n", "ne peut pas commencer par « % »"),
        ("&a cle: 1\n", "une ancre"),
        ("*a : 1\n", "un renvoi"),
        ("!t cle: 1\n", "un type"),
        ("- a: &x [1]\n- *x\n", "un renvoi"),
    ],
)
def test_yaml_beyond_lists_and_blocks_is_refused(text: str, words: str) -> None:
    _, _, findings = read_yaml(text, "f.yaml")
    assert any(words in one.message for one in findings)
    assert all(one.level is Level.ERREUR for one in findings)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: b\nc: [\n", (2, 4)), ("a: {\n\n", (1, 4)), ("a: [b, c\n", (1, 4)), ("a: [b\nd: {c\n", (1, 4))],
)
def test_a_bracket_left_open_is_named_where_it_is(text: str, place: tuple[int, int]) -> None:
    (found,) = read_yaml(text, "f.yaml")[2]
    sign = text.split("\n")[place[0] - 1][place[1] - 1]
    assert (found.line, found.column) == place
    assert f"« {sign} » ouvert ici n'est pas fermé" in found.message


def test_alias_bomb_costs_nothing() -> None:
    rows = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    rows += [f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(8)]
    tree, _, findings = read_yaml("\n".join(rows) + "\n", "f.yaml")
    assert len(str(tree)) < 2_000
    assert len(findings) == 9 + 72


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    tree, _, findings = read_yaml(opening * 30 + "x", "f.yaml")
    assert tree is None
    assert "niveaux" in findings[-1].message


def test_number_of_values_is_bounded() -> None:
    tree, _, findings = read_yaml("x:\n" + "  - a\n" * 10_001, "f.yaml")
    assert tree is None
    assert findings[0].message == "plus de 10000 valeurs dans un fichier."
    tree, _, findings = read_yaml("x:\n" + "  - a\n" * 9_990, "f.yaml")
    assert tree is not None
    assert findings == []


def heavy(size: int) -> list[str]:
    """Texts of that many characters that make careless readers slow."""
    return [
        "[" * size,
        "x: " + "{a: " * (size // 4),
        "- " * (size // 2),
        "? " * (size // 2),
        "a: 'x" + " " * size,
        "a: x" + " " * (size // 2) + ": y",
        "a: " + "b: " * (size // 3),
        "a: *" + " " * size + "x",
        "x" * size + ": 1",
        "#" * size,
        "a: b #c\n" * (size // 8),
        "a: [" + "'b', " * min(size // 5, 9_000) + "]  #c",
        "- 'a' #b\n" * (size // 9),
        "\n" * size,
        "\t" * size,
        "\u200b" * (size // 3),
        "a: 1\n" * (size // 5),
        "e\u0301" * (size // 3),
    ]


@pytest.mark.parametrize("text", heavy(100_000), ids=range(18))
def test_no_text_takes_long(text: str) -> None:
    before = time.process_time()
    _, _, findings = read_yaml(text, "f.yaml")
    assert time.process_time() - before < 3, "reading is linear: a tenth of a second on a quiet machine"
    assert findings


@pytest.mark.nightly
@pytest.mark.parametrize("text", heavy(1_000_000), ids=range(18))
def test_no_text_of_a_mebibyte_takes_long(text: str) -> None:
    before = time.process_time()
    read_yaml(text, "f.yaml")
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("rue\u00a0: a\n", {"rue": "a"}),
        ("rue\u202f: a\nville : b\n", {"rue": "a", "ville": "b"}),
        ("- a: b\n-\u00a0c: d\n", None),
        ("x:\n  \u00a0rue: a\n", {"x": {"rue": "a"}}),
        ("rue:\u00a0a\nville: b\n", {"rue": "a", "ville": "b"}),
    ],
)
def test_hard_spaces_of_french_typing_are_told_and_read_through(text: str, tree: Any) -> None:
    read, _, findings = read_yaml(text, "f.yaml")
    assert findings
    if tree is not None:
        assert read == tree
        assert all("insécable" in one.message for one in findings)


def test_hard_spaces_inside_texts_are_text() -> None:
    text = "note: |\n  Remarque\u00a0: il paiera\nobjet: 'à savoir\u00a0: rien'\n"
    tree, _, findings = read_yaml(text, "f.yaml")
    assert findings == []
    assert tree == {"note": "Remarque\u00a0: il paiera\n", "objet": "à savoir\u00a0: rien"}
