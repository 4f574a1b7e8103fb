"""What was sent to a company whose estate passed to its sole member, once it has (C. civ. 1844-5, paragraph 3)."""

import pytest

from generator.casework.checks import sent_to_a_company_transmitted
from tests.progress.cases import case, day

DISSOLVED = (
    "- {date: 2026-10-01, type: dissolution, nature: transmission-universelle, publiee-le: 2026-10-05, associe: %s}\n"
)
SENT = """\
- {date: 2026-11-04, type: relance-courrier}
- {date: 2026-11-05, type: mise-en-demeure}
- {date: 2026-11-06, type: assignation}"""


@pytest.mark.parametrize(
    ("au", "member", "told"),
    [
        ("2026-11-20", "Mère SA", ["courrier", "acte"]),
        ("2026-11-04", "Mère SA", []),  # the thirty days run still: the company exists
        ("2026-11-20", "Débiteur d'essai", []),  # the sole member is written in its place
    ],
)
def test_what_is_sent_to_a_company_whose_estate_has_passed_is_told(au: str, member: str, told: list[str]) -> None:
    """Thirty days from 5 October end on 4 November: a letter of that day reaches it."""
    found = list(sent_to_a_company_transmitted(case(DISSOLVED % member + SENT), day(au)))
    assert [one.message.split(" postérieur")[0] for one in found] == told
    for one in found:
        assert (
            "à la transmission du patrimoine de Débiteur d'essai à son associé unique, tenue pour faite après le "
            "04/11/2026 (C. civ., art. 1844-5, al. 3)"
        ) in one.message


def test_a_company_struck_off_once_its_estate_has_passed_is_told_too() -> None:
    struck = "\n- {date: 2026-11-10, type: radiation-du-registre}"
    found = list(sent_to_a_company_transmitted(case(DISSOLVED % "Mère SA" + SENT + struck), day("2026-11-20")))
    assert len(found) == 2
