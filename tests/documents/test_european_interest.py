"""Section 7 of form A asks for the days whose interest is owed, and for no day that is paid (C. civ., art. 1343-1).

Two invoices, of 1 000 € and 2 000 €; 12.15 %, and 12.40 % from 1 July 2026. F-1 bears 33,62 € until 10 January.
"""

import datetime as dt
from decimal import Decimal

import pytest

from generator.documents import CATALOGUE
from generator.documents.contexts.european import form_a
from generator.progress import situation
from generator.statement import compute
from tests.documents import sample
from tests.progress.cases import case, day, office

GERMAN = (
    "- {nature: societe, qualite: professionnel, denomination: Buch GmbH, tva: DE123456788, "
    "adresse: {rue: Strasse 3, code-postal: 10115, ville: Berlin, pays: Allemagne}}\n"
)
INVOICES = """\
- {numero: F-1, date: 2025-09-01, echeance: 2025-10-01, montant-ttc: 1000}
- {numero: F-2, date: 2025-10-01, echeance: 2025-11-01, montant-ttc: 2000}
"""
LATE = "2 2000 2025-11-02 paiement"
CAPITALISED = "\ncapitalisation: {depuis: 2025-10-05, fondement: clause}"
RATES = {(2025, 2): Decimal("12.15"), (2026, 1): Decimal("12.15"), (2026, 2): Decimal("12.40")}


def asked(paid: str, au: str, beside: str = "", journal: str = "") -> tuple[list[str], Decimal, Decimal, set[str]]:
    """The rows of section 7, what of them is paid, the interest of the décompte, and the rates said."""
    paiements = "".join(f"- {{date: {one.split()[0]}, montant: {one.split()[1]}}}\n" for one in paid.split("; ") if one)
    of = case(
        journal, factures=INVOICES, paiements=paiements, debiteurs=GERMAN,
        creance=f"famille: vente-entre-professionnels{beside}",
    )  # fmt: skip
    owed = compute(of, office(), day(au))
    values = form_a(
        CATALOGUE["formulaire-a-europeen"].draft(of, office(), owed, situation(of, office(), day(au), owed))
    )
    rows = [f"{one.rang} {one.base:f} {one.du} {one.au or 'paiement'}" for one in values["interets"]]
    return rows, values["interets_a_deduire"], values["echus"], {one.taux for one in values["interets"]}


@pytest.mark.parametrize(
    ("paid", "au", "rows", "deduct"),
    [
        ("", "2026-04-10", ["1 1000 2025-10-02 paiement", LATE], "0"),
        ("2026-01-10 500.01", "2026-04-10", ["1 533.61 2026-01-11 paiement", LATE], "0"),
        ("2026-01-10 33.62", "2026-04-10", ["1 1000 2026-01-11 paiement", LATE], "0"),
        (
            "2026-01-10 33.61",
            "2026-04-10",
            ["1 1000 2026-01-01 2026-01-10", "1 1000 2026-01-11 paiement", LATE],
            "3.32",
        ),
        ("2026-01-10 20", "2026-04-10", ["1 1000 2025-10-02 2026-01-10", "1 1000 2026-01-11 paiement", LATE], "20.00"),
        # of the day itself: what bears from the morrow is told
        ("2026-04-10 500.01", "2026-04-10", ["1 563.57 2026-04-11 paiement", LATE], "0"),
        # paid but for its 40 €, which section 9 asks for
        ("2026-02-10 1500", "2026-04-10", ["1 1611.19 2026-02-11 paiement"], "0"),
        ("2026-01-10 500.01; 2026-02-10 2000", "2026-04-10", ["1 606.37 2026-02-11 paiement"], "0"),
    ],
)
def test_no_day_that_is_paid_is_asked_for(paid: str, au: str, rows: list[str], deduct: str) -> None:
    told, left, owed, _ = asked(paid, au)
    assert ([row.replace(".00 ", " ") for row in told], left) == (rows, Decimal(deduct))
    assert counted(told, day(au)) - left == owed, "the form asks for what the décompte counts"


@pytest.mark.parametrize(
    ("paid", "beside"),
    [
        ("2026-01-12 5", ""),
        ("2026-01-12 5; 2026-02-17 3.10; 2026-03-24 1", ""),
        ("2026-02-12 9", CAPITALISED),
        ("2026-02-09 9", CAPITALISED),
    ],
)
def test_a_half_year_cut_in_its_course_is_told_in_as_many_rows(paid: str, beside: str) -> None:
    """Each part was rounded: counted again as a whole, the half-year differed by a cent or two."""
    for au in ("2026-04-10", "2026-05-21", "2026-11-20", "2026-12-30"):
        told, left, owed, _ = asked(paid, au, beside)
        assert counted(told, day(au)) - left == owed


GRACE = "- {date: 2026-01-20, type: delai-de-grace, jusqu-au: 2026-03-20%s}\n"


def test_the_days_of_a_delay_of_the_judge_are_not_asked_for() -> None:
    """They bear no penalty (C. civ., art. 1343-5): the row ran through them, to its end."""
    told, left, owed, _ = asked("", "2026-04-10", journal=GRACE % "")
    assert told[:2] == ["1 1000.00 2025-10-02 2026-01-19", "1 1000.00 2026-03-21 paiement"]
    assert counted(told, day("2026-04-10")) - left == owed


def test_the_rate_the_judge_reduced_is_told_as_such() -> None:
    told, _, _, rates = asked("", "2026-04-10", journal=GRACE % ", taux-reduit: 2 %")
    assert told[1] == "1 1000.00 2026-01-20 2026-03-20"
    assert rates == {"taux BCE + 10 points, par semestre", "taux réduit 2,00\xa0% (C. civ., art. 1343-5)"}


def test_a_row_at_a_fixed_rate_is_counted_whole() -> None:
    """The sheet said that every row is counted a half-year at a time: 62,80 €, where the décompte counts 62,79 €."""
    told, _, owed, rates = asked("", "2026-04-10", "\npenalites: {taux: 12 %}")
    assert told == ["1 1000.00 2025-10-02 paiement", "2 2000.00 2025-11-02 paiement"]
    assert rates == {"taux de 12\xa0% l'an"}
    assert owed == Decimal("62.79") + Decimal("105.21")
    said = sample.words("formulaire-a-europeen", sample.computed("etranger"))
    assert "chacun arrondi au centime (taux fixe ou réduit : la ligne entière)" in said.replace("\xa0", " ")


def test_what_is_capitalised_bears_the_rate_of_its_invoice() -> None:
    """It was said at the legal rate."""
    rows, _, _, rates = asked("2026-03-10 500", "2026-11-20", CAPITALISED)
    assert rates == {"taux BCE + 10 points, par semestre"}
    assert any(row.startswith("1 38.67 2026-10-05") for row in rows)


def counted(rows: list[str], au: dt.date) -> Decimal:
    """The interest of the rows until a day, a half-year at a time, each rounded to the cent."""
    total = Decimal(0)
    for row in rows:
        _, base, start, end = row.split()
        first, last = day(start), au if end == "paiement" else day(end)
        while first <= last:
            stop = min(last, dt.date(first.year, 6, 30) if first.month < 7 else dt.date(first.year, 12, 31))
            rate = RATES[first.year, 1 + (first.month > 6)]
            total += round(Decimal(base) * rate * ((stop - first).days + 1) / 36500 + Decimal("1e-9"), 2)
            first = stop + dt.timedelta(days=1)
    return total
