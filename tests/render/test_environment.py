"""Strict templates: what is missing or badly typed stops the render, with the template's line."""

import datetime as dt
import pathlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from markupsafe import escape
from pydantic import BaseModel

from generator.findings import CaseInvalid, RenderError
from generator.money import NBSP
from generator.pages.fragments import HELPERS, fragment
from generator.render import html, text
from generator.render.environment import FILTERS, insecable
from generator.render.typography import as_printed, bind


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def write(office: Path, source: str, name: str = "essai.html") -> None:
    (office / "templates" / name).write_text(source, encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("{{ montnat }}", {}),
        ("{{ a.b }}", {"a": {}}),
        ("{{ a }}", {"a": None}),
        ("{{ a }}", {"a": 1.5}),
        ("{{ a }}", {"a": float("nan")}),
        ("{{ a }}", {"a": {"b": 1}}),
        ("{{ a }}", {"a": ["b"]}),
        ("{{ a }}", {"a": True}),
        ("{{ a }}", {"a": Decimal("1.00")}),
        ("{{ a|eur }}", {"a": 1.5}),
        ("{{ a|eur }}", {"a": 12}),
        ("{{ a|default('0') }}", {}),
        ("{{ a|safe }}", {"a": "<b>"}),
        ("{{ a|round(2) }}", {"a": Decimal("2.675")}),
        ("{{ a.__class__ }}", {"a": "x"}),
        ("{{ range(3) }}", {}),
        ("{% if a %}", {"a": "x"}),
    ],
)
def test_what_is_missing_or_badly_typed_stops(office: Path, source: str, context: dict[str, Any]) -> None:
    write(office, f"<p>un</p>\n{source}\n")
    with pytest.raises(CaseInvalid) as caught:
        html("essai.html", context, office)
    (found,) = caught.value.findings
    assert (found.file, found.line) == ("templates/essai.html", 2)


class Record(BaseModel):
    """What contexts hold: a record, with all the methods of its library."""

    nom: str = "x"

    def reads(self) -> str:
        """Anything of ours that would do something."""
        return "lu"


@pytest.mark.parametrize(
    "source",
    [
        "{{ record.parse_raw('{}') }}",
        "{{ record.parse_file(chemin) }}",
        "{{ record.reads() }}",
        "{{ record.model_copy() }}",
        "{{ chemin.read_text() }}",
        "{{ (chemin / 'x').unlink() }}",
        "{{ record['reads']() }}",
        "{% set f = record.reads %}{{ f() }}",
        "{{ module.os.environ }}",
        "{{ module.Path('/etc/passwd').read_text() }}",
        "{{ '{0.__class__}'.format(record) }}",
        "{{ ''.format_map(record) }}",
        "{{ record.__init__.__globals__ }}",
        "{{ a_la_main.__globals__ }}",
        "{% for x in ''.__class__.__mro__ %}{% endfor %}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler('a') }}{{ lipsum() }}{{ namespace() }}",
    ],
)
@pytest.mark.parametrize(
    "fill", [html, lambda name, context, root: fragment(name.removeprefix("site/"), context, root)]
)
def test_a_template_of_the_office_reads_no_file_and_runs_nothing(
    office: Path, source: str, fill: Callable[..., str]
) -> None:
    secret = office / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    (office / "templates" / "site").mkdir()
    write(office, source, "site/essai.html")
    with pytest.raises(CaseInvalid):
        fill("site/essai.html", {"record": Record(), "chemin": secret, "module": pathlib}, office)
    assert secret.read_text(encoding="utf-8") == "SECRET"


def test_what_our_templates_call_may_be_called(office: Path) -> None:
    source = (
        "{% macro un(x) %}<{{ x }}>{% endmacro %}{{ un('a') }}{{ jour.isoformat() }}"
        "{% for x in 'ab' %}{{ loop.cycle('p', 'i') }}{% endfor %}{% if 'a'.startswith('a') %}oui{% endif %}"
        "{{ a_la_main('ici') }}"
    )
    write(office, source)
    assert html("essai.html", {"jour": dt.date(2026, 1, 2)}, office).startswith("<a>2026-01-02pioui<span")


def test_the_helpers_of_pages_hold_no_module() -> None:
    said = vars(HELPERS["mots"])
    assert [name for name, value in said.items() if isinstance(value, ModuleType)] == []
    assert {"STATUTS", "STADES", "horodatage"} <= said.keys()


def test_the_line_of_the_template_is_named(office: Path) -> None:
    write(office, "<p>un</p>\n<p>deux</p>\n<p>{{ absent }}</p>\n")
    with pytest.raises(CaseInvalid, match=r"templates/essai\.html:3:1: erreur: « absent » n'existe pas"):
        html("essai.html", {}, office)


@pytest.mark.parametrize("name", ["absent.html", "../cabinet.html", "essai.txt"])
def test_an_unknown_or_misnamed_template_is_refused(office: Path, name: str) -> None:
    with pytest.raises(RenderError):
        html(name, {}, office)


def test_values_are_escaped_whatever_they_hold(office: Path) -> None:
    write(office, '<p title="{{ a }}">{{ a }}</p>')
    assert html("essai.html", {"a": "\"<script>'&{{7*7}}"}, office) == (
        '<p title="&#34;&lt;script&gt;&#39;&amp;{{7*7}}">&#34;&lt;script&gt;&#39;&amp;{{7*7}}</p>'
    )


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Le Songe d'Or", "Le Songe d’Or"),
        ("aujourd'hui, d'un « l'an »", "aujourd’hui, d’un «~l’an~»"),
        ("l'<b>", "l&#39;&lt;b&gt;"),
        ("1'000,00 'cité' 5' \" '", "1&#39;000,00 &#39;cité&#39; 5&#39; &#34; &#39;"),
        ("d'ys@songe.example", "d&#39;ys@songe.example"),
        ("https://songe.example/l'an", "https://songe.example/l&#39;an"),
        ("devis du 1er mai 2026, du 3 août (12 mars)", "devis du 1er~mai~2026, du 3~août (12~mars)"),
        ("facture n° 12 : « Le Songe », 1 200 €, 10 %", "facture n°~12~: «~Le Songe~», 1~200~€, 10~%"),
        ("lot 2026 mai, 123 mars, 3 marsouins", "lot 2026 mai, 123 mars, 3 marsouins"),
    ],
)
def test_a_value_on_paper_has_the_apostrophes_and_the_spaces_of_print(office: Path, value: str, printed: str) -> None:
    printed = printed.replace("~", NBSP)
    write(office, '<p title="{{ a }}">{{ a }}</p><samp>{{ a }}</samp>')
    escaped = str(escape(value))
    assert html("essai.html", {"a": value}, office) == f'<p title="{escaped}">{printed}</p><samp>{escaped}</samp>'


def test_a_message_has_the_apostrophes_of_print(office: Path) -> None:
    write(office, "L'échéance d'{{ a }} <{{ b }}>", "essai.txt")
    printed = text("essai.txt", {"a": "août, l'an 2026", "b": "d'ys@songe.example"}, office)
    assert printed == "L’échéance d’août, l’an 2026 <d'ys@songe.example>"


def test_plain_text_is_not_escaped(office: Path) -> None:
    write(office, "{{ a }}", "essai.txt")
    assert text("essai.txt", {"a": "Durand & fils <x>"}, office) == "Durand & fils <x>"


def test_the_office_template_wins(office: Path) -> None:
    (office / "templates" / "courriers").mkdir()
    write(office, "à nous", "courriers/_pj.html")
    assert html("courriers/_pj.html", {}, office) == "à nous"
    assert "Pièce jointe" in html("courriers/_pj.html", {"pieces_jointes": ("x",)})


def test_hand_written_lines_are_typed_and_escaped(office: Path) -> None:
    write(office, "{{ a_la_main(a) }}")
    printed = html("essai.html", {"a": "Signature <ici>"}, office)
    assert "Signature &lt;ici&gt;" in printed
    assert 'class="ligne"' in printed


def test_no_filter_lets_a_blank_or_raw_text_through() -> None:
    assert not {"default", "d", "safe", "format", "round", "float", "xmlattr", "striptags"} & set(FILTERS)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Objet : rappel", "Objet\N{NO-BREAK SPACE}: rappel"),
        ("« oui » !", "«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}!"),
        ("n° {{ x }}", "n°\N{NO-BREAK SPACE}{{ x }}"),
        ("{{ x }} ; y", "{{ x }}\N{NO-BREAK SPACE}; y"),
        ("{{ x ? y }}", "{{ x ? y }}"),
        ('<a title="a : b">', '<a title="a : b">'),
        ("{% if a : %}", "{% if a : %}"),
        ("article L441-10", "article\N{NO-BREAK SPACE}L441-10"),
        ("SIREN {{ x }}, IBAN FR76", "SIREN~{{ x }}, IBAN~FR76".replace("~", "\N{NO-BREAK SPACE}")),
        ("articles 13 et 14", "articles~13 et~14".replace("~", "\N{NO-BREAK SPACE}")),
        ("article premier", "article premier"),
        ("articles L622-24 et R622-23", "articles\N{NO-BREAK SPACE}L622-24 et R622-23"),
        ("C. civ., art. 1342-10, al. 1", "C.~civ., art.~1342-10, al.~1".replace("~", "\N{NO-BREAK SPACE}")),
        ("{{ x }} jours à compter", "{{ x }}\N{NO-BREAK SPACE}jours à compter"),
        ("toujours", "toujours"),
        ("75334 Paris CEDEX 07, Cedex", "75334~Paris CEDEX~07, Cedex".replace("~", "\N{NO-BREAK SPACE}")),
        ("Payé, avoirs (€)", "Payé, avoirs\N{NO-BREAK SPACE}(€)"),
        ("de 2 000 000 à 4 800 € en 2026 123", "de 2~000~000 à 4~800~€ en 2026 123".replace("~", "\N{NO-BREAK SPACE}")),
        (
            "l'accord d'{{ x }} qu'<em>on</em> a, d'« oui »",
            "l’accord d’{{ x }} qu’<em>on</em> a, d’«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»",
        ),
        ("<code>l'an : 'x'</code> {{ 'a'b' }}", "<code>l'an : 'x'</code> {{ 'a'b' }}"),
    ],
)
def test_french_spaces_are_bound_in_templates_only(typed: str, printed: str) -> None:
    assert bind(typed) == printed


def test_no_space_is_left_before_the_end_of_a_paragraph_or_a_cell() -> None:
    """WeasyPrint breaks a last line too early for it: « art. L441-10, » was spread over a whole line."""
    assert as_printed("<p>au complet\npaiement.\n</p> <td>12 </td>") == "<p>au complet\npaiement.</p> <td>12</td>"


def test_a_name_in_a_line_to_paste_stays_as_the_case_types_it() -> None:
    """Pasted from a page, « Iris d’Aubigné » was no guarantor of the case."""
    told = "L'acte : « recouvre noter 2026-9001 signification debiteur=\"M. Iris d'Aubigné\" --date JJ/MM/AAAA » ?"
    assert 'debiteur="M. Iris d\'Aubigné" --date' in insecable(told)
    assert insecable(told).startswith("L’acte")
