"""A name that no document gives is said before it prints, wherever the template of an office asks for it."""

from pathlib import Path

import pytest
from jinja2 import meta

from generator.documents import CATALOGUE
from generator.documents.contexts.records import LINES, RECORDS
from generator.findings import Level
from generator.pages.asked import PAGES
from generator.render.environment import environment
from generator.render.template_lint import folder
from generator.resources import shipped
from tests.documents import sample
from tests.documents.test_golden import ROWS as DOCUMENTS
from tests.tables import read_table

ROWS = read_table(__file__, "noms-de-modele.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_an_unknown_name_is_said_at_its_line(row: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "templates" / "courriers" / "essai.html"
    path.parent.mkdir(parents=True)
    path.write_text(row["source"].replace(r"\n", "\n"), encoding="utf-8")
    found = folder(tmp_path)
    told = [(str(one.line), one.message.rstrip(".")) for one in found]
    assert told == ([(row["ligne"], row["dit"])] if row["dit"] else [])
    assert all(one.level is Level.ERREUR and one.remedy for one in found)


def test_a_near_name_is_proposed(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "actes" / "essai.html"
    path.parent.mkdir(parents=True)
    path.write_text("{{ le_creancie }}", encoding="utf-8")
    assert folder(tmp_path)[0].remedy.startswith("Vouliez-vous dire « le_creancier » ?")


@pytest.mark.parametrize(
    ("caller", "partial"),
    [
        ('{% set marque = "vu" %}', "{{ marque }}"),
        ("{% macro marque(un) %}{{ un }}{% endmacro %}", '{{ marque("x") }}'),
        ('{% import "courriers/_macros.html" as macros %}', '{{ macros.marque("x") }}'),
        ('{% from "courriers/_macros.html" import marque as pied, autre %}', '{{ pied("x") }}{{ autre("x") }}'),
    ],
)
def test_a_partial_is_given_what_its_caller_has(caller: str, partial: str, tmp_path: Path) -> None:
    home = tmp_path / "templates" / "courriers"
    home.mkdir(parents=True)
    (home / "essai.html").write_text(caller + '{% include "courriers/_bas.html" %}', encoding="utf-8")
    (home / "_bas.html").write_text(partial, encoding="utf-8")
    (home / "_macros.html").write_text(
        "{% macro marque(un) %}{{ un }}{% endmacro %}{% macro autre(un) %}{{ un }}{% endmacro %}", encoding="utf-8"
    )
    assert folder(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("site/agenda.html", "{{ identifiants }}", "« identifiants » n'existe pas"),  # « preuves », « constat »: ours
        ("site/taux.html", "{{ lignes_de_semestre }}", "« lignes_de_semestre » n'existe pas"),  # of its own macro
        ("site/taux.html", "{% macro m(lignes_de_semestre) %}{{ lignes_de_semestre }}{% endmacro %}", ""),
        ("site/dossier.html", "{{ preuves }}", ""),
        ("site/dossier.html", "{{ identifiants }}", "« identifiants » n'existe pas"),
        ("site/dossier/_pieces.html", "{{ finding }}", "« finding » n'existe pas"),
    ],
)
def test_a_name_local_to_a_macro_of_ours_is_given_to_nobody(name: str, source: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert [one.message.rstrip(".") for one in folder(tmp_path, PAGES)] == ([said] if said else [])


def test_without_templates_of_its_own_an_office_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.render.template_names._asked", lambda _: pytest.fail("ours are read"))
    assert folder(tmp_path) == []


def test_our_own_templates_ask_for_nothing_unknown(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    for name in ("courriers", "actes", "liasse", "site"):
        shutil.copytree(shipped("templates") / name, tmp_path / "templates" / name)
    assert [one for one in folder(tmp_path, PAGES) if "n'existe pas" in one.message] == []


def test_every_value_given_is_one_that_ours_ask_for() -> None:
    """Else a template of an office could be refused for a name that is given."""
    sources = [path for name in ("courriers", "actes") for path in (shipped("templates") / name).iterdir()]
    parse = environment(None, escape=True).parse
    asked = {name for path in sources for name in meta.find_undeclared_variables(parse(path.read_text("utf-8")))}
    for document, reference in DOCUMENTS:
        values = sample.values(CATALOGUE[document], reference)
        assert set(values) - asked == {"je"}, document
        for name, record in RECORDS.items():
            if values.get(name):
                assert isinstance(values[name], record), (document, name)
        for name, record in LINES.items():
            assert all(isinstance(one, record) for one in values.get(name) or ()), (document, name)


@pytest.mark.parametrize(
    ("template", "asked", "told"),
    [
        ("site/accueil.html", "{{ totaux.total | nombre }}", "« totaux.total » est une somme, et « |nombre »"),
        ("site/accueil.html", "{{ totaux.ouverts | eur }}", "« totaux.ouverts » est un nombre, et « |eur »"),
        ("site/accueil.html", "{{ totaux.total }}", "« totaux.total » est une somme, et ne s'imprime pas sans filtre"),
        ("site/accueil.html", "{{ decompte.total | eur }}", "« decompte » n'existe pas"),
        ("site/dossier/_decompte.html", "{{ decompte.total | nombre }}", "« decompte.total » est une somme, et"),
        (
            "site/dossier/_decompte.html",
            "{% for une in decompte.lignes %}{% if une.total %}{{ une.total | nombre }}{% endif %}{% endfor %}",
            "« decompte.lignes.total » est une somme, et « |nombre » écrit un nombre",
        ),
        ("site/dossier/_decompte.html", "{{ totaux.total | eur }}", "« totaux » n'existe pas"),
        ("liasse/index.html", "{{ reference | nombre }}", "filtre « nombre » inconnu"),
        ("liasse/liasse.html", "{{ au | eur }}", "« au » est une date, et « |eur » écrit une somme"),
        ("courriers/relance-courrier.html", "{{ sommes.total | date_fr }}", "« sommes.total » est une somme, et"),
        ("site/accueil.html", "{{ totaux.ouverts }} {{ totaux.total | montant }} {{ au | date_fr }}", ""),
        ("site/accueil.html", "{{ totaux.totale | eur }}", "« totaux.totale » n'existe pas"),
        ("site/accueil.html", "{{ semaine.autre }}", "« semaine.autre » n'existe pas"),
        ("site/dossier/_decompte.html", "{% if decompte.totale %}x{% endif %}", "« decompte.totale » n'existe pas"),
        ("site/dossier/_une.html", "{{ dossier.creance.origin }}", "« dossier.creance.origin » n'existe pas"),
        (
            "site/dossier/_paiements.html",
            "{% for un in paiements %}{% for lot in un.imputations %}{{ lot.factures }}{% endfor %}{% endfor %}",
            "« lot.factures » n'existe pas",
        ),
        ("liasse/liasse.html", "{{ decompte.total | eur }}", ""),
        ("site/taux.html", "{{ au | date_fr }}{{ recents[0].nom }}", ""),
        ("site/dossier/_une.html", "{{ dossier.creance.origine }} {{ dossier.mot.la }}", ""),
        ("site/accueil.html", "{% set total = totaux.ouverts %}{{ total | nombre }}", ""),
        ("site/dossier/_decompte.html", "{{ decompte.au | date_fr }} {{ decompte.lignes | length | nombre }}", ""),
    ],
)  # fmt: skip
def test_what_a_page_cannot_print_is_said_before_it_is_built(
    template: str, asked: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "templates" / template
    path.parent.mkdir(parents=True)
    source = (shipped("templates") / template).read_text(encoding="utf-8")
    path.write_text(f"{source}{asked}\n", encoding="utf-8")
    found = folder(tmp_path, PAGES)
    assert [one.message.startswith(told) for one in found] == ([True] if told else [])
    assert all((one.line, one.level) == (source.count("\n") + 1, Level.ERREUR) for one in found)
