"""Two suits against one debtor, each with its number: what does not say of which it is silences neither."""

from textwrap import dedent

import pytest

from generator.casework.checks import check_case
from generator.casework.computed import compute_case
from generator.instances import tells_of, twins
from generator.model import FaitProcedure
from tests.progress.cases import FACTURES, at, case, day, limits, office, seen
from tests.progress.test_condemned import PARTIES
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
INVOICES_SINCE = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 6000}
- {numero: F-2, date: 2026-10-06, echeance: 2026-11-05, montant-ttc: 3000}
"""
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


@pytest.mark.parametrize("what", UNSAID)
@pytest.mark.parametrize("number", [", rg: A1", ", rg: B2"])
def test_what_says_no_number_is_of_neither_suit_though_one_of_them_bears_none(what: str, number: str) -> None:
    fact, titres = UNSAID[what]
    known = case(journal(fact).replace(number, ""), titres=titres, factures=INVOICES)
    now = at("2026-11-20", known)
    assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-10"]
    assert sum("sans le numéro (« rg ») de son instance" in one.titre for one in now.restes) == 1


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
    whole = case(f"{WRITS}- {{date: 2026-10-05, type: jugement, sens: rejet, factures: [F-1]}}")  # all that is billed
    assert limits(at("2026-11-20", whole), "audience") == []
    since = INVOICES_SINCE  # of all that was billed by then
    whole = case(f"{WRITS}- {{date: 2026-10-05, type: jugement, sens: rejet, factures: [F-1]}}", factures=since)
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


def test_a_writ_without_number_beside_a_numbered_suit_is_of_its_own() -> None:
    """Its hearing past was a trace: the writ was said to be of which suit nobody knew."""
    newer = "- {date: 2026-08-03, type: assignation, au: 2026-10-07}\n- {date: 2026-08-10, type: placement}\n"
    left = at("2026-10-15", case(WRITS + newer)).restes
    assert [one.titre[:22] for one in left] == ["Audience du 07/10/2026"]


def test_many_judgments_without_number_are_each_asked_for() -> None:
    """What was before each was read again for each suit: eight took two minutes."""
    days = "".join(f"- {{date: 2026-08-{rank:02}, type: jugement, sens: rejet}}\n" for rank in range(1, 13))
    left = [one.titre for one in at("2026-09-15", case(WRITS + days)).restes]
    assert sum("sans le numéro" in one for one in left) == 12


@pytest.mark.parametrize(
    ("beside", "unsaid"),
    [
        ("type: jugement, sens: rejet, rg: A1", "type: jugement, sens: rejet"),
        ("type: radiation-du-role, rg: B2", "type: desistement, auteur: creancier"),
    ],
)
def test_what_says_no_number_is_asked_for_though_another_act_of_its_day_bears_one(beside: str, unsaid: str) -> None:
    """It counted for neither suit and nothing said so."""
    left = at("2026-11-20", case(journal(beside, f"- {{date: 2026-10-05, {unsaid}}}"))).restes
    assert sum("sans le numéro" in one.titre for one in left) == 1


def test_a_dismissal_without_number_is_asked_for_beside_the_numbered_title_of_its_day() -> None:
    known = case(journal("type: jugement, sens: rejet"), titres=TITLE % ", rg: A1", factures=INVOICES)
    assert [one.titre[:19] for one in at("2026-11-20", known).restes] == ["Jugement de rejet d"]


@pytest.mark.parametrize(
    ("more", "factures", "asked"),
    [
        ("", INVOICES, True),
        (", factures: [F-1]", INVOICES, False),
        ("", INVOICES.splitlines()[0], False),  # of the only one
    ],
)
def test_a_dismissal_of_one_suit_that_names_no_invoice_is_asked_for_them(
    more: str, factures: str, *, asked: bool
) -> None:
    """Everything was held to be dismissed though another suit went on, and nothing said how to free its invoices."""
    known = case(journal(f"type: jugement, sens: rejet, rg: A1{more}"), factures=factures)
    found = [one for one in check_case(known, office(), day("2026-11-20")) if "se poursuit" in one.message]
    assert [one.message.partition(" : ")[2] for one in found] == ["toutes sont tenues pour rejetées."] * asked
    assert all('jugement factures="…" --completer --date 05/10/2026' in one.remedy for one in found)


@pytest.mark.parametrize("newer", ["type: assignation, au: 2026-12-15", "type: opposition"])
def test_what_begins_another_suit_without_number_does_not_silence_a_hearing(newer: str) -> None:
    put_off = WRITS + f"- {{date: 2026-11-20, {newer}}}\n"
    left = [one.titre[:22] for one in at("2026-12-01", case(put_off)).restes]
    assert "Audience du 10/11/2026" in left


def test_a_number_of_no_suit_noted_silences_neither_and_is_asked_for() -> None:
    """A judgment under an unknown number ended both suits, and nothing said so."""
    for fact, titres in (("type: jugement, rg: C3", ""), ("type: jugement, rg: C3", TITLE % ", rg: C3")):
        known = case(journal(fact), titres=titres, factures=INVOICES)
        now = at("2026-11-20", known)
        assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-10"]
        assert sum("n° C3, d'aucune instance notée" in one.titre for one in now.restes) == 1
        (found,) = [
            one for one in check_case(known, office(), now.au) if "n° C3" in one.message and "la sienne" in one.message
        ]
        assert "close-le" in found.remedy


@pytest.mark.parametrize("number", ["", ", rg: CA9"])
def test_what_the_court_of_appeal_judges_under_its_number_leaves_the_other_suit(number: str) -> None:
    """The number of the appeal, which no writ bears, ended the hearing of the suit that nobody had judged."""
    first = "- {date: 2026-08-01, type: jugement, rg: A1}\n"
    first += f"- {{date: 2026-08-20, type: declaration-d-appel, auteur: debiteur{number}}}\n"
    appeal = "- {date: 2026-10-05, type: jugement, sens: rejet, rg: CA9}\n"
    known = case(
        WRITS + first + appeal, titres=TITLE.replace("2026-10-05", "2026-08-01") % ", rg: A1", factures=INVOICES
    )
    now = at("2026-11-20", known)
    assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-10"]
    assert not [one for one in now.restes if "sans le numéro" in one.titre or "d'aucune instance" in one.titre]
    assert now.explication.startswith("Demande rejetée par le jugement du 05/10/2026")  # the title is no more


UNNUMBERED = WRITS.replace(", rg: A1", "").replace(", rg: B2", "")


@pytest.mark.parametrize("what", UNSAID)
def test_of_two_suits_that_bear_no_number_what_bears_none_ends_neither(what: str) -> None:
    """Both were ended: their hearings were lost."""
    fact, titres = UNSAID[what]
    later = UNNUMBERED.replace("renvoi, au: 2026-11-10", "renvoi, au: 2027-02-10")
    known = case(f"{later}- {{date: 2026-10-05, {fact}}}", titres=titres, factures=INVOICES)
    now = at("2026-11-20", known)
    assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-10", "2027-02-10"]
    assert [one.titre for one in now.restes if "celle du 04/05/2026 ou celle du 05/05/2026" in one.titre]


def test_a_writ_served_again_or_for_one_hearing_is_no_second_suit() -> None:
    again = "- {date: 2026-05-04, type: assignation, au: 2026-06-10}\n- {date: 2026-07-05, type: assignation, au: %s}\n"
    judged = "- {date: 2026-10-05, type: jugement, sens: rejet}\n"
    for hearing in ("2026-09-15", "2026-12-10"):
        now = at("2026-11-20", case(again % hearing + judged))
        assert not limits(now, "audience")
        assert now.explication.startswith("Demande rejetée")


def test_a_writ_beside_an_opposition_is_another_suit_though_neither_bears_a_number() -> None:
    order = (
        "- {date: 2026-09-02, type: ordonnance-injonction}\n"
        "- {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}\n"
        "- {date: 2026-09-20, type: opposition, au: 2027-02-02}\n"
    )
    writ = "- {date: 2026-07-10, type: assignation, au: 2026-12-15}\n- {date: 2026-07-20, type: placement}\n"
    now = at("2026-11-20", case(writ + order + "- {date: 2026-11-10, type: jugement}\n"))
    assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-15", "2027-02-02"]


def test_a_debtor_withdraws_his_opposition_and_no_suit_of_the_creditor() -> None:
    journal = (
        "- {date: 2026-07-10, type: assignation, au: 2026-12-15}\n- {date: 2026-07-20, type: placement}\n"
        "- {date: 2026-09-02, type: ordonnance-injonction}\n"
        "- {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}\n"
        "- {date: 2026-09-20, type: opposition, au: 2027-02-02}\n"
        "- {date: 2026-11-10, type: desistement, auteur: %s}\n"
    )
    his_own, of_either = (at("2026-11-20", case(journal % who)) for who in ("debiteur", "creancier"))
    asked = [[one.titre for one in seen.restes if "sans le numéro" in one.titre] for seen in (his_own, of_either)]
    assert list(map(len, asked)) == [0, 1]
    assert [str(one.date) for one in limits(his_own, "audience")] == ["2026-12-15"]
    assert [str(one.date) for one in limits(of_either, "audience")] == ["2026-12-15", "2027-02-02"]


def test_an_appeal_without_number_leaves_the_hearings_past_of_two_suits_to_be_told() -> None:
    """It counted as a word of both: what had been decided was asked for no more."""
    appealed = case(WRITS + "- {date: 2026-12-12, type: declaration-d-appel, auteur: debiteur}\n")
    left = [one.titre[:22] for one in at("2026-12-15", appealed).restes if "Audience" in one.titre]
    assert left == ["Audience du 10/12/2026", "Audience du 10/11/2026"]


def test_a_dismissal_that_names_no_invoice_is_left_to_say() -> None:
    known = case(journal("type: jugement, sens: rejet, rg: A1"), factures=INVOICES)
    (left,) = [one.titre for one in at("2026-11-20", known).restes if "tenues pour rejetées" in one.titre]
    assert "n° B2" in left
    assert 'jugement factures="…" --completer' in left
    closed = case(
        journal("type: jugement, sens: rejet, rg: A1", "- {date: 2026-10-20, type: cloture}\n"), factures=INVOICES
    )
    assert not [one for one in at("2026-11-20", closed).restes if "tenues pour rejetées" in one.titre]


def test_a_withdrawal_under_an_unknown_number_leaves_the_interruption_of_a_suit_in_doubt() -> None:
    writ = "- {date: 2026-07-25, type: assignation, rg: A1, au: 2026-12-15}\n"
    appeal = "- {date: 2026-08-14, type: declaration-d-appel, auteur: debiteur}\n"
    left = "- {date: 2026-08-24, type: desistement, auteur: creancier, rg: C3}\n"
    now = at("2026-11-20", case(writ + appeal + left))
    assert [str(one.date) for one in limits(now, "audience")] == ["2026-12-15"]
    assert [str(one.prudence) for one in limits(now, "prescription")] == ["2031-03-31"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("F-1", "F-2"), True),
        (("F-1", "F-1"), False),  # noted twice
        (("F-1", "F-1, F-2"), False),  # asked again with the other
        (("F-1", ""), False),
    ],
)
@pytest.mark.parametrize("what", ["désistement", "jugement"])
def test_two_writs_without_number_nor_hearing_that_ask_for_other_invoices_are_not_ended_together(
    asked: tuple[str, str], what: str, *, told: bool
) -> None:
    """The withdrawal of one ended the other too: the case went back to its reminders, and its lapse ran nowhere."""
    days = zip(("2026-05-04", "2026-05-25"), asked, strict=True)
    writs = "".join(f"- {{date: {day_of}, type: assignation, factures: [{named}]}}\n" for day_of, named in days)
    fact, titres = UNSAID[what]
    now = at("2026-11-20", case(f"{writs}- {{date: 2026-10-05, {fact}}}\n", titres=titres, factures=INVOICES))
    unsaid = told and what != "jugement"  # its title names the invoices of one
    assert any("sans le numéro" in one.titre for one in now.restes) is unsaid
    assert bool(limits(now, "peremption")) is told


NOTICED = "- {date: 2026-06-01, type: mise-en-demeure, presentee-le: 2026-06-02, delai: 15}\n"
OF_ONE = "- {date: 2026-06-02, type: requete-injonction, factures: [F-1]}\n"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("", True),
        ("- {date: 2026-05-25, type: contestation, motif: prix, factures: [F-2]}\n", False),
        ("- {date: 2026-05-25, type: contestation, motif: prix, factures: [F-2], montant: 100}\n", True),
    ],
)
def test_what_a_suit_does_not_ask_for_is_not_to_be_reminded_while_disputed(held: str, *, told: bool) -> None:
    now = at("2026-11-20", case(held + OF_ONE, factures=INVOICES))
    assert (now.etape_due is not None and "(F-2)" in now.etape_due.titre) is told
    known = case(f"{held}{NOTICED}{OF_ONE}", factures=INVOICES)  # its ladder is climbed
    left = [one.titre for one in at("2026-11-20", known).restes]
    assert any(one.startswith("Hors de la demande en justice, F-2") for one in left) is told


def test_an_order_is_of_what_its_request_asked_for_whatever_writ_was_served_between() -> None:
    """The order served interrupted nothing of what it was given on: the writ between was taken for its request."""
    order = (
        "- {date: 2026-06-10, type: assignation, factures: [F-2], au: 2026-12-15}\n"
        "- {date: 2026-06-20, type: ordonnance-injonction}\n"
        "- {date: 2026-06-25, type: signification, acte: ordonnance, mode: personne}\n"
    )
    now = at("2026-11-20", case(OF_ONE + order, factures=INVOICES))
    assert {one.facture: str(one.prudence) for one in limits(now, "prescription")} == {"F-1": "2031-06-24"}


TWO_SUITS = """\
- {date: 2026-04-10, type: assignation, factures: [F-1], au: 2026-06-10%s}
- {date: 2026-04-20, type: assignation, factures: [F-2], au: 2026-07-10%s}
"""


@pytest.mark.parametrize("numbers", [("", ""), (", rg: A1", ", rg: B2"), ("", ", rg: B2")])
@pytest.mark.parametrize(
    ("fact", "titres"),
    [
        ("sens: rejet, factures: [F-2]", ""),
        ("sens: condamnation", TITLE.replace("[F-1]", "[F-2]") % ""),
    ],
)
def test_the_invoices_a_judgment_names_tell_of_which_suit_it_is(
    numbers: tuple[str, str], fact: str, titres: str
) -> None:
    """« sans le numéro de son instance » was asked, and the hearing of each, though the writs name their invoices."""
    known = f"{TWO_SUITS % numbers}- {{date: 2026-10-05, type: jugement, {fact}}}\n"
    now = at("2026-11-20", case(known, titres=titres, factures=INVOICES))
    said = " ".join(one.titre for one in now.restes)
    assert "sans le numéro" not in said + now.prochaine_action
    assert [one.origine[:2] for one in limits(now, "placement")] == [("journal", 0)]  # the other goes on alone
    assert "Audience du" not in said


def test_a_judgment_that_names_invoices_of_both_suits_is_of_both_and_one_of_neither_asks() -> None:
    for named, asked in (("F-1, F-2", False), ("F-3", True)):
        known = f"{TWO_SUITS % ('', '')}- {{date: 2026-10-05, type: jugement, sens: rejet, factures: [{named}]}}\n"
        third = "- {numero: F-3, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 100}\n"
        now = at("2026-11-20", case(known, factures=INVOICES + third))
        said = " ".join(one.titre for one in now.restes)
        assert ("sans le numéro" in said) is asked
        assert bool(limits(now, "peremption")) is asked


def test_the_line_that_says_what_a_title_judges_is_one_wherever_it_is_told() -> None:
    """« verifier » told it by its line alone, the agenda by its date."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-05-02, principal: '1 000,00'}\n"
    judged = case(
        "",
        factures=dedent(FACTURES) + "- {numero: F-9, date: 2026-07-15, echeance: 2026-08-05, montant-ttc: '900,00'}\n",
        titres=title.replace("05-02", "03-20") + title,
    )
    bureau, au = office(), day("2026-10-01")
    computed = compute_case(judged, bureau, au, lectures=False)
    line = '« recouvre noter 2026-9001 titre factures="…" --completer --date 02/05/2026 »'
    told = [one.titre for one in computed.situation.restes if "F-9" in one.titre]
    found = [one.remedy for one in check_case(judged, bureau, au) if "ne nomme pas ses" in one.message]
    assert [line in one for one in (*told, *found)] == [True, True]


WITHDRAWN = "- {date: 2026-11-10, type: desistement, auteur: debiteur}\n"


@pytest.mark.parametrize(
    ("more", "heard"),
    [
        ("", ["2027-02-02"]),
        (WITHDRAWN, []),
        ("- {date: 2026-10-20, type: renvoi, au: 2027-03-02}\n" + WITHDRAWN, []),
        ("- {date: 2026-11-10, type: desistement}\n", ["2027-02-02"]),  # nobody knows whose
    ],
)
def test_an_opposition_withdrawn_by_the_debtor_is_heard_no_more(more: str, heard: list[str]) -> None:
    """« Audience le 02/02/2027 » stood in the place of what the order that stands asks for."""
    order = (
        "- {date: 2026-09-02, type: ordonnance-injonction}\n"
        "- {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}\n"
        "- {date: 2026-09-20, type: opposition, au: 2027-02-02}\n"
    )
    now = at("2026-11-20", case(order + more))
    assert [str(one.date) for one in limits(now, "audience")] == heard
    assert heard or now.prochaine_action.startswith("Ordonnance d'injonction de payer du 02/09/2026 sans son titre")


@pytest.mark.parametrize(("billed", "outside"), [("2026-04-02", False), ("2026-04-03", True)])
def test_an_order_that_names_no_invoice_may_be_of_what_was_billed_the_day_it_was_asked_for(
    billed: str, *, outside: bool
) -> None:
    served = "date: 2026-04-20, signifie-le: 2026-04-25"
    title = f"- {{nature: ordonnance-injonction, juridiction: TC, {served}, principal: 600}}"
    two = INVOICES_SINCE.replace("2026-10-06", billed).replace("2026-11-05", "2026-05-02")
    now = at("2026-11-20", case("- {date: 2026-04-02, type: requete-injonction}", titres=title, factures=two))
    assert ("F-2" in {one.facture for one in limits(now, "prescription")}) is outside


@pytest.mark.parametrize("asked", ["2026-05-19", "2026-05-20", "2026-05-21"])
@pytest.mark.parametrize("number", ["", ", rg: R9"])
@pytest.mark.parametrize("titled", [False, True])
def test_what_bears_the_number_of_an_order_leaves_the_hearing_of_a_writ(
    asked: str, number: str, *, titled: bool
) -> None:
    """Its request noted, without a number or with another, the judgment of the order ended the writ as well."""
    order = "- {date: 2026-05-20, type: ordonnance-injonction, rg: O1}\n"
    title = (
        "- {nature: ordonnance-injonction, juridiction: TC, rg: O1, date: 2026-05-20, principal: 600, factures: [F-1]}"
    )
    journal = (
        "- {date: 2026-05-04, type: assignation, rg: A1, au: 2026-12-10}\n"
        "- {date: 2026-05-12, type: placement, rg: A1}\n"
        f"- {{date: {asked}, type: requete-injonction{number}}}\n"
        "- {date: 2026-10-05, type: jugement, sens: rejet, rg: O1}\n"
    )
    known = case(journal + order * (not titled), titres=title * titled, factures=INVOICES)
    assert [str(one.date) for one in limits(at("2026-11-20", known), "audience")] == ["2026-12-10"]


TWO = (
    "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-06-28, principal: 6000, factures: [F-1]%s}\n"
    "- {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2]%s}\n"
)
ASIDE = ", ecarte-le: 2026-08-01"
TWO_INVOICES = INVOICES_SINCE.replace("2026-10-06", "2026-02-06")


@pytest.mark.parametrize(
    ("titres", "number", "told"),
    [
        (TWO % ("", ""), "", "A1 B2"),
        (TWO % ("", ""), ", rg: B2", "B2"),
        (TWO % ("", ""), ", rg: C3", "A1 B2"),  # mistyped, or of the suit that the greffe joined to the first
        (TWO % (ASIDE, ASIDE), "", "A1 B2"),
        (TWO % (ASIDE, ""), "", ""),
        (TWO % ("", ASIDE), ", rg: A1", "A1"),
        (TWO % (ASIDE, "") + (TWO % ("", "")).splitlines()[1].replace("B2", "D4"), ", rg: C3", ""),
        ((TWO % (ASIDE, "")).replace("rg: B2, date: 2026-06-28", "rg: B2, date: 2026-06-29"), "", "A1 B2"),
    ],
)
def test_a_service_is_of_the_titles_of_a_day_that_its_number_does_not_leave_out(
    titres: str, number: str, told: str
) -> None:
    act = f"- {{date: 2026-07-10, type: signification, acte: jugement{number}}}"
    dossier = case(act, titres=titres, factures=TWO_INVOICES).dossier
    (served,) = dossier.faits(FaitProcedure)
    assert " ".join(str(one.rg) for one in dossier.titres if tells_of(dossier, served, one)) == told


@pytest.mark.parametrize(("against", "apart"), [("", ""), (", condamnes: [{nom: Iris Chimère}]", "A1 B2")])
def test_a_title_of_the_day_against_another_is_no_twin(against: str, apart: str) -> None:
    dossier = case("", titres=TWO % ("", against), factures=TWO_INVOICES, debiteurs=PARTIES).dossier
    assert " ".join(str(one.rg) for one in dossier.titres if not twins(dossier, one)) == apart
