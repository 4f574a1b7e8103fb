"""The day drafts are dated by: the last fact, the last of its own dates, or the end of a limit it set."""

import pytest

from tests.progress.cases import at, case, day

NOTICE = """
    - date: 2026-06-01
      type: mise-en-demeure
      envoi: lrar
      presentee-le: 2026-06-03
      delai: 15
    """
HOLD = "- {date: 2026-06-01, type: suspension, jusqu-au: 2026-06-30, motif: relances suspendues}"
LIFTED = "- {date: 2026-06-20, type: reprise}"
PAID = "- {date: 2026-05-04, montant: 10}"
BOUNCED = "- {date: 2026-05-04, montant: 10, rejete-le: 2026-06-01}"
CREDIT = "avoirs:\n  - {numero: A-1, date: 2026-05-06, facture: F-1, montant-ttc: 200}\n"

CASES = {
    "nothing but the invoice": ("2026-05-01", "", "", "2026-03-02"),
    "a payment": ("2026-06-01", "", PAID, "2026-05-04"),
    "a cheque known to have bounced": ("2026-06-02", "", BOUNCED, "2026-06-01"),
    "before it bounced": ("2026-05-31", "", BOUNCED, "2026-05-04"),
    "a letter not presented yet": ("2026-06-02", NOTICE, "", "2026-06-01"),
    "a letter presented": ("2026-06-10", NOTICE, "", "2026-06-03"),
    "the last day to pay": ("2026-06-18", NOTICE, "", "2026-06-03"),
    "the day after": ("2026-06-19", NOTICE, "", "2026-06-19"),
    "long after": ("2026-11-21", NOTICE, "", "2026-06-19"),
    "a hold that lasts": ("2026-06-30", HOLD, "", "2026-06-30"),
    "a hold that ended": ("2026-07-10", HOLD, "", "2026-07-01"),
    "a hold lifted before its day": ("2026-07-10", HOLD + "\n" + LIFTED, "", "2026-06-20"),
}


@pytest.mark.parametrize(("au", "journal", "paiements", "expected"), CASES.values(), ids=CASES)
def test_the_last_change(au: str, journal: str, paiements: str, expected: str) -> None:
    assert at(au, case(journal, paiements=paiements)).depuis == day(expected)


def test_a_credit_note_is_a_change() -> None:
    """A letter dated of before it would have asked for what it takes off."""
    assert at("2026-06-01", case(paiements=PAID, reste=CREDIT)).depuis == day("2026-05-06")
