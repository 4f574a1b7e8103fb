"""A second mise en demeure of the same invoices is told, unless something since the first called for it."""

import pytest

from generator.load.checks.letters import cures_leave_the_time_agreed, notices_are_sent_once
from tests.progress.cases import case

TWO = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
TWO += "- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 900}\n"
FIRST = "- {date: 2026-05-11, type: mise-en-demeure%s}\n"
AGAIN = "- {date: 2026-06-11, type: mise-en-demeure%s}\n"
LATE = "- {date: 2026-05-21, type: mise-en-demeure}\n"
FALLEN_DUE = "- {numero: F-3, date: 2026-05-01, echeance: 2026-06-01, montant-ttc: 700}\n"  # between the two notices
BY_CONDITIONS = "- {numero: F-3, date: 2026-05-01, conditions: 30 jours, montant-ttc: 700}\n"
OF_A_PLAN = "- {date: 2026-05-02, type: echeancier, factures: [F-1], decheance-du-terme: oui, "
OF_A_PLAN += "echeances: [{date: 2026-05-05, montant: 1000}]}\n"
OF_A_PLAN += "- {date: 2026-05-05, type: echeance-manquee, echeance: 2026-05-05}\n"
PROMISED = "- {date: 2026-05-20, type: appel, interlocuteur: x, promesse: {date: 2026-06-01, montant: 1900}}\n"
PLAN = "- {date: 2026-05-20, type: echeancier, echeances: [{date: 2026-06-01, montant: 1900}]}\n"


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        (FIRST % "" + AGAIN % "", True),
        (FIRST % "" + AGAIN % ", factures: [F-1]", True),
        (FIRST % ", factures: [F-1]" + AGAIN % ", factures: [F-2]", False),
        (FIRST % ", factures: [F-1]" + AGAIN % "", False),
        (FIRST % ", emis: 1" + AGAIN % ", emis: 2, remplace: 1", False),
        (FIRST % ", emis: 1" + AGAIN % ", emis: 2" + AGAIN % ", emis: 3, remplace: 2", True),  # of what it corrects
        (FIRST % ", avis: destinataire-inconnu" + AGAIN % "", False),
        (FIRST % "" + PLAN + AGAIN % "", False),
        (FIRST % "" + PLAN.replace("05-20", "06-11") + AGAIN % "", False),  # agreed, and lost, on the day of the second
        (FIRST % "" + PLAN.replace("05-20", "05-11") + AGAIN % "", False),
        (FIRST % "" + "- {date: 2026-05-20, type: contestation, motif: prix}\n" + AGAIN % "", False),
        (FIRST % "" + "- {date: 2026-05-20, type: note}\n" + AGAIN % "", True),
        (FIRST % "" + "- {date: 2026-05-20, type: appel, interlocuteur: x}\n" + AGAIN % "", True),
        (FIRST % "" + PROMISED + AGAIN % "", False),  # by telephone, and not kept
        (FIRST % "" + "- {date: 2026-05-20, type: suspension, jusqu-au: 2026-06-10}\n" + AGAIN % "", False),
        (FIRST % "" + "- {date: 2026-05-20, type: notification-cession}\n" + AGAIN % "", False),
        (
            FIRST % ", envoi: lrar" + AGAIN % ", envoi: signification",
            False,
        ),  # served, what the post had not handed over
        (FIRST % ", envoi: signification" + AGAIN % ", envoi: signification", True),
        (FIRST % ", envoi: signification" + AGAIN % ", envoi: lrar", True),
        (FIRST % "" + FIRST % "", False),  # a fact noted anew: told by another check
        (FIRST % ", emis: 1" + FIRST % ", emis: 2", True),  # issued twice on one day
    ],
)
def test_a_second_notice_is_told_once_nothing_called_for_it(journal: str, told: bool) -> None:  # noqa: FBT001
    found = [one.message for one in notices_are_sent_once(case(journal, factures=TWO), None)]
    assert [("celle du 11/05/2026" in one) for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("factures", "journal", "told"),
    [
        (TWO + FALLEN_DUE, FIRST % "" + AGAIN % "", []),  # F-3 is asked for by the second alone
        (TWO + FALLEN_DUE, FIRST % "" + LATE, ["celle du 11/05/2026"]),  # F-3 is not due yet
        (
            TWO + BY_CONDITIONS,
            FIRST % "" + AGAIN % "",
            [],
        ),  # due on 1 June at the earliest, of which day nothing is told
        (TWO + BY_CONDITIONS.replace("05-01", "02-01"), FIRST % "" + AGAIN % "", ["celle du 11/05/2026"]),
        (TWO, OF_A_PLAN + FIRST % "" + AGAIN % "", []),  # the first asked for the plan's invoice
    ],
)
def test_a_notice_that_names_nothing_asks_for_what_is_past_due(factures: str, journal: str, told: list[str]) -> None:
    found = [one.message for one in notices_are_sent_once(case(journal, factures=factures), None)]
    assert len(found) == len(told)
    assert all(words in message for words, message in zip(told, found, strict=True))


@pytest.mark.parametrize(("left", "told"), [(7, 1), (8, 0), (9, 0)])
def test_a_notice_that_leaves_less_than_the_plan_gives_is_told(left: int, told: int) -> None:
    plan = OF_A_PLAN.replace(
        "decheance-du-terme: oui", "signe: oui, decheance-du-terme: oui, delai-de-regularisation: 8"
    )
    known = case(plan + FIRST % f", delai: {left}", factures=TWO)
    assert [one.key for one in cures_leave_the_time_agreed(known, None)] == ["journal[2].delai"] * told


@pytest.mark.parametrize(("plan", "which"), [(OF_A_PLAN.replace("factures: [F-1], ", ""), True), ("", False)])
def test_a_second_notice_of_a_broken_plan_is_told_to_leave_its_time_as_it_is(plan: str, *, which: bool) -> None:
    """« Les délais partent de la dernière », when the clause of the plan runs from the first."""
    (found,) = notices_are_sent_once(case(plan + FIRST % "" + AGAIN % "", factures=TWO), None)
    assert ("; celui de l'échéancier du 02/05/2026, de la première." in found.remedy) is which
