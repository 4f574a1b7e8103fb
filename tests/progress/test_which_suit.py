"""Two suits against one debtor, each with its number: what does not say of which it is silences neither."""

from typing import Any

import pytest

from generator.casework.checks import check_case
from generator.model import FaitProcedure, of_which_suit, suits
from tests.progress.cases import at, case, limits, office, seen
from tests.progress.test_paid_title import INVOICES

WRITS = """\
- {date: 2026-05-04, type: assignation, rg: A1, au: 2026-06-10}
- {date: 2026-05-05, type: assignation, rg: B2, au: 2026-07-15}
- {date: 2026-05-12, type: placement, rg: A1}
- {date: 2026-05-13, type: placement, rg: B2}
- {date: 2026-06-10, type: renvoi, rg: A1, au: 2026-11-10}
- {date: 2026-07-15, type: renvoi, rg: B2, au: 2026-12-10}
"""
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-10-05, principal: 6000, factures: [F-1]%s}"
UNSAID = {
    "jugement de rejet": ("type: jugement, sens: rejet", ""),
    "désistement": ("type: desistement, auteur: creancier", ""),
    "radiation du rôle": ("type: radiation-du-role", ""),
    "sursis à statuer": ("type: sursis-a-statuer, evenement: arrêt pénal", ""),
    "jugement": ("type: jugement", TITLE % ""),
}


def journal(fact: str, *more: str) -> str:
    return f"{WRITS}- {{date: 2026-10-05, {fact}}}\n{''.join(more)}"


@pytest.mark.parametrize("what", UNSAID)
def test_what_says_no_number_is_of_neither_suit_and_is_asked_for(what: str) -> None:
    fact, titres = UNSAID[what]
    known = case(journal(fact), titres=titres, factures=INVOICES)
    before = at("2026-11-20", known)
    assert [str(one.date) for one in limits(before, "audience")] == ["2026-12-10"]
    assert [str(one.prudence) for one in limits(before, "peremption")] == ["2028-05-04"]
    left = [one.titre for one in at("2026-12-15", known).restes]
    assert left[0].lower().startswith(f"{what} du 05/10/2026 sans le numéro (« rg ») de son instance")
    assert 'rg="…" --completer --date 05/10/2026' in left[0]
    assert [one[:22] for one in left[1:]] == ["Audience du 10/12/2026", "Audience du 10/11/2026"]
    (found,) = [one for one in check_case(known, office(), before.au) if "sans le numéro" in one.message]
    assert "qui peut être n° A1 ou n° B2" in found.message
    assert '(rg="A1" ou rg="B2")' in found.remedy


def test_a_dismissal_without_number_dismisses_nothing_until_it_is_told() -> None:
    unsaid, told = (seen("2026-11-20", journal(f"type: jugement, sens: rejet{rg}")) for rg in ("", ", rg: A1"))
    assert unsaid.pauses == ()
    assert unsaid.explication.endswith("; jugement de rejet du 05/10/2026 sans le numéro de son instance.")
    assert [one.nature for one in told.pauses] == ["rejet"]
    assert told.explication.endswith("aucun titre ; une autre instance se poursuit (n° B2).")
    assert limits(unsaid, "prescription")  # what it may have ended interrupts for certain nothing (C. civ. 2243)


@pytest.mark.parametrize(
    ("fact", "titres"),
    [
        ("type: jugement, sens: rejet, rg: A1", ""),
        ("type: desistement, auteur: creancier, rg: A1", ""),
        ("type: radiation-du-role, rg: A1", ""),
        ("type: sursis-a-statuer, evenement: arrêt pénal, rg: A1", ""),
        ("type: jugement, rg: A1", TITLE % ""),
        ("type: jugement", TITLE % ", rg: A1"),
    ],
)
def test_what_is_of_one_suit_leaves_the_hearings_of_the_other(fact: str, titres: str) -> None:
    known = case(journal(fact), titres=titres, factures=INVOICES)
    assert [str(one.date) for one in limits(at("2026-11-20", known), "audience")] == ["2026-12-10"]
    late = at("2026-12-15", known)
    assert [one.titre[:22] for one in late.restes if "Audience" in one.titre] == ["Audience du 10/12/2026"]
    assert not [one for one in late.restes if "sans le numéro" in one.titre or "procédure à choisir" in one.titre]


def test_a_hearing_past_is_said_though_a_dismissal_holds_the_case() -> None:
    late = at("2026-12-15", case(journal("type: jugement, sens: rejet, rg: A1")))
    assert late.prochaine_action.startswith(
        "Demande rejetée par le jugement du 05/10/2026. Audience du 10/12/2026 passée"
    )


def test_the_two_years_of_one_suit_run_while_the_other_is_stayed() -> None:
    for fact in ("type: sursis-a-statuer, evenement: arrêt pénal, rg: A1", "type: radiation-du-role, rg: A1"):
        found = at("2026-11-20", case(journal(fact, "- {date: 2026-10-06, type: renvoi, rg: B2, au: 2026-12-20}")))
        assert limits(found, "peremption")
        assert " n° A1 " in found.explication


def test_an_adjournment_without_number_is_of_the_suit_heard_that_day() -> None:
    put_off = "- {date: 2026-11-10, type: renvoi, au: 2027-02-09}"
    left = at("2026-12-15", case(WRITS + put_off)).restes
    assert [one.titre[:22] for one in left] == ["Audience du 10/12/2026"]


def test_one_suit_judged_before_what_says_no_number_is_of_the_other() -> None:
    first = "- {date: 2026-08-01, type: jugement, rg: A1}\n"
    known = case(f"{WRITS}{first}- {{date: 2026-10-05, type: jugement, sens: rejet}}")
    assert limits(at("2026-11-20", known), "audience") == []
    both = case(f"{WRITS}- {{date: 2026-10-05, type: jugement, rg: C3}}")  # joined under a new number
    assert limits(at("2026-11-20", both), "audience") == []
    whole = case(f"{WRITS}- {{date: 2026-10-05, type: jugement, sens: rejet, factures: [F-1]}}")  # all that is billed
    assert limits(at("2026-11-20", whole), "audience") == []


def test_the_hearing_of_one_suit_among_two_bears_its_number() -> None:
    found = at("2026-11-20", case(journal("type: radiation-du-role, rg: A1")))
    assert [one.titre for one in limits(found, "audience")] == ["Audience (n° B2)"]
    alone = at("2026-11-20", case(journal("type: jugement, rg: A1")))
    assert [one.titre for one in limits(alone, "audience")] == ["Audience"]


def test_what_was_fixed_before_a_writ_does_not_put_off_its_hearing() -> None:
    """The adjournment of an older suit, without number, hid the hearing past of the newer one."""
    older = """\
- {date: 2026-06-10, type: assignation, au: 2026-07-15}
- {date: 2026-06-12, type: placement}
- {date: 2026-07-15, type: renvoi, au: 2026-11-18}
- {date: 2026-08-01, type: assignation, rg: B2, au: 2026-10-07}
- {date: 2026-08-05, type: placement, rg: B2}
"""
    left = at("2026-10-15", case(older)).restes
    assert [one.titre[:22] for one in left] == ["Audience du 07/10/2026"]


def test_many_decisions_without_number_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine of them took twenty seconds, three times as long at each more."""
    dismissals = (
        f"- {{date: 2026-10-{day:02}, type: jugement, sens: rejet, factures: [F-1]}}\n" for day in range(6, 14)
    )
    dossier = case(f"{WRITS}{''.join(dismissals)}", factures=INVOICES).dossier
    asked = 0
    begun = suits._begun  # noqa: SLF001 - how often it is asked

    def counted(*given: Any) -> Any:
        nonlocal asked
        asked += 1
        return begun(*given)

    monkeypatch.setattr(suits, "_begun", counted)
    assert len(of_which_suit(dossier, dossier.faits(FaitProcedure)[-1])) == 2
    assert asked < 200
