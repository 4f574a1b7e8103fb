"""A plan signed once a judge has the claim, then broken: the suit goes on, and no letter asks again for what it has."""

import pytest

from tests.progress.cases import seen

SUED = "- {date: 2026-04-20, type: assignation, rg: A1, juridiction: TC, au: 2026-11-10}\n"
SUED += "- {date: 2026-04-27, type: placement, rg: A1}\n"
ASKED = "- {date: 2026-04-20, type: requete-injonction}\n"
BROKEN = """\
- {date: 2026-05-20, type: echeancier, %sdecheance-du-terme: oui, delai-de-regularisation: 8, echeances:
    [{date: 2026-06-20, montant: 500}, {date: 2026-07-20, montant: 500}]}
- {date: 2026-06-25, type: echeance-manquee, echeance: 2026-06-20}
"""
OF_ONE = "factures: [F-1], "
NOTICED = "- {date: 2026-06-26, type: mise-en-demeure, presentee-le: 2026-06-27, delai: 8}\n"
UNNOTICED = " ; échéancier du 20/05/2026 rompu, sans mise en demeure notée : terme non déchu"


@pytest.mark.parametrize(
    ("journal", "action", "told"),
    [
        (SUED + BROKEN % "", "Audience (TC", UNNOTICED),
        (SUED + BROKEN % OF_ONE, "Audience (TC", UNNOTICED),  # its notice was asked for, the hearing told no more
        (ASKED + BROKEN % OF_ONE, "Requête en injonction de payer du 20/04/2026 : suite attendue (", UNNOTICED),
        (
            SUED + BROKEN % "" + NOTICED,
            "Audience (TC",
            " ; échéancier du 20/05/2026 rompu, déchéance du terme depuis le 06/07/2026",
        ),
        (SUED.replace("A1, jur", "A1, factures: [F-2], jur") + BROKEN % OF_ONE, "Mise en demeure après", UNNOTICED),
        (BROKEN % OF_ONE, "Mise en demeure après", ""),
    ],
)  # fmt: skip
def test_a_plan_broken_since_a_suit_asks_for_nothing_that_the_judge_has(journal: str, action: str, told: str) -> None:
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 900}\n"
    found = seen("2026-07-10", journal, factures=two)
    assert found.prochaine_action.startswith(action)
    assert [found.explication.endswith(f"{told}."), "rompu" in found.explication] == [True, bool(told)]


JUDGED = "- {date: 2026-07-05, type: jugement, rg: A1, juridiction: TC}\n"
OF_ANOTHER = "- {date: 2026-04-20, type: assignation, rg: A1, factures: [F-2], juridiction: TC}\n"


@pytest.mark.parametrize(
    ("journal", "noticed"),
    [
        (SUED + BROKEN % "" + JUDGED, False),
        (SUED + BROKEN % OF_ONE + JUDGED, False),
        (ASKED + BROKEN % "" + "- {date: 2026-07-05, type: ordonnance-injonction}\n", False),
        (OF_ANOTHER + BROKEN % OF_ONE + JUDGED, True),  # of an invoice that judge was not asked for
        (SUED + BROKEN % "" + JUDGED.replace("}", ", sens: rejet}"), False),
        (JUDGED.replace("07-05", "05-10") + BROKEN % "", True),  # agreed on the judgment
    ],
)
def test_a_judgment_told_by_the_journal_alone_asks_for_no_notice_of_the_plan_it_came_after(
    journal: str,
    noticed: bool,  # noqa: FBT001
) -> None:
    """The judge granted the whole: the letter was asked for again, and refused for want of the title."""
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 900}\n"
    found = seen("2026-07-10", journal, factures=two)
    assert ("Mise en demeure après" in found.prochaine_action) is noticed
    assert (found.etape_due is not None and found.etape_due.etape.document == "mise-en-demeure-decheance") is noticed


RUNNING = """\
- {date: 2026-05-20, type: echeancier, echeances: [{date: 2026-06-20, montant: 500}, {date: 2026-12-20, montant: 500}]}
"""
UNPAID = "Échéance de 500,00\N{NO-BREAK SPACE}€ du 20/06/2026 non couverte : compte à vérifier"


@pytest.mark.parametrize(
    ("au", "journal", "first"),
    [
        ("2026-07-10", SUED + RUNNING, "Audience (TC) le 10/11/2026. "),
        ("2026-11-12", SUED + RUNNING, "Audience du 10/11/2026 (TC) passée : ce qui y a été décidé est à noter"),
        ("2026-07-10", ASKED + RUNNING, ""),
        ("2026-07-10", RUNNING, ""),
    ],
)
def test_an_instalment_not_covered_hides_no_hearing(au: str, journal: str, first: str) -> None:
    told = seen(au, journal).prochaine_action
    assert told.startswith(first or UNPAID)
    assert UNPAID in told


WRIT = "- {date: 2026-04-20, type: assignation, juridiction: TC}\n"
AWAITED = " : suite attendue ("


@pytest.mark.parametrize(
    ("au", "journal", "first", "awaited"),
    [
        ("2026-07-10", WRIT + RUNNING, UNPAID, "Assignation du 20/04/2026"),
        ("2026-06-10", WRIT + RUNNING, "Rien à envoyer jusqu'au 20/12/2026", "Assignation du 20/04/2026"),
        ("2026-07-10", ASKED + RUNNING, UNPAID, "Requête en injonction de payer du 20/04/2026"),
        ("2026-07-10", SUED + RUNNING, "Audience (TC) le 10/11/2026. ", ""),  # the judge waits for its day
        ("2026-07-10", RUNNING, UNPAID, ""),
        ("2026-06-10", RUNNING, "Rien à envoyer jusqu'au 20/12/2026", ""),
    ],
)
def test_a_suit_without_a_hearing_is_told_beside_the_plan_signed_since(
    au: str, journal: str, first: str, awaited: str
) -> None:
    """The instalment alone was said, or that nothing was to be sent: what became of the suit was asked nowhere."""
    told = seen(au, journal).prochaine_action
    assert told.startswith(first)
    assert [one in told for one in (AWAITED, f"{awaited}{AWAITED}")] == [bool(awaited)] * 2
