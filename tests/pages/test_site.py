"""The whole site: links lead somewhere, nothing is external, nothing leaks between creditors, bytes are stable."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import get_args, get_origin
from urllib.parse import unquote, urldefrag

import msgspec
import pytest
from msgspec import structs

from generator import resources
from generator.law.series import shipped
from generator.pages import (
    Portfolio,
    Shell,
    case_page,
    law,
    office_pages,
    reference,
    summarise,
    untouched,
)
from generator.pages.asked import PAGES
from generator.pages.reading import read
from generator.pages.resume import Resume
from generator.render.environment import insecable
from generator.statement import compute
from tests.given import Given
from tests.pages import portfolio, sample


@pytest.fixture(scope="module")
def files(shell: Shell) -> dict[str, bytes]:
    vue = sample.vue()
    rows = sorted([summarise(vue), *portfolio.rows(120)], key=lambda row: row.reference)
    own = {f"dossiers/2026-0142/{name}": content for name, content in sample.case_files(vue, shell).items()}
    return {**sample.home_pages(rows, sample.office(), sample.AU, shell), **own}


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.followed: list[str] = []  # by a reader
        self.loaded: list[str] = []  # by the browser
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.followed.append(values["href"])
        for name in ("src", "href", "data", "action", "poster", "srcset"):
            if name in values and tag != "a":
                self.loaded.append(values[name])


def pages_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    return ((name, content.decode()) for name, content in files.items() if name.endswith(".html"))


def test_no_value_of_a_page_is_refused_to_the_template_of_an_office(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, vue = Given("site", monkeypatch), sample.vue()
    sample.case_files(vue, shell)
    sample.home_pages([summarise(vue), *portfolio.rows(3)], sample.office(), sample.AU, shell)
    assert {"site/accueil.html", "site/dossier.html", "site/pieces.html", "site/taux.html"} <= set(given)
    assert given.refused == {}
    for template, types in PAGES.items():
        for name, kind in types.items():
            value = given[template][name]
            assert value is None or isinstance(value, get_origin(kind) or kind), (template, name)
            for line in get_args(kind):
                assert all(isinstance(one, line) for one in value or ()), (template, name)


def test_no_token_and_no_engine_signature_is_left(files: dict[str, bytes]) -> None:
    assert [
        name for name, content in files.items() if b"@@RECOUVRE" in content or b"Page mod\xc3\xa8le" in content
    ] == []
    assert [name for name, page in pages_of(files) if 'name="generator"' in page] == []
    assert "dossiers/modele/index.html" not in files


def test_every_page_is_closed(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files):
        head = page.partition("</head>")[0]
        assert "default-src 'none'" in head, name
        assert "noindex, nofollow, noarchive" in head, name
        assert " style=" not in page, name
        assert not re.search(r"\son[a-z]+\s*=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)), name


def test_nothing_is_loaded_from_elsewhere(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files):
        outside = [address for address in Links(page).loaded if re.match(r"[a-z]+:|//", address)]
        assert outside == [], name
    styles = b"".join(content for name, content in files.items() if name.endswith(".css"))
    assert [
        found for found in re.findall(rb"url\((.*?)\)", styles) if not found.strip(b"\"'").startswith((b"data:", b"#"))
    ] == []


def test_every_link_of_the_site_leads_to_a_file_and_an_anchor(files: dict[str, bytes]) -> None:
    links = {name: Links(page) for name, page in pages_of(files)}
    made_elsewhere = ("liasse/", "courriers/", "emis/", "apercus/", "exports/")  # by the build, beside the page
    broken = []
    for name, found in links.items():
        for address in (*found.followed, *found.loaded):
            if re.match(r"(https://|mailto:|data:)", address):
                continue
            path, anchor = urldefrag(address)
            target = normpath(join(dirname(name), unquote(path))) if path else name
            if target.startswith("dossiers/2026-") and target not in files:
                assert target.endswith("/index.html") or any(part in target for part in made_elsewhere)
                continue
            known_anchor = not anchor or "=" in anchor or anchor in links[target].ids if target in links else not anchor
            if target not in files or not known_anchor:
                broken.append((name, address))
    assert broken == []


def test_links_to_other_sites_say_nothing_of_where_they_come_from(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files):
        if name == "apropos.html":
            continue
        for link in re.findall(r'<a [^>]*href="https://[^>]*>', page):
            assert 'rel="noopener noreferrer"' in link, name


def test_the_same_portfolio_gives_the_same_bytes(shell: Shell, files: dict[str, bytes]) -> None:
    vue = sample.vue()
    rows = sorted([summarise(vue), *portfolio.rows(120)], key=lambda row: row.reference)
    own = {f"dossiers/2026-0142/{name}": content for name, content in sample.case_files(vue, shell).items()}
    assert {**sample.home_pages(rows, sample.office(), sample.AU, shell), **own} == files


@pytest.mark.parametrize("rank", [0, 99, 100, 349])
def test_an_edited_case_makes_again_only_the_pages_that_tell_of_it(shell: Shell, rank: int) -> None:
    rows = sorted(portfolio.rows(350), key=lambda row: row.reference)
    known = sample.held(office_pages(Portfolio(portfolio.lines(rows), sample.office(), sample.AU, shell)))
    edited = msgspec.structs.replace(rows[rank], debiteur="Nouveau nom", total=Decimal("12.34"), delais=())
    after = portfolio.lines([*rows[:rank], edited, *rows[rank + 1 :]])
    changed = {edited.reference}
    made = sample.held(office_pages(Portfolio(after, sample.office(), sample.AU, shell), changed))
    kept = untouched(after, changed)
    assert len(kept) == 3
    assert made.keys().isdisjoint(kept)
    assert {**made, **{name: known[name] for name in kept}} == sample.held(
        office_pages(Portfolio(after, sample.office(), sample.AU, shell))
    )


def test_an_empty_portfolio_has_a_site(shell: Shell) -> None:
    made = sample.home_pages([], sample.office(), sample.AU, shell)
    assert "Aucun délai du créancier" in made["index.html"].decode()


def test_robots_are_refused(files: dict[str, bytes]) -> None:
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def marked(row: Resume) -> Resume:
    """The same row, where every text names its creditor."""

    def mark(value: object) -> object:
        if isinstance(value, str):
            return f"{value} TEMOIN-{row.creancier}"
        if isinstance(value, tuple):
            return tuple(mark(one) for one in value)
        return value

    kept = {"reference", "stade", "creancier", "responsable", "siren"}
    names = ("debiteur", "creancier_nom", "ville", "texte", "factures", "lacunes")
    assert not kept & set(names)
    return msgspec.structs.replace(row, **{name: mark(getattr(row, name)) for name in names})


def test_the_site_of_one_creditor_says_nothing_of_another(shell: Shell) -> None:
    rows = [marked(row) for row in portfolio.rows(60)]
    own = [row for row in rows if row.creancier == "atelier-durand"]
    made = sample.home_pages(own, sample.office(), sample.AU, shell)
    whole = b"".join(made.values())
    assert b"TEMOIN-atelier-durand" in whole
    for trace in (b"TEMOIN-fournil-conseil", b"Fournil Conseil", b"fournil-conseil"):
        assert [name for name, content in made.items() if trace in content] == []
    others = [row.reference.encode() for row in rows if row.creancier == "fournil-conseil"]
    assert [reference for reference in others if reference in whole] == []


def test_the_page_of_a_case_says_nothing_of_another_creditor(shell: Shell) -> None:
    assert b"Fournil Conseil" not in case_page(sample.vue(), read(sample.vue()), shell).whole


def test_the_half_years_go_back_to_2009_and_end_with_the_next_one() -> None:
    halves = list(law.half_years(shipped(), dt.date(2026, 11, 21)))
    assert [half.nom for half in halves[:3]] == ["2027-S1", "2026-S2", "2026-S1"]
    assert halves[-1].nom == "2009-S1"
    assert len({half.nom for half in halves}) == len(halves) == 37
    unknown = halves[0]
    assert unknown.penalites == "à compléter"
    assert unknown.inconnu


def test_the_worked_examples_are_the_reference_vectors(files: dict[str, bytes]) -> None:
    page = files["droit/calculs.html"].decode().replace("\u00a0", " ")
    for figure in ("199,73 €", "214,03 €", "413,76 €", "176,44 €", "278,08 €", "454,52 €"):  # V1 and V2
        assert figure in page


def test_a_day_of_the_agenda_has_the_capital_of_a_heading(files: dict[str, bytes]) -> None:
    days = re.findall("<h3>(.)", files["agenda/index.html"].decode())
    assert days
    assert all(initial.isupper() for initial in days)


def test_the_page_of_keys_has_every_key_of_every_file(files: dict[str, bytes]) -> None:
    page = files["guide/cles.html"].decode()
    for model in reference.FILES.values():
        blocks = list(reference.blocks(model))
        assert blocks[0].nom == ""
        for block in blocks:
            for key in block.cles:
                assert f"<code>{key.nom}</code>" in page
                assert key.sens, f"{block.nom} {key.nom} n'a pas de description"
                for word, sense in key.mots:
                    told = insecable(sense).replace("'", "’")
                    assert f"<code>{word}</code>\N{NO-BREAK SPACE}: {told}" in page
    assert "par défaut\N{NO-BREAK SPACE}: non" in page
    assert "«\N{NO-BREAK SPACE}CEDEX" in page
    assert "« " not in page[page.index("<h2") :]
    assert "Clés\N{NO-BREAK SPACE}: adresse<" in page


def test_the_guide_names_only_commands_that_exist(files: dict[str, bytes]) -> None:
    from generator.cli.root import recouvre  # noqa: PLC0415

    said = set()
    for _, page in pages_of(files):
        for code in re.findall(r"<code[^>]*>(.*?)</code>", page, re.DOTALL):
            plain = re.sub(r"<[^>]+>", "", code)
            said |= set(re.findall(r"\brecouvre ([a-z]+)", plain))
    assert said - set(recouvre.commands) == set()
    assert {"verifier", "noter", "construire"} <= said


def test_the_real_decompte_enters_the_page(shell: Shell) -> None:
    vue = sample.vue()
    owed = compute(vue.case, vue.office, sample.AU)
    seen = structs.replace(vue, decompte=owed)
    page = case_page(seen, read(seen), shell).whole.decode().replace("\u00a0", " ")
    whole = f"{owed.total:,.2f}".replace(",", " ").replace(".", ",")
    assert whole in page


def test_our_scripts_never_turn_text_into_markup_or_code(files: dict[str, bytes]) -> None:
    ours = [
        name for name in files if name.startswith("assets/") and name.endswith(".js") and "/javascripts/" not in name
    ]
    assert len(ours) == 5
    for name in ours:
        script = files[name].decode()
        for door in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("):
            assert door not in script, name
        assert "http" not in script, name


def test_pages_of_an_office_that_copied_our_templates_are_ours_to_the_byte(shell: Shell, tmp_path: Path) -> None:
    """They are filled in the sandbox, ours are not: it stops nothing that our own templates do."""
    rows = sorted([summarise(sample.vue()), *portfolio.rows(40)], key=lambda row: row.reference)
    ours = sample.home_pages(rows, sample.office(), sample.AU, shell) | sample.case_files(sample.vue(), shell)
    shutil.copytree(sample.ROOT / "cases", tmp_path / "cases")
    shutil.copytree(resources.shipped("templates") / "site", tmp_path / "templates" / "site")
    own = structs.replace(shell, root=tmp_path)
    vue = sample.vue()
    there = structs.replace(vue.case, root=tmp_path, folder=tmp_path / "cases" / "2026-0142")
    vue = structs.replace(vue, case=there)
    theirs = sample.home_pages(rows, sample.office(), sample.AU, own) | sample.case_files(vue, own)
    assert {name for name in ours if ours[name] != theirs[name]} == set()
