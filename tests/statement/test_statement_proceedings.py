"""What a case says of its collective proceedings: what is declared, what no longer has to be."""

import datetime as dt

import pytest

from generator.statement.declared import issued_since, paid_since
from generator.statement.proceedings import governing, known, relieved, title_stopped_on
from tests.statement.conftest import Compute, Load, told

OPENED, AGAIN = dt.date(2026, 3, 2), dt.date(2026, 9, 7)
AU = dt.date(2026, 11, 21)
BILLED = """
factures:
  - {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: 1000}
  - {numero: F-2, date: 2026-05-04, echeance: 2026-06-03, montant-ttc: 500}
  - {numero: F-3, date: 2026-10-05, echeance: 2026-11-04, montant-ttc: 300, execution-le: 2026-10-01}
  - {numero: F-4, date: 2026-11-30, echeance: 2026-12-30, montant-ttc: 200}
paiements:
  - {date: 2026-03-01, montant: 10, moyen: virement}
  - {date: 2026-03-02, montant: 20, moyen: virement}
  - {date: 2026-04-01, montant: 30, moyen: cheque, rejete-le: 2026-04-08}
  - {date: 2026-12-01, montant: 40, moyen: virement}
journal:
"""
FIRST = "  - {date: 2026-03-02, type: procedure-collective, nature: %s, tribunal: Lyon%s}\n"
SECOND = "  - {date: 2026-09-07, type: procedure-collective, nature: liquidation, tribunal: Lyon%s}\n"
DECLARED, TERMINATED = ", declaree-le: 2026-04-10", ", resolution-du-plan: oui"


def test_what_came_since_the_judgment_is_not_declared(case: Load) -> None:
    dossier = case(BILLED + FIRST % ("redressement", "")).dossier
    assert [one.numero for one in issued_since(dossier, OPENED, AU)] == ["F-2", "F-3"]
    assert [one.montant for one in paid_since(dossier, OPENED, AU)] == [20]


def test_an_invoice_is_known_from_its_own_day(case: Load) -> None:
    dossier = case(BILLED + FIRST % ("redressement", "")).dossier
    found = [[one.numero for one in issued_since(dossier, OPENED, dt.date(2026, 10, day))] for day in (4, 5)]
    assert found == [["F-2"], ["F-2", "F-3"]]


def test_the_interest_of_a_title_stops_at_the_first_of_the_judgments_that_bind_its_invoices(case: Load) -> None:
    """F-1 was born before that of 2 March, F-2 between the two."""
    dossier = case(BILLED + FIRST % ("redressement", ", cloturee-le: 2026-04-20") + SECOND % "").dossier
    assert title_stopped_on(dossier, AU) == OPENED


@pytest.mark.parametrize(
    ("closed", "held"),
    [("2026-10-06", dt.date(2026, 10, 1)), ("2026-10-05", None), ("2026-10-04", None)],
)
def test_an_invoice_since_the_last_of_three_judgments_is_held_to_it_while_open(
    case: Load, closed: str, held: dt.date | None
) -> None:
    """F-3 of 5 October, here without the day of its performance."""
    third = SECOND.replace("2026-09-07", "2026-10-01") % f", cloturee-le: {closed}"
    first, second = FIRST % ("redressement", ", cloturee-le: 2026-04-20"), SECOND % ", cloturee-le: 2026-09-20"
    dossier = case(BILLED.replace(", execution-le: 2026-10-01", "") + first + second + third).dossier
    found = governing(dossier.factures[2], known(dossier, AU))
    assert (found.ouverture.date if found else None) == held


def test_an_invoice_of_the_day_binds_the_title(case: Load) -> None:
    """F-2 alone, of 4 May: the day before, no invoice is known that the judgment governs."""
    alone = BILLED.replace("  - {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: 1000}\n", "")
    dossier = case(alone + FIRST % ("redressement", "")).dossier
    assert [title_stopped_on(dossier, dt.date(2026, 5, day)) for day in (3, 4)] == [None, OPENED]


def test_a_plan_terminated_relieves_of_what_was_declared_then(case: Load) -> None:
    dossier = case(BILLED + FIRST % ("redressement", DECLARED) + SECOND % TERMINATED).dossier
    found = relieved(dossier, AU, known(dossier, AU)[-1])
    assert found is not None
    assert (found.declaree_le, found.factures) == (dt.date(2026, 4, 10), ("F-1",))
    assert found.autres == ("F-2",), "F-3 was performed after the second judgment"


@pytest.mark.parametrize(
    "journal",
    [
        FIRST % ("redressement", DECLARED) + SECOND % "",  # no plan was terminated
        SECOND % TERMINATED,  # whose plan is not told
        FIRST % ("liquidation", DECLARED) + SECOND % TERMINATED,  # a liquidation ends in no plan
        FIRST % ("redressement", "") + SECOND % TERMINATED,  # nothing was declared to it
        FIRST % ("redressement", ", declaree-le: 2026-12-10") + SECOND % TERMINATED,  # not yet, at that date
    ],
)
def test_nothing_else_relieves_from_declaring(case: Load, journal: str) -> None:
    dossier = case(BILLED + journal).dossier
    assert relieved(dossier, AU, known(dossier, AU)[-1]) is None


def test_a_declaration_of_invoices_all_born_since_relieves_of_none(case: Load) -> None:
    later = BILLED.replace("  - {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: 1000}\n", "")
    dossier = case(later + FIRST % ("redressement", DECLARED) + SECOND % TERMINATED).dossier
    assert relieved(dossier, AU, known(dossier, AU)[-1]) is None


@pytest.mark.parametrize(
    ("invoices", "which"),
    [
        ("F-1 2026-01-05", ""),  # all of it is of before: no need to say of which
        ("F-1 2026-01-05, F-2 2026-05-04", ", pour F-1"),
        ("F-1 2026-01-05, F-2 2026-02-02, F-3 2026-05-04", ", pour F-1, F-2"),
    ],
)
def test_the_decompte_says_of_which_invoices_interest_is_stopped(invoices: str, which: str, decompte: Compute) -> None:
    """L622-28 stops the interest of what was born before the judgment, not what is born once it is closed."""
    line = "  - {{numero: {}, date: {}, echeance: 2026-06-03, montant-ttc: 500}}\n"
    text = "factures:\n" + "".join(line.format(*one.split()) for one in invoices.split(", "))
    found = decompte(f"{text}journal:\n{FIRST % ('redressement', ', cloturee-le: 2026-04-20')}", "2026-11-21")
    assert told(found, f"Procédure collective ouverte le 02/03/2026{which} : intérêts arrêtés la veille")


def test_what_an_older_judgment_stopped_is_not_told_stopped_by_the_last(decompte: Compute) -> None:
    """Of a terminated plan: the remarks told two eves for the same invoice, the second one false."""
    found = decompte(BILLED + FIRST % ("redressement", DECLARED) + SECOND % TERMINATED, "2026-11-21")
    last = next(one for one in found.remarques if one.startswith("Procédure collective ouverte le"))
    older = next(one for one in found.remarques if "de la procédure collective antérieure" in one)
    assert ("F-1" in last, "F-1" in older) == (False, True)
