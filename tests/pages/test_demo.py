"""The demo portfolio through the pages: twenty real situations, none of which may leave a hole."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.documents import CATALOGUE
from generator.findings import Finding, Level
from generator.load import list_references, load_case, load_office
from generator.money import format_eur, parse_eur
from generator.pages import Shell, case_page, law, routes, summarise
from generator.pages.fragments import cite
from generator.pages.reading import read
from generator.pages.types import CourrierVu, Vue
from generator.progress import procedures
from tests.pages import sample

ROOT = Path(__file__).resolve().parents[2]
AU = dt.date(2026, 11, 21)
REFERENCES = list_references(ROOT)


@cache
def vue(reference: str, au: dt.date = AU) -> Vue:
    office = load_office(ROOT)
    case = load_case(ROOT, reference)
    computed = compute_case(case, office, au)
    return Vue(
        case, office, computed.situation, computed.decompte, computed.refus,
        findings=tuple(check_computed(computed, office)),
        procedures=procedures(case, office, au, computed.decompte),
    )  # fmt: skip


@pytest.mark.parametrize("reference", REFERENCES)
def test_every_demo_case_has_its_page_and_its_calendar(shell: Shell, reference: str) -> None:
    seen = vue(reference)
    files = sample.case_files(seen, shell)
    page = files["index.html"].decode()
    assert files["echeances.ics"].startswith(b"BEGIN:VCALENDAR")
    assert "@@" not in page
    assert not re.search(r">\s*None\s*<", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    if seen.decompte and not seen.refus:
        assert format_eur(seen.decompte.total) in page
    else:
        assert "non calculé" in page
    for delai in seen.situation.delais:
        assert f"{delai.date:%d/%m/%Y}" in page


def test_the_top_speaks_of_a_paid_debt_in_the_past_and_says_an_action_once(shell: Shell) -> None:
    paid, due = (sample.case_files(vue(one), shell)["index.html"].decode() for one in ("2026-0119", "2026-0103"))
    assert "devait à <strong>" in paid
    assert "doit à <strong>" in due
    assert "Mise en demeure à envoyer depuis le 14/11/2026." in due
    assert "à faire depuis le" not in due
    early = sample.case_files(vue("2026-0101", dt.date(2026, 11, 18)), shell)["index.html"].decode()
    assert "Rappel avant échéance le 20/11/2026." in early
    assert "ensuite\N{NO-BREAK SPACE}:" not in early


def test_a_procedure_to_be_chosen_is_said_once_at_the_top(shell: Shell) -> None:
    """The agenda says it in other words than the next action."""
    page = sample.case_files(vue("2026-0105"), shell)["index.html"].decode()
    top = page.partition('<div class="rc-une">')[2].partition('<p class="rc-liens">')[0]
    assert "Procédure à choisir" in top
    assert "Reste à faire" not in top


def test_what_is_to_be_signed_is_opened_from_the_top(shell: Shell) -> None:
    """The draft was four screens below the action that asks for it."""
    one = CourrierVu("mise-en-demeure", "Mise en demeure", "projet", AU, ("courriers/mise-en-demeure.pdf",))
    for letters, button in (
        ((one,), 'href="courriers/mise-en-demeure.pdf">1 projet à relire (PDF)</a>'),
        ((one, structs.replace(one, titre="Autre")), 'href="#courriers">2 projets à relire</a>'),
    ):
        page = sample.case_files(structs.replace(vue("2026-0103"), courriers=letters), shell)["index.html"].decode()
        assert button in page.partition('<p class="rc-liens">')[2].partition("</p>")[0]
    page = sample.case_files(structs.replace(vue("2026-0103"), courriers=()), shell)["index.html"].decode()
    assert "rojet" not in page.partition('<p class="rc-liens">')[2].partition("</p>")[0]


def test_the_top_of_a_held_case_does_not_say_three_times_what_holds_it(shell: Shell) -> None:
    held = sample.case_files(vue("2026-0104"), shell)["index.html"].decode()
    top = held.partition('<div class="rc-une">')[2].partition('<p class="rc-liens">')[0]
    assert top.count("vérification de la livraison avec le transporteur") == 2


def test_the_demo_portfolio_has_its_home(shell: Shell) -> None:
    rows = [summarise(vue(reference)) for reference in REFERENCES]
    pages = sample.home_pages(rows, load_office(ROOT), AU, shell)
    home = pages["index.html"].decode()
    assert len(REFERENCES) == 20
    for row in rows:
        assert row.reference in home
    assert "<td>Relance n°\N{NO-BREAK SPACE}2</td>" in home
    assert re.search(r'id="risques".*?id="aujourdhui"', home, re.DOTALL), "what lapses is read before what is due"
    for risk in ("2026-0112", "2026-0118"):  # an order to serve, a prescription that is near
        assert re.search(rf'id="risques".*?{risk}.*?id="pauses"', home, re.DOTALL)
    assert re.search(r'id="promesses".*?2026-0103.*?id="lacunes"', home, re.DOTALL)


def test_a_sentence_of_the_home_has_its_capital_and_a_name_of_file_keeps_its_own() -> None:
    seen = vue("2026-0110")
    said = ("il manque l'extrait Kbis.", "« pieces/absente.pdf » est introuvable.")
    lacks = tuple(Finding("dossier.yaml", 1, 1, Level.MANQUE, "pieces", one, "") for one in said)
    row = summarise(structs.replace(seen, findings=lacks, courriers=()))
    assert row.lacunes == ("Il manque l'extrait Kbis.", said[1])
    assert "first-letter" not in (ROOT / "site" / "assets" / "recouvre.css").read_text(encoding="utf-8")


def test_the_sums_of_the_home_add_up_to_its_total(shell: Shell) -> None:
    rows = [summarise(vue(reference)) for reference in REFERENCES]
    home = sample.home_pages(rows, load_office(ROOT), AU, shell)["index.html"].decode()
    shown = re.search(r'<dl class="rc-chiffres rc-chiffres--accueil">(.*?)<dt>Par jour', home, re.DOTALL)
    assert shown is not None
    total, *parts = [parse_eur(text) for text in re.findall(r"<dd>(.*?)</dd>", shown[1])]
    assert sum(parts) == total


def section(reference: str, shell: Shell) -> str:
    """The procedures of a case page; empty when it has none."""
    seen = vue(reference)
    page = case_page(seen, read(seen), shell).whole.decode()
    return page.partition('<h2 id="procedures">')[2].partition("<h2")[0]


def test_conditions_of_procedures_are_told_apart_once_reminders_are_over(shell: Shell) -> None:
    ready = section("2026-0109", shell)
    assert '<li class="rc-reunie"><b>réunie</b>' in ready
    assert not re.search(r"\)\s*\(", ready)
    early = section("2026-0102", shell)
    assert "rc-voies" in early
    assert "<li class=" not in early
    assert section("2026-0119", shell) == ""


def row_of(reference: str, title: str, shell: Shell) -> str:
    """The row of one procedure."""
    (row,) = (row for row in section(reference, shell).split("<tr") if f">{title}</a>" in row)
    return row


@pytest.mark.parametrize(("reference", "title", "compared"), [
    ("2026-0109", "Injonction de payer", True),  # every condition met
    ("2026-0110", "Injonction de payer", True),  # a proof to gather
    ("2026-0109", "Procédure simplifiée de recouvrement des petites créances", True),  # above the ceiling: to be chosen
    ("2026-0109", "Injonction de payer européenne", False),  # a debtor in France
    ("2026-0109", "Saisie-attribution", False),  # no title yet
    ("2026-0114", "Injonction de payer", False),  # insolvency proceedings forbid it
    ("2026-0114", "Déclaration de créance", True),
])  # fmt: skip
def test_a_procedure_out_of_reach_says_what_is_missing_and_leads_to_the_guide(
    shell: Shell,
    reference: str,
    title: str,
    compared: bool,  # noqa: FBT001
) -> None:
    (procedure,) = (one for one in vue(reference).procedures if one.titre == title)
    row = row_of(reference, title, shell)
    assert f'href="../../droit/procedures.html#{procedure.cle}"' in row
    assert (cite(procedure.effet) in row) is compared
    assert row.count("<b>") == (len(procedure.conditions) if compared else 0)
    for condition in procedure.manquantes if compared else (routes.obstacle(procedure),):
        assert condition is not None
        assert cite(condition.constat) in row
    guide = sample.held(law.law_pages(AU, shell))["droit/procedures.html"].decode()
    assert f'<tr id="{procedure.cle}">' in guide
    assert cite(procedure.effet) in guide


@pytest.mark.parametrize("reference", ["2026-0104", "2026-0109", "2026-0111", "2026-0114"])
def test_every_procedure_is_either_compared_or_under_what_closes_it(shell: Shell, reference: str) -> None:
    named = re.findall(r'href="../../droit/procedures.html#([^"]+)"', section(reference, shell))
    assert sorted(named) == sorted(one.cle for one in vue(reference).procedures)
    told = section(reference, shell).partition('id="voies-non-ouvertes"')[2].split("<tr>")[2:]
    heads = [row.partition("</th>")[0] for row in told]
    assert len(heads) == len(set(heads))
    assert len(heads) < "".join(told).count("<li>")


def test_every_document_says_what_it_is_for_and_what_it_rests_on(shell: Shell) -> None:
    page = sample.held(law.law_pages(AU, shell))["droit/documents.html"].decode()
    for name, entry in CATALOGUE.items():
        row = page.partition(f'<tr id="{name}">')[2].partition("</tr>")[0]
        assert cite(entry.resume) in row
        assert [one for one in entry.fondements if cite(one.article) not in row] == []
    uncertain = page.partition('<tr id="creance-commerciale">')[2].partition("</tr>")[0]
    assert "incertain" in uncertain


def test_the_page_of_limits_says_what_an_act_out_of_time_risks(shell: Shell) -> None:
    page = sample.held(law.law_pages(AU, shell))["droit/delais.html"].decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Fait après le terme : caducité de la saisie-attribution encourue." in page
    assert "Fait avant le terme : nullité de la mesure encourue" in page
    untold = page.index("Contestation de la saisie-attribution par le débiteur")
    assert "Fait après" not in page[untold : page.index("</tr>", untold)]


def test_the_values_of_the_law_are_written_as_in_a_letter(shell: Shell) -> None:
    page = sample.held(law.law_pages(AU, shell))["droit/taux.html"].decode().replace("\N{NO-BREAK SPACE}", " ")
    values = re.findall(r'<td class="rc-nombre"[^>]*>([^<]*€)</td>', page)
    assert {"5 000,00 €", "10 000,00 €", "25,19 € à 35,00 €"} <= set(values)
    assert [one for one in values if re.search(r"\d{4}", one)] == []
