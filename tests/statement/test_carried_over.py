"""What the décompte counts on another title than its own is told at the payment it is of."""

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from tests.casework.test_several_titles import INVOICES, bureau
from tests.progress.cases import case, day

TITLES = (
    "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1]}\n"
    "- {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2]}\n"
)
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
