"""Orders of events that a hand in a hurry writes are told; those a case really has are not."""

import pytest

from generator.load.checks.journal import nothing_written_twice
from generator.load.checks.likely_slips import (
    appeal_of_all_that_was_asked,
    judged_on_the_opposition_of_another,
    judged_twice,
    missed_of_a_plan,
    opposed_by_the_condemned,
    opposed_in_its_time,
)
from generator.load.checks.parties import guardians_told
from generator.load.checks.stays import judged_while_struck_off
from tests.progress.cases import at, case, limit
from tests.progress.test_condemned import PARTIES
from tests.progress.test_opposed_by_one import ALPHA, BETA
from tests.progress.test_opposed_by_one import ORDER as AGAINST_BOTH
from tests.progress.test_opposed_by_one import SERVED as SERVED_ON_BOTH

WRIT = "- {date: 2026-07-10, type: assignation, juridiction: TC de Lyon, au: 2026-09-15}\n"
JUDGED = "- {date: 2026-10-05, type: jugement}\n"
STRUCK = "- {date: 2026-09-15, type: radiation-du-role}\n"
AGAIN = "- {date: 2026-10-06, type: jugement%s}\n"
TITLE = "- {nature: %s, juridiction: TC, date: %s, principal: '%s'}\n"
ORDER = TITLE % ("ordonnance-injonction", "2026-09-02", "1 000,00")
JUDGMENT = TITLE % ("jugement", "2026-10-05", "1 000,00")
SERVED = "- {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}\n"


@pytest.mark.parametrize(
    ("journal", "titles", "told"),
    [
        (WRIT + JUDGED + AGAIN % "", JUDGMENT, True),
        (WRIT + AGAIN % "", JUDGMENT, True),  # the title of one day, the fact of the day after
        (WRIT + JUDGED, JUDGMENT, False),
        (WRIT + JUDGED + "- {date: 2026-10-06, type: declaration-d-appel, auteur: debiteur}\n" + AGAIN % "", "", False),
        (WRIT + JUDGED + "- {date: 2026-10-05, type: declaration-d-appel, auteur: debiteur}\n" + AGAIN % "", "", False),
        (WRIT + JUDGED + AGAIN % ", rg: B2" + "- {date: 2026-10-07, type: assignation, rg: B2}\n", "", True),
        (WRIT + "- {date: 2026-10-05, type: jugement, refere: oui}\n" + AGAIN % "", "", False),
        (WRIT + JUDGED, JUDGMENT + TITLE % ("arret", "2027-03-01", "900,00"), False),
        (WRIT + JUDGED, JUDGMENT.replace("}", ", ecarte-le: 2026-12-01}") + JUDGMENT.replace("10-05", "12-20"), False),
        ("", JUDGMENT.replace("}", ", factures: [F-1]}") + JUDGMENT.replace("10-05}", "11-05}"), False),
    ],
)
def test_one_decision_noted_at_two_dates_is_told(journal: str, titles: str, *, told: bool) -> None:
    found = list(judged_twice(case(journal, titres=titles), None))
    assert ["sans recours noté entre les deux" in one.message for one in found] == [True] * told


@pytest.mark.parametrize(
    ("journal", "titles", "told"),
    [
        ("- {date: 2026-09-05, type: opposition}\n" + SERVED, ORDER, ["antérieure à la signification"]),
        (SERVED + "- {date: 2026-09-20, type: opposition}\n", ORDER, []),
        ("- {date: 2026-09-20, type: opposition}\n", ORDER, []),  # served, when nothing says
        (
            SERVED + "- {date: 2026-10-06, type: opposition}\n",
            ORDER + JUDGMENT,
            ["postérieure au jugement du 05/10/2026"],
        ),
        ("- {date: 2026-10-06, type: opposition}\n", JUDGMENT, []),  # to a judgment by default
    ],
)
def test_an_opposition_out_of_its_time_is_told(journal: str, titles: str, told: list[str]) -> None:
    found = list(opposed_in_its_time(case(journal, titres=titles), None))
    assert len(found) == len(told)
    assert all(what in one.message for what, one in zip(told, found, strict=True))


@pytest.mark.parametrize(
    ("principal", "author", "told"),
    [("1 000,00", "creancier", True), ("800,00", "creancier", False), ("1 000,00", "debiteur", False)],
)
def test_an_appeal_of_all_that_was_billed_is_asked_whose_it_is(principal: str, author: str, *, told: bool) -> None:
    journal = f"- {{date: 2026-10-10, type: declaration-d-appel, auteur: {author}}}\n"
    found = list(
        appeal_of_all_that_was_asked(case(journal, titres=TITLE % ("jugement", "2026-10-05", principal)), None)
    )
    assert bool(found) is told


APPEAL = "- {date: 2026-10-10, type: declaration-d-appel, auteur: creancier}\n"
ALL, LESS = "1 000,00", "800,00"
INVOICES = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 500}
"""


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (TITLE % ("jugement", "2026-10-10", ALL), True),  # on the day itself
        (TITLE % ("jugement", "2026-09-01", LESS) + TITLE % ("jugement", "2026-10-05", ALL), True),  # the last one
        (TITLE % ("jugement", "2026-09-01", ALL) + TITLE % ("jugement", "2026-10-05", LESS), False),
        (TITLE % ("jugement", "2026-10-05", ALL) + TITLE % ("arret", "2027-03-01", LESS), True),  # what it gave
        (TITLE % ("jugement", "2026-10-05", LESS) + TITLE % ("ordonnance-injonction", "2026-10-06", ALL), False),
    ],
)
def test_the_title_an_appeal_is_of_is_the_last_judgment_of_before(titles: str, *, told: bool) -> None:
    assert bool(list(appeal_of_all_that_was_asked(case(APPEAL, titres=titles), None))) is told


@pytest.mark.parametrize(("factures", "told"), [("F-1", True), ("'F-1', 'F-2'", False)])
def test_all_that_was_billed_is_what_the_title_judges(factures: str, *, told: bool) -> None:
    title = JUDGMENT.replace("}", f", factures: [{factures}]}}")
    known = case(APPEAL, titres=title, factures=INVOICES)
    assert bool(list(appeal_of_all_that_was_asked(known, None))) is told


def test_an_instalment_missed_of_no_plan_and_a_title_noted_twice_are_told() -> None:
    missed = "- {date: 2026-09-10, type: echeance-manquee, echeance: 2026-09-01, montant: '100,00'}\n"
    plan = "- {date: 2026-08-01, type: echeancier, signe: oui, echeances: [{date: 2026-09-01, montant: '1 000,00'}]}\n"
    assert [one.key for one in missed_of_a_plan(case(missed), None)] == ["journal[0]"]
    assert not list(missed_of_a_plan(case(plan + missed), None))
    assert [one.key for one in nothing_written_twice(case("", titres=JUDGMENT + JUDGMENT), None)] == ["titres[1]"]


def test_the_next_action_stays_sensible_in_these_orders() -> None:
    """The service of the order opposed was said to be what follows; a plan to hold what a judgment had dismissed."""
    early = at("2026-11-20", case("- {date: 2026-09-05, type: opposition}\n" + SERVED, titres=ORDER))
    assert early.prochaine_action.startswith("Opposition du 05/09/2026")
    plan = "- {date: 2026-06-01, type: echeancier, signe: oui, echeances: [{date: 2026-12-01, montant: '1 000,00'}]}\n"
    lost = at("2026-11-20", case(plan + WRIT + "- {date: 2026-10-05, type: jugement, sens: rejet}\n"))
    assert lost.prochaine_action.startswith("Demande rejetée par le jugement du 05/10/2026. Rien ne se réclame plus")
    assert [one.consequence[:16] for one in lost.delais if one.nature == "echeance"] == ["Demande rejetée "]
    put_off = WRIT + "- {date: 2026-07-20, type: placement}\n- {date: 2026-09-15, type: renvoi, au: 2026-09-10}\n"
    assert "Audience du 10/09/2026" in at("2026-11-20", case(put_off)).prochaine_action


HIS = f"- {{date: 2026-09-28, type: opposition, debiteur: {BETA}}}\n"
HEARD = HIS + "- {date: 2026-10-02, type: audience, au: 2026-10-05}\n"
NAMED = f"- {{date: 2026-10-06, type: jugement, debiteur: {BETA}}}\n"


@pytest.mark.parametrize(
    ("journal", "titles", "key"),
    [
        (HIS + JUDGED, "", f"debiteur: {BETA}"),
        (HIS + JUDGED, JUDGMENT, f"condamnes: [{{nom: {BETA}}}]"),  # told once, by its title
        (HIS + NAMED, "", ""),
        (HIS + JUDGED, JUDGMENT.replace("}", f", condamnes: [{{nom: {BETA}}}]}}"), ""),
        (WRIT + HIS + JUDGED, "", ""),  # the principal debtor is before a judge too
        (HIS + f'- {{date: 2026-09-29, type: opposition, debiteur: "{ALPHA}"}}\n' + JUDGED, "", ""),
        (JUDGED, "", ""),
    ],
)
def test_a_judgment_on_the_opposition_of_another_says_against_whom_it_is(journal: str, titles: str, key: str) -> None:
    known = case(SERVED_ON_BOTH + journal, titres=AGAINST_BOTH + titles, debiteurs=PARTIES)
    found = list(judged_on_the_opposition_of_another(known, None))
    assert [f"« {key} »" in one.remedy for one in found] == [True] * bool(key)
    held = f"{ALPHA}, quand l'opposition est de {BETA}" if titles else f"de {BETA}, dont l'opposition est seule"
    assert all(held in one.message for one in found)


@pytest.mark.parametrize(("then", "left"), [("", True), (NAMED, False)])
def test_the_hearing_of_another_alone_is_answered_by_his_judgment(then: str, *, left: bool) -> None:
    known = case(SERVED_ON_BOTH + HEARD + then, titres=AGAINST_BOTH, debiteurs=PARTIES)
    assert any("Audience du 05/10/2026" in one.titre for one in at("2026-11-20", known).restes) is left


@pytest.mark.parametrize(
    ("journal", "titles", "last"),
    [
        (WRIT + AGAIN % "", JUDGMENT, "2027-04-05"),  # the title of one day, the fact of the day after
        (WRIT + JUDGED, JUDGMENT.replace("10-05", "10-06"), "2027-04-05"),
        (WRIT + JUDGED + AGAIN % "", "", "2027-04-05"),
        (WRIT + AGAIN % "", "", "2027-04-06"),
        (WRIT + JUDGED + "- {date: 2026-10-06, type: opposition}\n" + AGAIN % "", "", "2027-04-06"),
    ],
)
def test_a_decision_noted_at_two_dates_is_served_within_six_months_of_the_first(
    journal: str, titles: str, last: str
) -> None:
    found = limit(at("2026-11-20", case(journal, titres=titles)), "caducite-jugement")
    assert found.date.isoformat() == last
    assert any("deux dates" in one for one in found.explication) is (last == "2027-04-05")


@pytest.mark.parametrize(
    ("journal", "titles", "told"),
    [
        (WRIT + STRUCK + JUDGED, JUDGMENT, ["journal[2]"]),  # told once, with its title
        (WRIT + STRUCK, JUDGMENT, ["titres[0]"]),
        (WRIT + STRUCK + "- {date: 2026-10-01, type: retablissement}\n" + JUDGED, "", []),
        (WRIT + STRUCK + "- {date: 2026-09-25, type: renvoi, au: 2026-10-05}\n" + JUDGED, "", []),
        (WRIT + STRUCK.replace("09-15", "10-05") + JUDGED, "", []),  # the day itself says nothing
        (WRIT + STRUCK + "- {date: 2026-09-20, type: assignation}\n" + JUDGED, "", []),  # of the new one
        (
            WRIT.replace("}", ", rg: A1}")
            + WRIT.replace("}", ", rg: B2}")
            + STRUCK.replace("}", ", rg: B2}")
            + JUDGED.replace("}", ", rg: A1}"),
            "",
            [],
        ),
    ],
)
def test_a_judgment_of_a_suit_struck_off_and_never_restored_is_told(journal: str, titles: str, told: list[str]) -> None:
    found = list(judged_while_struck_off(case(journal, titres=titles), None))
    assert [one.key for one in found] == told
    assert all("radiée du rôle le 15/09/2026" in one.message for one in found)


@pytest.mark.parametrize(
    ("journal", "titles", "told"),
    [
        (f"- {{date: 2026-09-28, type: opposition, debiteur: {ALPHA}}}\n", ORDER, False),  # the principal debtor
        (f"- {{date: 2026-09-28, type: opposition, debiteur: {BETA}}}\n", ORDER, True),
        (f"- {{date: 2026-09-28, type: opposition, debiteur: {BETA}}}\n", AGAINST_BOTH, False),
        ("- {date: 2026-09-28, type: opposition}\n", ORDER, False),
        (HIS, ORDER.replace("}", f', condamnes: [{{nom: "{ALPHA}"}}]}}'), False),  # it says whom, and not him
        (f"- {{date: 2026-09-02, type: ordonnance-injonction, rg: B2, debiteur: {BETA}}}\n" + HIS, ORDER, False),
    ],
)
def test_the_opposition_of_who_is_not_said_condemned_is_told(journal: str, titles: str, *, told: bool) -> None:
    found = opposed_by_the_condemned(case(journal, titres=titles, debiteurs=PARTIES), None)
    assert ["rien ne dit que l'ordonnance du 02/09/2026 condamne" in one.message for one in found] == [True] * told


@pytest.mark.parametrize(
    ("who", "told"), [("M. Jean Petit", 0), ("Mme Claire Roux, tutrice", 1), ("Mme Anne Petit, tutrice", 1)]
)
def test_a_sole_trader_who_represents_himself_is_under_no_guardianship(who: str, told: int) -> None:
    """« (tuteur, curateur) » was told of who wrote himself as his own representative."""
    trader = (
        "- {nature: entrepreneur-individuel, qualite: professionnel, prenoms: Jean, nom: Petit, siren: 000 000 026,"
        f" representant: '{who}', adresse: {{rue: 1 rue X, code-postal: 69003, ville: Lyon}}}}"
    )
    assert len([*guardians_told(case(debiteurs=trader), None)]) == told
