"""A part of an invoice disputed: what is set aside, what is still asked for; one row of the table a situation."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from generator.money import round_known
from generator.statement.disputed import claimable, undisputed, undisputed_poste
from generator.statement.export import as_dict
from generator.statement.text import table
from tests.statement.conftest import Compute, told
from tests.tables import read_table

AU = "2026-11-21"
INVOICE = """
factures:
  - {numero: F-1, date: 2026-09-07, echeance: 2026-10-07, montant-ttc: 3960}
"""
DISPUTE = "journal:\n  - {date: 2026-10-12, type: contestation, motif: casse, factures: [F-1], montant: 792}\n"
MOVEMENTS = {
    "paiement": "paiements:\n  - {{date: {date}, montant: {montant}}}\n",
    "avoir": "avoirs:\n  - {{numero: A-1, date: {date}, facture: F-1, montant-ttc: {montant}}}\n",
    "avoir-retroactif": "avoirs:\n  - {{numero: A-1, date: {date}, facture: F-1, montant-ttc: {montant}, "
    "retroactif: oui}}\n",
}

ROWS = read_table(__file__, "contestations-partielles.csv")


def journal(row: Mapping[str, str]) -> Iterator[str]:
    """« 792 F-1, 400 F-1 », « tout F-1 », « 792 », « reprise »."""
    yield "journal:"
    for rank, fact in enumerate(row["journal"].split(", ")):
        said, _, numero = fact.partition(" ")
        day = f"2026-10-{12 + rank}"
        if said == "reprise":
            yield f"  - {{date: {day}, type: reprise}}"
            continue
        named = f", factures: [{numero}]" if numero else ""
        part = f", montant: {said}" if said != "tout" else ""
        yield f"  - {{date: {day}, type: contestation, motif: casse{named}{part}}}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["cas"])
def test_a_disputed_part_and_what_is_still_asked(row: Mapping[str, str], decompte: Compute) -> None:
    text = INVOICE + "\n".join(journal(row)) + "\n"
    if row["mouvements"]:
        kind, date, montant = row["mouvements"].split(" ")
        text += MOVEMENTS[kind].format(date=date, montant=montant)
    ligne = decompte(text, AU).lignes[0]
    part, asked = ligne.part_contestee, undisputed(ligne)
    assert ligne.non_conteste == asked.total
    assert asked.non_conteste == asked.total
    assert asked.total == sum(one.total for one in claimable([ligne])), "letters ask for all that is not told apart"
    disputed = (part.principal, part.interets, part.indemnite) if part else (Decimal("0.00"),) * 3
    assert ligne.contestee is (row["contestee"] == "oui")
    assert tuple(map(str, disputed)) == tuple(
        row[f"conteste_{name}"] for name in ("principal", "interets", "indemnite")
    )
    assert (asked.principal, asked.interets, asked.indemnite) == tuple(
        Decimal(row[f"reclame_{name}"]) for name in ("principal", "interets", "indemnite")
    )
    assert asked.interets_courus == sum((one.montant for one in asked.segments), Decimal(0))
    assert not asked.principal or asked.interets_courus == asked.paye_interets + asked.interets
    assert asked.paye_interets <= ligne.paye_interets


def test_the_decompte_is_that_of_the_whole_claim_and_says_what_of_it_is_disputed(decompte: Compute) -> None:
    found = decompte(INVOICE + DISPUTE, AU)
    assert (found.total, found.conteste) == (Decimal("4060.54"), Decimal("804.11"))
    assert as_dict(found)["lignes"][0]["total"] == "4060.54"
    printed = " ".join(table(found).split())
    assert "F-1 (part contestée : 792,00)" in printed
    assert "dont contesté, hors des courriers 804,11 €" in printed
    assert "Contestation partielle (F-1 pour 792,00" in printed
    assert "À vérifier par l'avocat" in printed
    assert as_dict(found)["lignes"][0]["part-contestee"] == {
        "montant": "792.00", "principal": "792.00", "interets": "12.11", "indemnite": "0.00",
        "interet-par-jour": "0.27", "total": "804.11",
    }  # fmt: skip
    assert round_known([undisputed(found.lignes[0]).interet_par_jour]) == Decimal("1.08")


@pytest.mark.parametrize("qualite", ["professionnel", "consommateur"])
def test_a_consumer_is_told_of_no_lump_sum(qualite: str, decompte: Compute) -> None:
    nature = "particulier" if qualite == "consommateur" else "societe"
    found = decompte(INVOICE + DISPUTE, AU, qualite=qualite, nature=nature)
    assert told(found, "Contestation partielle")
    assert told(found, "40 €") is (qualite == "professionnel")


OLD = "  - {numero: F-0, date: 2012-09-07, echeance: 2012-10-07, montant-ttc: 500}\n"
BOTH = DISPUTE + "  - {date: 2026-10-12, type: contestation, motif: casse, factures: [F-0], montant: 100}\n"


@pytest.mark.parametrize(
    ("factures", "journal", "said"),
    [
        (INVOICE + OLD, BOTH, True),  # owed on F-1
        (INVOICE + OLD, BOTH.partition("\n")[0] + "\n" + BOTH.splitlines()[2] + "\n", False),  # F-0 alone is disputed
        (INVOICE, DISPUTE, True),
    ],
)
def test_the_lump_sum_is_told_when_one_of_the_disputed_invoices_owes_it(
    factures: str,
    journal: str,
    said: bool,  # noqa: FBT001
    decompte: Compute,
) -> None:
    """D441-5 applies to debts due from 1 January 2013: F-0, due before, owes none."""
    found = decompte(factures + journal, AU)
    assert told(found, "Contestation partielle")
    assert told(found, "l'indemnité de 40 € reste due une fois") is said


def test_once_paid_nothing_is_said_of_the_dispute(decompte: Compute) -> None:
    found = decompte(INVOICE + DISPUTE + "paiements:\n  - {date: 2026-10-07, montant: 3960}\n", AU)
    assert (found.total, found.conteste) == (Decimal("0.00"), Decimal("0.00"))
    assert not any("Contestation" in remark for remark in found.remarques)


@pytest.mark.parametrize("factures", ["[F-1, F-2]", "[]"])
def test_an_amount_said_of_several_invoices_is_of_none_in_particular(factures: str, decompte: Compute) -> None:
    """Each is then set aside entirely, as without an amount: nothing tells how to share it."""
    two = INVOICE + "  - {numero: F-2, date: 2026-09-07, echeance: 2026-10-07, montant-ttc: 100}\n"
    found = decompte(two + DISPUTE.replace("[F-1]", factures), AU)
    assert all(ligne.contestee for ligne in found.lignes)
    assert found.conteste == found.total


@pytest.mark.parametrize(
    ("disputed", "paid", "asked"),
    [
        # 3 960 at 12,40 % until 20 October, 13 days: 17,49, paid first
        ("", "1000", ["3049.86"]),  # 2 977,49 + 32 days of it, 32,37 + 40
        ("792", "3300", []),  # 677,49 of principal is left, all of it disputed: the 40 € wait for it
        ("792", "3977.49", ["40.00"]),  # 17,49 + 3 960 are paid: the 40 € are left, and none of them is disputed
        ("3960", "3977.49", []),  # the same, all of it disputed: no line of 0 €
    ],
)
def test_what_a_letter_asks_for_of_an_invoice_partly_disputed(
    disputed: str, paid: str, asked: list[str], decompte: Compute
) -> None:
    text = INVOICE + (DISPUTE.replace("792", disputed) if disputed else "")
    found = decompte(text + MOVEMENTS["paiement"].format(date="2026-10-20", montant=paid), AU)
    kept = list(claimable(found.lignes))
    assert [str(ligne.total) for ligne in kept] == asked
    assert not any(ligne.contestee for ligne in kept)


def test_a_dispute_is_known_from_its_own_day(decompte: Compute) -> None:
    found = [decompte(INVOICE + DISPUTE, day).lignes[0].part_contestee for day in ("2026-10-11", "2026-10-12")]
    assert [part and part.principal for part in found] == [None, Decimal(792)]


def test_the_same_invoice_named_twice_is_one_invoice(decompte: Compute) -> None:
    assert not decompte(INVOICE + DISPUTE.replace("[F-1]", "[F-1, F-1]"), AU).lignes[0].contestee


@pytest.mark.parametrize(
    ("clause", "whole", "asked"),
    [("taux: 10 %", "396.00", "316.80"), ("montant: 500", "500.00", "500.00")],
)
def test_a_penalty_clause_is_asked_on_the_undisputed_principal(
    clause: str, whole: str, asked: str, decompte: Compute
) -> None:
    notice = "  - {date: 2026-10-15, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-10-16, delai: 8}\n"
    creance = "creance:\n  origine: essai\n  famille: vente-entre-professionnels\n  clause-penale: {" + clause + "}\n"
    poste = decompte(INVOICE + DISPUTE + notice + creance, AU).postes[0]
    assert (str(poste.montant), str(undisputed_poste(poste).montant)) == (whole, asked)
    entirely = DISPUTE.replace(", montant: 792", "")
    poste = decompte(INVOICE + entirely + notice + creance, AU).postes[0]
    assert (str(poste.montant), undisputed_poste(poste).montant) == (whole, Decimal("0.00"))


@pytest.mark.parametrize(("clause", "whole"), [("taux: 10 %", "396.00"), ("montant: 500", "500.00")])
def test_the_penalty_clause_waits_with_all_the_invoice_once_its_undisputed_part_is_paid(
    clause: str, whole: str, decompte: Compute
) -> None:
    """The account said 316,80 € of it asked for, of an invoice that no letter asks for."""
    notice = "  - {date: 2026-10-15, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-10-16, delai: 8}\n"
    creance = "creance:\n  origine: essai\n  famille: vente-entre-professionnels\n  clause-penale: {" + clause + "}\n"
    paid = MOVEMENTS["paiement"].format(date="2026-11-10", montant="3300")
    found = decompte(INVOICE + DISPUTE + notice + creance + paid, AU)
    assert (str(found.postes[0].montant), found.total) == (whole, found.conteste)
    settled = decompte(INVOICE + DISPUTE + notice + creance + paid.replace("3300", "4100"), AU)
    assert found.lignes[0].principal > settled.lignes[0].principal == Decimal(0)
    assert settled.total > settled.conteste, "its principal paid, the undisputed share is asked for"


def test_an_invoice_that_waits_is_not_named_by_the_letter_of_costs_left_alone(decompte: Compute) -> None:
    """Its letter would have asked for all that is disputed of it: costs wait with it, which the account said asked."""
    paid = MOVEMENTS["paiement"].format(date="2026-11-10", montant="3300")
    costs = (
        "{date: 2026-11-12, nature: recouvrement-complementaire, montant: 100, a-la-charge-de: debiteur, piece: note}"
    )
    found = decompte(f"{INVOICE}{DISPUTE}{paid}frais:\n  - {costs}\n", AU)
    assert (str(found.frais), str(found.total - found.conteste)) == ("60.00", "0.00")
    assert not found.reduites_aux_postes


def test_costs_of_a_disputed_invoice_paid_since_are_asked_for(decompte: Compute) -> None:
    """Nothing of it waits any more: 100 € - 40 €, told as asked, were asked by no letter."""
    whole, paid = DISPUTE.replace(", montant: 792", ""), MOVEMENTS["paiement"].format(date="2026-11-10", montant="4060")
    costs = "{date: 2026-11-12, nature: recouvrement-complementaire, montant: 100, a-la-charge-de: debiteur, piece: n}"
    found = decompte(f"{INVOICE}{whole}{paid}frais:\n  - {costs}\n", AU)
    assert (str(found.total), str(found.conteste)) == (
        "45.74",
        "0.00",
    )  # 34 days of it, 45,74, left 14,26 of the payment
    assert [one.numero for one in found.reduites_aux_postes] == ["F-1"]


def test_interest_capitalised_waits_with_the_disputed_part(decompte: Compute) -> None:
    """Interest on interest is not split: nothing is asked but what the undisputed principal itself bore."""
    creance = (
        "creance:\n  origine: essai\n  famille: vente-entre-professionnels\n"
        "  capitalisation: {depuis: 2024-01-01, fondement: decision}\n"
    )
    old = INVOICE.replace("2026-09-07", "2023-11-01").replace("2026-10-07", "2023-12-01")
    ligne = decompte(old + DISPUTE + creance, AU).lignes[0]
    asked = undisputed(ligne)
    assert {segment.base for segment in asked.segments} == {Decimal("3168.00")}
    assert asked.interets == sum((segment.montant for segment in asked.segments), Decimal(0)) < ligne.interets


def test_the_interest_a_day_of_the_disputed_part_is_at_the_rate_of_the_morrow(decompte: Compute) -> None:
    """1 July: 12,40 % instead of 12,15 %, on 100 000 € of which 40 000 are disputed."""
    text = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 100000}
journal:
  - {date: 2026-05-10, type: contestation, motif: malfaçon, factures: [F-1], montant: 40000}
"""
    (ligne,) = decompte(text, "2026-06-30").lignes
    assert ligne.part_contestee is not None
    parts = (ligne.interet_par_jour, ligne.part_contestee.interet_par_jour, undisputed(ligne).interet_par_jour)
    assert [str(round_known([one])) for one in parts] == ["33.97", "13.59", "20.38"]


def test_what_is_not_due_yet_is_said_of_the_total(decompte: Compute) -> None:
    """A retention held for a year was in « TOTAL DÛ » without a word."""
    held = INVOICE + "  - {numero: F-2, date: 2026-09-07, echeance: 2027-09-07, montant-ttc: 240}\n"
    found = decompte(held, AU)
    assert (str(found.a_echoir), str(decompte(INVOICE, AU).a_echoir)) == ("240.00", "0.00")
    assert "dont à échoir 240,00 €" in " ".join(table(found).split())
    assert "à échoir" not in table(decompte(INVOICE, AU))
