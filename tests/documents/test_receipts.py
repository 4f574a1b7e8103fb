"""Receipts and statements: their lines add up, and what is disputed is not said to be owed."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.casework.awaited import awaited
from generator.casework.computed import compute_case
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts.execution import payments
from generator.documents.contexts.receipt import settled
from tests.casework.test_several_titles import INVOICES, bureau
from tests.documents import sample
from tests.progress.cases import case, day

OTHER = "  - {numero: F-2026-018, date: 2026-08-12, echeance: 2026-09-11, montant-ttc: 500.00}\n"
CONTESTED = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-018]}\n"
DISMISSED = "  - {date: 2026-11-15, type: jugement, sens: rejet, factures: [F-2026-018]}\n"
REFUSED = "  - {date: 2026-11-12, type: paiement-rejete, paiement-du: 2026-11-10, montant: 700.00}\n"


def paid(*payments: str, facts: str = "", invoices: str = "") -> str:
    """The base case with payments, facts and invoices more."""
    text = sample.base().replace("pieces:\n  -", f"{facts}pieces:\n  -", 1)
    lines = "".join(f"  - {{{one}}}\n" for one in payments)
    return text.replace("journal:\n", f"{lines}journal:\n", 1).replace("paiements:\n", f"{invoices}paiements:\n", 1)


CLOSING = "date: 2026-11-20, montant: "
# payments that settle everything -> lines of the quittance; they sum to what was received
SETTLED = {
    "intérêts et indemnité": (
        paid(f"{CLOSING}3937.06").replace(sample.CLAUSE, ""),
        ("Principal 4 800,00", "Pénalités de retard (C. com., art. L441-10, II) 97,06",
         "Indemnité forfaitaire de recouvrement (C. com., art. D441-5) 40,00", "Total 4 937,06"),
    ),
    "clause pénale": (
        paid(f"{CLOSING}4318.85"),
        ("Principal 4 800,00", "Clause pénale, 10 % du principal impayé 381,79", "Total 5 318,85"),
    ),
    "payé en trop": (
        paid(f"{CLOSING}4000.00").replace(sample.CLAUSE, ""),
        ("Reçu en plus de ce qui était dû 62,94", "Total 5 000,00"),
    ),
    "payé en trop, puis remboursé": (
        paid(f"{CLOSING}4000.00, rembourse-le: 2026-11-21").replace(sample.CLAUSE, ""),
        ("Reçu en plus de ce qui était dû, remboursé le 21/11/2026 62,94", "Total 5 000,00"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTLED)
def test_the_lines_of_a_quittance_sum_to_what_was_received(name: str, home: Path) -> None:
    text, lines = SETTLED[name]
    values = sample.from_text(home, text)
    assert not sample.lacking("quittance", values)
    printed = sample.values_of("quittance", values)
    assert sum((line.montant for line in printed["imputes"]), Decimal(0)) == printed["total_recu"]
    words = sample.words("quittance", values)
    for line in lines:
        assert line in words


def test_a_quittance_of_the_principal_alone_has_no_table_and_says_the_credit_note(home: Path) -> None:
    note = "avoirs:\n  - {numero: AV-1, date: 2026-08-20, facture: F-2026-017, montant-ttc: 300.00}\npaiements:\n"
    text = sample.base().replace("date: 2026-09-20\n    montant: 1 000,00", "date: 2026-09-01\n    montant: 4 500,00")
    words = sample.words("quittance", sample.from_text(home, text.replace("paiements:\n", note, 1)))
    assert "4 800,00 € ; à déduire, avoir n° AV-1 du 20 août 2026, 300,00 €." in words
    assert "Ce que ce paiement a réglé" not in words


@pytest.mark.parametrize(
    ("means", "said", "unsaid"),
    [
        (
            "virement",
            ("votre paiement de 300,00 € (virement)", "vous en remercions", "Ce paiement a réglé"),
            "somme",
        ),
        ("saisie", ("La somme de 300,00 € (saisie) est venue, le 20", "Cette somme a réglé"), "paiement"),
        ("compensation", ("La somme de 300,00 € (compensation)", "Cette somme a réglé"), "paiement"),
    ],
)
def test_nobody_is_thanked_for_what_was_seized_from_him(
    means: str, said: tuple[str, ...], unsaid: str, home: Path
) -> None:
    values = sample.from_text(
        home, paid(f"{CLOSING}300.00, moyen: {means}, volontaire: {'oui' if means == 'virement' else 'non'}")
    )
    words = sample.words("quittance-paiement", values).replace("\N{NO-BREAK SPACE}", " ")
    opening = words[words.index("Objet") : words.index("Il vous en est donné quittance")]
    for part in said:
        assert part in words
    assert unsaid not in opening
    assert ("remercions" in opening) is (means == "virement")


def test_the_receipt_of_a_payment_names_the_indemnity_it_paid(home: Path) -> None:
    values = sample.from_text(home, paid(f"{CLOSING}3937.06").replace(sample.CLAUSE, ""))
    assert "3 937,06 €, soit 3 817,94 € de principal, 79,12 € de pénalités de retard et 40,00 € d'indemnité" in (
        sample.words("quittance-paiement", values)
    )


def test_a_payment_on_penalties_alone_says_its_sum_once(home: Path) -> None:
    text = sample.base().replace("montant: 1 000,00", "montant: 10,00", 1)
    words = sample.words("quittance-paiement", sample.from_text(home, text))
    assert "facture n° F-2026-017 : 10,00 € de pénalités de retard." in words


def test_a_payment_older_than_the_title_is_not_one_to_give_back() -> None:
    words = sample.words("quittance-paiement", sample.computed("titre"))
    assert "antérieur au titre et tenu pour compris dans ce qu'il accorde : ordonnance d'injonction de payer" in words
    assert "restituer" not in words


def test_a_quittance_on_a_title_tells_apart_what_the_title_counted_already(home: Path) -> None:
    text = sample.text_of("titre").replace("journal:\n", "  - {date: 2026-01-14, montant: 4052.41}\njournal:\n", 1)
    printed = sample.values_of("quittance", sample.from_text(home, text, au=sample.LATER["titre"]))
    lines = {line.libelle: line.montant for line in printed["imputes"]}
    assert lines["Reçu avant le titre et compris dans ce qu'il accorde"] == Decimal("1000.00")
    assert sum(lines.values()) == printed["total_recu"]
    assert "titre exécutoire : ordonnance d'injonction de payer du 3 novembre 2025" in sample.words(
        "quittance", sample.from_text(home, text, au=sample.LATER["titre"])
    )


def test_a_receipt_does_not_say_owed_what_is_disputed(home: Path) -> None:
    values = sample.from_text(home, paid(facts=CONTESTED, invoices=OTHER))
    decompte, words = values[2], sample.words("quittance-paiement", values)
    whole, disputed = (f"{one:,.2f}".replace(",", " ").replace(".", ",") for one in (decompte.total, Decimal("602.06")))
    assert decompte.lignes[-1].total + Decimal("50.00") == Decimal("602.06")  # with its part of the clause, 10 %
    assert f"le solde du compte est de {whole} €, dont {disputed} € au titre de la facture n° F-2026-018" in words
    assert "sans préjuger de la contestation" in words
    assert "il reste dû" not in words
    assert f"Ce relevé comprend {disputed} € au titre de la facture n° F-2026-018" in (
        sample.words("releve-de-compte", values)
    )


def test_what_is_disputed_of_a_balance_is_what_a_demand_leaves_out() -> None:
    values = sample.computed("part-contestee")
    asked = sample.values_of("mise-en-demeure", values)["sommes"].total
    for document in ("releve-de-compte", "quittance-paiement"):
        assert sample.values_of(document, values)["contestees_montant"] == values[2].total - asked


def test_a_request_tells_what_was_paid_of_the_interest_it_does_not_detail(home: Path) -> None:
    """Imputed on interest: more than all that its table counts, which is that of the undisputed part alone."""
    text = sample.text_of("part-contestee").replace("journal:\n", "  - {date: 2026-11-20, montant: 700}\njournal:\n", 1)
    values = sample.from_text(home, text)
    words = sample.words("requete-injonction", values)
    assert "De ce qui est imputé sur les intérêts, 22,72 € ont éteint ceux de la part contestée" in words
    told = "a aussi payé les intérêts, pour 97,06 €, dont 22,72 € de ceux de la part contestée (C. civ., art. 1343-1)"
    assert told in words, "with 1 602,94 € of principal, it is what was received"
    assert told in sample.words("mise-en-demeure", values)


def test_what_a_judgment_dismissed_of_a_balance_is_what_a_demand_leaves_out(home: Path) -> None:
    """Its part of the penalty clause is in the balance with it."""
    values = sample.from_text(home, paid(facts=DISMISSED, invoices=OTHER))
    asked, told = sample.values_of("mise-en-demeure", values), sample.values_of("releve-de-compte", values)
    assert any(one.conteste for one in values[2].postes), "a penalty clause, in part on what was dismissed"
    assert told["sommes"].total == values[2].total
    assert told["contestees_montant"] == values[2].total - asked["sommes"].total


def test_a_statement_of_some_invoices_says_nothing_of_the_dispute_of_another(home: Path) -> None:
    values = sample.from_text(home, paid(facts=CONTESTED, invoices=OTHER))
    assert "comprend" not in sample.words("releve-de-compte", values, choix=Choix(factures=("F-2026-017",)))
    of_it = sample.words("releve-de-compte", values, choix=Choix(factures=("F-2026-018",)))
    assert "Ce relevé comprend 552,06 € au titre de la facture n° F-2026-018" in of_it


@pytest.mark.parametrize("means", ["virement", "especes", "compensation"])
def test_what_is_already_cashed_is_not_received_subject_to_being_cashed(means: str, home: Path) -> None:
    text = paid(f"date: 2026-11-20, montant: 4318.85, moyen: {means}")
    values = sample.from_text(home, text)
    for document in ("quittance", "quittance-paiement"):
        assert ("encaissement définitif" in sample.words(document, values)) is (means == "virement")


def test_what_is_not_disputed_is_due_when_its_invoice_is_past_due(home: Path) -> None:
    text = sample.text_of("contestation")
    assert "n'est pas contestée reste due ; son" in sample.words("reponse-contestation", sample.from_text(home, text))
    later = sample.from_text(home, text.replace("echeance: 2026-09-09", "echeance: 2026-12-09"))
    assert "n'est pas contestée reste due à son échéance ; son" in sample.words("reponse-contestation", later)


def test_a_statement_says_the_payments_of_the_invoices_it_leaves_out(home: Path) -> None:
    text = paid("date: 2026-09-11, montant: 500.00, imputation-choisie: [F-2026-018]", invoices=OTHER)
    words = sample.words("releve-de-compte", sample.from_text(home, text))
    assert "500,00 € ont soldé la facture n° F-2026-018, qui ne figure plus" in words


TITLE = """titres:
  - {nature: jugement, juridiction: TC, date: 2026-10-05, principal: 3800.00, factures: [F-2026-017],
     interets: {a-compter-du: 2026-10-06}, article-700: 100.00, signifie-le: 2026-10-08}
"""
OF_ALL = TITLE.replace(", factures: [F-2026-017]", "")
LATE = ", imputation-choisie: [F-2026-017]"


@pytest.mark.parametrize(
    ("title", "more", "left"),
    [
        (OF_ALL, "", "la facture n° F-2026-018, de date postérieure, n'y figure pas"),
        (OF_ALL, f"{CLOSING}500.00, imputation-choisie: [F-2026-018]", ""),  # paid whole by name
        (TITLE, "", ""),  # counted beside it, on a line of its own
    ],
)
def test_a_statement_of_a_title_names_what_was_issued_since(title: str, more: str, left: str, home: Path) -> None:
    """The debtor read a balance without it, and could believe it forgiven."""
    later = OTHER.replace("2026-08-12", "2026-10-20").replace("2026-09-11", "2026-11-19")
    text = paid(*filter(None, [more]), invoices=later) + title
    words = sample.words("releve-de-compte", sample.from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert ("Ce relevé est celui du titre" in words) is bool(left)
    assert f"{left}, sans qu'il y soit renoncé." in words or not left


# what was paid since the title -> what the statement says of it beside its rows
ON_A_TITLE = {
    "le titre soldé, le reste ailleurs": (
        (f"{CLOSING}4000.00{LATE}",),
        "ont soldé en principal et intérêts ce titre, qui ne figure plus ci-dessus : jugement du 05/10/2026.",
    ),
    "les frais aussi": (
        (f"{CLOSING}4000.00{LATE}", f"{CLOSING}440.00"),
        "Ce qui a été reçu a aussi payé : article 700 du code de procédure civile, pour 74,94 €.",
    ),
    "une partie du titre": ((f"{CLOSING}40.00{LATE}",), "a aussi payé les intérêts, pour 13,17 €"),
}


@pytest.mark.parametrize("name", ON_A_TITLE)
def test_a_statement_says_where_each_euro_received_went(name: str, home: Path) -> None:
    """Of a title paid and gone from its rows, nothing said where the payment it lists had gone."""
    payments, said = ON_A_TITLE[name]
    text = paid(*payments, invoices=OTHER).replace(sample.CLAUSE, "").replace("journal:\n", f"{TITLE}journal:\n", 1)
    values = sample.from_text(home, text)
    words = sample.words("releve-de-compte", values)
    assert said in words
    assert ("Titre, et factures qu'il ne juge pas" in words) is (name != "le titre soldé, le reste ailleurs")
    told = sample.values_of("releve-de-compte", values)
    sums, apart = told["sommes"], (*told["titres_soldes"], *told["postes_payes"])
    on_rows = sums.regle + sums.regle_interets + sums.regle_indemnites + told["soldees_montant"]
    assert sum(one.montant for one in told["paiements"]) == on_rows + sum(one.montant for one in apart)


@pytest.mark.parametrize(
    ("how", "printed"), [("", ""), (", moyen: virement", "virement"), (", moyen: cheque", "chèque")]
)
def test_no_paper_says_by_what_money_came_when_the_file_does_not(how: str, printed: str, home: Path) -> None:
    """« (virement) » was printed of cash nobody had told."""
    values = sample.from_text(home, paid(f"{CLOSING}300.00{how}").replace(sample.CLAUSE, ""))
    assert f"300,00 €{printed and f' ({printed})'}, et vous" in sample.words("quittance-paiement", values)
    assert f"20/11/2026 {printed or 'paiement'} 300,00" in sample.words("releve-de-compte", values)


def test_a_payment_the_journal_alone_says_bounced_is_not_received(home: Path) -> None:
    values = sample.from_text(home, paid("date: 2026-11-10, montant: 700.00", facts=REFUSED))
    assert "700,00" not in sample.words("releve-de-compte", values)
    assert "votre paiement du 20 septembre 2026" in sample.words("quittance-paiement", values)


@pytest.mark.parametrize(
    ("refund", "said", "not_said"),
    [
        ("", "est à vous restituer", "vous a été restituée"),
        (", rembourse-le: 2026-11-21", "vous a été restituée", "est à vous restituer"),
        (", rembourse-le: 2026-11-22", "est à vous restituer", "vous a été restituée"),  # announced, not done yet
    ],
)
def test_what_was_paid_in_excess_is_to_give_back_to_the_cent(refund: str, said: str, not_said: str, home: Path) -> None:
    values = sample.from_text(home, paid(f"{CLOSING}4000.00{refund}").replace(sample.CLAUSE, ""))
    whole = sample.words("quittance", values)
    assert f"La somme de 62,94 €, reçue en plus de ce qui était dû, {said}" in whole
    assert not_said not in whole
    one = sample.words("quittance-paiement", values)
    assert f"La somme de 62,94 € dépasse ce que vous deviez ce jour-là ; elle {said}" in one
    assert not_said not in one
    exact = sample.from_text(home, paid(f"{CLOSING}3937.06").replace(sample.CLAUSE, ""))
    assert "restitu" not in sample.words("quittance", exact) + sample.words("quittance-paiement", exact)


GIVEN = "remboursements:\n  - {date: 2026-11-20, montant: 20%s}\n  - {date: 2026-11-21, montant: %s}\n"


@pytest.mark.parametrize(
    ("refunds", "whole", "one"),
    [
        (  # a part of it
            GIVEN % ("", "30.00"),
            (
                "La somme de 50,00 €, reçue en plus de ce qui était dû, vous a été restituée.",
                "La somme de 12,94 €, reçue",
            ),
            "le 20 novembre 2026, puis le 21 novembre 2026, et le reste est à vous restituer",
        ),
        (
            GIVEN % ("", "42.94"),
            ("La somme de 62,94 €, reçue en plus de ce qui était dû, vous a été restituée.", "les 20/11/2026 et 21/11"),
            "elle vous a été restituée le 20 novembre 2026, puis le 21 novembre 2026.",
        ),
        (  # to another, who had not paid
            GIVEN % (", a: Me Songe", "42.94"),
            ("reçue en plus de ce qui était dû, a été restituée, dont 20,00 € à Me Songe.", "remboursé les 20/11/2026"),
            "elle a été restituée le 20 novembre 2026, puis le 21 novembre 2026, dont 20,00 € à Me Songe.",
        ),
        (  # the whole to another
            GIVEN % (", a: Me Songe", "42.94, a: Me Songe"),
            ("La somme de 62,94 €, reçue en plus de ce qui était dû, a été restituée, à Me Songe.",),
            "elle a été restituée le 20 novembre 2026, puis le 21 novembre 2026, à Me Songe.",
        ),
    ],
)
def test_receipts_say_each_refund_and_what_is_left(refunds: str, whole: tuple[str, ...], one: str, home: Path) -> None:
    text = paid(f"{CLOSING}4000.00").replace(sample.CLAUSE, "").replace("journal:\n", f"{refunds}journal:\n", 1)
    values = sample.from_text(home, text)
    printed = sample.words("quittance", values)
    assert [said for said in whole if said not in printed] == []
    assert one in sample.words("quittance-paiement", values)


def test_a_credit_note_given_back_is_no_money_received_in_excess(home: Path) -> None:
    """4 937,06 received settled 4 800,00, 97,06 and 40,00; the note of after, given back, is no part of them."""
    note = "avoirs:\n  - {numero: AV-1, date: 2026-11-21, facture: F-2026-017, montant-ttc: 120}\n"
    back = "remboursements:\n  - {date: 2026-11-22, montant: 120}\n"
    text = sample.text_of("solde").replace("paiements:\n", f"{note}{back}paiements:\n", 1)
    words = sample.words("quittance", sample.from_text(home, text, au=dt.date(2026, 11, 23)))
    assert "Principal 4 800,00" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reçu en plus" not in words


@pytest.mark.parametrize(
    ("how", "thanked"), [("", True), (", moyen: saisie", False), (", moyen: saisie, volontaire: non", False)]
)
def test_nobody_is_thanked_for_what_was_seized(how: str, home: Path, *, thanked: bool) -> None:
    text = sample.text_of("solde").replace("montant: 3937.06", f"montant: 3937.06{how}", 1)
    found = sample.values_of("quittance", sample.from_text(home, text))
    assert found["volontaire"] is thanked


def test_a_receipt_does_not_name_again_who_got_back_what_he_had_paid(home: Path) -> None:
    """Of two payments in excess, one refund to each who paid: « dont … à » is for another than him."""
    text = paid(f"{CLOSING}4000.00", "date: 2026-11-21, montant: 100.00, paye-par: SARL Songe")
    refunds = GIVEN.replace("montant: 20", "montant: 62.94") % (", a: Boulangerie Chimère", "100, a: SARL Songe")
    text = text.replace(sample.CLAUSE, "").replace("journal:\n", f"{refunds}journal:\n", 1)
    words = sample.words("quittance", sample.from_text(home, text))
    assert "en plus de ce qui était dû, a été restituée à qui l'avait payée." in words
    words = sample.words("quittance", sample.from_text(home, text.replace("a: Boulangerie Chimère", "a: Me Songe")))
    assert "a été restituée, dont 62,94 € à Me Songe." in words


def test_a_statement_says_what_was_given_back_of_the_payments_it_lists(home: Path) -> None:
    """Listed whole, a payment did not add up to what it settled."""
    later = "  - {numero: F-2026-019, date: 2026-11-21, echeance: 2026-11-21, montant-ttc: 500.00}\n"
    refunds = "remboursements:\n  - {date: 2026-11-20, montant: 20, a: Me Songe, moyen: cheque}\n"
    text = paid(f"{CLOSING}4000.00", invoices=later).replace(sample.CLAUSE, "")
    values = sample.from_text(home, text.replace("journal:\n", f"{refunds}journal:\n", 1))
    words = sample.words("releve-de-compte", values)
    assert "Trop-perçu rendu le 20 novembre 2026 (chèque, à Me Songe) : 20,00 €." in words
    assert "Trop-perçu rendu" not in sample.words("releve-de-compte", sample.from_text(home, text))
    handed = sample.words("transmission-avocat", values)  # what was paid is told there whole
    assert "20/11/2026 paiement de 4 000,00 € 20/11/2026 remboursement de 20,00 €, à Me Songe" in handed


def test_a_statement_of_a_title_beside_invoices_lists_a_payment_for_what_it_was() -> None:
    """The debtor read that he had paid less, what had gone back to him being told nowhere."""
    titres = "- {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 6000, factures: [F-1]}\n"
    third = "- {numero: F-3, date: 2026-08-10, echeance: 2026-08-12, montant-ttc: 900}\n"
    paiements, back = "- {date: 2026-07-01, montant: 9500}\n", "remboursements:\n  - {date: 2026-07-15, montant: 100}\n"
    of = case("", factures=INVOICES + third, titres=titres, paiements=paiements, reste=back)
    computed = compute_case(of, bureau(), day("2026-10-15"))
    assert computed.decompte is not None
    draft = CATALOGUE["releve-de-compte"].draft(of, bureau(), computed.decompte, computed.situation)
    told = payments(draft)
    assert [(str(one.montant), one.moyen) for one in told["paiements"]] == [("9500.00", "")]
    assert [(str(one.montant), one.moyen) for one in told["rendus"]] == [("100.00", "")]


def test_a_receipt_says_the_excess_given_back_when_the_refund_is_noted_on_another_payment(home: Path) -> None:
    twice = paid(f"{CLOSING}3937.06, rembourse-le: 2026-11-21", f"{CLOSING}3937.06")
    words = sample.words("quittance-paiement", sample.from_text(home, twice.replace(sample.CLAUSE, "")))
    assert "La somme de 3 937,06 € dépasse ce que vous deviez ce jour-là ; elle vous a été restituée le 21" in words


CREDITED = "avoirs:\n  - {numero: A-1, date: 2026-08-20, facture: F-2026-017, montant-ttc: 4800.00, retroactif: oui}\n"
CLOSED = "  - {date: 2026-11-20, type: %s}\n"


@pytest.mark.parametrize(
    ("paid", "end", "drafted", "told"),
    [
        ("3937.06", "", True, "ne vous réclamera plus rien"),
        ("3937.06", CLOSED % "cloture", True, "ne vous réclamera plus rien"),
        ("3930.00", CLOSED % "cloture", True, "renonce à ce qui restait dû à cette date, soit 7,06"),  # accessories
        ("3937.06", CLOSED.replace("11-20", "11-10") % "cloture", True, "ne vous réclamera plus rien"),  # paid since
        ("200.00", CLOSED % "cloture", False, ""),  # closed on a principal still owed: nothing is given up
        ("200.00", CLOSED % "irrecouvrable", False, ""),
    ],
)
def test_a_case_closed_once_all_is_paid_has_its_quittance(
    paid: str, end: str, told: str, home: Path, *, drafted: bool
) -> None:
    """« cloture » ends the case of the office; the debtor who paid is told that he owes nothing any more."""
    text = sample.text_of("solde").replace("montant: 3937.06", f"montant: {paid}")
    seen = sample.from_text(home, text.replace("pieces:\n  -", f"{end}pieces:\n  -", 1))
    waiting = [one.plan.document for one in awaited(compute_case(*seen[:2], sample.AU), seen[1])]
    assert ("quittance" in waiting) is drafted
    assert told in (sample.words("quittance", seen) if drafted else "")


def test_nobody_is_acquitted_of_what_he_did_not_pay(home: Path) -> None:
    credited = re.sub(r"paiements:.*\n(  .*\n)*", CREDITED, sample.text_of("solde"), count=1)
    seen = sample.from_text(home, credited)
    assert not seen[2].total
    assert "aucun paiement n'est reçu" in " ".join(one.message for one in sample.lacking("quittance", seen))


OF_TWO_TITLES = """\
titres:
  - {nature: jugement, juridiction: TAE, rg: A1, date: 2026-10-20, principal: 3000, factures: [F-2026-017]}
  - {nature: jugement, juridiction: TAE, rg: B2, date: 2026-11-10, principal: 900, factures: [F-2026-018]}
"""


@pytest.mark.parametrize(
    ("montant", "choice", "told"),
    [
        ("600.00", ", imputation-choisie: [F-2026-017]", {"A1": "600.00"}),  # the last title does not judge it
        ("300.00", ", imputation-choisie: [F-2026-018]", {"B2": "300.00"}),
        # 4 800 - 982,06, and 25,94 of penalties in 20 days; the rest goes to the other
        ("3900.00", "", {"A1": "3843.88", "B2": "56.12"}),
        ("4600.00", "", {"A1": "3883.88", "B2": "716.12"}),  # more than was owed that day: the last title knew it
    ],
)
def test_what_several_titles_counted_is_told_of_each_and_is_not_to_give_back(
    montant: str, choice: str, told: dict[str, str], home: Path
) -> None:
    """A payment of the first title was told as exceeding what was owed, to give back, and left out of the account."""
    text = paid(f"date: 2026-10-10, montant: {montant}{choice}", invoices=OTHER)
    values = sample.from_text(home, text.replace("pieces:\n  -", f"{OF_TWO_TITLES}pieces:\n  -", 1))
    printed = sample.values_of("quittance-paiement", values)
    assert printed["non_impute"] == 0
    assert {one.libelle[-3:-1]: str(one.montant) for one in printed["dans_les_titres"]} == told


def test_an_account_of_several_titles_shows_each_payment_once(home: Path) -> None:
    """One of before the titles was listed whole beside what they counted of it, once something was overpaid."""
    payments = ("date: 2026-10-10, montant: 4600", "date: 2026-11-19, montant: 9000", "date: 2026-11-20, montant: 70")
    third = "  - {numero: F-2026-019, date: 2026-08-12, echeance: 2026-09-11, montant-ttc: 500.00}\n"
    text = paid(*payments, invoices=OTHER + third)
    values = sample.from_text(home, text.replace("pieces:\n  -", f"{OF_TWO_TITLES}pieces:\n  -", 1))
    printed, over = sample.values_of("releve-de-compte", values), values[2].trop_percu
    listed = sum(one.montant for one in (*printed["paiements"], *printed["compris"]))
    assert over > 70, "the last payment is all of it overpaid"
    assert listed == Decimal(1000 + 4600 + 9000 + 70)


@pytest.mark.parametrize(("back", "said"), [("2026-02-01", ", remboursé le 01/02/2026"), ("", "")])
def test_what_was_given_back_before_a_title_is_told_of_the_quittance(back: str, said: str) -> None:
    """F-1 overpaid and refunded before F-2 is issued, and judged alone; kept, its excess settles F-2."""
    refund = f", rembourse-le: {back}" if back else ""
    paid = f"- {{date: 2026-01-20, montant: 6500{refund}}}\n- {{date: 2026-07-05, montant: 3000}}\n"
    title = (
        "- {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 3000, factures: [F-2], "
        "interets: {taux: 0 %, a-compter-du: 2026-11-01}}\n"
    )
    of = case("", factures=INVOICES, titres=title, paiements=paid)
    seen = compute_case(of, bureau(), day("2026-08-01"))
    assert seen.decompte is not None
    draft = CATALOGUE["quittance"].draft(of, bureau(), seen.decompte, seen.situation)
    lines = {line.libelle: line.montant for line in settled(draft)}
    beyond = [label for label in lines if label.startswith("Reçu hors")]
    assert sum(lines.values()) == Decimal(9500)
    assert beyond == ([f"Reçu hors de ce qui restait dû{said}"] if said else [])


@pytest.mark.parametrize("document", ["releve-de-compte", "quittance"])
def test_payments_are_listed_by_day_however_they_are_written(document: str, home: Path) -> None:
    """What is noted late is written last: a statement read 20/11, then 15/11."""
    text = paid(
        f"{CLOSING}3000.00",
        "date: 2026-11-15, montant: 1937.06" if document == "quittance" else "date: 2026-11-15, montant: 100.00",
    )
    values = sample.context(CATALOGUE[document], *sample.from_text(home, text.replace(sample.CLAUSE, "")))
    days = [one.date.isoformat() for one in values["paiements"]]
    assert days == ["2026-09-20", "2026-11-15", "2026-11-20"]


def test_the_items_of_a_list_end_as_a_sentence(home: Path) -> None:
    text = paid(f"{CLOSING}4200.00", invoices=OTHER)
    page = sample.words("quittance-paiement", sample.from_text(home, text))
    items = re.findall(r"(?:facture|indemnité)[^.;]*? : \d[\d ]*,\d\d €, soit [^.;]*[.;]", page)
    assert [item[-1] for item in items] == [";", "."]


PROVISION = """titres:
  - {nature: refere, juridiction: TAE, date: 2026-10-20, principal: 2000, executoire-le: 2026-10-20}
pieces:
  -"""
UNJUDGED = "solde la provision accordée ; ce qu'elle n'accorde pas, que le juge du fond n'a pas tranché, est réservé"


@pytest.mark.parametrize(
    ("received", "said", "not_said"),
    [
        ("date: 2026-10-20, montant: 2000.00", (), "restitu"),  # of the day of the order: held to be counted in it
        (
            "date: 2026-11-04, montant: 2500.00",
            (
                "La somme de 497,74 € dépasse la provision accordée, qui ne juge pas le fond",
                "article 488) ; elle est à déduire de ce qui est dû au fond, ou à vous restituer.",
                f"Au 21 novembre 2026, ce paiement {UNJUDGED} (code de procédure civile, article 488).",
            ),
            "dépasse ce que vous deviez",
        ),
        (
            "date: 2026-11-04, montant: 500.00",
            (
                "Au 21 novembre 2026, il reste dû 1 504,18 €. La provision accordée ne juge pas le fond (code",
                "civile, article 488) : ce qu'elle n'accorde pas est réservé. La présente ne vaut quittance",
            ),
            "restitu",
        ),
        (
            "date: 2026-11-04, montant: 2002.26",
            (f"Au 21 novembre 2026, ce paiement {UNJUDGED} (code de procédure civile, article 488).",),
            "restitu",
        ),
    ],
)
def test_a_receipt_does_not_settle_what_a_provision_leaves(
    received: str, said: tuple[str, ...], not_said: str, home: Path
) -> None:
    """It read « ce paiement solde votre compte », signed by the creditor, who asks for the rest on the merits."""
    text = paid(received).replace("pieces:\n  -", PROVISION, 1)
    page = sample.words("quittance-paiement", sample.from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert all(one in page for one in said)
    assert not_said not in page
    assert "solde votre compte" not in page
    given_up = text.replace("titres:\n", "  - {date: 2026-11-20, type: solde}\ntitres:\n", 1)
    page = sample.words("quittance-paiement", sample.from_text(home, given_up)).replace("\N{NO-BREAK SPACE}", " ")
    assert "réservé" not in page
    assert "à vous restituer" not in page.replace("à déduire de ce qui est dû au fond, ou à vous restituer", "")


@pytest.mark.parametrize(
    "document",
    [
        "releve-de-compte",
        "transmission-commissaire",
        "transmission-avocat",
        "mandat-execution",
        "demande-signification",
    ],
)
@pytest.mark.parametrize(
    ("order", "given_up", "said"), [("refere", "", 1), ("refere", "solde", 0), ("jugement", "", 0)]
)
def test_an_account_on_a_provision_is_not_said_to_be_whole(
    document: str, order: str, given_up: str, said: int, home: Path
) -> None:
    """A statement of 2 000 € sent to the debtor, the rest asked for on the merits, let him believe it was all."""
    text = paid("date: 2026-11-04, montant: 500.00").replace("pieces:\n  -", PROVISION.replace("refere", order), 1)
    if given_up:
        text = text.replace("titres:\n", "  - {date: 2026-11-20, type: solde}\ntitres:\n", 1)
    computed = sample.from_text(home, text)
    page = sample.words(document, computed).replace("\N{NO-BREAK SPACE}", " ")
    assert page.count("ne juge pas le fond (code de procédure civile, article 488)") == said
    assert page.count("ce qu'elle n'accorde pas est réservé.") == said
    assert sum(one.startswith("La provision laisse") for one in computed[2].remarques) == said
    if document == "releve-de-compte" and not given_up:
        assert ("Titre qui accorde une provision" in page, "Titre qui fixe la créance" in page) == (
            said == 1,
            said == 0,
        )


def test_two_provisions_are_told_as_two(home: Path) -> None:
    """« Titre qui accorde une provision », above two of them, or above a judgment."""
    orders = OF_TWO_TITLES.replace("principal: 900", "principal: 100")
    text = paid("date: 2026-11-19, montant: 500.00", invoices=OTHER)
    credit = "avoirs:\n  - {numero: A-1, date: 2026-11-15, facture: F-2026-017, montant-ttc: 50}\npaiements:\n"
    text = text.replace("paiements:\n", credit, 1)
    for natures, head, said in (
        ("refere refere", "Titres qui accordent une provision", "Les provisions accordées ne jugent pas le fond"),
        ("jugement refere", "Titres qui fixent la créance ou accordent une provision", "La provision accordée ne juge"),
        ("jugement jugement", "Titres qui fixent la créance", ""),
    ):
        first, second = natures.split()
        given = orders.replace("jugement", first, 1)[::-1].replace("jugement"[::-1], second[::-1], 1)[::-1]
        page = sample.words(
            "releve-de-compte", sample.from_text(home, text.replace("pieces:\n  -", f"{given}pieces:\n  -", 1))
        )
        assert (f"{head} Titre Date" in page, said in page) == (True, True), natures
        assert ("pas le fond" in page) is bool(said)
        assert ("est déduit des provisions" in page) is (natures == "refere refere"), "of a judgment, off its own sum"
        assert "est déduit de la provision" not in page


def test_what_a_provision_leaves_is_told_by_the_law_of_the_judge_who_granted_it(home: Path) -> None:
    """Of a public contract, the administrative judge applies no code of civil procedure."""
    order = "titres:\n  - {nature: refere, juridiction: TA de Lyon, date: 2026-10-20, principal: 900}\n"
    text = sample.base("public").replace("factures:\n", f"{order}factures:\n", 1)
    computed = sample.from_text(home, text)
    assert "sans les juger (CJA, art. R541-1, à vérifier)" in " ".join(computed[2].remarques)
    page = sample.words("releve-de-compte", computed)
    assert "ne juge pas le fond (code de justice administrative, article R541-1, à vérifier)" in page
    assert "procédure civile" not in page


@pytest.mark.parametrize(("nature", "said"), [("refere", 1), ("jugement", 0)])
def test_a_lawyer_is_asked_about_what_a_provision_leaves(nature: str, said: int, home: Path) -> None:
    text = paid("date: 2026-11-04, montant: 500.00").replace("pieces:\n  -", PROVISION.replace("refere", nature), 1)
    page = sample.words("transmission-avocat", sample.from_text(home, text))
    assert page.count("coût et durée, y compris au fond, de ce que la provision n'accorde pas.") == said


@pytest.mark.parametrize("document", ["releve-de-compte", "transmission-commissaire", "quittance-paiement"])
def test_a_credit_note_taken_off_a_provision_is_said_to_be_checked(document: str, home: Path) -> None:
    """It came off what the judge granted rather than off what he left, and no paper said so."""
    notes = "avoirs:\n" + "".join(
        f"  - {{numero: {number}, date: {day}, facture: F-2026-017, montant-ttc: {amount}}}\n"
        for number, day, amount in (("A-1", "2026-09-30", "100.00"), ("A-2", "2026-11-01", "300.00"))
    )
    text = paid("date: 2026-11-04, montant: 500.00").replace("pieces:\n  -", PROVISION, 1)
    computed = sample.from_text(home, text.replace("paiements:\n", f"{notes}paiements:\n", 1))
    page = sample.words(document, computed).replace("\N{NO-BREAK SPACE}", " ")
    checked = (
        "Ce qui a été crédité depuis par avoir, soit 300,00 €, est déduit de la provision, et non de ce qu'elle "
        "n'accorde pas (imputation à vérifier)."
    )
    assert page.count(checked) == 1
    assert any("selon une autre lecture" in one for one in computed[2].remarques)
    included = "L'avoir n° A-1 est tenu pour compris dans ce que le titre accorde, et n'en est pas déduit de nouveau."
    assert page.count(included) == (document == "releve-de-compte")
    earlier = notes.replace("2026-11-01", "2026-10-01")
    both = sample.words(document, sample.from_text(home, text.replace("paiements:\n", f"{earlier}paiements:\n", 1)))
    both = both.replace("\N{NO-BREAK SPACE}", " ")
    assert both.count("Les avoirs n° A-1 et A-2 sont tenus pour compris") == (document == "releve-de-compte")
    judgment = sample.from_text(
        home, text.replace("nature: refere", "nature: jugement").replace("paiements:\n", f"{notes}paiements:\n", 1)
    )
    assert "imputation à vérifier" not in sample.words(document, judgment)
    assert [one[-14:] for one in judgment[2].remarques if one.startswith("Avoirs postérieurs")] == [" : à vérifier."]


def test_a_receipt_of_a_deposit_waits_for_the_first_invoice(home: Path) -> None:
    """It was « à vous restituer », while the statement keeps it for the first invoice."""
    text = sample.base().replace("date: 2026-09-20", "date: 2026-08-01")
    early = sample.from_text(home, text, au=dt.date(2026, 8, 5))
    page = sample.words("quittance-paiement", early).replace("\N{NO-BREAK SPACE}", " ")
    first = "elle est à déduire de la facture que vous désignez, sinon de la première."
    assert f"La somme de 1 000,00 € est reçue d'avance ; {first}" in page
    assert "restitu" not in page
    assert "solde votre compte" not in page
