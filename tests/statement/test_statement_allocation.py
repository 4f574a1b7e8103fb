"""Where payments and credit notes go: one situation a test, in the user's own format."""

from decimal import Decimal

import pytest

from generator.statement.text import table
from generator.statement.types import Decompte, Imputation
from tests.statement.conftest import Compute, reading

TWO = """
factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
  - {numero: F-2, date: 2026-04-02, echeance: 2026-05-02, montant-ttc: 2000}
"""


def parts(line: Imputation) -> tuple[str, str, str, str]:
    return line.facture or line.poste, str(line.interets), str(line.principal), str(line.accessoire)


def owed(found: Decompte) -> dict[str, tuple[str, str, str]]:
    return {one.numero: (str(one.principal), str(one.interets), str(one.indemnite)) for one in found.lignes}


def test_the_oldest_due_invoice_first_interest_before_principal(decompte: Compute) -> None:
    found = decompte(TWO + "paiements:\n  - {date: 2026-05-31, montant: 1500}\n", "2026-05-31")
    # F-1: 60 days at 12,15 % = 19,97; F-2: 29 days = 19,31
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "19.97", "1000.00", "0.00"),
        ("F-2", "19.31", "460.72", "0.00"),
    ]
    assert owed(found) == {"F-1": ("0.00", "0.00", "40.00"), "F-2": ("1539.28", "0.00", "40.00")}
    assert found.total == Decimal("1619.28")


def test_the_debtor_s_choice_comes_first_and_its_rest_follows_the_law(decompte: Compute) -> None:
    chosen = "paiements:\n  - {date: 2026-05-31, montant: 2100, imputation-choisie: [F-2]}\n"
    found = decompte(TWO + chosen, "2026-05-31")
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "19.97", "60.72", "0.00"),
        ("F-2", "19.31", "2000.00", "0.00"),
    ]
    articles = {line.facture: line.reference.article for line in found.imputations}
    assert articles["F-2"] == "C. civ., art. 1342-10, al. 1 (choix du débiteur), et 1343-1"
    assert articles["F-1"] == "C. civ., art. 1342-10 et 1343-1"


def test_money_seized_is_not_a_choice_of_the_debtor(decompte: Compute) -> None:
    seized = "paiements:\n  - {date: 2026-05-31, montant: 100, volontaire: non, imputation-choisie: [F-2]}\n"
    found = decompte(TWO + seized, "2026-05-31")
    assert [line.facture for line in found.imputations] == ["F-1"]


def test_an_invoice_that_bears_interest_comes_before_an_older_one_that_does_not(decompte: Compute) -> None:
    text = (
        TWO
        + """
creance: {origine: essai, famille: vente-entre-professionnels, penalites: {reclamees: non}}
journal:
  - {date: 2026-05-10, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-12, factures: [F-2]}
paiements:
  - {date: 2026-05-31, montant: 500}
"""
    )
    found = decompte(text, "2026-05-31")
    assert [parts(line) for line in found.imputations] == [("F-2", "2.73", "497.27", "0.00")]


def test_invoices_equal_in_all_things_are_paid_in_proportion(decompte: Compute) -> None:
    text = """
    factures:
      - {numero: B, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 2000}
      - {numero: A, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
    paiements:
      - {date: 2026-04-01, montant: 100}
    """
    found = decompte(text, "2026-04-01")
    assert [parts(line)[:3] for line in found.imputations] == [("A", "0.00", "33.33"), ("B", "0.00", "66.67")]


def test_a_payment_before_the_due_date_reduces_the_principal(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-03-20, montant: 1000}\n"
    found = decompte(text, "2026-05-31")
    assert owed(found) == {"F-1": ("0.00", "0.00", "0.00"), "F-2": ("2000.00", "19.31", "40.00")}
    assert found.lignes[0].jours_de_retard == 0


def test_a_payment_made_before_the_invoice_goes_to_it(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    found = decompte(text + "paiements:\n  - {date: 2026-02-01, montant: 400}\n", "2026-03-15")
    assert found.principal == 600


# the 40 €


def test_the_lump_sum_stays_apart_and_the_other_reading_is_printed(decompte: Compute) -> None:
    found = decompte(TWO + "paiements:\n  - {date: 2026-05-31, montant: 1500}\n", "2026-09-30")
    assert found.indemnites == 80
    assert reading(found, "Imputation de l'indemnité et des frais") == ("1682.76", "1686.06")
    other = next(one for one in found.lectures if one.sujet.startswith("Imputation de l'indemnité"))
    assert other.reference.statut == "incertain"


def test_a_debtor_who_pays_all_that_is_asked_owes_nothing(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-05-31, montant: 3119.28}\n"
    found = decompte(text, "2026-09-30")
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "19.97", "1000.00", "40.00"),
        ("F-2", "19.31", "2000.00", "40.00"),
    ]
    assert found.total == found.trop_percu == 0


def test_the_lump_sum_is_paid_before_what_is_not_yet_due(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-04-30, montant: 1100}\n"
    found = decompte(text, "2026-04-30")
    # 29 days at 12,15 % = 9,65; 40 €; the rest on F-2, not yet due
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "9.65", "1000.00", "40.00"),
        ("F-2", "0.00", "50.35", "0.00"),
    ]


def test_part_payments_do_not_multiply_the_lump_sum(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-05-10, montant: 10}\n  - {date: 2026-05-20, montant: 10}\n"
    assert decompte(text, "2026-05-31").indemnites == 80


def test_what_falls_due_that_day_is_paid_before_the_lump_sum(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-05-02, montant: 1100}\n"
    found = decompte(text, "2026-05-02")
    # 31 days at 12,15 % = 10,32: the rest goes to F-2, due that day, not to the 40 € of F-1
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "10.32", "1000.00", "0.00"),
        ("F-2", "0.00", "89.68", "0.00"),
    ]


def test_part_payments_add_up_on_each_line(decompte: Compute) -> None:
    text = """
    factures:
      - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
    paiements:
      - {date: 2026-05-01, montant: 110}
      - {date: 2026-05-31, montant: 108.88}
      - {date: 2026-06-30, montant: 818.00}
      - {date: 2026-07-10, montant: 15}
    """
    found = decompte(text, "2026-07-31")
    assert [parts(line) for line in found.imputations] == [
        ("F-1", "9.99", "100.01", "0.00"),
        ("F-1", "8.99", "99.89", "0.00"),
        ("F-1", "7.99", "800.10", "9.91"),
        ("F-1", "0.00", "0.00", "15.00"),
    ]
    (line,) = found.lignes
    assert (str(line.paye_interets), str(line.paye_principal)) == ("26.97", "1000.00")
    assert (str(line.paye_indemnite), str(line.indemnite)) == ("24.91", "15.09")
    assert line.paye == Decimal("1051.88")


# overpayments, refunds, bounced payments


def test_an_overpayment_is_owed_back_until_it_is_refunded(decompte: Compute) -> None:
    text = TWO + "paiements:\n  - {date: 2026-05-31, montant: 3200, rembourse-le: 2026-06-30}\n"
    found = decompte(text, "2026-06-29")
    assert (str(found.trop_percu), str(found.rembourse)) == ("80.72", "0.00")
    assert "Trop-perçu de 80,72\N{NO-BREAK SPACE}€ à rembourser à qui l'a payé." in found.remarques
    after = decompte(text, "2026-06-30")
    assert (str(after.trop_percu), str(after.rembourse)) == ("0.00", "80.72")
    assert "Trop-perçu remboursé : 80,72\N{NO-BREAK SPACE}€." in after.remarques


def test_a_deposit_before_any_invoice_waits_for_the_first_one(decompte: Compute) -> None:
    """The eve of its invoice it read as money to give back."""
    text = ONE + "paiements:\n  - {date: 2026-02-20, montant: 300}\n"
    eve = decompte(text, "2026-03-01")
    assert str(eve.trop_percu) == "300.00"
    assert eve.en_trop == "Reçu d'avance"
    assert any("imputé sur la facture que le débiteur vise, sinon sur la première" in one for one in eve.remarques)
    assert not any("rembourser" in one for one in (table(eve), *eve.remarques))
    assert str(decompte(text, "2026-03-02").total) == "700.00"


def test_what_exceeds_a_provision_is_not_said_to_be_given_back_whole(decompte: Compute) -> None:
    """It read « Trop-perçu à rembourser » beside a rest that no judge has seen yet."""
    order = (
        "titres:\n  - {nature: refere, juridiction: TAE, date: 2026-06-01, principal: 400, executoire-le: 2026-06-01}\n"
    )
    paid = "paiements:\n  - {date: 2026-06-01, montant: %s}\n"
    since = paid.replace("06-01", "06-02")
    found = decompte(ONE + order + since % 900, "2026-07-01")
    assert (str(found.trop_percu), str(found.non_accorde)) == ("499.97", "600.00")
    assert found.en_trop == "Reçu au-delà de la provision"
    assert any("qui laisse 600,00\N{NO-BREAK SPACE}€ de principal sans les juger" in one for one in found.remarques)
    assert not any("Trop-perçu" in one for one in (table(found), *found.remarques))
    whole = decompte(ONE + order.replace("400", "1000") + since % 1900, "2026-07-01")
    given_up = "journal:\n  - {date: 2026-06-20, type: solde}\n"
    assert whole.en_trop == "Trop-perçu à rembourser"
    # given up, the rest is asked no more: what was received of it is not to be given back for all that
    assert decompte(ONE + order + given_up + since % 900, "2026-07-01").en_trop == "Reçu au-delà de la provision"


def test_a_refund_written_before_its_payment_does_not_erase_it(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    paid = "paiements:\n  - {date: 2026-04-01, montant: 1500, rembourse-le: 2026-03-10}\n"
    found = decompte(text + paid, "2026-06-01")
    assert [str(sum_) for sum_ in (found.total, found.trop_percu, found.rembourse)] == ["0.00", "500.00", "0.00"]


ONE = """factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
"""
BACK = ", rembourse-le: 2026-05-04"
TAKEN_BACK = "avoirs:\n  - {numero: A-1, date: 2026-04-20, facture: F-1, montant-ttc: 200}\n"


@pytest.mark.parametrize(
    ("received", "notes", "given"),
    [
        (["{date: 2026-03-20, montant: 1000%s}"], TAKEN_BACK, "200.00"),  # the credit note came after the payment
        (["{date: 2026-03-20, montant: 1500%s}"], TAKEN_BACK, "700.00"),
        (["{date: 2026-03-20, montant: 1000%s}", "{date: 2026-03-23, montant: 1000}"], "", "1000.00"),  # paid twice
        (["{date: 2026-03-20, montant: 1000}", "{date: 2026-03-23, montant: 1000%s}"], "", "1000.00"),
        (["{date: 2026-03-20, montant: 1000%s}", "{date: 2026-03-20, montant: 1000}"], "", "1000.00"),
        (["{date: 2026-03-20, montant: 1000}", "{date: 2026-03-20, montant: 1000%s}"], "", "1000.00"),
        (["{date: 2026-03-20, montant: 300%s}", "{date: 2026-03-23, montant: 1700}"], "", "300.00"),  # no more
        (["{date: 2026-03-20, montant: 1100%s}", "{date: 2026-03-23, montant: 60}"], "", "100.00"),  # its own first
    ],
)
def test_what_is_overpaid_is_given_back_wherever_the_refund_is_noted(
    received: list[str], notes: str, given: str, decompte: Compute
) -> None:
    lines = "".join(f"  - {line % BACK if '%' in line else line}\n" for line in received)
    before, after = (decompte(f"{ONE}{notes}paiements:\n{lines}", day) for day in ("2026-05-03", "2026-05-04"))
    assert (str(after.rembourse), after.trop_percu) == (given, before.trop_percu - Decimal(given))
    assert not before.rembourse + before.total + after.total
    assert not any("non compté" in remark for remark in after.remarques)


def test_a_refund_of_what_was_not_overpaid_is_said_and_not_counted(decompte: Compute) -> None:
    found = decompte(ONE + "paiements:\n  - {date: 2026-03-20, montant: 400, rembourse-le: 2026-05-04}\n", "2026-05-04")
    assert (str(found.rembourse), str(found.principal)) == ("0.00", "600.00")
    assert (
        "Remboursement du 04/05/2026, noté sur le paiement du 20/03/2026, non compté : rien n'était alors reçu en "
        "trop. Vérifier les dates."
    ) in found.remarques


def test_of_two_payments_of_one_day_the_debtor_s_choice_is_served_first(decompte: Compute) -> None:
    twins = ONE + "  - {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    unsaid, said = "{date: 2026-04-01, montant: 600}", "{date: 2026-04-01, montant: 1000, imputation-choisie: [F-2]}"
    for first, second in ((unsaid, said), (said, unsaid)):
        found = decompte(f"{twins}paiements:\n  - {first}\n  - {second}\n", "2026-04-01")
        shown = sorted((line.facture, str(line.principal)) for line in found.imputations)
        assert shown == [("F-1", "600.00"), ("F-2", "1000.00")]  # neither is split


def test_an_overpayment_meets_what_becomes_due_later(decompte: Compute) -> None:
    text = (
        TWO
        + """paiements:
  - {date: 2026-05-31, montant: 3200}
frais:
  - {date: 2026-06-15, nature: recouvrement-complementaire, montant: 100, a-la-charge-de: debiteur, piece: note}
"""
    )
    found = decompte(text, "2026-06-30")
    assert (str(found.frais), str(found.trop_percu)) == ("0.00", "60.72")
    assert parts(found.imputations[-1]) == ("Frais de recouvrement complémentaires", "0.00", "0.00", "20.00")


FACT_OF_THE_JOURNAL = """paiements:
  - {date: 2026-05-31, montant: 500}
journal:
  - {date: 2026-06-10, type: paiement-rejete, paiement-du: 2026-05-31, montant: 500}
"""


@pytest.mark.parametrize("au", ["2026-06-09", "2026-06-10"])
@pytest.mark.parametrize(
    "bounced",
    [
        "paiements:\n  - {date: 2026-05-31, montant: 500, moyen: cheque, rejete-le: 2026-06-10}\n",
        FACT_OF_THE_JOURNAL,
    ],
)
def test_a_bounced_payment_never_extinguished_anything(decompte: Compute, bounced: str, au: str) -> None:
    never = decompte(TWO, au)
    found = decompte(TWO + bounced, au)
    if au == "2026-06-10":
        assert (found.total, found.segments) == (never.total, never.segments)
        article = " (CMF, art. L131-67)" if "cheque" in bounced else ""  # the article of cheques, and of nothing else
        assert found.remarques == (f"Paiement du 31/05/2026 rejeté : il n'a rien éteint{article}.",)
    else:
        assert found.total < never.total
        assert not found.remarques


def test_a_fact_rejects_one_payment_of_two_alike_and_none_of_another_amount(decompte: Compute) -> None:
    twice = "paiements:\n  - {date: 2026-05-31, montant: 500}\n  - {date: 2026-05-31, montant: 500}\njournal:\n"
    fact = "  - {date: 2026-06-10, type: paiement-rejete, paiement-du: 2026-05-31, montant: %s}\n"
    assert [one.montant for one in decompte(TWO + twice + fact % 500, "2026-06-10").imputations] == [500]
    assert sum(one.montant for one in decompte(TWO + twice + fact % 400, "2026-06-10").imputations) == 1000
    assert not decompte(TWO + twice + fact % 500 + fact % 500, "2026-06-10").imputations


# principal first


def test_principal_first_pays_every_principal_before_any_interest(decompte: Compute) -> None:
    text = (
        TWO
        + """
creance: {origine: essai, famille: vente-entre-professionnels, imputation: capital-d-abord}
paiements:
  - {date: 2026-05-31, montant: 3010}
"""
    )
    found = decompte(text, "2026-05-31")
    assert [parts(line)[:3] for line in found.imputations] == [("F-1", "10.00", "1000.00"), ("F-2", "0.00", "2000.00")]
    assert any("d'abord sur le principal" in sentence for sentence in found.conventions)
    assert reading(found, "Ordre d'imputation des paiements") is None


def test_the_judge_orders_principal_first_during_his_delay_only(decompte: Compute) -> None:
    text = (
        TWO
        + """
journal:
  - {date: 2026-06-01, type: delai-de-grace, jusqu-au: 2026-06-30, imputation-capital: oui}
paiements:
  - {date: 2026-06-15, montant: 10}
  - {date: 2026-07-15, montant: 10}
"""
    )
    found = decompte(text, "2026-07-15")
    assert [parts(line)[:3] for line in found.imputations] == [("F-1", "0.00", "10.00"), ("F-1", "10.00", "0.00")]


def test_an_order_agreed_on_the_way_holds_from_its_day(decompte: Compute) -> None:
    """What was paid before the agreement stays allocated as the law says."""
    order = "imputation: capital-d-abord, imputation-depuis: 2026-06-15"
    text = (
        TWO
        + f"""
creance: {{origine: essai, famille: vente-entre-professionnels, {order}}}
paiements:
  - {{date: 2026-06-14, montant: 1}}
  - {{date: 2026-06-15, montant: 10}}
"""
    )
    found = decompte(text, "2026-07-15")
    assert [parts(line)[:3] for line in found.imputations] == [("F-1", "1.00", "0.00"), ("F-1", "0.00", "10.00")]
    (told,) = [sentence for sentence in found.conventions if sentence.startswith("Paiements imputés")]
    assert "sauf du 15/06/2026 : d'abord sur le principal" in told


# credit notes


def test_a_credit_note_reduces_the_principal_after_its_day(decompte: Compute) -> None:
    text = TWO + "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 400}\n"
    found = decompte(text, "2026-06-30")
    first = found.lignes[0]
    assert [(str(one.base), one.jours) for one in first.segments] == [("1000.00", 60), ("600.00", 30)]
    assert (str(first.avoirs), str(first.principal)) == ("400.00", "600.00")
    assert [(one.genre, *parts(one)) for one in found.imputations] == [("avoir", "F-1", "0.00", "400.00", "0.00")]
    assert found.imputations[0].reference.article == "Avoir de la facture"
    assert any("Un avoir réduit le principal" in sentence for sentence in found.conventions)
    assert not any("Paiements imputés" in sentence for sentence in found.conventions)
    assert any(
        "Un avoir réduit le principal" in sentence
        for sentence in decompte(text + "paiements:\n  - {date: 2026-06-30, montant: 1}\n", "2026-06-30").conventions
    )


def test_a_retroactive_credit_note_reduces_it_from_the_origin_once_known(decompte: Compute) -> None:
    text = TWO + "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 400, retroactif: oui}\n"
    found = decompte(text, "2026-06-30")
    assert [str(one.base) for one in found.lignes[0].segments] == ["600.00"]
    assert [(parts(one), one.reference.article) for one in found.imputations] == [
        (("F-1", "0.00", "400.00", "0.00"), "Avoir de la facture, dès l'origine")
    ]
    assert [str(one.base) for one in decompte(text, "2026-05-30").lignes[0].segments] == ["1000.00"]


def test_an_invoice_that_was_never_owed_was_never_late(decompte: Compute) -> None:
    note = "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 1000, retroactif: oui}\n"
    assert [one.jours_de_retard for one in decompte(TWO + note, "2026-06-30").lignes] == [0, 59]


def test_a_credit_note_on_a_paid_invoice_goes_to_the_others(decompte: Compute) -> None:
    text = (
        TWO
        + """
paiements:
  - {date: 2026-04-01, montant: 1000}
avoirs:
  - {numero: A-1, date: 2026-05-02, facture: F-1, montant-ttc: 400}
"""
    )
    found = decompte(text, "2026-05-02")
    assert found.principal == 1600
    assert found.imputations[-1].reference.article == "C. civ., art. 1347 (compensation)"


def test_what_exceeds_an_invoice_is_set_off_as_a_payment_would_be_principal_first(decompte: Compute) -> None:
    agreed = "creance: {origine: essai, famille: vente-entre-professionnels, imputation: capital-d-abord}\n"
    note = "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 1500}\n"
    found = decompte(TWO + agreed + note, "2026-05-31")
    # F-1: 60 days at 12,15 % = 19,97; F-2: 29 days = 19,31, and 2 000 - 500 of principal (C. civ., 1347-4)
    assert owed(found) == {"F-1": ("0.00", "19.97", "0.00"), "F-2": ("1500.00", "19.31", "40.00")}
    assert any("d'abord sur le principal" in sentence for sentence in found.conventions)


def test_what_exceeds_an_invoice_is_read_both_ways_as_a_payment_is(decompte: Compute) -> None:
    note = "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 1500}\n"
    found = decompte(TWO + note, "2026-09-30")
    # 500 in excess: 19,97 + 19,31 of interest then 460,72 of principal, or 500 of principal
    assert reading(found, "Ordre d'imputation des paiements") == ("1642.76", "1641.14")
    assert reading(found, "Imputation de l'indemnité et des frais") == ("1642.76", "1644.41")


def test_credit_notes_beyond_the_invoice_are_owed_back(decompte: Compute) -> None:
    text = """
    factures:
      - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
    avoirs:
      - {numero: A-1, date: 2026-03-20, facture: F-1, montant-ttc: 700, retroactif: oui}
      - {numero: A-2, date: 2026-03-21, facture: F-1, montant-ttc: 700, retroactif: oui}
    """
    found = decompte(text, "2026-05-31")
    assert (str(found.total), str(found.trop_percu)) == ("0.00", "400.00")


def test_an_invoice_entirely_credited_owes_no_lump_sum(decompte: Compute) -> None:
    text = TWO + "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-1, montant-ttc: 1000}\n"
    found = decompte(text, "2026-06-30")
    assert owed(found)["F-1"] == ("0.00", "19.97", "0.00")
    assert found.lignes[0].jours_de_retard == 60  # until the credit note


def test_a_credit_note_on_an_invoice_that_is_not_there_changes_nothing(decompte: Compute) -> None:
    text = TWO + "avoirs:\n  - {numero: A-1, date: 2026-05-31, facture: F-9, montant-ttc: 1000}\n"
    assert decompte(text, "2026-06-30").total == decompte(TWO, "2026-06-30").total


# capitalised interest


def test_capitalised_interest_is_still_interest_and_paid_before_principal(decompte: Compute) -> None:
    text = """
    creance:
      origine: essai
      famille: vente-entre-professionnels
      penalites: {taux: 5 %}
      capitalisation: {depuis: 2021-01-01, fondement: decision}
    factures:
      - {numero: F-1, date: 2020-11-30, echeance: 2020-12-31, montant-ttc: 10000}
    paiements:
      - {date: 2022-12-31, montant: 1030}
    """
    found = decompte(text, "2022-12-31")
    assert [parts(line)[:3] for line in found.imputations] == [("F-1", "1025.00", "5.00")]


def test_principal_first_then_interest_old_and_capitalised_in_proportion(decompte: Compute) -> None:
    text = """
    creance:
      origine: essai
      famille: vente-entre-professionnels
      penalites: {taux: 5 %}
      capitalisation: {depuis: 2021-01-01, fondement: clause}
      imputation: capital-d-abord
    factures:
      - {numero: F-1, date: 2020-11-30, echeance: 2020-12-31, montant-ttc: 1000}
      - {numero: F-2, date: 2020-11-30, echeance: 2020-12-31, montant-ttc: 2000}
    paiements:
      - {date: 2022-12-31, montant: 3100}
    """
    found = decompte(text, "2022-12-31")
    # interest of two years: 50 + 50 + 2,50 on 1 000; 100 + 100 + 5 on 2 000; 100 € go a third, two thirds
    assert [parts(line)[:3] for line in found.imputations] == [
        ("F-1", "33.33", "1000.00"),
        ("F-2", "66.67", "2000.00"),
    ]


LATER = """factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 1000}
  - {numero: F-2, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 500}
paiements:
  - {date: 2026-04-20, montant: 1100%s}
"""


def test_what_is_paid_before_an_invoice_exists_waits_for_it(decompte: Compute) -> None:
    assert decompte(LATER % "", "2026-05-31").trop_percu == 100
    found = decompte(LATER % "", "2026-06-01")
    assert [str(found.trop_percu), *(str(ligne.principal) for ligne in found.lignes)] == ["0.00", "0.00", "400.00"]
    assert [(str(one.date), one.facture, str(one.principal)) for one in found.imputations] == [
        ("2026-04-20", "F-1", "1000.00"),
        ("2026-06-01", "F-2", "100.00"),
    ]
    assert any("une avance ou un trop-perçu va à la première facture" in one for one in found.conventions)
    assert not any("une avance" in one for one in decompte(LATER % "", "2026-05-31").conventions)


def test_a_refund_before_the_next_invoice_leaves_it_whole(decompte: Compute) -> None:
    found = decompte(LATER % ", rembourse-le: 2026-05-20", "2026-06-30")
    assert [str(one) for one in (found.rembourse, found.trop_percu, found.total)] == ["100.00", "0.00", "500.00"]


def test_a_refund_after_the_next_invoice_has_nothing_left_to_give(decompte: Compute) -> None:
    found = decompte(LATER % ", rembourse-le: 2026-06-02", "2026-06-30")
    assert [str(one) for one in (found.rembourse, found.total)] == ["0.00", "400.00"]


def test_the_debtor_may_pay_an_invoice_before_its_date(decompte: Compute) -> None:
    found = decompte(LATER % ", imputation-choisie: [F-2]", "2026-04-30")  # F-2 is not issued yet: not in the case
    assert [ligne.numero for ligne in found.lignes] == ["F-1"]
    found = decompte(LATER % ", imputation-choisie: [F-2]", "2026-06-30")
    assert [str(one.date) for one in found.imputations] == ["2026-04-20", "2026-04-20"]
    assert [ligne.principal for ligne in found.lignes] == [400, 0]


def test_an_excess_credit_note_waits_for_the_next_invoice_too(decompte: Compute) -> None:
    text = LATER.replace("paiements:", "avoirs:").replace(
        "montant: 1100%s", "numero: A-1, facture: F-1, montant-ttc: 1100"
    )
    assert decompte(text, "2026-05-31").trop_percu == 100
    assert decompte(text, "2026-06-30").total == 400


def test_payments_before_a_title_count_from_their_own_day(decompte: Compute) -> None:
    text = """factures:
  - {numero: F-1, date: 2025-12-01, echeance: 2025-12-31, montant-ttc: 1000}
titres:
  - nature: ordonnance-injonction
    juridiction: TC Lyon
    date: 2026-03-02
    principal: 1000
    interets: {taux: 12 %, a-compter-du: 2026-01-01}
paiements:
  - {date: 2026-02-20, montant: 500}
journal:
  - {date: 2026-02-01, type: requete-injonction}
"""
    found = decompte(text, "2026-03-31")
    assert [str(one.date) for one in found.imputations] == ["2026-02-20"]
    assert str(found.segments[0].au) == "2026-02-20"
