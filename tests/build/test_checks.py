"""What a check says beyond the file: « solde » on a claim still owed."""

import pytest

from generator.build.checks import check_case
from generator.findings import Level
from tests.progress.cases import case, day, office

PAID = "- {date: 2026-05-10, montant: 900}"
SINCE = "- {numero: F-2, date: 2026-05-15, echeance: 2026-07-01, montant-ttc: 500}"
FIRST = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"


@pytest.mark.parametrize(
    ("settled", "payments", "invoices", "told"),
    [
        ("2026-05-12", PAID, FIRST, []),  # the rest is given up
        ("2026-05-12", "", FIRST, ["1 060,31 €"]),
        ("2026-05-12", PAID, FIRST + SINCE, []),  # the other invoice goes on
        ("2026-05-12", "", FIRST + SINCE, ["1 560,31 €"]),
        ("2026-06-02", "", FIRST, []),  # not yet: the case is seen the day before
    ],
)
def test_a_settled_claim_still_owed_is_told_with_its_sum(
    settled: str, payments: str, invoices: str, told: list[str]
) -> None:
    one = case(f"- {{date: {settled}, type: solde}}", paiements=payments, factures=invoices)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "« solde »" in each.message]
    assert [each.message.split("noté et ")[1].split(" restent")[0].replace("\xa0", " ") for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "irrecouvrable" in each.remedy for each in found)
