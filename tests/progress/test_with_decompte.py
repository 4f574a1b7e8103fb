"""What the décompte changes: balances, allocation of payments, the title."""

from decimal import Decimal

import pytest

from generator.progress import asked
from generator.progress.asof import look
from generator.progress.types import Stade
from generator.statement import compute
from tests.progress.cases import case, day, limit, limits, office, seen

TWO = """\
    - {numero: F-1, date: 2024-03-02, echeance: 2024-04-01, montant-ttc: 1000}
    - {numero: F-2, date: 2024-04-01, echeance: 2024-05-01, montant-ttc: 500}
    """


def test_a_payment_acknowledges_the_invoice_it_was_allocated_to() -> None:
    found = seen("2026-11-21", factures=TWO, paiements="- {date: 2024-06-20, montant: 200}")
    ends = {one.facture: one.date for one in limits(found, "prescription")}
    assert ends == {"F-1": day("2029-06-20"), "F-2": day("2029-05-01")}


def test_a_payment_the_title_counts_interrupts_nothing_and_says_why() -> None:
    """Counted in the order, it is allocated to no invoice any more: the order not served, each prescription runs."""
    asked = "- {date: 2026-08-20, type: requete-injonction}\n- {date: 2026-09-10, type: ordonnance-injonction}"
    order = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-10, principal: 1300}"
    paid = "- {date: 2024-06-20, montant: 200}"
    found = limits(seen("2026-11-21", asked, factures=TWO, paiements=paid, titres=order), "prescription")
    assert {one.facture: one.date for one in found} == {"F-1": day("2029-04-01"), "F-2": day("2029-05-01")}
    why = "Sans effet (C. civ., art. 2240 et 1342-10 : la facture payée n'est pas dite, par prudence)."
    assert [[line.endswith(why) for line in one.explication].count(True) for one in found] == [1, 1]


def test_the_balance_of_a_step_is_that_of_the_decompte() -> None:
    first = "- {date: 2024-04-08, type: relance-courriel}"
    paid = "- {date: 2024-04-09, montant: 990}"
    one = "- {numero: F-1, date: 2024-03-02, echeance: 2024-04-01, montant-ttc: 1000}"
    found = seen("2024-04-20", first, factures=one, paiements=paid)
    assert found.etape_suivante is not None
    assert found.etape_suivante.titre == "Mise en demeure", "less than the 100 € of the second reminder"
    short = seen("2024-04-20", first, factures=one, paiements=paid.replace("990", "920"))
    assert short.etape_suivante is not None
    assert short.etape_suivante.titre == "Mise en demeure", "an e-mail asks for the principal, 80 €, not for the 40 €"
    enough = seen("2024-04-20", first, factures=one, paiements=paid.replace("990", "890"))
    assert "Relance n° 2" in str((enough.etape_due, enough.etape_suivante))


def test_a_step_with_a_minimum_looks_at_the_undisputed_part() -> None:
    dispute = "\n- {date: 2024-04-10, type: contestation, motif: casse, factures: [F-1], montant: %s}"
    first = "- {date: 2024-04-08, type: relance-courriel}"
    one = "- {numero: F-1, date: 2024-03-02, echeance: 2024-04-01, montant-ttc: 1000}"
    small = seen("2024-04-20", first + dispute % "920", factures=one)
    assert small.etape_suivante is not None
    assert small.etape_suivante.titre == "Mise en demeure", "80 € are not disputed, less than the 100 € of the second"
    enough = seen("2024-04-20", first + dispute % "800", factures=one)
    assert "Relance n° 2" in str((enough.etape_due, enough.etape_suivante))


def test_a_payment_on_a_title_starts_its_ten_years_again() -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2025-01-15, principal: 1500, executoire-le: 2025-03-03}"
    found = seen("2026-11-21", factures=TWO, titres=title, paiements="- {date: 2026-02-10, montant: 200}")
    assert found.stade is Stade.TITRE
    assert limit(found, "prescription").date == day("2036-02-10")


def test_a_payment_on_a_title_without_its_ten_years_starts_again_the_claim_it_grants() -> None:
    later = TWO.rstrip() + "\n    - {numero: F-3, date: 2025-03-02, echeance: 2025-04-01, montant-ttc: 700}\n"
    title = "- {nature: acte-notarie, juridiction: Me Essai, date: 2024-12-15, principal: 1500}"
    found = seen("2030-11-21", factures=later, titres=title, paiements="- {date: 2026-02-10, montant: 200}")
    ends = {one.facture: one.date for one in limits(found, "prescription")}
    assert ends == {"F-1": day("2031-02-10"), "F-2": day("2031-02-10"), "F-3": day("2030-04-01")}


def test_a_payment_on_an_order_moves_the_prudent_day_of_its_claim() -> None:
    order = (
        "- {nature: ordonnance-injonction, juridiction: TC, date: 2025-01-15, principal: 1500, signifie-le: 2025-02-03}"
    )
    facts = (
        "- {date: 2025-01-15, type: ordonnance-injonction}\n- {date: 2025-02-03, type: signification, acte: ordonnance}"
    )
    paid = "- {date: 2026-02-10, montant: 200}"
    found = limit(seen("2026-11-21", facts, factures=TWO, titres=order, paiements=paid), "prescription")
    assert (found.date, found.prudence) == (day("2036-02-10"), day("2031-02-09"))


def test_everything_paid_is_settled() -> None:
    one = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}"
    found = seen("2026-04-10", factures=one, paiements="- {date: 2026-03-30, montant: 1000}")
    assert (found.stade, found.etape_due, found.delais) == (Stade.SOLDE, None, ())


def test_what_a_procedure_asks_for_is_all_that_is_past_due_with_or_without_what_is_disputed() -> None:
    """1 000 € past due and 500 € to come, 200 € of the first disputed: 1 000, then 800, and what they bear."""
    bills = TWO.replace("2024-05-01", "2024-08-01")
    disputed = "- {date: 2024-05-02, type: contestation, motif: casse, factures: [F-1], montant: 200}"
    more = "nature: recouvrement-complementaire, montant: 180, a-la-charge-de: debiteur, piece: note"
    costs = f"frais: [{{date: 2024-05-03, {more}}}]"
    found, bureau = case(disputed, factures=bills, reste=costs), office()
    decompte = compute(found, bureau, day("2024-06-30"))
    view = look(found, bureau, day("2024-06-30"), decompte)
    past = decompte.lignes[0]
    whole, sure = asked.due(view), asked.certain(view)
    assert whole is not None
    assert sure is not None
    assert past.part_contestee is not None
    assert (str(whole.principal), str(sure.principal)) == ("1000.00", "800.00")
    assert whole.total == whole.principal + whole.interets + 40 + 140, "the lump sum, and what the costs exceed it by"
    assert whole.total - sure.total == past.part_contestee.total
    assert whole.interets > sure.interets > 0
    assert asked.due(look(found, bureau, day("2024-06-30"), None)) is None


JUDGED = "- {nature: jugement, juridiction: TC, date: 2026-06-01, principal: 1000, executoire-le: 2026-07-15}"
SEIZED = """\
- {date: 2026-06-15, type: signification, acte: jugement, mode: personne}
- {date: 2026-08-03, type: saisie-attribution, denoncee-le: 2026-08-05}
"""


@pytest.mark.parametrize(
    ("left", "action"),
    [
        ("0.05", "0,05 € reste dû : à abandonner (« recouvre noter 2026-9001 solde ») ou à encaisser."),
        ("0.99", "0,99 € reste dû : à abandonner (« recouvre noter 2026-9001 solde ») ou à encaisser."),
        (
            "1.00",
            (
                "Saisie-attribution du 03/08/2026 : suite attendue (« recouvre noter 2026-9001 paiement montant=… "
                "--date JJ/MM/AAAA »)."
            ),
        ),
    ],
)
def test_cents_left_after_enforcement_are_to_be_given_up(left: str, action: str) -> None:
    owed = compute(case(SEIZED, titres=JUDGED), office(), day("2026-11-20")).total
    paid = f"- {{date: 2026-11-20, montant: {owed - Decimal(left)}}}"
    found = seen("2026-11-20", SEIZED, titres=JUDGED, paiements=paid)
    assert found.stade is Stade.EXECUTION
    assert found.prochaine_action.replace("\N{NO-BREAK SPACE}", " ") == action
    given_up = seen("2026-11-20", SEIZED + "- {date: 2026-11-20, type: solde}", titres=JUDGED, paiements=paid)
    assert given_up.stade is Stade.SOLDE


def test_cents_left_on_a_title_that_nobody_paid_are_its_own() -> None:
    title = JUDGED.replace("principal: 1000", "principal: 0.50")
    assert "Titre exécutoire" in seen("2026-07-20", SEIZED.splitlines()[0], titres=title).prochaine_action


def test_what_was_paid_on_an_invoice_a_title_leaves_out_pays_nothing_of_those_it_judges() -> None:
    two = "- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}\n"
    two += "- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}\n"
    judged = "- {nature: jugement, juridiction: TC, date: 2026-05-12, principal: 6000, factures: [F-1]}"
    paid = "- {date: 2026-02-01, montant: 500, imputation-choisie: [F-1]}\n"
    paid += "- {date: 2026-03-10, montant: 1000, imputation-choisie: [F-2]}\n"
    paid += "- {date: 2026-05-20, montant: 400, imputation-choisie: [F-1]}\n"  # put on the title
    note = "avoirs:\n  - {numero: A-1, date: 2026-03-11, facture: F-2, montant-ttc: 100, retroactif: non}\n"
    of = case("", factures=two, titres=judged, paiements=paid, reste=note)
    told = look(of, office(), day("2026-06-01"), compute(of, office(), day("2026-06-01"))).soldes
    assert {name: str(left) for name, left in told.items()} == {"F-1": "5100.00", "F-2": "1900.00"}


THREE = "".join(
    f"- {{numero: F-{rank}, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 500}}\n" for rank in (1, 2, 3)
)
ONE = "- {nature: %s, juridiction: TC, rg: A%s, date: 2026-%s-28, principal: 500, factures: [F-%s]}\n"


@pytest.mark.parametrize(
    ("nature", "appealed", "told"),
    [
        ("jugement", "2026-05-20", (
            "Titre obtenu le 28/08/2026 (jugement) ; jugement du 28/06/2026 (F-2) ; jugement du 28/04/2026 (F-1), "
            "appel formé le 20/05/2026."
        )),
        ("ordonnance-injonction", "2026-05-20", (
            "Ordonnance d'injonction de payer du 28/06/2026, à signifier ; ordonnance d'injonction de payer du "
            "28/08/2026, à signifier ; jugement du 28/04/2026 (F-1), appel formé le 20/05/2026."
        )),
        ("ordonnance-injonction", "2026-07-10", (  # it may be of the order since, in spite of its name: not told
            "Ordonnance d'injonction de payer du 28/06/2026, à signifier ; ordonnance d'injonction de payer du "
            "28/08/2026, à signifier ; jugement du 28/04/2026 (F-1)."
        )),
    ],
)  # fmt: skip
def test_titles_beside_the_last_ones_are_told_with_the_appeal_made_before_them_all(
    nature: str, appealed: str, told: str
) -> None:
    titles = ONE % ("jugement", 1, "04", 1) + ONE % (nature, 2, "06", 2) + ONE % (nature, 3, "08", 3)
    appeal = f"- {{date: {appealed}, type: declaration-d-appel, auteur: debiteur}}\n"
    assert seen("2026-10-01", appeal, factures=THREE, titres=titles).explication == told


def test_an_invoice_not_issued_yet_is_not_owed() -> None:
    of = case("", factures=TWO.replace("2024-04-01, echeance: 2024-05-01", "2024-06-02, echeance: 2024-07-01"))
    owed = compute(of, office(), day("2024-05-20"))
    assert set(look(of, office(), day("2024-05-20"), owed).soldes) == {"F-1"}


def test_what_was_paid_on_a_judged_invoice_pays_none_of_those_due_before_it() -> None:
    two = "- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}\n"
    two += "- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}\n"
    judged = "- {nature: jugement, juridiction: TC, date: 2026-05-12, principal: 2500, factures: [F-2]}"
    of = case(
        "", factures=two, titres=judged, paiements="- {date: 2026-03-10, montant: 500, imputation-choisie: [F-2]}"
    )
    told = look(of, office(), day("2026-06-01"), compute(of, office(), day("2026-06-01"))).soldes
    assert {name: str(left) for name, left in told.items()} == {"F-1": "6000.00", "F-2": "2500.00"}


@pytest.mark.parametrize(("au", "left"), [("2024-04-09", 1000), ("2024-04-10", 800)])
def test_where_nothing_is_computed_a_credit_note_is_deducted_from_its_day(au: str, left: int) -> None:
    note = "avoirs:\n  - {numero: A-1, date: 2024-04-10, facture: F-1, montant-ttc: 200, retroactif: non}\n"
    of = case("", factures=TWO, reste=note)
    assert look(of, office(), day(au), None).soldes["F-1"] == left
