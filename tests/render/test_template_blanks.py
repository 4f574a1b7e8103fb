"""A value that is empty in a case stops an office's own letter where it would leave a hole; ours are left alone."""

import shutil
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.contexts import of
from generator.findings import CaseInvalid
from generator.load import list_references, load_case, load_office
from generator.progress import situation
from generator.render import html, text
from generator.resources import forget, shipped
from generator.statement import compute
from tests.documents.sample import AU, missing

ROOT = shipped("templates").parent


def _own(root: Path, name: str, source: str) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    forget()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("<p>par\n{{ canal }}.</p>", "canal"),
        ("<p>par\n{{ canal|majuscule }}.</p>", "canal"),
        ("<p>{% for ligne in lignes %}\n{{ ligne.note }}{% endfor %}</p>", "ligne.note"),
        ("{% macro un(a) %}\n{{ a }}{% endmacro %}{{ un(canal) }}", "a"),
        ("{% if autre %}\n{{ canal }}{% endif %}", "canal"),
        ("{% set moyen = canal %}\n{{ moyen }}", "moyen"),
        ('<p>\n{{ lignes[0]["note"] }}</p>', 'lignes[0]["note"]'),
    ],
)
def test_a_blank_is_refused_at_its_line(source: str, named: str, tmp_path: Path) -> None:
    class Line:
        note = " "

    _own(tmp_path, "courriers/essai.html", source)
    with pytest.raises(CaseInvalid) as caught:
        html("courriers/essai.html", {"canal": "", "autre": "oui", "lignes": [Line()]}, tmp_path)
    (found,) = caught.value.findings
    assert (found.file, found.line) == ("templates/courriers/essai.html", 2)
    assert f"« {named} » est vide dans un dossier et y laisserait un blanc" in found.message
    assert f"« {{% if {named} %}} »" in found.message


@pytest.mark.parametrize(
    "source",
    [
        "a{% if canal %} par {{ canal }}{% endif %}.",
        'a{{ " par" if canal else "" }}.',
        "a{{ canal or autre }}.",
        "{% set fin %}{% if canal %} par {{ canal }}{% endif %}{% endset %}a{{ fin }}.",
        '{% set fin = " par" if canal else "" %}a{{ fin }}.',
        '{% with fin = "" %}a{{ fin }}{% endwith %}.',
        '{% macro un(mot, suite="") %}{{ mot }}{{ suite }}{% endmacro %}{{ un("a") }}.',
    ],
)
def test_what_is_asked_before_it_is_printed_prints(source: str, tmp_path: Path) -> None:
    _own(tmp_path, "courriers/essai.txt", source)
    assert text("courriers/essai.txt", {"canal": "", "autre": ""}, tmp_path) == "a."


def test_the_letters_of_a_text_are_not_counted(tmp_path: Path) -> None:
    _own(tmp_path, "courriers/essai.html", "{{ nom|length }}")
    with pytest.raises(CaseInvalid) as caught:
        html("courriers/essai.html", {"nom": "Martin"}, tmp_path)
    assert "compte les lignes d'une liste" in caught.value.findings[0].message


def test_what_ours_print_is_asked_nothing_under_a_condition_of_the_office_besides(tmp_path: Path) -> None:
    """An empty cell of the chronology was refused in an office that only left the table out of some letters."""
    ours = (shipped("templates") / "actes/_chronologie.html").read_text(encoding="utf-8")
    _own(tmp_path, "actes/_chronologie.html", "{% if autre %}" + ours + "{% endif %}")

    class Fact:
        date, libelle, piece = AU, "relance", ""

    values = {"chronologie": [Fact()], "autre": "oui"}
    assert html("actes/_chronologie.html", values, tmp_path) == html("actes/_chronologie.html", values)


def test_our_own_words_copied_by_an_office_print_all_that_ours_print(tmp_path: Path) -> None:
    for kind in ("courriers", "actes"):
        shutil.copytree(shipped("templates") / kind, tmp_path / "templates" / kind)
    forget()
    office = load_office(ROOT)
    printed = 0
    for reference in list_references(ROOT):
        case = load_case(ROOT, reference, office)
        decompte = compute(case, office, AU)
        seen = situation(case, office, AU, decompte)
        for document in CATALOGUE.values():
            if not missing(document, case, office, decompte, seen):
                draft = document.draft(case, office, decompte, seen)
                name, values = document.gabarit_pour(draft), of(document, draft)
                assert html(name, values, tmp_path) == html(name, values)
                printed += 1
    assert printed > 100
