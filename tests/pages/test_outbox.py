"""Letters to sign or to issue: every draft once, by kind, the longest waiting first, with what it lacks."""

import csv
import datetime as dt
import io
import re
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from generator.model import Office
from generator.pages import Ligne, Shell, places
from generator.pages.outbox import FEW, SHOWN, outbox_pages
from generator.pages.portfolio import Portfolio
from generator.pages.resume import LigneCourrier
from generator.vocabulary import QualiteCabinet
from tests.pages import browsing, sample
from tests.pages import portfolio as made

PAGE, SHEET = "courriers/index.html", "courriers/courriers.csv"


def waiting(number: int, document: str, *lacks: str, by: str = "créancier") -> Ligne:
    day = sample.AU - dt.timedelta(days=number)
    files = () if lacks else (f"courriers/{document}.pdf",)
    letter = LigneCourrier(document, day, "lrar", files, lacks, signature=by)
    (row,) = made.lines([msgspec.structs.replace(made.row(number), courriers=(letter,))])
    return row


ROWS = [
    waiting(3, "mise-en-demeure"),
    waiting(5, "mise-en-demeure", "il manque l’extrait Kbis."),
    waiting(7, "relance-courrier"),
]


def page(rows: list[Ligne], shell: Shell, office: Office | None = None) -> str:
    return sample.held(outbox_pages(Portfolio(rows, office or sample.office(), sample.AU, shell)))[PAGE].decode()


def test_drafts_are_grouped_by_kind_in_the_order_of_the_ladder_longest_waiting_first(shell: Shell) -> None:
    shown = page(ROWS, shell)
    assert re.findall(r'<h2 id="([^"]+)">', shown) == ["relance-courrier", "mise-en-demeure"]
    assert re.findall(r"dossiers/(2026-\d+)/index.html#courriers\">2026", shown) == [
        "2026-00007", "2026-00005", "2026-00003",
    ]  # fmt: skip
    assert "2\N{NO-BREAK SPACE}prêts, 1 à compléter" in shown
    assert 'href="../dossiers/2026-00003/courriers/mise-en-demeure.pdf"' in shown
    assert "il manque l’extrait Kbis." in shown
    assert "recouvre emettre RÉFÉRENCE mise-en-demeure" in shown
    assert "recouvre emettre --liste" in shown


def test_a_lawyer_is_told_that_the_letter_goes_on_his_own_paper(shell: Shell) -> None:
    office = sample.office()
    lawyer = office.cabinet.model_copy(update={"qualite": QualiteCabinet.AVOCAT})
    rows = [waiting(3, "mise-en-demeure", by="avocat"), waiting(5, "mise-en-demeure", "sommes refusées.", by="")]
    shown = page(rows, shell, Office(lawyer, office.creanciers, office.intervenants, office.strategies))
    assert "Signature\N{NO-BREAK SPACE}: avocat." in shown
    assert "recouvre emettre" not in shown, "by its name, or by the sheet"
    assert "recouvre noter RÉFÉRENCE mise-en-demeure" in shown


def test_each_letter_says_who_signs_it_when_cases_differ(shell: Shell) -> None:
    rows = [waiting(3, "requete-injonction", by="avocat"), waiting(5, "requete-injonction")]
    files = sample.held(outbox_pages(Portfolio(rows, sample.office(), sample.AU, shell)))
    shown = files[PAGE].decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Signature : avocat ou créancier, comme chaque ligne le dit." in shown
    told = re.findall(r"index.html#courriers\">(2026-\d+)<.*signature : (\w+)</small>", shown)
    assert told == [("2026-00005", "créancier"), ("2026-00003", "avocat")]
    read = list(csv.DictReader(io.StringIO(files[SHEET].decode("utf-8-sig")), delimiter=";"))
    assert [(one["dossier"], one["signature"]) for one in read] == told
    assert "signature : " not in page(rows[1:], shell), "of one signature, said above the table"


def test_the_spreadsheet_has_every_draft(shell: Shell) -> None:
    rows = [waiting(number, "relance-courrier") for number in range(1, SHOWN + 3)]
    files = sample.held(outbox_pages(Portfolio(rows, sample.office(), sample.AU, shell)))
    read = list(csv.DictReader(io.StringIO(files[SHEET].decode("utf-8-sig")), delimiter=";"))
    assert len(read) == SHOWN + 2
    assert read[0]["dossier"] == f"2026-{SHOWN + 2:05d}", "the longest waiting first"
    assert read[0]["fichier"] == f"dossiers/2026-{SHOWN + 2:05d}/courriers/relance-courrier.pdf"
    assert files[PAGE].decode().count('<tr><th scope="row"') == SHOWN


def test_nothing_waits(shell: Shell) -> None:
    assert "Aucun courrier n’attend" in page([msgspec.structs.replace(row, courriers=()) for row in ROWS], shell)


def test_a_draft_of_a_case_is_its_row_and_a_letter_sent_is_not() -> None:
    (row,) = made.lines([made.base()])
    assert [(one.document, bool(one.manques)) for one in row.courriers] == [
        ("relance-courriel", False), ("requete-injonction", True),
    ]  # fmt: skip
    assert len(places.awaiting([row])) == 2


@pytest.mark.browser
def test_a_heading_sorts_its_table_and_what_is_unknown_stays_last(
    browser: Browser, tmp_path: Path, shell: Shell
) -> None:
    rows = [waiting(number, "mise-en-demeure") for number in (3, 5, 49)]  # the décompte of n° 49 is refused
    owed = {row.reference: row.total for row in rows if row.arrete}
    assert len(owed) == 2
    browsing.write(
        tmp_path, shell.assets() | sample.held(outbox_pages(Portfolio(rows, sample.office(), sample.AU, shell)))
    )
    base = f"{tmp_path.as_uri()}/"
    with browsing.looking(browser, base) as (seen, complaints):
        seen.goto(f"{base}{PAGE}")
        orders = []
        for _ in range(2):
            seen.click("th .rc-tri >> text=Dû")
            orders.append(seen.locator("tbody th a").all_inner_texts())
        assert seen.locator("th[aria-sort=descending]").inner_text().startswith("Dû")
        assert complaints.all == []
    rising = sorted(owed, key=lambda one: owed[one])
    assert orders == [[*rising, "2026-00049"], [*reversed(rising), "2026-00049"]]


def test_many_letters_have_a_page_for_each_kind(shell: Shell) -> None:
    kinds = ("relance-courrier", "mise-en-demeure")
    rows = [waiting(2 * number + rank, kind) for number in range(1, 180) for rank, kind in enumerate(kinds)]
    files = sample.held(outbox_pages(Portfolio(rows, sample.office(), sample.AU, shell)))
    assert files[PAGE].decode().count('<tr><th scope="row"') == 2 * FEW
    for kind in kinds:
        assert f'href="{kind}.html"' in files[PAGE].decode()
        assert files[f"courriers/{kind}.html"].decode().count('<tr><th scope="row"') == 179
