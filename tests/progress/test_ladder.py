"""The ladder: what is due, when, once, and what holds it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model import Office
from generator.progress.types import Stade
from generator.vocabulary import Fait
from tests.progress.cases import DEBITEUR, FACTURES, at, case, day, office

TWO_INVOICES = """\
    - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
    - {numero: F-2, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 500}
    """


def steps(au: str, journal: str = "", **blocks: str) -> tuple[str, str]:
    """Title and date of the step due, and of the next one."""
    seen = at(au, case(journal, **blocks))
    due, after = seen.etape_due, seen.etape_suivante
    return (f"{due.titre} {due.due_le}" if due else "", f"{after.titre} {after.due_le}" if after else "")


@pytest.mark.parametrize(
    ("au", "due", "after"),
    [
        ("2026-03-20", "", "Rappel avant échéance 2026-03-27"),
        ("2026-03-27", "Rappel avant échéance 2026-03-27", ""),
        ("2026-04-01", "Rappel avant échéance 2026-03-27", ""),
        ("2026-04-02", "", "Relance n° 1 2026-04-08"),
        ("2026-04-08", "Relance n° 1 2026-04-08", ""),
        ("2026-06-30", "Relance n° 1 2026-04-08", ""),
    ],
)
def test_an_untouched_case_climbs_one_step_at_a_time(au: str, due: str, after: str) -> None:
    assert steps(au) == (due, after)


def test_a_reminder_before_the_due_date_is_sent_once() -> None:
    sent = "- {date: 2026-03-27, type: rappel-avant-echeance}"
    assert steps("2026-03-28", sent) == ("", "Relance n° 1 2026-04-08")


def test_the_second_e_mail_is_done_by_the_second_e_mail_of_the_journal() -> None:
    first = "- {date: 2026-04-08, type: relance-courriel}"
    assert steps("2026-04-10", first) == ("", "Relance n° 2 2026-04-16")
    assert steps("2026-04-16", first) == ("Relance n° 2 2026-04-16", "")
    both = first + "\n- {date: 2026-04-16, type: relance-courriel}"
    assert steps("2026-04-17", both) == ("", "Mise en demeure 2026-05-11")


def test_a_late_step_leaves_its_time_to_the_next_one() -> None:
    late = "- {date: 2026-05-20, type: relance-courriel}"
    assert steps("2026-05-21", late) == ("", "Relance n° 2 2026-05-27")


def test_what_was_skipped_by_hand_is_never_sent_afterwards() -> None:
    ahead = "- {date: 2026-04-20, type: mise-en-demeure, envoi: lrar}"
    seen = at("2026-05-30", case(ahead))
    assert (seen.etape_due, seen.etape_suivante) == (None, None)
    assert seen.stade is Stade.JUDICIAIRE


def test_a_small_balance_skips_the_step_that_asks_for_more() -> None:
    first = "- {date: 2026-04-08, type: relance-courriel}"
    paid = "- {date: 2026-04-09, montant: 950}"
    assert steps("2026-04-20", first, paiements=paid) == ("", "Mise en demeure 2026-05-11")


def test_a_letter_that_names_invoices_counts_for_them_only() -> None:
    first_only = """\
        - {date: 2026-04-08, type: relance-courriel, factures: [F-1]}
        - {date: 2026-04-16, type: relance-courriel, factures: [F-1]}
        """
    assert steps("2026-05-10", first_only, factures=TWO_INVOICES) == ("", "Mise en demeure 2026-05-11")
    paid = "- {date: 2026-05-02, montant: 1000}"
    assert steps("2026-05-10", first_only, factures=TWO_INVOICES, paiements=paid) == ("Relance n° 1 2026-05-08", "")


def test_a_letter_older_than_an_invoice_does_not_count_for_it() -> None:
    early = "- {date: 2026-03-20, type: relance-courriel}"
    paid = "- {date: 2026-05-02, montant: 1000}"
    assert steps("2026-05-10", early, factures=TWO_INVOICES, paiements=paid) == ("Relance n° 1 2026-05-08", "")


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("- {date: 2026-03-02, type: rappel-avant-echeance}", ""),  # with the invoice itself
        ("- {date: 2026-03-01, type: rappel-avant-echeance}", "Rappel avant échéance 2026-03-27"),
        ("- {date: 2026-04-01, type: rappel-avant-echeance, factures: [F-2]}", "Rappel avant échéance 2026-03-27"),
    ],
)
def test_a_reminder_before_the_due_date_is_of_the_invoices_it_names_once_issued(sent: str, due: str) -> None:
    assert steps("2026-04-01", sent, factures=TWO_INVOICES)[0] == due


NOTICE = "- {date: %s, type: mise-en-demeure, presentee-le: %s%s}\n"


@pytest.mark.parametrize("named", ["", ", factures: [F-1]"])
@pytest.mark.parametrize("sent", ["2026-03-10", "2026-04-01"])
def test_a_notice_sent_before_its_invoice_is_overdue_leaves_the_whole_ladder_to_climb(sent: str, named: str) -> None:
    """« Mise en demeure expirée et relances épuisées » was told from the day it fell due: nothing was asked for."""
    found = at("2026-06-01", case(NOTICE % (sent, sent, named)))
    assert found.stade is Stade.RELANCE
    assert found.etape_due is not None
    assert found.etape_due.titre == "Relance n° 1"
    assert not [
        one for one in at("2026-03-12", case(NOTICE % (sent, sent, named))).delais if one.nature == "mise-en-demeure"
    ]


@pytest.mark.parametrize("named", ["", ", factures: [F-1]"])
def test_a_notice_sent_the_day_after_is_one(named: str) -> None:
    found = at("2026-06-01", case(NOTICE % ("2026-04-02", "2026-04-03", named)))
    assert found.prochaine_action == "Procédure à choisir : les étapes amiables sont épuisées."


def test_a_notice_of_one_invoice_of_two_is_one() -> None:
    told = NOTICE % ("2026-05-11", "2026-05-12", ", factures: [F-1]")
    found = at("2026-05-14", case(told, factures=TWO_INVOICES))
    assert [one.nature for one in found.delais if one.nature == "mise-en-demeure"] == ["mise-en-demeure"]


def test_what_asked_for_an_invoice_paid_since_leaves_the_next_one_to_be_asked_for() -> None:
    """Its reminders, sent before the second one was due, were counted as those of it: none was ever sent."""
    two = TWO_INVOICES.replace("date: 2026-04-01, echeance: 2026-05-01", "date: 2026-03-05, echeance: 2026-06-30")
    journal = "- {date: 2026-04-10, type: relance-courriel}\n- {date: 2026-04-20, type: relance-courriel}\n"
    paid = "- {date: 2026-05-25, montant: '1 000,00'}"
    found = at("2026-07-20", case(journal + NOTICE % ("2026-05-11", "2026-05-12", ""), factures=two, paiements=paid))
    assert found.stade is Stade.RELANCE
    assert found.etape_due is not None
    assert found.etape_due.titre == "Relance n° 1"


def test_the_ladder_follows_the_oldest_invoice_still_owed() -> None:
    assert steps("2026-05-02", factures=TWO_INVOICES) == ("Relance n° 1 2026-04-08", "")
    paid = "- {date: 2026-04-20, montant: 1000}"
    assert steps("2026-05-02", factures=TWO_INVOICES, paiements=paid) == ("", "Relance n° 1 2026-05-08")


@pytest.mark.parametrize(
    ("fact", "resumes"),
    [
        ("{date: 2026-04-06, type: suspension, jusqu-au: 2026-04-30, motif: essai}", "Relance n° 1 2026-05-01"),
        ("{date: 2026-04-06, type: delai-de-grace, jusqu-au: 2026-12-31}", "Relance n° 1 2027-01-01"),
        ("{date: 2026-04-06, type: suspension}", ""),
        ("{date: 2026-04-06, type: mediation}", ""),
        ("{date: 2026-04-06, type: contestation, motif: qualité}", ""),
        (
            "{date: 2026-04-06, type: promesse, promesse: {montant: 1000, date: 2026-04-20}}",
            "Relance n° 1 2026-04-21",
        ),
    ],
)
def test_a_hold_blocks_the_step_and_says_when_it_comes_back(fact: str, resumes: str) -> None:
    assert steps("2026-04-10", f"- {fact}") == ("", resumes)


@pytest.mark.parametrize(
    ("au", "journal", "after"),
    [
        ("2026-04-20", "", "Rappel avant échéance 2026-04-26"),
        (
            "2026-04-27",
            "- {date: 2026-04-26, type: rappel-avant-echeance, factures: [F-2]}\n",
            "Relance n° 1 2026-05-08",
        ),
    ],
)
def test_an_invoice_held_and_one_not_due_exhaust_no_ladder(au: str, journal: str, after: str) -> None:
    notice = "- {date: 2026-04-05, type: mise-en-demeure, delai: 5, factures: [F-1]}\n"
    disputed = "- {date: 2026-04-12, type: contestation, motif: prix, factures: [F-1]}\n"
    assert steps(au, notice + disputed + journal, factures=TWO_INVOICES) == ("", after)
    seen = at(au, case(notice + disputed + journal, factures=TWO_INVOICES))
    assert seen.stade is Stade.MISE_EN_DEMEURE, "nothing says that a procedure is to be chosen"


def test_a_hold_that_ended_lets_the_step_go() -> None:
    held = "- {date: 2026-04-06, type: suspension, jusqu-au: 2026-04-30}"
    assert steps("2026-05-01", held) == ("Relance n° 1 2026-04-08", "")
    resumed = "- {date: 2026-04-06, type: contestation, motif: prix}\n- {date: 2026-04-12, type: reprise}"
    assert steps("2026-04-12", resumed) == ("Relance n° 1 2026-04-08", "")


def test_a_dispute_on_one_invoice_leaves_the_others_on_the_ladder() -> None:
    disputed = "- {date: 2026-04-06, type: contestation, motif: prix, factures: [F-1]}"
    assert steps("2026-05-10", disputed, factures=TWO_INVOICES) == ("Relance n° 1 2026-05-08", "")
    seen = at("2026-05-10", case(disputed, factures=TWO_INVOICES))
    assert seen.stade is Stade.RELANCE
    assert [pause.factures for pause in seen.pauses] == [("F-1",)]


PART = "- {date: 2026-04-06, type: contestation, motif: casse, factures: [F-1], montant: 400}"


def test_a_dispute_on_a_part_of_an_invoice_leaves_the_rest_on_the_ladder() -> None:
    seen = at("2026-04-10", case(PART))
    assert (seen.stade, seen.etape_due and seen.etape_due.titre) == (Stade.RELANCE, "Relance n° 1")
    assert seen.prochaine_action == "Relance n° 1 à envoyer depuis le 08/04/2026."
    assert [(pause.titre.replace("\N{NO-BREAK SPACE}", " "), pause.retenues) for pause in seen.pauses] == [
        ("Contestation de la facture F-1, pour 400,00 €", ())
    ]
    unnamed = at("2026-04-10", case(PART.replace(", factures: [F-1]", "")))
    assert unnamed.pauses[0].factures == ("F-1",), "the only invoice of the case"


@pytest.mark.parametrize(
    ("journal", "paiements"),
    [
        (PART.replace("400", "1000"), ""),
        (f"{PART}\n{PART.replace('400', '600').replace('04-06', '04-07')}", ""),
        (PART, "- {date: 2026-03-30, montant: 600}"),  # what is left is disputed: payments extinguish the rest first
        (PART.replace("[F-1]", "[F-1, F-2]"), ""),  # of which invoice is not said
    ],
)
def test_an_invoice_of_which_nothing_undisputed_is_owed_is_held(journal: str, paiements: str) -> None:
    invoices = TWO_INVOICES if "F-2" in journal else FACTURES
    found = at("2026-04-10", case(journal, factures=invoices, paiements=paiements))
    assert (found.stade, found.etape_due) == (Stade.SUSPENDU, None)
    assert found.prochaine_action.startswith("Rien à envoyer : contestation de")


def test_a_broken_promise_is_said_with_the_step() -> None:
    promised = "- {date: 2026-04-06, type: promesse, promesse: {montant: 1000, date: 2026-04-20}}"
    seen = at("2026-04-21", case(promised))
    assert seen.prochaine_action == (
        "Relance n° 1 à envoyer depuis le 08/04/2026. La promesse du 20/04/2026 n'a pas été tenue."
    )


def test_a_kept_promise_is_no_hold() -> None:
    promised = "- {date: 2026-04-06, type: promesse, promesse: {montant: 300, date: 2026-04-20}}"
    paid = "- {date: 2026-04-10, montant: 300}"
    assert steps("2026-04-12", promised, paiements=paid) == ("Relance n° 1 2026-04-08", "")


def test_a_bounced_payment_pays_nothing() -> None:
    paid = "- {date: 2026-04-02, montant: 1000, rejete-le: 2026-04-05}"
    assert steps("2026-04-08", paiements=paid)[0] == "Relance n° 1 2026-04-08"
    bounced = "- {date: 2026-04-05, type: paiement-rejete, paiement-du: 2026-04-02, montant: 1000}"
    assert steps("2026-04-08", bounced, paiements="- {date: 2026-04-02, montant: 1000}")[0]


def test_a_case_of_a_ladder_that_does_not_exist_has_no_step() -> None:
    seen = at("2026-06-01", case(reste="strategie: inconnue\n"))
    assert (seen.etape_due, seen.etape_suivante) == (None, None)
    assert seen.prochaine_action == "Aucune étape n'est prévue par l'échelle de relance."


@given(st.dates(dt.date(2026, 3, 2), dt.date(2027, 12, 31)))
def test_a_step_is_never_due_before_its_day_nor_twice(au: dt.date) -> None:
    first = at(au.isoformat(), case())
    if first.etape_due is None:
        return
    assert first.etape_due.due_le <= au
    again = at(au.isoformat(), case(f"- {{date: {au}, type: {first.etape_due.etape.fait}}}"))
    assert again.etape_due is None or again.etape_due.etape != first.etape_due.etape


def test_the_same_case_and_date_give_the_same_situation() -> None:
    assert at("2026-05-10", case()) == at("2026-05-10", case())
    assert office().strategies.keys() == {"standard"}
    assert day("2026-05-10") == at("2026-05-10", case()).au


def test_a_letter_sent_again_with_a_correction_is_one_step() -> None:
    first = "- {date: 2026-04-08, type: relance-courriel, emis: 1}"
    again = first + "\n- {date: 2026-04-10, type: relance-courriel, emis: 2, remplace: 1}"
    assert steps("2026-04-11", again) == ("", "Relance n° 2 2026-04-17"), "counted once, its time from the correction"
    twice = first + "\n- {date: 2026-04-10, type: relance-courriel, emis: 2}"
    assert steps("2026-04-18", twice)[1].startswith("Mise en demeure")


def test_a_letter_on_some_invoices_leaves_the_others_where_they_were() -> None:
    on_the_second = "- {date: 2026-05-20, type: relance-courriel, factures: [F-2]}"
    assert steps("2026-05-20", on_the_second, factures=TWO_INVOICES)[0] == "Relance n° 1 2026-04-08"
    on_the_first = "- {date: 2026-05-20, type: relance-courriel, factures: [F-1]}"
    assert steps("2026-05-28", on_the_first, factures=TWO_INVOICES)[0] == "Relance n° 2 2026-05-27"


@pytest.mark.parametrize(
    ("creditors", "cases", "expected"),
    [(None, None, "standard"), ("patient", None, "patient"), ("patient", "standard", "standard")],
)
def test_a_ladder_is_the_cases_else_the_creditors_else_the_standard_one(
    creditors: str | None, cases: str | None, expected: str
) -> None:
    plain = office()
    ladders = dict(plain.strategies)
    slow = ladders["standard"].etapes[1].model_copy(update={"jours": 30})
    ladders["patient"] = ladders["standard"].model_copy(update={"etapes": (slow,)})
    creditor = plain.creanciers["comptoir"].model_copy(update={"strategie": creditors})
    bureau = Office(plain.cabinet, {"comptoir": creditor}, {}, ladders)
    seen = case()
    changed = replace(seen, dossier=seen.dossier.model_copy(update={"strategie": cases}))
    assert bureau.echelle(changed.dossier) == expected
    due = {"standard": day("2026-04-08"), "patient": day("2026-05-01")}[expected]
    step = at("2026-06-01", changed, bureau).etape_due
    assert step is not None
    assert step.due_le == due


SERVED = "- {date: 2026-04-20, type: signification, acte: commandement}"
STANDS = "Commandement de payer du 20/04/2026, qui tient lieu de mise en demeure (délai qu'il laisse : à vérifier)"


def test_the_ladder_goes_on_from_an_act_served_that_stands_for_a_mise_en_demeure() -> None:
    """It went back to the first reminder, whatever the commissaire had served."""
    seen = at("2026-04-21", case(SERVED))
    assert (seen.etape_due, seen.etape_suivante) == (None, None)
    assert (seen.stade, seen.explication) == (
        Stade.JUDICIAIRE,
        f"{STANDS} ; relances épuisées : une procédure peut être choisie.",
    )
    on_the_day = at("2026-04-20", case(SERVED))
    assert (on_the_day.stade, on_the_day.explication) == (Stade.MISE_EN_DEMEURE, f"{STANDS}.")
    late = SERVED.replace("2026-04-20", "2026-04-01")
    assert steps("2026-04-08", late) == ("Relance n° 1 2026-04-08", ""), "on the due date it calls for nothing"
    sent = f"{SERVED}\n- {{date: 2026-05-11, type: mise-en-demeure, envoi: lrar}}"
    assert at("2026-05-12", case(sent)).explication == "Mise en demeure du 11/05/2026."


def test_the_step_after_the_mise_en_demeure_is_due_its_days_after_the_act() -> None:
    plain = office()
    known = plain.strategies["standard"]
    lawyer = known.etapes[-1].model_copy(update={"fait": Fait.LETTRE_AVOCAT, "jours": 45, "apres_la_precedente": 30})
    longer = known.model_copy(update={"etapes": (*known.etapes, lawyer)})
    bureau = Office(plain.cabinet, plain.creanciers, {}, {"standard": longer})
    seen = at("2026-05-01", case(SERVED), bureau)
    assert seen.etape_suivante is not None
    assert (seen.etape_suivante.titre, seen.etape_suivante.due_le) == ("Lettre d'avocat", day("2026-05-20"))
    assert seen.stade is Stade.MISE_EN_DEMEURE


def test_a_public_buyer_with_no_term_is_reminded_from_thirty_days() -> None:
    """Received on the 8th of April 2026, due on the 8th of May (CCP, R2192-10): the first reminder seven days later."""
    bill = "- {numero: F-1, date: 2026-04-01, conditions: rien de convenu, recue-le: 2026-04-08, montant-ttc: 1000}"
    buyer = DEBITEUR.replace("nature: societe", "nature: personne-publique").replace("      commercant: oui\n", "")
    seen = at("2026-05-10", case(factures=bill, debiteurs=buyer, creance="famille: marche-public"))
    assert seen.etape_suivante is not None
    assert seen.etape_suivante.due_le == day("2026-05-15")
