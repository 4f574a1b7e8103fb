"""Accessibility of the built site: axe-core in a real browser, light and dark, and the keyboard."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages import browsing

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
CASE = "dossiers/2026-0142/index.html"
EVIDENCE = "dossiers/2026-0142/pieces.html"
PAGES = {
    "light": (
        "index.html",
        CASE,
        EVIDENCE,
        "courriers/index.html",
        "agenda/index.html",
        "suivi/index.html",
        "droit/procedures.html",
        "droit/documents.html",
        "guide/ci.html",
    ),
    "dark": ("index.html", CASE, EVIDENCE, "droit/calculs.html"),
}
LONG = ("dossiers/index.html", "droit/taux.html", "droit/delais.html", "guide/cles.html", "guide/commandes.html")
GRAVE = frozenset({"serious", "critical"})


def violations(page: Page) -> list[str]:
    """Serious violations, unfolded parts included."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}) {node['target']} {node.get('failureSummary', '')}"
        for one in result["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


def check(browser: Browser, site: Path, names: tuple[str, ...], **options: Any) -> None:
    base = f"{site.as_uri()}/"
    with browsing.looking(browser, base, **options) as (page, _):
        for name in names:
            page.goto(base + name)
            if page.locator(".rc-portefeuille").count():
                page.evaluate("dispatchEvent(new Event('hashchange'))")  # read without scrolling: the header would fade
                page.wait_for_selector(".rc-tri")
            assert violations(page) == [], name


def test_pages_have_no_serious_violation(browser: Browser, small_site: Path) -> None:
    check(browser, small_site, PAGES["light"])


def test_pages_have_no_serious_violation_in_the_dark(browser: Browser, small_site: Path) -> None:
    check(browser, small_site, PAGES["dark"], color_scheme="dark")


def test_a_phone_has_no_serious_violation_either(browser: Browser, small_site: Path) -> None:
    check(browser, small_site, (CASE, EVIDENCE), viewport={"width": 360, "height": 740})


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 390, 820, 1440])
def test_every_page_at_every_width_and_light(browser: Browser, small_site: Path, scheme: str, width: int) -> None:
    names = (*PAGES["light"], *PAGES["dark"], *LONG)
    check(browser, small_site, names, color_scheme=scheme, viewport={"width": width, "height": 800})


def test_the_keyboard_reaches_content_search_and_folds(browser: Browser, small_site: Path) -> None:
    base = f"{small_site.as_uri()}/"
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(base + CASE)
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        first = page.locator("details.rc-ligne summary").first
        first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("details.rc-ligne").first).to_have_attribute("open", "")
        page.keyboard.press("/")
        expect(page.locator("#rc-recherche")).to_be_focused()
        # the free texts are held back: their answer comes after the arrow
        page.evaluate("""() => {
            const read = window.Recouvre.freeText;
            const held = new Promise((release) => { window.liberer = release; });
            window.Recouvre.freeText = () => held.then(read);
        }""")
        page.keyboard.insert_text("atelier")
        options = page.locator("#rc-resultats [role=option]")
        expect(options.first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        chosen, second = options.nth(1).inner_text(), options.nth(1).element_handle()
        page.evaluate("liberer()")
        page.wait_for_function("(shown) => !shown.isConnected", arg=second)
        expect(page.locator("#rc-resultats [aria-selected=true]")).to_have_count(1)
        assert page.locator("#rc-resultats [aria-selected=true]").inner_text() == chosen
        page.keyboard.press("Escape")
        expect(page.locator("#rc-resultats")).to_be_hidden()
        assert complaints.all == []


def test_what_has_the_keyboard_is_ringed(browser: Browser, small_site: Path) -> None:
    base = f"{small_site.as_uri()}/"
    ringed = """() => {
        const held = document.activeElement;
        const shown = held.matches('.md-option') ? held.nextElementSibling : held;
        const style = getComputedStyle(shown);
        return [held.className, style.outlineStyle, style.outlineWidth, style.outlineColor];
    }"""
    with browsing.looking(browser, base) as (page, _):
        page.goto(base + CASE)
        rings = []
        for _ in range(25):
            page.keyboard.press("Tab")
            rings.append(page.evaluate(ringed))
        kinds = {name.split()[0] for name, *_ in rings if name}
        assert {"md-option", "md-tabs__link", "md-nav__link"} <= kinds
        assert [ring for ring in rings[1:] if ring[1:3] != ["solid", "2px"]] == []
        assert {colour for name, _, _, colour in rings if name.startswith(("md-option", "md-tabs"))} == {
            "rgb(255, 255, 255)"
        }


def test_a_sheet_of_paper_is_no_small_screen(browser: Browser, small_site: Path) -> None:
    base = f"{small_site.as_uri()}/"
    with browsing.looking(browser, base) as (page, _):
        page.set_viewport_size({"width": 688, "height": 1000})  # A4 less its margins
        page.goto(base + CASE)
        heads = page.locator(".rc-table--pile thead")
        assert heads.first.is_hidden()
        page.emulate_media(media="print")
        assert heads.first.is_visible()
        page.goto(f"{base}agenda/index.html")
        weeks = page.evaluate(
            "[...document.querySelectorAll('.rc-semaine')]"
            ".map((one) => [!!one.querySelector('h3'), getComputedStyle(one).breakBefore])"
        )
        assert len(weeks) == 6
        assert [broken == "page" for _, broken in weeks] == [filled for filled, _ in weeks]


def test_a_page_seen_dark_is_printed_light(browser: Browser, small_site: Path) -> None:
    inks = """(scheme) => {
        document.body.dataset.mdColorScheme = scheme;
        return ["h1", ".rc-une", ".rc-discret"].map((one) => {
            const seen = getComputedStyle(document.querySelector(one));
            return [seen.color, seen.backgroundColor];
        });
    }"""
    with browsing.looking(browser, f"{small_site.as_uri()}/") as (page, _):
        page.goto(f"{small_site.as_uri()}/{CASE}")
        assert page.evaluate(inks, "default") != page.evaluate(inks, "slate")
        page.emulate_media(media="print")
        assert page.evaluate(inks, "default") == page.evaluate(inks, "slate")


def test_a_source_is_not_read_as_part_of_its_article(browser: Browser, small_site: Path) -> None:
    with browsing.looking(browser, f"{small_site.as_uri()}/") as (page, _):
        page.goto(f"{small_site.as_uri()}/{CASE}")
        lines = page.locator(".rc-table .rc-source").evaluate_all(
            "all => all.map(one => getComputedStyle(one).display)"
        )
        assert set(lines) == {"block"}


@pytest.mark.parametrize("name", ["courriers/index.html", "suivi/index.html", CASE, EVIDENCE])
def test_a_link_or_a_button_says_to_what_it_leads_without_its_line(
    browser: Browser, small_site: Path, name: str
) -> None:
    """A screen reader lists them alone: « PDF » nine times says nothing (pièces are named by their number)."""
    with browsing.looking(browser, f"{small_site.as_uri()}/") as (page, _):
        page.goto(f"{small_site.as_uri()}/{name}")
        named = page.locator(":is(article a, article button)").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label') || one.textContent.trim())"
        )
        assert named
        assert not {"PDF", "CSV", "Télécharger", "voir ici", "à compléter", "courriel à ouvrir"}.intersection(named)


def test_the_place_of_a_picture_is_kept_before_it_comes(browser: Browser, small_site: Path) -> None:
    with browsing.looking(browser, f"{small_site.as_uri()}/") as (page, _):
        for name in (CASE, EVIDENCE):
            page.goto(f"{small_site.as_uri()}/{name}")
            sizes = page.locator("article img").evaluate_all(
                "all => all.map(one => [one.getAttribute('width'), one.getAttribute('height')])"
            )
            assert sizes
            assert all(width and height for width, height in sizes)


def test_in_high_contrast_every_tab_is_as_bright_and_a_bar_is_of_the_colours_of_the_reader(
    browser: Browser, small_site: Path
) -> None:
    with browsing.looking(browser, f"{small_site.as_uri()}/", forced_colors="active") as (page, _):
        page.goto(f"{small_site.as_uri()}/suivi/index.html")
        shades = page.locator(".md-tabs__link").evaluate_all("all => all.map(one => getComputedStyle(one).opacity)")
        assert set(shades) == {"1"}
        ink = "one => [getComputedStyle(one).fill, getComputedStyle(document.body).color]"
        bar, text = page.locator(".rc-barres__valeur").first.evaluate(ink)
        assert bar == text


def test_the_printed_case_keeps_its_content_and_drops_the_frame(browser: Browser, small_site: Path) -> None:
    base = f"{small_site.as_uri()}/"
    with browsing.looking(browser, base) as (page, complaints):
        page.goto(base + CASE)
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        for frame in (".md-header", ".md-tabs", ".md-sidebar--secondary", ".rc-liens", ".md-footer"):
            assert page.locator(frame).first.is_hidden(), frame
        for content in (".rc-une", "#decompte", ".rc-table--segments", ".rc-note"):
            assert page.locator(content).first.is_visible(), content
        assert complaints.all == []
