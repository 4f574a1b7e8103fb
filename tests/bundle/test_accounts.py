"""The décompte as the liasse and the acts print it: whatever lowered the principal is a line of a table."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.bundle.accounts import account
from generator.documents.draft import Draft
from generator.money import ZERO, format_amount
from generator.render import html
from generator.statement import compute
from tests.documents import sample

NOTE = "avoirs:\n  - {numero: A-1, date: 2026-10-01, facture: F-2026-017, montant-ttc: 500%s}\n"


@pytest.mark.parametrize(("retroactive", "rule"), [("", "avoir de la facture"), (", retroactif: oui", "dès l'origine")])
def test_a_credit_note_is_a_line_of_the_decompte(retroactive: str, rule: str, tmp_path: Path) -> None:
    text = sample.base().replace("paiements:\n", NOTE % retroactive + "paiements:\n", 1)
    computed = sample.from_text(sample.office_in(tmp_path), text)
    printed = account(Draft("liasse", None, *computed))
    assert [(one.origine, one.facture, str(one.principal)) for one in printed.reglements if one.origine == "avoir"] == [
        ("avoir", "F-2026-017", "500.00")
    ]
    assert any(rule in one for one in printed.fondements)
    assert "01/10/2026 F-2026-017 (avoir) 500,00 0,00 500,00" in sample.words("requete-injonction", computed)


def test_what_figures_rest_on_is_written_as_inside_a_sentence() -> None:
    rate, title = account(Draft("liasse", None, *sample.computed("titre"))).fondements
    assert rate.startswith("taux accordé par le titre")
    assert title.startswith("ordonnance d'injonction de payer")
    assert "C. com., art. L441-10" in account(Draft("liasse", None, *sample.computed("une-facture"))).fondements[0]


def test_a_cost_paid_is_named_in_the_decompte(tmp_path: Path) -> None:
    text = sample.base().replace("journal:\n", "  - {date: 2026-11-20, montant: 4200}\njournal:\n", 1)
    printed = account(Draft("liasse", None, *sample.from_text(sample.office_in(tmp_path), text)))
    assert "Clause pénale, 10 % du principal impayé" in {one.facture for one in printed.reglements}


@pytest.mark.parametrize("reference", ["une-facture", "ordonnance", "titre"])
def test_the_recapitulation_sums_to_the_total(reference: str) -> None:
    printed = account(Draft("liasse", None, *sample.computed(reference)))
    assert sum(one.montant for one in printed.recapitulation) == printed.total


def spaced(amount: Decimal) -> str:
    return format_amount(amount).replace("\N{NO-BREAK SPACE}", " ")


def test_each_table_of_several_lines_ends_with_its_total(tmp_path: Path) -> None:
    """A judge would add up two sheets of invoices, then find what was paid between what ran and what is owed."""
    text = sample.many(20).replace("paiements:\n", "paiements:\n  - {date: 2026-10-05, montant: 500.00}\n", 1)
    computed = sample.from_text(sample.office_in(tmp_path), text)
    printed = account(Draft("liasse", None, *computed))
    page = html("liasse/_decompte.html", {"compte": printed, "au": sample.AU}).replace("\N{NO-BREAK SPACE}", " ")
    feet = [re.findall(r">([^<>]+)<", row) for row in re.findall(r'<tr class="total">.*?</tr>', page)]
    claims, ran, paid, owed = ([cell for cell in foot if cell.strip()] for foot in feet)
    principal, interest, beside = (spaced(one.montant) for one in printed.recapitulation[:3])
    assert claims[:1] == paid[:1] == ["Total"]
    assert claims[3:6] == [principal, interest, beside]
    assert ran == ["Total couru", spaced(printed.couru)]
    assert paid[1] == spaced(sum((one.montant for one in computed[2].imputations), ZERO))
    assert printed.couru - printed.totaux_reglements["interets"] == printed.totaux_postes["interets"]
    assert owed[-1] == spaced(printed.total)


def test_a_table_of_one_line_has_no_total_beside_the_recapitulation() -> None:
    printed = account(Draft("liasse", None, *sample.computed("une-facture")))
    page = html("liasse/_decompte.html", {"compte": printed, "au": sample.AU})
    assert len(printed.postes) == 1
    assert '<th scope="row" colspan="2">Total</th>' not in page


def test_a_deposit_before_any_invoice_is_not_said_to_be_received_in_excess(tmp_path: Path) -> None:
    text = sample.base("une-facture").replace("paiements:\n", "paiements:\n  - {date: 2020-01-02, montant: 300}\n", 1)
    case, office, _, found = sample.from_text(sample.office_in(tmp_path), text)
    eve = dt.date(2020, 1, 3)
    printed = account(Draft("liasse", None, case, office, compute(case, office, eve), found))
    page = html("liasse/_decompte.html", {"compte": printed, "au": eve})
    assert re.search(r"avance\s: 300,00", page)
    assert "Trop-perçu" not in page


INDEMNITY, ACCESSORIES = "Indemnité (€)", "Accessoires (€)"


@pytest.mark.parametrize(
    ("reference", "paid", "headed"),
    [
        ("une-facture", "", {INDEMNITY}),
        ("une-facture", "  - {date: 2026-11-20, montant: 4200}\n", {ACCESSORIES}),
        ("loyer", "", set()),
        ("titre", "", set()),
    ],
)
def test_a_column_of_the_decompte_holds_a_sum(reference: str, paid: str, headed: set[str], tmp_path: Path) -> None:
    text = sample.text_of(reference).replace("journal:\n", f"{paid}journal:\n", 1)
    au = sample.LATER.get(reference, sample.AU)
    printed = account(Draft("liasse", None, *sample.from_text(sample.office_in(tmp_path), text, au=au)))
    page = html("liasse/_decompte.html", {"compte": printed, "au": au}).replace("\N{NO-BREAK SPACE}", " ")
    assert {head for head in (INDEMNITY, ACCESSORIES) if f">{head}</th>" in page} == headed
