"""The reference vectors of the project, to the cent: V1, V2, V7a, V7b, and the published long delay."""

from collections.abc import Callable
from decimal import Decimal

from generator.statement.types import Decompte

Compute = Callable[..., Decompte]

V1 = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""
V2 = """
factures:
  - {numero: F-1, date: 2023-10-15, echeance: 2023-11-15, montant-ttc: 10000}
"""
V7 = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  imputation: %s
factures:
  - {numero: F-1, date: 2025-03-31, echeance: 2025-04-30, montant-ttc: 12000}
paiements:
  - {date: 2025-09-15, montant: 5000}
"""


def lines(decompte: Decompte) -> list[tuple[int, str, str]]:
    return [(segment.jours, str(segment.taux), str(segment.montant)) for segment in decompte.segments]


def reading(decompte: Decompte, subject: str) -> tuple[str, str]:
    found = next(lecture for lecture in decompte.lectures if lecture.sujet == subject)
    return str(found.montant_retenu), str(found.montant_autre)


def test_v1_two_half_years_and_the_fixed_reading(decompte: Compute) -> None:
    found = decompte(V1, "2026-09-01")
    assert lines(found) == [(60, "12.15", "199.73"), (63, "12.40", "214.03")]
    assert found.interets == Decimal("413.76")
    assert found.total == Decimal("10453.76")
    assert reading(found, "Taux des pénalités") == ("413.76", "409.44")


def test_v2_a_leap_year_still_counts_365_days(decompte: Compute) -> None:
    found = decompte(V2, "2024-03-10")
    assert lines(found) == [(46, "14.00", "176.44"), (70, "14.50", "278.08")]
    assert found.interets == Decimal("454.52")
    assert reading(found, "Taux des pénalités") == ("454.52", "444.93")


def test_v7a_interest_first(decompte: Compute) -> None:
    found = decompte(V7 % "interets-d-abord", "2026-08-31")
    assert lines(found) == [
        (61, "13.15", "263.72"),
        (77, "12.15", "307.58"),
        (107, "12.15", "269.67"),
        (181, "12.15", "456.18"),
        (62, "12.40", "159.47"),
    ]
    (paid,) = found.imputations
    assert (paid.interets, paid.principal) == (Decimal("571.30"), Decimal("4428.70"))
    assert found.principal == Decimal("7571.30")
    assert found.principal + found.interets == Decimal("8456.62")
    assert reading(found, "Ordre d'imputation des paiements") == ("8496.62", "8429.81")


def test_v7b_principal_first_when_agreed(decompte: Compute) -> None:
    found = decompte(V7 % "capital-d-abord", "2026-08-31")
    assert [montant for _, _, montant in lines(found)][2:] == ["249.32", "421.75", "147.44"]
    assert found.principal == Decimal("7000.00")
    assert found.principal + found.interets == Decimal("8389.81")


def test_a_delay_of_four_years_and_its_fixed_reading(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2022-05-31, echeance: 2022-06-30, montant-ttc: 10000}\n"
    found = decompte(text, "2026-11-21")
    assert reading(found, "Taux des pénalités") == ("5627.40", "4397.26")


def test_nothing_is_due_when_paid_on_the_due_date(decompte: Compute) -> None:
    text = V1 + "paiements:\n  - {date: 2026-05-01, montant: 10000}\n"
    found = decompte(text, "2026-09-01")
    assert found.total == found.trop_percu == 0
    assert not found.segments
