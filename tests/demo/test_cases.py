"""The demo portfolio: every case is right, and stands where its comment says it stands."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from generator.case import Case
from generator.documents import CATALOGUE
from generator.exhibits.lock import verify
from generator.load import list_references, load_case, load_office
from generator.model import Office
from generator.progress import situation
from generator.progress.types import Situation
from generator.statement import compute
from generator.statement.types import Decompte
from generator.vocabulary import Fait
from tests.documents.sample import missing
from tests.portfolio import load_portfolio
from tests.tables import read_table

ROOT = Path(__file__).resolve().parents[2]
AU = dt.date(2026, 11, 21)
ROWS = read_table(__file__, "situations.csv")
REFERENCES = [row["reference"] for row in ROWS]


@cache
def office() -> Office:
    return load_office(ROOT)


@cache
def case(reference: str) -> Case:
    return load_case(ROOT, reference)


@cache
def seen(reference: str) -> tuple[Decompte, Situation]:
    decompte = compute(case(reference), office(), AU)
    return decompte, situation(case(reference), office(), AU, decompte)


def test_the_table_lists_every_case_of_the_portfolio() -> None:
    assert list_references(ROOT) == REFERENCES
    assert office().cabinet.au == AU


def test_no_case_has_a_finding() -> None:
    _, cases, findings = load_portfolio(ROOT)
    assert [str(finding) for finding in findings] == []
    assert [str(finding) for one in cases for finding in one.findings] == []


@pytest.mark.parametrize("row", ROWS, ids=REFERENCES)
def test_a_case_stands_where_the_table_says(row: dict[str, str]) -> None:
    _, now = seen(row["reference"])
    assert now.stade == row["stade"]
    due = (now.etape_due.etape.document, now.etape_due.due_le.isoformat()) if now.etape_due else ("", "")
    assert due == (row["etape_due"], row["depuis"])
    if row["prochain_delai"]:
        first = now.delais[0]
        assert (first.nature, first.prudence.isoformat()) == (row["prochain_delai"], row["au_plus_tard"])


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_amounts_expected_by_the_office_are_those_computed(reference: str) -> None:
    decompte, _ = seen(reference)
    (expected,) = case(reference).dossier.attendu
    assert expected.au == AU
    found = (decompte.principal, decompte.interets, decompte.indemnites, decompte.total)
    assert found == (expected.principal, expected.interets, expected.indemnites, expected.total)


@pytest.mark.parametrize("reference", [row["reference"] for row in ROWS if row["etape_due"]])
def test_the_letter_now_due_lacks_nothing(reference: str) -> None:
    decompte, now = seen(reference)
    assert now.etape_due is not None
    document = CATALOGUE[now.etape_due.etape.document]
    assert missing(document, case(reference), office(), decompte, now) == []


def test_the_request_is_ready_in_one_case_and_lacks_the_delivery_in_the_other() -> None:
    request = CATALOGUE["requete-injonction"]
    assert missing(request, case("2026-0109"), office(), *seen("2026-0109")) == []
    (lack,) = missing(request, case("2026-0110"), office(), *seen("2026-0110"))
    assert lack.key == "factures[0].livraison"


def test_the_letter_to_the_commissaire_can_leave_for_both_orders() -> None:
    letter = CATALOGUE["transmission-commissaire"]
    for reference in ("2026-0111", "2026-0112"):
        assert missing(letter, case(reference), office(), *seen(reference)) == []


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_journal_is_in_order_and_nothing_is_later_than_the_office_date(reference: str) -> None:
    dossier = case(reference).dossier
    dates = [fact.date for fact in dossier.journal]
    assert dates == sorted(dates)
    assert max(dates) <= AU
    assert all(piece.date is None or piece.date <= AU for piece in dossier.pieces)


def test_sundays_and_the_first_of_november_see_no_letter() -> None:
    sent = {Fait.RELANCE_COURRIER, Fait.MISE_EN_DEMEURE}
    days = [fact.date for one in map(case, REFERENCES) for fact in one.dossier.journal if fact.type in sent]
    assert [day for day in days if day.weekday() > 4] == []


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_exhibits_are_locked_as_they_lie(reference: str) -> None:
    assert (case(reference).folder / "pieces.lock").is_file()
    assert [str(finding) for finding in verify(case(reference))] == []
