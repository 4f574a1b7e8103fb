"""The amounts of the demo cases, counted again another way: one day at a time, with rates written here."""

import datetime as dt
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from generator.load import load_case

ROOT = Path(__file__).resolve().parents[2]
AU = dt.date(2026, 11, 21)
DAY = dt.timedelta(days=1)
HalfYear = tuple[int, int]
BCE_PLUS_10: dict[HalfYear, str] = {
    (2021, 2): "10", (2022, 1): "10", (2022, 2): "10", (2023, 1): "12.50", (2023, 2): "14", (2024, 1): "14.50",
    (2024, 2): "14.25", (2025, 1): "13.15", (2025, 2): "12.15", (2026, 1): "12.15", (2026, 2): "12.40",
}  # fmt: skip
BCE_PLUS_8: dict[HalfYear, str] = {(2026, 2): "10.40"}
LEGAL: dict[HalfYear, str] = {(2026, 1): "2.62", (2026, 2): "2.75"}
TRIPLE_LEGAL: dict[HalfYear, str] = {(2026, 1): "7.86", (2026, 2): "8.25"}


def interest(base: str | Decimal, after: dt.date, until: dt.date, rates: dict[HalfYear, str]) -> Decimal:
    """Interest on ``base`` from the day after ``after``: days counted one by one, a rounding per half-year."""
    days: Counter[HalfYear] = Counter()
    day = after + DAY
    while day <= until:
        days[day.year, 1 if day.month <= 6 else 2] += 1
        day += DAY
    parts = (Decimal(base) * Decimal(rates[half]) * count / 36500 for half, count in days.items())
    return sum((part.quantize(Decimal("0.01"), ROUND_HALF_UP) for part in parts), Decimal(0))


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("reference", "parts"),
    [
        ("2026-0102", [("2445.49", "2026-11-13", BCE_PLUS_10)]),
        ("2026-0103", [("2640", "2026-09-30", BCE_PLUS_10)]),
        ("2026-0104", [("3960", "2026-10-07", BCE_PLUS_10)]),
        ("2026-0106", [("2574", "2026-08-19", BCE_PLUS_10), ("516.95", "2026-09-06", BCE_PLUS_10)]),
        ("2026-0109", [("6318", "2026-08-05", BCE_PLUS_10), ("3945.70", "2026-08-26", BCE_PLUS_10)]),
        ("2026-0110", [("5760", "2026-07-22", BCE_PLUS_10)]),
        ("2026-0111", [("7344", "2026-03-10", LEGAL)]),
        ("2026-0112", [("2880", "2026-03-13", BCE_PLUS_10)]),
        ("2026-0113", [("11880", "2026-02-18", TRIPLE_LEGAL), ("4176", "2026-03-04", TRIPLE_LEGAL)]),
        ("2026-0115", [("1500", "2026-10-28", LEGAL)]),
        ("2026-0116", [("1512", "2026-10-11", BCE_PLUS_8)]),
        ("2026-0120", [("5880", "2026-08-09", BCE_PLUS_10), ("3048", "2026-09-17", BCE_PLUS_10)]),
        ("2026-0118", [("4980", "2021-12-10", BCE_PLUS_10)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_interest_without_payment(reference: str, parts: list[tuple[str, str, dict[HalfYear, str]]]) -> None:
    (expected,) = load_case(ROOT, reference).dossier.attendu
    assert expected.interets == sum(interest(base, on(due), AU, rates) for base, due, rates in parts)


def test_interest_stops_on_the_eve_of_the_opening_judgment() -> None:
    eve = on("2026-10-19")
    counted = interest("6600", on("2026-07-31"), eve, BCE_PLUS_10) + interest(
        "2110", on("2026-09-20"), eve, BCE_PLUS_10
    )
    (expected,) = load_case(ROOT, "2026-0114").dossier.attendu
    assert expected.interets == counted


def test_partial_payments_pay_interest_first() -> None:
    (expected,) = load_case(ROOT, "2026-0105").dossier.attendu
    first = interest("4286.40", on("2026-04-30"), on("2026-06-15"), BCE_PLUS_10)
    left_1 = Decimal("4286.40") - (2000 - first)
    second = interest(left_1, on("2026-06-15"), on("2026-09-10"), BCE_PLUS_10)
    left_1 -= 1500 - second
    chosen = interest("3519.60", on("2026-05-30"), on("2026-07-20"), BCE_PLUS_10)  # what the cheque could not reach
    credited = interest("5148", on("2026-06-28"), on("2026-06-30"), BCE_PLUS_10)
    assert expected.principal == left_1 + chosen + 4800
    assert expected.interets == (
        interest(left_1, on("2026-09-10"), AU, BCE_PLUS_10)
        + interest(chosen, on("2026-07-20"), AU, BCE_PLUS_10)
        + credited
        + interest("4800", on("2026-06-30"), AU, BCE_PLUS_10)
    )


@pytest.mark.parametrize(
    ("reference", "start", "due", "payments", "others"),
    [
        ("2026-0107", "4200", "2026-05-15", ["2026-08-31", "2026-09-30", "2026-10-30"], [("3000", "2026-06-19")]),
        ("2026-0108", "9000", "2026-04-12", ["2026-06-30", "2026-07-31"], []),
    ],
)
def test_instalments_pay_the_capital_first(
    reference: str, start: str, due: str, payments: list[str], others: list[tuple[str, str]]
) -> None:
    dossier = load_case(ROOT, reference).dossier
    amount = dossier.paiements[0].montant
    base, day, total = Decimal(start), on(due), Decimal(0)
    for paid in payments:
        total += interest(base, day, on(paid), BCE_PLUS_10)
        base, day = base - amount, on(paid)
    total += interest(base, day, AU, BCE_PLUS_10) + sum(interest(sum_, on(at), AU, BCE_PLUS_10) for sum_, at in others)
    assert dossier.attendu[0].interets == total
    assert dossier.attendu[0].principal == base + sum(Decimal(sum_) for sum_, _ in others)


def test_the_settled_case_was_paid_to_the_cent() -> None:
    dossier = load_case(ROOT, "2026-0119").dossier
    late = interest("2088.90", on("2026-09-23"), on("2026-10-16"), BCE_PLUS_10)
    assert dossier.paiements[0].montant == Decimal("2088.90") + late + 40
