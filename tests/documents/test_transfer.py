"""Claims that came to the creditor: letters, acts and chronology say that another issued the invoice."""

import datetime as dt
from pathlib import Path

import pytest

from generator.bundle.chronology import chronology
from tests.documents import sample

DEED = "  - {id: acte, fichier: pieces/acte.pdf, nature: autre, titre: Acte de cession, date: 2026-05-04}\n"
SAID = "a été émise par un autre ; sa créance a été transmise à Atelier Exemple SARL"


def sold(text: str) -> str:
    """The case, the claim of every invoice having been sold to the creditor."""
    text = text.replace("    montant-ttc:", "    cession: acte\n    montant-ttc:").replace(
        "f-017, l", "f-017, cession: acte, l"
    )
    return text.replace("\npieces:\n", f"\npieces:\n{DEED}")


@pytest.mark.parametrize("document", ["relance-courrier", "mise-en-demeure", "transmission-commissaire"])
def test_a_letter_says_that_another_issued_the_invoice(home: Path, document: str) -> None:
    words = sample.words(document, sample.from_text(home, sold(sample.base())))
    assert SAID in words


def test_an_act_names_the_deed_too(home: Path) -> None:
    computed = sample.from_text(home, sold(sample.base()))
    assert f"{SAID} (pièce n° " in sample.words("requete-injonction", computed)
    labels = {one.date: one.libelle for one in chronology(computed[0].dossier, sample.office(home), sample.AU)}
    assert labels[dt.date(2026, 5, 4)].startswith("Transmission de la créance au créancier (facture n°")


def test_several_invoices_are_named_together(home: Path) -> None:
    computed = sample.from_text(home, sold(sample.many(12)))
    words = sample.words("mise-en-demeure", computed)
    assert "ont été émises par un autre ; leurs créances ont été transmises à Atelier Exemple SARL." in words


def test_nothing_is_said_of_what_the_creditor_sold_himself(home: Path) -> None:
    assert "transmise" not in sample.words("mise-en-demeure", sample.from_text(home, sample.base()))
