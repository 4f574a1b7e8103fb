"""Payments by somebody else than the debtor, and payments by mistake: who is named, what is extinguished."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.bundle.chronology import _payments as chronology_of_payments
from generator.pages import rows
from tests.documents import sample
from tests.documents.test_receipts import CLOSING, paid

SOMEBODY = f"{CLOSING}500.00, moyen: virement, paye-par: SARL Songe"
MISTAKE = f"{SOMEBODY}, indu: oui"
BOUNCED = "type: paiement-rejete, montant: 500.00, paiement-du: 2026-11-20"
GIVEN_BACK = f"{MISTAKE}, rembourse-le: 2026-11-21"


def prescription(computed: sample.Computed) -> dt.date:
    """Last day of the invoice's prescription."""
    return next(one.date for one in computed[3].delais if one.nature == "prescription")


def test_the_receipt_names_who_paid_for_the_debtor(home: Path) -> None:
    computed = sample.from_text(home, paid(SOMEBODY))
    words = sample.words("quittance-paiement", computed)
    assert "Objet : quittance d'un paiement fait pour vous le 20 novembre 2026" in words
    assert "500,00 € (virement) que SARL Songe a fait en règlement de votre dette (code civil, article 1342-1)" in words
    assert "subrogé" not in words
    assert "votre paiement" not in words
    assert "virement, par SARL Songe" in sample.words("releve-de-compte", computed)
    assert "paiement de 500,00 € par SARL Songe" in sample.words("requete-injonction", computed)


def test_a_third_party_extinguishes_as_much_as_the_debtor_would(home: Path) -> None:
    by_debtor = sample.from_text(home, paid(f"{CLOSING}500.00"))[2]
    by_another = sample.from_text(home, paid(SOMEBODY))[2]
    assert by_another.total == by_debtor.total
    assert by_another.imputations == by_debtor.imputations


def test_a_subrogation_is_said_only_when_written(home: Path) -> None:
    words = sample.words("quittance-paiement", sample.from_text(home, paid(f"{SOMEBODY}, subrogation: releve")))
    assert "SARL Songe est subrogé dans nos droits contre vous" in words
    assert "article 1346-3" in words


def test_what_a_third_party_paid_in_excess_goes_back_to_him(home: Path) -> None:
    text = paid(f"{CLOSING}4000.00, paye-par: SARL Songe").replace(sample.CLAUSE, "")
    computed = sample.from_text(home, text)
    words = sample.words("quittance-paiement", computed)
    assert "La somme de 62,94 € dépasse ce que vous deviez ce jour-là ; elle est à restituer à SARL Songe" in words
    assert "est à restituer à qui l'a payée" in sample.words("quittance", computed)


@pytest.mark.parametrize(("payer", "moves"), [("", True), ("Boulangerie Chimère", True), ("SARL Songe", False)])
def test_only_a_debtor_acknowledges_by_paying(payer: str, moves: bool, home: Path) -> None:  # noqa: FBT001 - a table
    alone = prescription(sample.from_text(home, paid()))
    by = f", paye-par: {payer}" if payer else ""
    found = prescription(sample.from_text(home, paid(f"{CLOSING}500.00{by}")))
    assert (found > alone) is moves


@pytest.mark.parametrize("payment", [MISTAKE, GIVEN_BACK])
def test_a_mistake_extinguishes_nothing_and_gives_no_receipt(payment: str, home: Path) -> None:
    before, after = sample.from_text(home, paid()), sample.from_text(home, paid(payment))
    assert (after[2].total, after[2].imputations) == (before[2].total, before[2].imputations)
    assert after[2].trop_percu == Decimal(0)
    assert prescription(after) == prescription(before)
    assert "500,00" not in sample.words("quittance-paiement", after)
    assert "500,00" not in sample.words("releve-de-compte", after)


@pytest.mark.parametrize(
    ("payment", "said", "left"),
    [(MISTAKE, "à rendre à SARL Songe.", 1), (GIVEN_BACK, "rendu à SARL Songe le 21/11/2026.", 0)],
)
def test_a_mistake_is_to_give_back_until_it_is(payment: str, said: str, left: int, home: Path) -> None:
    computed = sample.from_text(home, paid(payment))
    assert any(
        remark.startswith("Paiement de 500,00") and f"reçu par erreur, {said}" in remark
        for remark in computed[2].remarques
    )
    assert len([one for one in computed[3].restes if "reçu par erreur" in one.titre]) == left


@pytest.mark.parametrize(
    ("payment", "fact"),
    [
        (f"{MISTAKE}, rejete-le: 2026-11-21", ""),
        (MISTAKE, f"journal:\n  - {{date: 2026-11-21, {BOUNCED}}}\n"),
    ],
)
def test_a_mistake_that_bounced_is_not_to_give_back(payment: str, fact: str, home: Path) -> None:
    """It was said to be, and nothing of it was ever received."""
    text = paid(payment)
    case, _, decompte, seen = sample.from_text(home, text.replace("journal:\n", fact, 1) if fact else text)
    assert not [one for one in decompte.remarques if "reçu par erreur" in one]
    assert [one for one in decompte.remarques if "rejeté : il n'a rien éteint" in one]
    assert not [one for one in seen.restes if "reçu par erreur" in one.titre]
    vue: Any = SimpleNamespace(case=case, decompte=decompte, situation=seen)
    assert [one.rejet for one in rows.payments(vue) if one.montant == 500][-1] == "rejeté le 21/11/2026"


def test_the_chronology_tells_the_mistake_and_its_return(home: Path) -> None:
    rows = [row[1] for row in chronology_of_payments(sample.from_text(home, paid(GIVEN_BACK))[0].dossier)]
    assert any(row.endswith("par SARL Songe (virement), reçu par erreur") for row in rows)
    assert any(row.startswith("Restitution du paiement du 20") for row in rows)


@pytest.mark.parametrize(
    ("payment", "payer", "void"),
    [
        (SOMEBODY, "SARL Songe", ""),
        (MISTAKE, "SARL Songe", "reçu par erreur, à rendre"),
        (GIVEN_BACK, "SARL Songe", "reçu par erreur, rendu le 21/11/2026"),
    ],
)
def test_the_page_names_the_payer_and_the_mistake(payment: str, payer: str, void: str, home: Path) -> None:
    case, _, decompte, seen = sample.from_text(home, paid(payment))
    vue: Any = SimpleNamespace(case=case, decompte=decompte, situation=seen)
    line = [one for one in rows.payments(vue) if one.montant == 500][-1]
    assert (line.payeur, line.rejet) == (payer, void)
    assert bool(line.imputations) is not bool(void)
