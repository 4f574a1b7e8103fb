"""Two writs against one debtor for two hearings begin two suits, of one day or not, numbered or not."""

import pytest

from tests.progress.cases import at, case, limits, seen

COURT = "juridiction: tribunal de commerce de Lyon"
FIRST = "- {date: 2026-09-01, type: assignation, " + COURT + ", au: 2026-11-10}\n"
SECOND = "- {date: 2026-09-01, type: assignation, " + COURT + ", au: 2026-12-15}\n"
NUMBERED = FIRST.replace("au:", "rg: A1, au:")
HANDED = "- {date: 2026-09-20, type: placement}\n"
BOTH = HANDED + "- {date: 2026-09-21, type: placement}\n"


@pytest.mark.parametrize("first", [FIRST, NUMBERED])
def test_a_copy_handed_over_is_of_one_suit_at_most(first: str) -> None:
    found = limits(seen("2026-10-01", first + SECOND + HANDED), "placement")
    assert [str(one.date) for one in found] == ["2026-11-02", "2026-12-07"]
    assert all("Remise au greffe du 20/09/2026 notée sans « rg »" in one.consequence for one in found)
    assert not limits(seen("2026-10-01", first + SECOND + BOTH), "placement")


def test_a_copy_handed_over_once_the_court_was_seised_of_a_suit_is_of_the_other_one() -> None:
    """Closed since, the first suit was told to wait for its copy until then."""
    held = "- {date: 2026-11-10, type: audience, rg: A1}\n"
    later = SECOND.replace("2026-12-15", "2027-01-20").replace(
        "2026-09-01, type: assignation", "2026-11-12, type: assignation, rg: B2"
    )
    handed = "- {date: 2026-11-20, type: placement}\n"
    first = NUMBERED.replace("}", ", close-le: 2026-12-10}")
    assert not limits(seen("2026-12-11", first + held + later + handed), "placement")


def test_a_copy_handed_over_the_day_the_writ_is_served_again_is_of_the_new_one() -> None:
    again = FIRST + SECOND.replace("2026-12-15", "2027-01-20").replace("2026-09-01", "2026-11-12")
    (left,) = limits(seen("2026-11-20", again), "placement")
    assert str(left.date) == "2027-01-12"
    assert not limits(seen("2026-11-20", again + "- {date: 2026-11-12, type: placement}\n"), "placement")


def test_one_of_the_suits_is_named_by_its_number() -> None:
    told = HANDED.replace("placement", "placement, rg: A1")
    (left,) = limits(seen("2026-10-01", NUMBERED + SECOND + told), "placement")
    assert str(left.date) == "2026-12-07"


def test_one_writ_noted_twice_for_one_hearing_is_one_suit() -> None:
    assert not limits(seen("2026-10-01", NUMBERED + FIRST + HANDED), "placement")


@pytest.mark.parametrize("first", [FIRST, NUMBERED, NUMBERED.replace("09-01", "09-05")])
def test_the_hearing_of_the_other_suit_does_not_hide_one_past_without_a_word(first: str) -> None:
    now = seen("2026-11-20", first + SECOND + BOTH)
    assert [one.titre.startswith("Audience du 10/11/2026") for one in now.restes] == [True]
    again = seen("2026-11-20", FIRST + SECOND.replace("09-01", "11-12"))  # served again: the first hearing never was
    assert not again.restes


@pytest.mark.parametrize(("first", "second"), [("", ""), (", rg: A1", ""), ("", ", rg: B2"), (", rg: A1", ", rg: B2")])
def test_one_deposit_that_bears_no_number_answers_no_two_oppositions(first: str, second: str) -> None:
    """Of two notices of the greffe, it silenced both."""
    journal = "".join(
        f"- {{date: 2026-09-0{day}, type: ordonnance-injonction{rg}}}\n"
        f"- {{date: 2026-09-1{day}, type: signification, acte: ordonnance, mode: personne{rg}}}\n"
        f"- {{date: 2026-10-0{day}, type: opposition{rg}}}\n"
        f"- {{date: 2026-10-1{day}, type: notification-opposition, juridiction: TC de Lyon{rg}}}\n"
        for day, rg in ((1, first), (2, second))
    )
    deposit = "- {date: 2026-10-20, type: consignation, montant: 35}\n"
    asked = at("2026-10-21", case(journal + deposit))
    assert [str(one.date) for one in limits(asked, "consignation")] == ["2026-10-26", "2026-10-27"]
    paid = at("2026-10-21", case(journal + deposit + deposit.replace("10-20", "10-21")))
    assert not limits(paid, "consignation")


def test_a_notice_sent_again_is_of_the_one_order_opposed() -> None:
    order = "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-10-01, type: opposition}\n"
    served = "- {date: 2026-09-11, type: signification, acte: ordonnance, mode: personne}\n"
    notice = "- {date: 2026-10-12, type: notification-opposition, juridiction: TC de Lyon}\n"
    deposit = "- {date: 2026-10-20, type: consignation, montant: 35}\n"
    told = order + served + notice + notice.replace("10-12", "10-14") + deposit
    assert not limits(at("2026-10-21", case(told)), "consignation")


TJ = "juridiction: Tribunal judiciaire de Lyon"
SUMMARY = f"- {{date: 2026-09-01, type: assignation, refere: oui, {TJ}, au: 2026-09-20}}\n"
SUMMARY += "- {date: 2026-09-03, type: placement}\n- {date: 2026-09-20, type: renvoi, au: 2026-11-10}\n"
SUMMARY += "- {date: 2026-10-01, type: jugement, sens: rejet, refere: oui}\n"


@pytest.mark.parametrize(
    ("writ", "hearings"),
    [
        ("", []),
        ("2026-10-15", ["2027-02-10"]),  # put off before that suit began: of the summary one, which is over
        ("2026-09-20", ["2026-11-10", "2027-02-10"]),  # of the day it was put off: it may be of that suit
    ],
)
def test_a_hearing_put_off_is_over_with_the_only_suit_it_can_be_of(writ: str, hearings: list[str]) -> None:
    other = f"- {{date: {writ}, type: assignation, {TJ}, au: 2027-02-10}}\n" if writ else ""
    found = at("2026-10-20", case(SUMMARY + other))
    assert [str(one.date) for one in limits(found, "audience")] == hearings
