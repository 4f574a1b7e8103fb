"""What would make a debtor or a judge wince: a footer, a signature, a thank-you or a word that is not this case's."""

from pathlib import Path

import pytest

from tests.documents import sample
from tests.documents.sample import from_text, words
from tests.office import replace_in

RECEIVED = "  - {{date: 2026-11-20, montant: 3937.06, {}}}\njournal:\n"


def said(document: str, text: str, home: Path) -> str:
    return words(document, from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")


def settled(how: str) -> str:
    return sample.base().replace(sample.CLAUSE, "").replace("journal:\n", RECEIVED.format(how), 1)


@pytest.mark.parametrize(
    ("how", "thanked"), [("moyen: virement", True), ("moyen: saisie, volontaire: non", False), ("moyen: saisie", False)]
)
def test_nobody_is_thanked_for_a_seizure(how: str, *, thanked: bool, home: Path) -> None:
    assert ("remercions de ce règlement" in said("quittance", settled(how), home)) is thanked


@pytest.mark.parametrize(
    ("who", "for_another"),
    [("Mme Odette Conte", False), ("Odette Conte", False), ("Mme Claude Odette Conte", True), ("M. Jean Conte", True)],
)
def test_who_signs_for_another_says_so_whatever_his_name_ends_with(who: str, *, for_another: bool, alone: Path) -> None:
    sample.private_creditor(alone)
    file = alone / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    replace_in(file, "nom: Mme Odette Conte", f"nom: {who}")
    assert ("Pour Odette Conte," in said("relance-courrier", sample.text_of("loyer"), alone)) is for_another


def test_a_receipt_of_a_sum_seized_calls_it_neither_a_payment_of_his_nor_thanks_him(home: Path) -> None:
    for how, thanked in (("moyen: virement", True), ("moyen: saisie, volontaire: non", False)):
        page = said("quittance-paiement", settled(how), home)
        assert ("vous en remercions" in page) is thanked
        assert ("quittance de la somme reçue le" in page) is not thanked


def test_a_landlady_has_no_establishment_and_signs_for_herself(alone: Path) -> None:
    sample.private_creditor(alone)
    page = said("relance-courrier", sample.text_of("loyer"), alone)
    assert "Odette Conte – 1 rue X, 69002 Lyon" in page
    assert "Établissement" not in page
    assert "Pour Odette Conte," not in page
    assert "Mme Odette Conte, bailleresse" in page
    assert "Pour Atelier" in words("relance-courrier", sample.computed("une-facture"))


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("moyen: compensation", "compensation de 700,00 €"),
        ("moyen: saisie", "somme saisie : 700,00 €"),
        ("moyen: cheque", "paiement de 700,00 €"),
    ],
)
def test_the_chronology_says_what_was_received(how: str, told: str, home: Path) -> None:
    line = f"  - {{date: 2026-11-01, montant: 700.00, {how}}}\njournal:\n"
    assert told in said("requete-injonction", sample.base().replace("journal:\n", line, 1), home)


def test_a_notice_says_the_day_it_was_handed_over(home: Path) -> None:
    text = sample.base().replace("    avis: distribue\n", "    distribuee-le: 2026-10-15\n    avis: distribue\n", 1)
    assert "présentée le 14 octobre 2026 et distribuée le 15 octobre 2026" in said("requete-injonction", text, home)
    same = text.replace("distribuee-le: 2026-10-15", "distribuee-le: 2026-10-14", 1)
    assert same != text
    assert "présentée et distribuée le 14 octobre 2026" in said("requete-injonction", same, home)
    assert "présentée le 14 octobre 2026 et distribuée. Cette lettre" in said("requete-injonction", sample.base(), home)


def test_a_broken_plan_says_why_the_principal_is_more_than_the_last_instalments(home: Path) -> None:
    page = said("mise-en-demeure-decheance", sample.text_of("plan-rompu"), home)
    assert "Elle se compose ainsi, 17,94 € d'intérêts étant déjà payés :" in page


@pytest.mark.parametrize("document", ["relance-courriel-2", "mise-en-demeure"])
def test_a_commune_that_owes_two_lump_sums_is_told_that_there_is_one_an_invoice(document: str, home: Path) -> None:
    """« une indemnité de 40 € … l'indemnité à 80,00 € »."""
    one = sample.text_of("public")
    dates = "date: 2026-06-30, recue-le: 2026-07-01, echeance: 2026-07-30"
    other = f"factures:\n  - {{numero: F-2026-071, {dates}, montant-ttc: 500}}\n"
    assert "recouvrement de 40 € (" in said(document, one, home)
    assert "recouvrement de 40 € par facture (" in said(document, one.replace("factures:\n", other, 1), home)


@pytest.mark.parametrize("document", ["relance-courriel-2", "relance-courrier"])
def test_a_commune_is_not_asked_for_instalments(document: str, home: Path) -> None:
    page = said(document, sample.text_of("public"), home)
    assert "échéancier" not in page
    assert "Si le paiement a été suspendu, dites-nous-en le motif" in page
    assert "échéancier" in said(document, sample.base(), home)
