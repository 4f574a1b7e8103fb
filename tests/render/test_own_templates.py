"""A wrong template of the office's own is its file, said at its line before and while printing; ours is our bug."""

import datetime as dt
import pickle
import shutil
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.documents import CATALOGUE
from generator.findings import CaseInvalid, Finding, Level, RenderError
from generator.render import html, pdf
from generator.render.engine import Engine
from generator.render.template_lint import folder
from generator.resources import forget, shipped
from tests.documents import sample
from tests.documents.sample import produce
from tests.tables import read_table

ROWS = read_table(__file__, "fautes-de-modele.csv")
REMINDER = "courriers/relance-courrier.html"


def write(root: Path, name: str, content: bytes) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("row", ROWS, ids=[row["source"] for row in ROWS])
def test_a_fault_is_said_at_its_line_before_and_while_filling(row: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, row["fichier"], row["source"].encode("latin-1").replace(rb"\n", b"\n").replace(rb"\xe9", b"\xe9"))
    with pytest.raises(CaseInvalid) as caught:
        html(row["fichier"], {"a": "1"}, tmp_path)
    for found in (*caught.value.findings, *folder(tmp_path)):
        assert (found.file, found.level) == (f"templates/{row['fichier']}", Level.ERREUR)
        assert (found.line, found.column) == (int(row["ligne"]), 1)
        assert row["dit"] in found.message
        assert found.remedy
    assert folder(tmp_path)


@pytest.mark.parametrize(
    ("source", "said", "remedy"),
    [
        ("{% if a == “x” %}b{% endif %}", "guillemet “ dans une balise", "guillemets droits"),
        ("{{ jour }}", "une date ne s'imprime pas telle quelle : ajouter « |date_fr »", "Comparer"),
        ("{{ somme }}", "une somme ne s'imprime pas telle quelle : ajouter « |eur »", "Comparer"),
    ],
)
def test_the_commonest_slips_say_what_to_write(source: str, said: str, remedy: str, tmp_path: Path) -> None:
    write(tmp_path, "courriers/essai.html", source.encode())
    with pytest.raises(CaseInvalid) as caught:
        html("courriers/essai.html", {"a": "1", "jour": dt.date(2026, 9, 15), "somme": Decimal(3)}, tmp_path)
    (found,) = caught.value.findings
    assert said in found.message
    assert remedy in found.remedy


def test_a_logo_is_given_in_the_creditors_file(tmp_path: Path) -> None:
    write(tmp_path, "courriers/essai.html", b'<img src="logo.png" alt="Logo">')
    assert "la fiche du créancier" in folder(tmp_path)[0].remedy


def test_a_fault_of_ours_stays_ours(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"templates/courriers/\w[\w-]*\.html:\d+ : "):
        html("courriers/_paiement.html", {}, tmp_path)


def test_a_folder_in_place_of_a_template_is_said(tmp_path: Path) -> None:
    (tmp_path / "templates" / REMINDER).mkdir(parents=True)
    (found,) = folder(tmp_path)
    assert (found.file, found.line, found.column) == (f"templates/{REMINDER}", 1, 1)
    assert "répertoire" in found.message


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (REMINDER, lambda root: html(REMINDER, {}, root)),
        ("courriers/_dedans.html", lambda root: html("courriers/essai.html", {}, root)),
        ("styles/courrier.css", lambda root: Engine(root).check_style("courrier.css")),
    ],
)
def test_a_link_prints_no_file_of_the_machine(name: str, read: Callable[[Path], object], tmp_path: Path) -> None:
    root = tmp_path / "cabinet"
    write(root, "courriers/essai.html", b'{% include "courriers/_dedans.html" %}')
    (tmp_path / "secret.txt").write_text("SECRET { couleur: rouge }", encoding="utf-8")
    path = root / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(tmp_path / "secret.txt")
    assert [one.file for one in folder(root) if "lien" in one.message] == [f"templates/{name}"]
    with pytest.raises(CaseInvalid, match="lien") as caught:
        read(root)
    assert not [one for one in (*caught.value.findings, *folder(root)) if "SECRET" in str(one)]


@pytest.mark.parametrize(
    ("document", "name"), [("relance-courrier", "_imputes.html"), ("relance-courriel", "relance-courriel.txt")]
)
def test_a_template_that_computes_is_refused_before_it_prints(document: str, name: str, tmp_path: Path) -> None:
    """``verifier`` says it: a sum made by a template must not leave without it, be it in what a letter includes."""
    shutil.copytree(sample.root() / "cases", tmp_path / "cases")
    computed = sample.from_text(tmp_path, sample.base(), "une-facture")
    assert produce(CATALOGUE[document], *computed)
    write(tmp_path, f"courriers/{name}", b"{{ (sommes.total * 2)|eur }}")
    forget()
    with pytest.raises(CaseInvalid, match=f"templates/courriers/{name}:1:1: erreur: un modèle ne calcule pas"):
        produce(CATALOGUE[document], *computed)


def test_an_address_of_a_template_is_refused_at_its_line(tmp_path: Path) -> None:
    shutil.copytree(sample.root() / "cases", tmp_path / "cases")
    source = (shipped("templates") / REMINDER).read_text(encoding="utf-8")
    changed = source.replace("{% block corps %}\n", '{% block corps %}\n<img src="file:///etc/passwd" alt="x">\n', 1)
    assert changed != source
    write(tmp_path, REMINDER, changed.encode())
    line = 1 + changed[: changed.index("file:")].count("\n")
    with pytest.raises(CaseInvalid) as caught:
        produce(CATALOGUE["relance-courrier"], *sample.from_text(tmp_path, sample.base(), "une-facture"))
    for found in (*caught.value.findings, *folder(tmp_path)):
        assert (found.file, found.line) == (f"templates/{REMINDER}", line)
        assert "file:///etc/passwd" in found.message
    assert folder(tmp_path)


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"p { color: red }\nq { colr: red }\n", 2), (b"p { color: red }\n/* \xe9 */\n", 2), (b'@import "x.css";\n', 1)],
)
def test_a_style_is_refused_at_its_line(content: bytes, line: int, tmp_path: Path) -> None:
    write(tmp_path, "styles/courrier.css", content)
    with pytest.raises(CaseInvalid) as caught:
        pdf('<html lang="fr"><title>t</title><p>x</p></html>', root=tmp_path)
    assert caught.value.findings == folder(tmp_path)
    (found,) = caught.value.findings
    assert (found.file, found.line) == ("templates/styles/courrier.css", line)
    assert found.remedy


def test_a_folder_in_place_of_a_style_is_said(tmp_path: Path) -> None:
    (tmp_path / "templates" / "styles" / "courrier.css").mkdir(parents=True)
    with pytest.raises(CaseInvalid, match=r"templates/styles/courrier\.css:1:1: erreur: c'est un répertoire") as caught:
        pdf('<html lang="fr"><title>t</title><p>x</p></html>', root=tmp_path)
    assert caught.value.findings == folder(tmp_path)


def test_findings_come_whole_from_a_worker() -> None:
    error = CaseInvalid([Finding("a.html", 1, 1, Level.ERREUR, "", "faute.", "Corriger.")])
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (back.findings, str(back)) == (error.findings, str(error))


def test_the_margins_and_the_size_of_an_office_are_left_alone(tmp_path: Path) -> None:
    """An act one page too long has closer lines: ours would print over the letterhead its own style leaves room for."""
    styles = tmp_path / "templates" / "styles"
    styles.mkdir(parents=True)
    words = "Une ligne de l'acte, qui en prend deux, car elle dit assez de choses pour aller au-delà de la première"
    line = f"<p>{words}, et un peu plus.</p>"
    act = f'<!DOCTYPE html><html lang="fr"><title>Acte</title><body>{line * 24}<div id="fin"></div></body></html>'

    def pages() -> int:
        with Pdf.open(BytesIO(Engine(tmp_path).pdf(act, "acte.css", {}, None))) as printed:
            return len(printed.pages)

    assert pages() == 1
    shutil.copy(shipped("templates") / "styles" / "acte.css", styles)
    assert pages() == 2
    shutil.copy(shipped("templates") / "styles" / "acte-serre.css", styles)
    assert pages() == 1
