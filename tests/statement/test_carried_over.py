"""What the décompte counts on another title than its own is told at the payment it is of."""

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.money import ZERO, format_eur
from generator.statement import compute
from tests.casework.test_several_titles import INVOICES, bureau
from tests.progress.cases import case, day

TITLES = (
    "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1]}\n"
    "- {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2]}\n"
)
FIRST = TITLES.splitlines(keepends=True)[0]
SMALL = "- {date: 2026-09-01, montant: 100, imputation-choisie: [F-2]}\n"
LARGE = "- {date: 2026-09-01, montant: 6500, imputation-choisie: [F-1]}\n"
ALIKE = LARGE.replace("6500", "3200") + LARGE.replace("6500", "3200").replace("[F-1]", "[F-2]")
THE_DAY_AFTER = LARGE.replace("09-01", "09-02")


@pytest.mark.parametrize(
    ("payments", "told"),
    [
        (SMALL + LARGE, ["paiements[1]"]),
        (LARGE + SMALL, ["paiements[0]"]),
        (SMALL + THE_DAY_AFTER, ["paiements[1]"]),
        (ALIKE, ["paiements[1]"]),
        (SMALL, []),
    ],
)
def test_of_two_payments_of_one_day_the_one_that_exceeds_its_title_is_pointed_at(
    payments: str, told: list[str]
) -> None:
    of = case("", factures=INVOICES, titres=TITLES, paiements=payments)
    found = check_computed(compute_case(of, bureau(), day("2026-10-01")), bureau())
    assert [one.key for one in found if "excèdent" in one.message] == told


THIRD = INVOICES + "- {numero: F-3, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 100}\n"


@pytest.mark.parametrize(
    ("noted", "factures", "owed", "held"),
    [
        # 503,01 € of principal were left on the first title: the rest went to F-2, dearer than 0,36 € of its interest
        ("2026-05-15", INVOICES, ["3000.00", "0.00"], "496,99"),
        ("2026-05-15", THIRD, ["3000.00", "0.00", "86.10"], "480,96"),  # F-2 and F-3, alike, in proportion
        ("2026-06-28", INVOICES, ["3000.00", "0.00"], "496,99"),
        ("2026-06-29", INVOICES, ["2505.22", "0.00"], ""),  # since the second title: deducted from it
    ],
)
def test_what_a_credit_note_leaves_above_its_title_is_counted_in_the_one_obtained_later(
    noted: str, factures: str, owed: list[str], held: str
) -> None:
    """Deducted from what a later judgment grants, it would be deducted twice."""
    note = f"avoirs:\n  - {{numero: A-1, date: {noted}, facture: F-1, montant-ttc: 1000}}\n"
    paid = "- {date: 2026-05-05, montant: 5500, imputation-choisie: [F-1]}\n"
    of = case("", factures=factures, titres=TITLES, paiements=paid, reste=note)
    found = compute(of, bureau(), day("2026-10-01"), lectures=False)
    told = [one for one in found.remarques if "tenus pour compris dans ce titre" in one]
    assert [str(one.principal) for one in found.lignes] == owed
    assert [f"{held}\xa0€ au-delà de ce qu'il corrige" in one for one in told] == ([True] if held else [])
    assert found.trop_percu == ZERO
    eve = compute(case("", factures=factures, titres=FIRST, paiements=paid, reste=note), bureau(), day("2026-06-28"))
    assert [format_eur(one.montant) for one in eve.imputations if one.facture == "F-2"] == [f"{held}\xa0€"] * bool(held)


JUDGED = "- {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 3000, factures: [%s], "
JUDGED += "interets: {taux: 0 %%, a-compter-du: 2026-11-01}}\n"
TWICE = (
    "- {date: 2026-02-01, montant: 6000, imputation-choisie: [F-1], rembourse-le: 2026-08-10}\n"
    "- {date: 2026-07-05, montant: 3000}\n- {date: 2026-08-01, montant: 6000, imputation-choisie: [F-1]}\n"
)
BEFORE = "- {date: 2026-01-20, montant: 6000, rembourse-le: 2026-02-01}\n"
CREDITED = "avoirs:\n  - {numero: A-1, date: 2026-01-25, facture: F-1, montant-ttc: 300, retroactif: non}\n"


@pytest.mark.parametrize(
    ("judged", "payments", "notes", "given"),
    [
        ("F-2", TWICE, "", "5856.17"),  # paid twice, noted on the payment of before the title; F-3 took 143,83
        ("F-1, F-2", BEFORE, CREDITED, "300.00"),  # of a credit note that the title counted
    ],
)
def test_a_refund_noted_on_what_came_before_a_title_is_told(judged: str, payments: str, notes: str, given: str) -> None:
    """The décompte asked for it to be given back again, or said nothing of it."""
    of = case("", factures=THIRD, titres=JUDGED % judged, paiements=payments, reste=notes)
    found = compute(of, bureau(), day("2026-09-01"), lectures=False)
    assert (str(found.rembourse), found.trop_percu) == (given, ZERO)
