"""An invoice whose principal was paid late, beside one unpaid: owed for its accessories, and told as nothing else."""

from pathlib import Path

import pytest

from tests.documents import sample
from tests.documents.sample import from_text, words

FIRST = """factures:
  - numero: F-2026-009
    date: 2026-07-01
    echeance: 2026-07-31
    montant-ttc: 600,00
    piece: f-017
    livraison: bl-017
    commande: bc-017
"""
PAID = """paiements:
  - date: 2026-08-20
    montant: 600,00
    imputation-choisie: [F-2026-009]
"""
ASKED = ["relance-courriel", "relance-courriel-2"]
ALL = ["relance-courrier", "mise-en-demeure", "releve-de-compte", "transmission-commissaire", "requete-injonction"]


@pytest.fixture
def paid_late() -> str:
    text = sample.base().replace("creance:\n", "creance:\n  imputation: capital-d-abord\n", 1)
    return text.replace("factures:\n", FIRST, 1).replace("paiements:\n", PAID, 1)


@pytest.mark.parametrize("document", ASKED)
def test_a_reminder_of_the_principal_lists_no_invoice_whose_principal_is_paid(
    document: str, paid_late: str, home: Path
) -> None:
    page = words(document, from_text(home, paid_late))
    assert "F-2026-017" in page
    assert "3 800,00 €" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "F-2026-009" not in page


@pytest.mark.parametrize("document", ALL)
def test_what_asks_for_accessories_says_which_principal_is_paid(document: str, paid_late: str, home: Path) -> None:
    page = words(document, from_text(home, paid_late)).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Le principal de la facture n° F-2026-009 est soldé : seuls des accessoires du retard en restent dus." in page
    )


@pytest.mark.parametrize("document", ALL)
def test_nothing_is_said_of_it_when_every_invoice_is_unpaid(document: str, home: Path) -> None:
    assert "est soldé" not in words(document, from_text(home, sample.base()))


def test_many_are_counted(paid_late: str, home: Path) -> None:
    more = "".join(FIRST.replace("009", f"1{number:02d}").removeprefix("factures:\n") for number in range(6))
    named = ", ".join(f"F-2026-1{number:02d}" for number in range(6))
    text = paid_late.replace("factures:\n", f"factures:\n{more}", 1)
    text = text.replace(
        "montant: 600,00\n    imputation-choisie: [", f"montant: 4 200,00\n    imputation-choisie: [{named}, "
    )
    page = words("mise-en-demeure", from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Le principal de 7 de ces factures est soldé" in page
