"""The number of a noun, and no « (s) » left to the reader in what we print."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from generator.phrases import counted, enumeration, of_name, quoted, some, that_name

ROOT = Path(__file__).parents[1]
LAZY = re.compile(r"\w\((?:s|es|e|x|nt)\)")
TEXTS = {".html", ".txt", ".md"}


@pytest.mark.parametrize(
    ("count", "words", "said"),
    [
        (0, ("refait",), "0 refait"),
        (1, ("pièce",), "1 pièce"),
        (Decimal("1.5"), ("point",), "1.5 point"),
        (2, ("pièce",), "2 pièces"),
        (1, ("dossier absent", "dossiers absents"), "1 dossier absent"),
        (12, ("dossier absent", "dossiers absents"), "12 dossiers absents"),
    ],
)
def test_a_noun_agrees_with_its_count(count: int | Decimal, words: tuple[str, ...], said: str) -> None:
    assert counted(count, *words) == said


@pytest.mark.parametrize(
    ("town", "printed"),
    [
        ("Lyon", "de Lyon"),
        ("Auxerre", "d'Auxerre"),
        ("Le Havre", "du Havre"),
        ("Évry", "d'Évry"),
        ("Les Sables", "des Sables"),
        ("Ys", "d'Ys"),
        ("Yonne Matériaux", "d'Yonne Matériaux"),
        ("Yacht Club", "de Yacht Club"),
        ("Hôtel du Lac", "d'Hôtel du Lac"),
        ("Halles Durand", "de Halles Durand"),
        ("Hélène Auger", "d'Hélène Auger"),
        ("Henri Fable", "d'Henri Fable"),
        ("Hippodrome du Conte", "d'Hippodrome du Conte"),
        ("Hernani", "de Hernani"),
    ],
)
def test_a_name_after_de(town: str, printed: str) -> None:
    assert of_name(town) == printed


@pytest.mark.parametrize(
    ("parts", "word", "printed"),
    [([], "et", ""), (["a"], "ou", "a"), (["a", "b"], "et", "a et b"), (["a", "b", "c"], "ou", "a, b ou c")],
)
def test_what_is_told_one_after_the_other(parts: list[str], word: str, printed: str) -> None:
    assert enumeration(parts, word) == printed


@pytest.mark.parametrize(("name", "printed"), [("Boulangerie Chimère", "que Boulangerie Chimère"), ("Iris", "qu'Iris")])
def test_a_name_after_que(name: str, printed: str) -> None:
    assert that_name(name) == printed


def test_nothing_we_print_leaves_the_number_to_the_reader() -> None:
    pages = [path for name in ("templates", "site") for path in (ROOT / name).rglob("*") if path.suffix in TEXTS]
    said = [(path.name, words) for path in (ROOT / "generator").rglob("*.py") for words in sentences(path)]
    said += [(path.name, path.read_text(encoding="utf-8")) for path in pages if path.parent.name != "polices"]
    assert len(said) > 1000
    assert [(name, found.group()) for name, words in said if (found := LAZY.search(words))] == []


def test_no_template_prints_a_count_before_a_plural_written_for_good() -> None:
    nouns = "jours|échéances|factures|pièces|contacts|points|paiements|pages|dossiers|enregistrements|montrés"
    bare = re.compile(rf"\}}\}}[ \u00a0](?:(?:derniers|prochaines) )?(?:{nouns})\b")
    pages = [path for path in (ROOT / "templates").rglob("*") if path.suffix in TEXTS]
    found = [(path.name, one.group()) for path in pages for one in bare.finditer(path.read_text(encoding="utf-8"))]
    of_two_or_more = [
        ("agenda.html", "}} prochaines échéances"),
        ("protocole-transactionnel.html", "}} échéances"),
    ]
    assert sorted(found) == of_two_or_more


def sentences(path: Path) -> Iterator[str]:
    """What a module writes: its strings, those between the values of an f-string too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1"), (3, "1, 2 et 3"), (7, "1, 2, 3, 4, 5, 6 et 7"), (300, "1, 2, 3, 4, 5, 6 et 294 autres")],
)
def test_of_a_great_many_the_first_ones_are_named(count: int, said: str) -> None:
    assert some([str(number) for number in range(1, count + 1)]) == said


@pytest.mark.parametrize("text", ["Société d'Études & Fils (SARL)", "F-2026/001 n° 4", "L’Écu d’or", "é; rm"])
def test_a_text_is_quoted_in_a_line_to_paste(text: str) -> None:
    assert quoted(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    ["", None, 'Le "Fournil"', "F-$(id)", "F-`id`", "F\\", "Yahoo!", "50 % %PATH%", "L“Écu”", "„a", "F-1\nrm"],
)
def test_what_a_terminal_would_read_orders_in_is_left_to_say(text: str | None) -> None:
    assert quoted(text) == '"…"'


def test_no_line_to_paste_holds_a_text_of_a_file_as_it_is() -> None:
    """« numero="{number}" » would run what the number holds: ``quoted`` puts the quotes."""
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for part, value in pairwise(node.values)
        if isinstance(part, ast.Constant) and isinstance(value, ast.FormattedValue)
        if ast.unparse(value.value) != "TO_SAY" and "<" not in str(part.value)  # a tag is no line to paste
        if re.search(r'(?:[a-z-]=|--[a-z-]+ )["\']$', str(part.value))
    ]
    assert bare == []
