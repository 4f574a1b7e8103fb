"""A title that names no invoice: what was issued or paid since it was asked for is not silently of it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.findings import NotComputed
from generator.money import ZERO
from generator.statement.types import Decompte
from tests.statement.conftest import Compute

BILLS = """\
factures:
  - {numero: F-1, date: 2026-01-01, echeance: 2026-01-31, montant-ttc: '1000,00'}
  - {numero: F-2, date: %s, echeance: 2026-07-31, montant-ttc: '500,00'}
"""
JUDGED = """\
titres:
  - {nature: jugement, juridiction: TC, date: 2026-06-01, principal: '1000,00', signifie-le: 2026-06-15%s}
"""
ORDERED = """\
journal:
  - {date: 2026-03-15, type: requete-injonction}
titres:
  - {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-01, principal: '1000,00', signifie-le: 2026-06-15}
"""
AU = "2026-10-01"
FIRST = dt.date(2026, 1, 2)
CHOSEN = ", imputation-choisie: [%s]"


def paid(day: str, chosen: str = "") -> str:
    return f"paiements:\n  - {{date: {day}, montant: '300,00'{chosen}}}\n"


def said(found: Decompte, words: str) -> bool:
    return any(words in one.replace("\u202f", " ").replace("\xa0", " ") for one in found.remarques)


@pytest.mark.parametrize("title", [JUDGED % ", arrete-au: 2026-03-31", ORDERED])
def test_what_was_paid_after_what_it_counts_is_deducted_whole_and_told(decompte: Compute, title: str) -> None:
    """It may have counted it all the same: nothing told it."""
    found = decompte(BILLS % "2026-01-02" + paid("2026-04-20") + title, AU)
    assert found.impute(("paiements", 0)) == 300
    assert said(found, "À vérifier : 300,00 € le 20/04/2026, après le ")
    assert said(found, "déduits en entier")


@pytest.mark.parametrize(
    ("issued", "more", "doubted"),
    [
        ("2026-02-20", "", True),
        ("2026-03-15", "", True),  # of the day of the second: asked for by it, or by none
        ("2026-02-10", "", False),  # both may have asked for it
        ("2026-04-01", "", False),  # of neither: told to be issued since
        ("2026-02-20", ", factures: [F-1, F-2]", False),
    ],
)
def test_an_invoice_issued_between_two_requests_of_one_order_is_told(
    decompte: Compute, issued: str, more: str, *, doubted: bool
) -> None:
    """Held granted in silence, it was owed nowhere if the order is that of the first request."""
    twice = ORDERED.replace("journal:\n", "journal:\n  - {date: 2026-02-10, type: requete-injonction}\n")
    found = decompte(BILLS % issued + twice.replace("06-15}", f"06-15{more}}}"), AU)
    words = "À vérifier : F-2, de date postérieure à la requête du 10/02/2026, est tenue pour jugée par ce titre"
    assert said(found, words) is doubted
    once = decompte(BILLS % issued + ORDERED, AU)  # nor of an order whose one request is older than all of them
    before = decompte(BILLS % issued + ORDERED.replace("2026-03-15", "2025-12-15"), AU)
    assert not said(before, "tenue pour jugée")
    assert not said(once, "tenue pour jugée")
    assert once.total == found.total or more


ASKED = "  - {date: 2026-02-10, type: requete-injonction%s}\n"
REFUSED = "  - {date: 2026-03-01, type: rejet%s}\n"


@pytest.mark.parametrize(
    ("first", "second", "order", "counted"),
    [
        ("", "", "", "2026-03-15"),  # either
        (", rg: 26/001", ", rg: 26/002", ", rg: 26/002", "2026-03-15"),
        (", rg: 26/001", ", rg: 26/002", ", rg: 26/001", "2026-02-10"),
        (", rg: 26/001", ", rg: 26/002", ", rg: 26/003", "2026-03-15"),  # the greffe numbers orders apart
    ],
)
def test_the_number_of_an_order_tells_its_request(
    decompte: Compute, first: str, second: str, order: str, counted: str
) -> None:
    """What was paid between the two was held counted by the first, and not deducted of it."""
    twice = ORDERED.replace("journal:\n", "journal:\n" + ASKED % first)
    twice = twice.replace("injonction}", f"injonction{second}}}").replace("06-15}", f"06-15{order}}}")
    found = decompte(BILLS % "2026-02-20" + paid("2026-03-01") + twice, AU)
    assert (found.impute(("paiements", 0)) > 0) is (counted == "2026-02-10")
    told = order not in {", rg: 26/001", ", rg: 26/002"}
    assert said(found, "est tenue pour jugée par ce titre") is told
    named = twice.replace("06-15", "06-15, factures: [F-1]")
    if told:
        with pytest.raises(NotComputed, match="peut avoir été demandé"):
            decompte(BILLS % "2026-02-20" + paid("2026-03-01") + named, AU)
    else:
        assert decompte(BILLS % "2026-02-20" + paid("2026-03-01") + named, AU).total


@pytest.mark.parametrize(
    ("refused", "doubted"),
    [
        (REFUSED % "", False),
        (REFUSED.replace("03-01", "04-01") % "", True),  # of either
        (REFUSED % ", rg: 26/009", True),  # of no request noted
    ],
)
def test_a_request_refused_before_the_next_asked_for_no_order(
    decompte: Compute, refused: str, *, doubted: bool
) -> None:
    twice = ORDERED.replace("journal:\n", "journal:\n" + ASKED % ", rg: 26/001" + refused)
    assert said(decompte(BILLS % "2026-02-20" + twice, AU), "est tenue pour jugée par ce titre") is doubted


@pytest.mark.parametrize("day", ["2026-03-31", "2026-06-02"])
def test_what_it_counts_or_what_is_paid_since_it_is_not_told_so(decompte: Compute, day: str) -> None:
    found = decompte(BILLS % "2026-01-02" + paid(day) + JUDGED % ", arrete-au: 2026-03-31", AU)
    assert not said(found, "déduits en entier")


@pytest.mark.parametrize(("issued", "title"), [("2026-07-01", JUDGED % ""), ("2026-04-01", ORDERED)])
def test_what_the_debtor_paid_on_a_later_invoice_is_not_deducted_from_it(
    decompte: Compute, issued: str, title: str
) -> None:
    """Paid by name (C. civ., 1342-10), it was taken from the title, and the invoice counted nowhere."""
    chosen = ", imputation-choisie: [F-2]"
    found = decompte(BILLS % issued + paid("2026-08-01", chosen) + title, AU)
    assert [one.principal for one in found.lignes] == [1000]
    assert said(found, "Non compris dans le titre, car postérieurs : F-2")
    assert said(found, "Non déduits du titre, payés par choix du débiteur sur ce qu'il ne juge pas")
    assert said(found, "300,00 € le 01/08/2026")
    both = decompte(BILLS % issued + paid("2026-08-01", ", imputation-choisie: [F-1, F-2]") + title, AU)
    assert both.impute(("paiements", 0)) == 300


def test_a_credit_note_on_an_invoice_issued_since_the_request_is_not_of_the_order(decompte: Compute) -> None:
    note = "avoirs:\n  - {numero: A-1, date: 2026-07-02, facture: F-2, montant-ttc: '100,00'}\n"
    assert decompte(BILLS % "2026-04-01" + note + ORDERED, AU).principal == 1000
    assert decompte(BILLS % "2026-03-15" + note + ORDERED, AU).principal == 900


DAYS = st.integers(0, 270)
PAYMENTS = st.lists(
    st.tuples(
        DAYS, st.integers(1, 200_000), st.sampled_from(["", CHOSEN % "F-1", CHOSEN % "F-2", CHOSEN % "F-1, F-2"])
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAYMENTS, DAYS, st.sampled_from([JUDGED % "", JUDGED % ", arrete-au: 2026-03-31", ORDERED]))
def test_every_payment_is_counted_in_the_title_deducted_from_it_or_told_to_be_of_another(
    decompte: Compute, payments: list[tuple[int, int, str]], issued: int, title: str
) -> None:
    """To the cent: what is left out of the title is what the remark tells, and no euro is in two places."""
    known = [(FIRST + dt.timedelta(after), Decimal(cents) / 100, how) for after, cents, how in payments]
    lines = "".join(f"  - {{date: {day}, montant: '{montant}'{how}}}\n" for day, montant, how in known)
    bills = BILLS % min(FIRST + dt.timedelta(issued), dt.date(2026, 7, 30))
    found = decompte(bills + (f"paiements:\n{lines}" if lines else "") + title, AU)
    settled = sum((one.montant for one in found.imputations), ZERO)
    counted = sum((one.montant for one in found.compris), ZERO)
    [told] = [one for one in found.remarques if one.startswith("Non déduits du titre")] or [""]
    apart = sum((montant for _, montant, how in known if how == CHOSEN % "F-2"), ZERO) if told else ZERO
    held = sum((montant for _, montant, _ in known), ZERO)
    assert held == settled + counted + found.trop_percu + found.rembourse + apart
