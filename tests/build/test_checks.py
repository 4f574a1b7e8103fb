"""What a check says beyond the file: « solde » on a claim still owed."""

import pytest

from generator.build.checks import check_case
from generator.findings import Level
from tests.progress.cases import case, day, office

PAID = "- {date: 2026-05-10, montant: 900}"
SINCE = "- {numero: F-2, date: 2026-05-15, echeance: 2026-07-01, montant-ttc: 500}"
FIRST = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"


@pytest.mark.parametrize(
    ("payments", "invoices", "told"),
    [
        (PAID, FIRST, []),  # the rest is given up
        ("", FIRST, ["1 060,31 €"]),
        (PAID, FIRST + SINCE, ["500,00 €"]),
    ],
)
def test_a_settled_claim_still_owed_is_told_with_its_sum(payments: str, invoices: str, told: list[str]) -> None:
    one = case("- {date: 2026-05-12, type: solde}", paiements=payments, factures=invoices)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "« solde »" in each.message]
    assert [each.message.split("noté et ")[1].split(" restent")[0].replace("\xa0", " ") for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "irrecouvrable" in each.remedy for each in found)
