"""The built site in a real browser, from a folder and from a server: no dialog, no external request, no error."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.money import ZERO, format_eur
from generator.pages import Shell
from generator.pages.ligne import plain
from generator.pages.resume import Resume
from tests.pages import browsing, hostile, portfolio, sample

pytestmark = pytest.mark.browser

CASE = "dossiers/2026-0142/index.html"
EVIDENCE = "dossiers/2026-0142/pieces.html"
PAGES = (
    "index.html", "dossiers/index.html", "dossiers/page-2.html", CASE, EVIDENCE, "courriers/index.html",
    "agenda/index.html",
    "agenda/a.petit.html",
    "suivi/index.html", "droit/taux.html", "droit/delais.html", "droit/procedures.html", "droit/documents.html",
    "droit/calculs.html",
    "guide/index.html", "guide/cles.html", "apropos.html",
)  # fmt: skip

SHORT_LISTS = ("semaine", "pauses", "promesses", "lacunes")  # of the home page


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param == "file":
        yield f"{site.as_uri()}/"
        return
    with browsing.served(site) as address:
        yield address


@pytest.fixture
def folder(site: Path) -> str:
    return f"{site.as_uri()}/"


def test_every_page_opens_without_a_complaint_and_fits_every_screen(browser: Browser, base: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        for name in PAGES:
            page.goto(base + name)
            expect(page.locator("h1")).to_have_count(1)
            for width in (360, 900, 1440):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        assert complaints.all == []


def test_the_agenda_of_a_person_is_named_in_french(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        for slug, title in (("a.petit", "Agenda d’Anaïs Petit"), ("m.lenoir", "Agenda de Marc Lenoir")):
            page.goto(f"{folder}agenda/{slug}.html")
            expect(page.locator("h1")).to_have_text(title)


def rows_of(page: Page) -> list[str]:
    """References shown, once the table says what was asked last: it is written after what was typed is painted."""
    expect(page.locator("[data-rc-portefeuille][aria-busy]")).to_have_count(0)
    return page.locator(".rc-portefeuille tbody th").all_inner_texts()


def ready(page: Page) -> None:
    page.locator(".rc-portefeuille").scroll_into_view_if_needed()  # at the end of the home page, read when it is near
    page.wait_for_selector(".rc-portefeuille .rc-tri")


def test_the_filters_narrow_the_table_and_write_the_address(browser: Browser, base: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(f"{base}dossiers/index.html")
        ready(page)
        form = page.locator(".rc-filtres")
        form.locator("[name=stade]").select_option("relance")
        form.locator("[name=creancier]").select_option("fournil-conseil")
        expected = [
            row.reference
            for row in portfolio.rows(250)
            if row.stade == "relance" and row.creancier == "fournil-conseil"
        ]
        assert rows_of(page) == expected
        assert page.url.endswith("#creancier=fournil-conseil&stade=relance")
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        ready(page)
        assert rows_of(page) == expected
        assert form.locator("[name=stade]").input_value() == "relance"
        form.locator("button[type=reset]").click()
        expect(page.locator(".rc-compte")).to_contain_text("251\u00a0dossiers sur 251".replace("\u00a0", " "))
        assert "#" not in page.url
        assert complaints.all == []


def test_back_undoes_one_filter_at_a_time_and_a_case_left_finds_the_filter_again(browser: Browser, base: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(f"{base}index.html")
        page.goto(f"{base}dossiers/index.html")
        ready(page)
        form = page.locator(".rc-filtres")
        stade, search = form.locator("[name=stade]"), form.locator("[name=q]")
        stade.focus()
        stade.select_option("judiciaire")
        stage = rows_of(page)
        search.focus()
        page.keyboard.type("martin", delay=20)
        assert rows_of(page) == ["2026-0142"] != stage
        assert page.url.endswith("#q=martin&stade=judiciaire")
        page.keyboard.press("Tab")
        page.locator(".rc-portefeuille tbody th a").first.click()
        page.wait_for_url("**/dossiers/2026-0142/index.html")
        page.go_back()
        ready(page)
        assert (rows_of(page), search.input_value(), stade.input_value()) == (["2026-0142"], "martin", "judiciaire")
        page.evaluate("location.hash = 'dossiers'")  # « aller au contenu »
        expect(page).to_have_url(re.compile("#q=martin&stade=judiciaire$"))
        page.go_back()
        page.go_back()  # the whole word typed is one step
        expect(search).to_have_value("")
        assert (rows_of(page), stade.input_value()) == (stage, "judiciaire")
        page.go_forward()
        expect(search).to_have_value("martin")
        page.go_back()
        page.go_back()
        expect(stade).to_have_value("")
        assert "#" not in page.url
        assert len(rows_of(page)) == 100
        page.go_back()
        page.wait_for_url("**/index.html")
        assert "dossiers" not in page.url
        assert complaints.all == []


def test_back_undoes_a_filter_chosen_after_an_anchor_of_the_page(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/index.html#dossiers")  # « aller au contenu », or an address kept with it
        ready(page)
        stade = page.locator(".rc-filtres [name=stade]")
        stade.select_option("judiciaire")
        expect(page).to_have_url(re.compile("#stade=judiciaire$"))
        page.go_back()
        expect(stade).to_have_value("")
        assert len(rows_of(page)) == 100
        assert complaints.all == []


def test_back_to_the_second_page_of_the_list_shows_that_page(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/page-2.html")
        ready(page)
        there = rows_of(page)
        page.locator(".rc-pages button", has_text="1").first.click()
        first = rows_of(page)
        assert first != there
        assert page.url.endswith("#page=1")
        page.reload()
        ready(page)
        assert rows_of(page) == first
        page.go_back()
        expect(page.locator(".rc-pages [aria-current]")).to_have_text("2")
        assert rows_of(page)[0] == there[0]
        assert complaints.all == []


def test_a_telephone_shows_who_owes_what_without_scrolling(browser: Browser, base: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{base}dossiers/index.html")
        ready(page)
        row = page.locator(".rc-table--dossiers tbody tr").first
        lines = row.locator("td").first.evaluate(
            'one => { one.textContent = "d\'Exempleville"; const told = document.createRange();'
            " told.selectNodeContents(one); return told.getClientRects().length; }"
        )
        assert lines == 1, "the name of a town is not cut"
        for column in (1, 2, 4, 5):  # reference, debtor, stage, amount
            box = row.locator(f":scope > :nth-child({column})").bounding_box()
            assert box
            assert box["x"] + box["width"] <= 390, column
        assert complaints.all == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", ["index.html", "dossiers/index.html", "agenda/index.html"])
def test_a_telephone_hides_nothing_of_a_case(name: str, browser: Browser, folder: str, *, script: bool) -> None:
    """Two columns were left out, three lay beside the screen."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": 375, "height": 844})
    page = context.new_page()
    page.goto(folder + name)
    beside = "all => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"
    assert page.locator("html, .rc-large").evaluate_all(beside) == []
    cells = page.locator(".rc-table--dossiers tbody :is(th, td):not(:empty)")
    hidden = "(one) => !one.getBoundingClientRect().width || one.getBoundingClientRect().right > 375"
    assert cells.evaluate_all(f"all => all.filter({hidden}).map((one) => one.textContent)") == []
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_number_of_a_limit_is_on_one_line_in_the_list(browser: Browser, folder: str, *, script: bool) -> None:
    """« Prescription de la facture F-2026- », and « 0461 » under it."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1000, "height": 844})
    page = context.new_page()
    page.goto(folder + "dossiers/index.html")
    if script:  # which writes the rows again
        ready(page)
        page.locator("[name=q]").fill("2026-0001")
        expect(page.locator(".rc-table--dossiers tbody tr", has_text="2026-00050")).to_have_count(0)
    limits = page.locator(".rc-table--dossiers td:nth-child(7)", has_text="F-2026-")
    assert limits.count()
    assert limits.locator("bdi").count() == limits.count()
    context.close()


LABELS = """all => all.map((table) => {
    const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent);
    const told = (cell) => getComputedStyle(cell, "::before").content.replace(/^"|"$/g, "");
    const cells = [...table.querySelectorAll("tbody td:not(:empty)")];
    const wrong = cells.filter((one) => told(one).replace(/ : $/, "") !== heads[one.cellIndex]);
    return [table.caption.textContent, wrong.map((one) => `${heads[one.cellIndex]}: ${told(one)}`)];
})"""


@pytest.mark.parametrize("name", ["suivi/index.html", "droit/taux.html", CASE])
def test_on_a_telephone_each_figure_says_its_column(name: str, browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.set_viewport_size({"width": 375, "height": 844})
        page.goto(folder + name)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        sideways = "all => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"
        assert page.locator(".rc-large").evaluate_all(sideways) == []
        tables = page.locator(".rc-table--titres").evaluate_all(LABELS)
        assert tables
        assert [(table, wrong) for table, wrong in tables if wrong] == []


def test_on_a_telephone_a_decompte_of_the_office_says_its_columns_too(browser: Browser, site: Path) -> None:
    """A template the office copied before cells named their column: its figures stood alone."""
    case = site / CASE
    own = case.with_name("ancien.html")
    text = re.sub(r' data-titre="[^"]*"', "", case.read_text(encoding="utf-8"))
    own.write_text(text.replace(" rc-table--titres rc-table--segments", " rc-table--segments"), encoding="utf-8")
    with browsing.looking(browser, f"{site.as_uri()}/") as (page, complaints):
        page.set_viewport_size({"width": 375, "height": 844})
        page.goto(own.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        tables = page.locator(".rc-table--segments").evaluate_all(LABELS)
        assert tables
        assert [(table, wrong) for table, wrong in tables if wrong] == []
        assert complaints.all == []
    own.unlink()


def test_what_is_to_be_done_is_not_a_column_of_words(browser: Browser, folder: str) -> None:
    """« Stade » kept the room of its longest word in one piece; « À faire » took five lines beside it."""
    with browsing.looking(browser, folder) as (page, _):
        for width in (1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(folder + "dossiers/index.html")
            ready(page)
            row = page.locator(".rc-table--dossiers tbody tr").first
            lines = row.evaluate(
                """one => { const [stage, , , , done] = [...one.cells].slice(3);
                stage.firstChild.textContent = "Procédure collective";
                done.textContent = "Procédure à choisir : les étapes amiables sont épuisées";
                const told = document.createRange(); told.selectNodeContents(done);
                return told.getClientRects().length; }"""
            )
            assert lines <= 3, width


def test_on_a_telephone_the_name_of_a_procedure_has_the_whole_width(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(folder + "droit/procedures.html")
        widths = page.locator(".rc-table--voies tbody th").evaluate_all(
            "all => all.map(one => one.offsetWidth / one.parentElement.offsetWidth)"
        )
        assert widths
        assert min(widths) > 0.95


UNDER = """() => {
    const here = document.activeElement, bar = document.querySelector(".md-header");
    const top = here.getBoundingClientRect().top;
    return here.closest(".md-content") !== null && top < bar.getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize("name", [CASE, "dossiers/index.html"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_the_keyboard_reaches_is_not_under_the_bar(browser: Browser, folder: str, name: str, width: int) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(folder + name)
        expect(page.locator(".rc-js").first).to_be_attached()
        for key in ("Tab", "Shift+Tab"):
            for _step in range(60):
                page.keyboard.press(key)
                assert not page.evaluate(UNDER), page.evaluate("document.activeElement.outerHTML")


FILTERS: dict[str, Callable[[Resume], bool]] = {
    "retard=61-90": lambda row: 61 <= row.retard <= 90,
    "min=1000&max=2000": lambda row: not row.refus and 1000 <= row.total <= 2000,
    "responsable=m.lenoir": lambda row: row.responsable == "m.lenoir",
    "afaire=1": lambda row: any(one.date <= sample.AU for one in row.etapes) or bool(row.courriers),
    "q=f-0001": lambda row: row.factures[0].startswith("F-0001"),
    "q=ETIENNE+librairie": lambda row: row.ville == "Saint-Étienne" and "Librairie" in row.debiteur,
}


def test_each_filter_keeps_the_right_rows(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/index.html")
        ready(page)
        for address, keep in FILTERS.items():
            wanted = [row.reference for row in portfolio.rows(250) if keep(row)]
            page.evaluate("(address) => { location.hash = address; }", address)
            counted = re.compile(rf"^({len(wanted)}|{len(wanted) + 1})\b")  # the case in error stays
            expect(page.locator(".rc-compte")).to_have_text(counted)
            shown = [reference for reference in rows_of(page) if reference != "2026-0142"]
            assert wanted, address
            assert shown == wanted[: len(shown)], address
            assert len(shown) >= min(99, len(wanted)), address
        assert complaints.all == []


def test_a_provision_has_the_whole_claim_beside_it_in_the_filtered_list_and_in_the_search(
    browser: Browser, folder: str
) -> None:
    """Of a debtor in collective proceedings, the list told 2 360,15 €, and its page 4 330,72 € beside it."""
    apart = [row for row in portfolio.rows(250) if row.a_declarer is not None]
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/index.html#stade=procedure-collective")
        ready(page)
        whole = format_eur(sum((row.a_declarer or ZERO for row in apart), ZERO))
        counted = f"{len(apart)} selon une provision, créances entières : {whole}"
        expect(page.locator(".rc-compte")).to_contain_text(counted.replace("\u202f", "\u00a0"))
        first = page.locator("tbody tr", has_text=apart[0].reference)
        expect(first.locator(".rc-entiere")).to_have_text(
            f"créance entière : {format_eur(apart[0].a_declarer or ZERO)}"
        )
        page.locator("#rc-recherche").fill(apart[0].reference)
        expect(page.locator("#rc-resultats [role=option]").first).to_contain_text("créance entière : ")
        assert complaints.all == []


def test_columns_sort_both_ways_and_say_so(browser: Browser, folder: str) -> None:
    totals = [row.total for row in portfolio.rows(250) if not row.refus]
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/index.html")
        ready(page)
        head = page.locator("[data-rc-tri=total]")
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        cells = page.locator(".rc-portefeuille tbody td:nth-child(5)").all_inner_texts()
        amounts = [int("".join(one for one in cell.split("€")[0] if one.isdigit())) for cell in cells]
        assert amounts == sorted(amounts, reverse=True)
        assert amounts[0] == max(int(total * 100) for total in totals)
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert page.url.endswith("#tri=total")
        assert complaints.all == []


def test_pages_of_a_hundred(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}dossiers/index.html")
        ready(page)
        assert len(rows_of(page)) == 100
        page.locator(".rc-pages button", has_text="3").click()
        assert len(rows_of(page)) == 51
        assert page.url.endswith("#page=3")
        assert complaints.all == []


def test_without_javascript_the_table_is_static_pages_that_lead_to_one_another(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder, java_script_enabled=False) as (page, complaints):
        page.goto(f"{folder}index.html")
        assert len(rows_of(page)) == 100
        seen = []
        for number in ("1", "2", "3"):
            page.locator(".rc-pages a", has_text=number).first.click()
            seen += rows_of(page)
        assert sorted(seen) == sorted(["2026-0142", *(row.reference for row in portfolio.rows(250))])
        assert page.locator(".rc-filtres").is_hidden()
        page.locator(".rc-portefeuille tbody a").first.get_attribute("href")
        assert complaints.all == []


QUERIES = {
    "2026-00017": "2026-00017",
    "00017": "2026-00017",
    "boulangerie martin": "2026-0142",
    "F-000123": "2026-00123",
    "000 000 045": "2026-00045",
    "1 200,00": "2026-0142",
    "1200.00": "2026-0142",
    "delai jusqu'a fin avril": "2026-0142",
}


def test_the_search_of_every_page_finds_a_case(browser: Browser, base: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(f"{base}guide/index.html")
        page.keyboard.press("/")
        box = page.locator("#rc-recherche")
        expect(box).to_be_focused()
        for query, reference in QUERIES.items():
            box.fill(query)
            option = page.locator("#rc-resultats [role=option]").first
            expect(option).to_contain_text(reference)
            assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
        assert complaints.all == []


def test_enter_opens_the_case_found(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(f"{folder}index.html")
        page.keyboard.press("/")
        page.keyboard.type("boulangerie martin")
        expect(page.locator("#rc-resultats [role=option]").first).to_contain_text("2026-0142")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{folder}{CASE}")
        assert complaints.all == []


def test_the_search_also_finds_a_page_of_the_guide(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(folder + CASE)
        page.locator("#rc-recherche").fill("suivre une procédure")
        expect(page.locator("#rc-resultats [role=option]")).to_contain_text(["Suivre une procédure"])
        page.keyboard.press("Escape")
        expect(page.locator("#rc-resultats")).to_be_hidden()
        assert complaints.all == []


def test_the_timeline_is_filtered_by_kind(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(folder + CASE)
        payments = page.locator(".rc-chrono [data-genre=paiement]")
        assert payments.first.is_visible()
        page.locator("[data-rc-genre=paiement]").uncheck()
        assert not payments.first.is_visible()
        assert page.locator(".rc-chrono [data-genre=facture]").first.is_visible()
        page.locator("[data-rc-genre=paiement]").check()
        assert payments.first.is_visible()
        assert complaints.all == []


def test_the_decompte_unfolds_to_the_segment(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, complaints):
        page.goto(folder + CASE)
        segment = page.get_by_text("BCE 2,15 % + 10 points").first
        assert not segment.is_visible()
        page.locator("[data-rc=deplier]").click()
        assert segment.is_visible()
        page.locator("[data-rc=deplier]").click()
        assert not segment.is_visible()
        assert complaints.all == []


def test_on_paper_no_word_of_a_letter_to_sign_is_cut(browser: Browser, folder: str) -> None:
    page = browser.new_page(viewport={"width": 690, "height": 980})  # an A4 sheet less its margins
    page.emulate_media(media="print")
    page.goto(f"{folder}courriers/index.html")
    short = page.locator(".rc-table--courriers :is(tbody th a, .rc-statut)")
    heights = short.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert 0 < max(heights) < 1.7 * min(heights), "one line each"
    page.close()


def test_a_filter_does_not_touch_the_next(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(f"{folder}dossiers/index.html")
        for width in (320, 390, 800, 1100, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            box = page.locator(".rc-filtres__case").evaluate("one => [one.scrollWidth, one.clientWidth]")
            assert box[0] <= box[1], width


HEADS = """all => all.flatMap((head, index) => {
    const next = all[index + 1];
    if (!next || next.parentNode !== head.parentNode) return [];
    const told = document.createRange();
    told.selectNodeContents(head);
    return [next.getBoundingClientRect().left - told.getBoundingClientRect().right];
})"""


@pytest.mark.parametrize("name", ["courriers/index.html", "dossiers/index.html"])
def test_a_head_of_column_does_not_touch_the_next(browser: Browser, folder: str, name: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(folder + name)
        expect(page.locator(".rc-tri").first).to_be_attached()
        for width in (720, 1100, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            gaps = page.locator(".rc-large thead th").evaluate_all(HEADS)
            assert gaps
            assert min(gaps) >= 0, width


NUMBERS = r"""() => {
  const found = [], texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    const parent = text.parentElement;
    if (parent.closest("title, code, samp, small, .rc-invisible") || !parent.checkVisibility()) continue;
    for (const number of text.data.matchAll(/\b(?=[A-Z\d-]{3,16}(?![\w-]))[A-Z\d]+(?:-[A-Z\d]+)+/g)) {
      const range = document.createRange();
      range.setStart(text, number.index);
      range.setEnd(text, number.index + number[0].length);
      found.push([number[0], new Set([...range.getClientRects()].map((one) => one.top)).size]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("name", [CASE, "droit/procedures.html", "droit/delais.html"])
def test_the_number_of_an_article_or_an_invoice_is_on_one_line(browser: Browser, folder: str, name: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(folder + name)
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            numbers = page.evaluate(NUMBERS)
            assert numbers
            assert not [number for number, lines in numbers if lines > 1], width


def test_on_paper_the_list_of_cases_has_its_head_on_every_sheet_and_weeks_share_one(
    browser: Browser, folder: str
) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(f"{folder}dossiers/index.html")
        expect(page.locator(".rc-tri").first).to_be_attached()
        done = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(), capture_output=True, check=True, timeout=60)
        sheets = [words for text in done.stdout.decode("utf-8").split("\f") if (words := text.split())]
        assert len(sheets) > 2
        assert all("Responsable" in words for words in sheets)
        page.goto(f"{folder}agenda/index.html")
        few = "#en-retard ~ *, .rc-semaine > :nth-child(n + 4), .rc-tache:not(:first-child)"
        page.evaluate("few => document.querySelectorAll(few).forEach(one => one.remove())", few)
        weeks = page.locator(".rc-semaine:has(h3)").count()
        done = subprocess.run(["pdfinfo", "-"], input=page.pdf(), capture_output=True, check=True, timeout=60)
        (printed,) = re.findall(r"Pages: +(\d+)", done.stdout.decode())
        assert int(printed) < weeks, "weeks share a sheet where they fit"


def test_on_paper_a_case_of_many_parties_begins_under_its_title(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(folder + CASE)
        more = "<br>Caution : Iris Chimère" * 30
        page.locator(".rc-une__qui").evaluate("(one, more) => one.insertAdjacentHTML('beforeend', more)", more)
        done = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(), capture_output=True, check=True, timeout=60)
        assert "Caution" in done.stdout.decode("utf-8").split("\f")[0]


def test_on_paper_no_title_of_the_guide_ends_a_sheet(browser: Browser, folder: str) -> None:
    with browsing.looking(browser, folder) as (page, _):
        page.goto(f"{folder}guide/suivre.html")
        titles = {text.strip("\u00b6 \n") for text in page.locator("h2, h3, h4").all_inner_texts()}
        for lower in range(0, 280, 40):
            lasts = [sheet[-1] for sheet in _printed(page, lower)]
            assert not titles.intersection(lasts), lower


def test_on_paper_neither_what_introduces_the_decompte_nor_the_head_of_its_columns_ends_a_sheet(
    browser: Browser, folder: str
) -> None:
    """The head of a table of one segment stood at the foot of a sheet, its line on the next one."""
    with browsing.looking(browser, folder) as (page, _):
        page.goto(folder + CASE)
        for lower in range(0, 240, 40):
            ends = {sheet[-1].split()[-1] for sheet in _printed(page, lower)}
            assert ends.isdisjoint({"source", "source."}), lower  # « Fondement et source », « …, article, source. »


def test_on_paper_the_pieces_leave_no_half_sheet_empty_before_them(browser: Browser, folder: str) -> None:
    """Seven rows, each with its picture, were kept on one sheet."""
    with browsing.looking(browser, folder) as (page, _):
        page.goto(folder + CASE)
        page.emulate_media(media="print")
        rows = page.locator(".rc-table--pieces tbody > tr").count()
        cut = page.locator(".rc-large:has(.rc-table--pieces)").evaluate("one => getComputedStyle(one).breakInside")
        assert (3 < rows < 9, cut) == (True, "auto")


def _printed(page: Page, lower: int) -> list[list[str]]:
    """Lines of each sheet of a page that begins so many pixels lower."""
    page.evaluate("lower => document.querySelector('h1').style.marginTop = lower + 'px'", lower)
    done = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(), capture_output=True, check=True, timeout=60)
    return [lines for text in done.stdout.decode("utf-8").split("\f") if (lines := text.strip().splitlines())]


def test_beside_what_is_to_be_done_the_short_lists_follow_one_another(browser: Browser, folder: str) -> None:
    """A long list left a blank beside it, down to the row of the others."""
    with browsing.looking(browser, folder) as (page, _):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(folder + "index.html")
        boxes = [page.locator(f"section[aria-labelledby={name}]").bounding_box() for name in SHORT_LISTS]
        assert len({box["x"] for box in boxes if box}) == 1
        assert all(abs(one["y"] + one["height"] - after["y"]) < 60 for one, after in pairwise(boxes) if one and after)


@pytest.mark.parametrize("name", [CASE, EVIDENCE])
def test_a_piece_is_seen_in_place_when_asked_for_and_not_before(browser: Browser, base: str, name: str) -> None:
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(base + name)
        assert page.locator("iframe").count() == 0
        button = page.locator("[data-rc=voir]").first
        with page.expect_response("**/liasse/pieces/P01.pdf") as answer:
            button.click()
        assert answer.value.ok
        expect(page.locator(".rc-apercu iframe")).to_have_attribute("title", re.compile("^Pièce n° 1, "))
        assert button.get_attribute("aria-expanded") == "true"
        button.click()
        assert page.locator("iframe").count() == 0
        assert complaints.all == []


@pytest.mark.parametrize(("clock", "warned"), [("2026-11-21T20:00", False), ("2026-11-22T09:00", False),
                                               ("2026-11-23T00:30", True), ("2027-02-01T12:00", True)])  # fmt: skip
def test_a_page_older_than_a_day_says_so(browser: Browser, folder: str, clock: str, warned: bool) -> None:  # noqa: FBT001
    with browsing.looking(browser, folder) as (page, complaints):
        page.clock.install(time=clock)
        page.route("**/index.html", lambda route: route.continue_())
        page.goto(folder + CASE)
        page.evaluate("document.querySelector('[data-au]').removeAttribute('data-demonstration')")
        page.add_script_tag(url=f"{folder}assets/recouvre.js")
        warning = page.locator(".rc-perime")
        assert warning.is_visible() is warned
        if warned:
            expect(warning).to_contain_text("ne sont plus à jour")
        assert complaints.all == []


def texts_of(page: Page) -> str:
    return hostile.visible(str(page.evaluate("document.body.textContent + document.title")))


def altered(seen: dict[str, str], text: str) -> dict[str, str]:
    """Texts that the page does not show as they were written; a file is shown by its kind or its last name."""
    return {
        path: given
        for path, given in seen.items()
        if hostile.visible(given) not in text and not hostile.field_of(path).endswith(".fichiers")
    }


def hostile_case(folder: Path, name: str, make: Callable[[str], str], shell: Shell) -> None:
    """Put the pages of a case on disk with a hostile text in each slot, its files beside them."""
    vue = hostile.spoil(sample.vue(), make)
    files = {page: content for page, content in sample.case_files(vue, shell).items() if page.endswith(".html")}
    browsing.write(folder / "dossiers" / name, {**files, **sample.beside(sample.vue())})


@pytest.mark.parametrize("every", [pytest.param(12, marks=pytest.mark.nightly), 38])
@pytest.mark.parametrize(("name", "slots"), [("index.html", 60), ("pieces.html", 11)])
def test_each_hostile_text_stays_text_in_each_slot_of_the_pages_of_a_case(
    browser: Browser, shell: Shell, tmp_path: Path, name: str, slots: int, *, every: int
) -> None:
    """By day each text alone in a slot or two: all of them meet every slot in the next test."""
    browsing.write(tmp_path, shell.assets())
    for turn in range(0, len(hostile.STRINGS), every):
        ink = hostile.Ink(turn=turn)
        hostile_case(tmp_path, str(turn), ink, shell)
        with browsing.looking(browser, f"{tmp_path.as_uri()}/") as (page, complaints):
            page.goto(f"{tmp_path.as_uri()}/dossiers/{turn}/{name}")
            if name == "index.html":
                page.locator("[data-rc=deplier]").click()
            text = texts_of(page)
            seen = ink.seen_in(text)
            assert len({hostile.field_of(path) for path in seen}) > slots
            assert altered(seen, text) == {}
            assert complaints.all == []


@pytest.mark.parametrize(("name", "least"), [("index.html", 100), ("pieces.html", 25)])
def test_every_slot_meets_every_hostile_text_at_once(
    browser: Browser, shell: Shell, tmp_path: Path, name: str, least: int
) -> None:
    browsing.write(tmp_path, shell.assets())
    hostile_case(tmp_path, "tout", hostile.everything, shell)
    with browsing.looking(browser, f"{tmp_path.as_uri()}/") as (page, complaints):
        page.goto(f"{tmp_path.as_uri()}/dossiers/tout/{name}")
        assert texts_of(page).count(hostile.visible(hostile.everything(""))) > least
        assert complaints.all == []


def test_hostile_texts_stay_texts_in_the_pages_of_the_portfolio(browser: Browser, shell: Shell, tmp_path: Path) -> None:
    ink = hostile.Ink()
    rows = [hostile.spoil(row, ink, str(rank)) for rank, row in enumerate(portfolio.rows(len(hostile.STRINGS)))]
    browsing.write(tmp_path, sample.home_pages(rows, sample.office(), sample.AU, shell))
    base = f"{tmp_path.as_uri()}/"
    with browsing.looking(browser, base) as (page, complaints):
        for name in ("index.html", "dossiers/index.html", "agenda/index.html", "suivi/index.html"):
            page.goto(base + name)
            if page.locator(".rc-portefeuille").count():
                ready(page)
            text = texts_of(page)
            seen = ink.seen_in(text)
            assert seen
            assert altered(seen, text) == {}
        page.locator("#rc-recherche").fill("intrus")
        expect(page.locator("#rc-resultats [role=option]").first).to_be_visible()
        assert complaints.all == []


@pytest.mark.nightly
def test_public_lists_of_hostile_texts_stay_texts(browser: Browser, shell: Shell, tmp_path: Path) -> None:
    """Lists are not copied here: ``RECOUVRE_CHAINES`` names a folder of text files, one text a line."""
    home = os.environ.get("RECOUVRE_CHAINES")
    if not home:
        pytest.skip("RECOUVRE_CHAINES ne désigne aucun répertoire de listes publiques : non essayées ici")
    lines = (
        line for path in sorted(Path(home).glob("*.txt")) for line in path.read_text("utf-8", "replace").split("\n")
    )
    strings = tuple(dict.fromkeys(line for line in lines if line.strip()))
    browsing.write(tmp_path, shell.assets())
    base = f"{tmp_path.as_uri()}/"
    shown = 0
    with browsing.looking(browser, base) as (page, complaints):
        for turn in range(0, len(strings), 50):
            ink = hostile.Ink(strings, turn)
            hostile_case(tmp_path, "x", ink, shell)
            page.goto(f"{base}dossiers/x/index.html")
            text = texts_of(page)
            seen = ink.seen_in(text)
            shown += len(seen)
            assert altered(seen, text) == {}
            assert complaints.all == [], turn
    assert shown > len(strings)


def test_a_text_is_made_plain_here_as_in_the_browser(browser: Browser, folder: str) -> None:
    """What a search looks for is made plain when the site is built; what is typed, when it is typed."""
    texts = [
        "Œuvre d’Été, ÇA : 4 800,00 €", "4\u202f800,00\u00a0€", "1.200.345.50", "12.34", "SIREN 000 211 474", "ﬁn",
        "ÎLE œ Æ",
        "a\u00a0 b\n\tc ", "1 234 5678", "STRASSE ß", "12 345.6", "", "٣ ٤٥٦", "Nguyễn", "A\u030a",
    ]  # fmt: skip
    with browsing.looking(browser, folder) as (page, _):
        page.goto(f"{folder}index.html")
        there = page.evaluate("(texts) => texts.map((one) => Recouvre.plain(one))", texts)
    assert [plain(one) for one in texts] == there
