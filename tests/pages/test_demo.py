"""The demo portfolio through the pages: nineteen real situations, none of which may leave a hole."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from generator.build.checks import check_computed
from generator.build.vues import compute_case
from generator.load import list_references, load_case, load_office
from generator.money import format_eur
from generator.pages import Shell, case_files, home_pages, summarise
from generator.pages.types import Vue
from generator.progress import procedures

ROOT = Path(__file__).resolve().parents[2]
AU = dt.date(2026, 11, 21)
REFERENCES = list_references(ROOT)


@cache
def vue(reference: str) -> Vue:
    office = load_office(ROOT)
    case = load_case(ROOT, reference)
    computed = compute_case(case, office, AU)
    return Vue(
        case, office, computed.situation, computed.decompte, computed.refus,
        findings=tuple(check_computed(computed, office)),
        procedures=procedures(case, office, AU, computed.decompte),
    )  # fmt: skip


@pytest.mark.parametrize("reference", REFERENCES)
def test_every_demo_case_has_its_page_and_its_calendar(shell: Shell, reference: str) -> None:
    seen = vue(reference)
    files = case_files(seen, shell)
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


def test_the_demo_portfolio_has_its_home(shell: Shell) -> None:
    rows = [summarise(vue(reference)) for reference in REFERENCES]
    pages = home_pages(rows, load_office(ROOT), AU, shell)
    home = pages["index.html"].decode()
    assert len(REFERENCES) == 19
    for row in rows:
        assert row.reference in home
    for risk in ("2026-0112", "2026-0118"):  # an order to serve, a prescription that is near
        assert re.search(rf'id="risques".*?{risk}.*?id="pauses"', home, re.DOTALL)
    assert re.search(r'id="promesses".*?2026-0103.*?id="lacunes"', home, re.DOTALL)


def test_conditions_of_procedures_are_told_apart_once_reminders_are_over(shell: Shell) -> None:
    ready = case_files(vue("2026-0109"), shell)["index.html"].decode()
    assert "Injonction de payer" in ready
    assert re.search(r'<li class="rc-condition rc-condition--reunie">', ready)
    early = case_files(vue("2026-0102"), shell)["index.html"].decode()
    assert "rc-voies" in early
    assert '<li class="rc-condition' not in early
    settled = case_files(vue("2026-0119"), shell)["index.html"].decode()
    assert 'id="procedures"' not in settled
