"""A settled case of which nothing is to come is made once: on every later day a clean build makes the same of it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.build.rest import rested
from generator.casework.computed import compute_case
from generator.edit import append_item
from generator.load import load_case, load_office
from generator.statement import compute
from tests.build.conftest import AU, anew, build, tree, with_shell
from tests.office import REPOSITORY
from tests.progress.cases import case, day
from tests.progress.cases import office as bureau

PAID = AU + dt.timedelta(days=1)  # the demo cases say what is owed the day before

ALL = tuple(sorted(path.name for path in (REPOSITORY / "cases").glob("2*")))
LATER = (1, 30, 400, 4000)  # days
TO_COME = {
    "2026-0101",  # a term
    "2026-0104",  # a hold
    "2026-0107",  # instalments
    "2026-0111",  # an order that may lapse
    "2026-0112",  # another
    "2026-0113",  # a hearing
    "2026-0120",  # the end of a guarantee
}


def _settle(root: Path, reference: str) -> None:
    """Everything is paid, more than is owed, and the case is told settled."""
    office = load_office(root)
    paid = {"date": PAID, "montant": "90000,00", "moyen": "virement"}
    append_item(root, reference, "paiements", paid, office)
    append_item(root, reference, "journal", {"date": PAID, "type": "solde", "note": "Payé en entier."}, office)


@pytest.fixture(scope="module")
def settled(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every demo case, settled on the same day."""
    root = with_shell(built, tmp_path_factory.mktemp("soldes"), ALL)
    for reference in ALL:
        _settle(root, reference)
    build(root, au=PAID)
    return root


def test_a_settled_case_is_not_made_again_on_a_later_day(settled: Path, tmp_path: Path) -> None:
    shutil.copytree(settled, tmp_path / "suivi")
    build(tmp_path / "suivi", au=PAID)  # its files have new ctimes: settle the state
    awake = len(TO_COME)
    for days in LATER:
        au = PAID + dt.timedelta(days=days)
        made = build(tmp_path / "suivi", au=au).made
        assert made == awake if days == LATER[0] else made <= awake, days  # what was to come is past: one more at rest
        assert tree(tmp_path / "suivi") == anew(settled, tmp_path / f"neuf-{days}", au=au), days


def test_its_page_says_so_and_does_not_grow_old(settled: Path) -> None:
    page = (settled / "build/dossiers/2026-0105/index.html").read_text(encoding="utf-8")
    assert "Dossier arrêté au 22/11/2026, date de son dernier fait" in page
    assert "data-au" not in page
    assert "rc-perime" not in page


def test_a_date_to_come_keeps_a_case_awake(settled: Path, tmp_path: Path) -> None:
    shutil.copytree(settled / "cases", tmp_path / "cases")
    later = PAID + dt.timedelta(days=10)
    fact = {"date": later, "type": "note", "note": "Rappeler le client."}
    append_item(tmp_path, "2026-0105", "journal", fact, load_office(tmp_path))
    build(tmp_path, au=PAID)
    assert "data-au" in (tmp_path / "build/dossiers/2026-0105/index.html").read_text(encoding="utf-8")
    report = build(tmp_path, au=later)
    assert report.made == len(TO_COME) + 1


def test_an_order_paid_and_not_served_wakes_the_case_when_it_lapses(built: Path, tmp_path: Path) -> None:
    """Its décompte then goes back to the invoices (CPC, art. 1411): what they leave owed is told, in every build."""
    root = with_shell(built, tmp_path / "suivi", ("2026-0112",))
    office = load_office(root)
    due = compute(load_case(root, "2026-0112", office, PAID), office, PAID)
    paid = {"date": PAID, "montant": str(due.total).replace(".", ","), "moyen": "virement"}
    append_item(root, "2026-0112", "paiements", paid, office)
    build(root, au=PAID)
    lapsed = dt.date(2026, 12, 2)
    assert build(root, au=lapsed).made == 1
    assert tree(root) == anew(root, tmp_path / "neuf", au=lapsed)


EARLY = {
    "factures": "- {numero: F-1, date: 2026-03-02, conditions: 30 jours, montant-ttc: 1000}",  # due on 1 April
    "paiements": "- {date: 2026-03-30, montant: 1000}",
}
LESS = {"paiements": "- {date: 2026-06-09, montant: 900}"}
EXPECTED = "attendu:\n  - {au: 2026-12-31, total: 0}\n"
SETTLED = "- {date: 2026-06-10, type: solde}"
CLOSED = "- {date: 2026-06-10, type: cloture}"
SEIZED = "- {date: 2026-03-10, type: saisie-attribution}"
ORDERED = "- {date: 2026-03-20, type: ordonnance-injonction}\n- {date: 2026-04-10, type: cloture}"
HELD = "- {date: 2026-03-10, type: suspension, jusqu-au: 2026-05-10, motif: essai}"
INSOLVENT = {
    "paiements": "- {date: 2026-04-12, montant: 1000}",
    "journal": "- {date: 2026-04-10, type: procedure-collective, nature: redressement, tribunal: TC}",
}
UNSERVED = {
    "paiements": "- {date: 2026-06-09, montant: 800}",
    "titres": "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-08, principal: 800}",
}


@pytest.mark.parametrize(
    ("told", "blocks", "au", "on"),
    [
        ("paid before its term, the eve of it", EARLY, "2026-03-31", ""),
        ("the day of its term, which its conditions alone give", EARLY, "2026-04-01", "2026-04-01"),
        ("later: still shown at its term", EARLY, "2029-01-01", "2026-04-01"),
        ("a figure expected at a later day is no fact of it", EARLY | {"reste": EXPECTED}, "2026-04-02", "2026-04-01"),
        ("the rest given up: the day it is told", LESS | {"journal": SETTLED}, "2027-06-10", "2026-06-10"),
        ("not paid in full, nothing told", LESS, "2027-06-10", ""),
        ("closed, its principal still owed: interest goes on", LESS | {"journal": CLOSED}, "2027-06-10", ""),
        ("paid, a seizure to lift", EARLY | {"journal": SEIZED}, "2027-06-10", ""),
        ("paid, its debtor insolvent since", INSOLVENT, "2027-06-10", ""),
        ("paid and closed, an order that lapses in June", EARLY | {"journal": ORDERED}, "2026-05-09", ""),
        ("paid, an order that nobody served: it lapses in December", UNSERVED, "2026-06-10", ""),
        ("paid, reminders suspended for a time", EARLY | {"journal": HELD}, "2026-05-09", ""),
        ("that time over: at its last date it was held", EARLY | {"journal": HELD}, "2027-05-11", ""),
    ],
)
def test_a_case_rests_from_its_last_date_and_is_shown_at_it(
    told: str, blocks: dict[str, str], au: str, on: str
) -> None:
    computed = compute_case(case(**blocks), bureau(), day(au))
    found = rested(computed, bureau())
    assert (found.situation.au.isoformat() if found.repos else "") == on, told
    assert found.repos or found is computed
