"""Claims that came to the creditor: letters, acts and chronology say that another issued the invoice."""

import datetime as dt
from pathlib import Path

import pytest

from generator.bundle.chronology import chronology
from generator.documents import CATALOGUE
from generator.findings import Level
from tests.documents import sample
from tests.documents.sample import remarks

DEED = "  - {id: acte, fichier: pieces/acte.pdf, nature: autre, titre: Acte de cession, date: 2026-05-04}\n"
SAID = "a été émise par un autre ; sa créance a été transmise à Atelier Exemple SARL"


def sold(text: str) -> str:
    """The case, the claim of every invoice having been sold to the creditor."""
    text = text.replace("    montant-ttc:", "    cession: acte\n    montant-ttc:").replace(
        "f-017, l", "f-017, cession: acte, l"
    )
    return text.replace("\npieces:\n", f"\npieces:\n{DEED}")


def known(text: str, form: str = "") -> str:
    """The same case, its debtor having been told of the transfers."""
    fact = f"  - {{date: 2026-05-12, type: notification-cession{form}, piece: acte}}\n"
    return text.replace("\njournal:\n", f"\njournal:\n{fact}", 1)


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


@pytest.mark.parametrize(
    ("form", "words", "label"),
    [
        ("", "notifiée au débiteur", "Notification au débiteur de la transmission"),
        (
            ", forme: prise-d-acte",
            "dont le débiteur a pris acte",
            "Prise d'acte par le débiteur de la transmission",
        ),
        (
            ", forme: consentement",
            "à laquelle le débiteur a consenti",
            "Consentement du débiteur à la transmission",
        ),
        (", forme: fusion", "par fusion", "Fusion qui transmet la créance au créancier"),
    ],
)
def test_what_makes_the_transfer_bind_the_debtor_is_told(home: Path, form: str, words: str, label: str) -> None:
    computed = sample.from_text(home, known(sold(sample.base()), form))
    assert f"Transmission {words} le 12 mai 2026." in sample.words("mise-en-demeure", computed)
    assert f"Transmission {words} le 12 mai 2026 (pièce n° " in sample.words("requete-injonction", computed)
    told = chronology(computed[0].dossier, sample.office(home), sample.AU)
    assert any(one.date == dt.date(2026, 5, 12) and one.libelle.startswith(label) and one.pieces for one in told)


def test_each_invoice_is_told_as_its_own_transfer_was(home: Path) -> None:
    text = known(sold(sample.many(12)), ", factures: [F-0001]")
    computed = sample.from_text(home, text)
    words = sample.words("mise-en-demeure", computed)
    assert "Transmission (facture n° F-0001) notifiée au débiteur le 12 mai 2026." in words
    [lacks] = remarks(CATALOGUE["mise-en-demeure"], *computed)
    assert "F-0001" not in lacks.message


@pytest.mark.parametrize("document", ["relance-courrier", "mise-en-demeure", "transmission-commissaire"])
def test_a_letter_leaves_and_what_the_transfer_lacks_is_told(home: Path, document: str) -> None:
    computed = sample.from_text(home, sold(sample.base()))
    assert sample.lacking(document, computed) == []
    [told] = remarks(CATALOGUE[document], *computed)
    assert (told.level, told.key) == (Level.AVERTISSEMENT, "factures[0].cession")
    assert "une cession ne lui est pas opposable (C. civ., art. 1324, à vérifier" in told.message
    assert remarks(CATALOGUE[document], *sample.from_text(home, known(sold(sample.base())))) == []


@pytest.mark.parametrize(
    "document", ["requete-injonction", "projet-ordonnance", "petites-creances", "requete-saisie-conservatoire"]
)
def test_an_act_waits_for_it_or_for_a_decision_noted(home: Path, document: str) -> None:
    def lacks(text: str) -> bool:
        found = sample.lacking(document, sample.from_text(home, text))
        return any("ne lui est pas opposable" in one.message for one in found)

    text = sold(sample.base())
    assert lacks(text)
    assert not lacks(known(text))
    assert lacks(known(text).replace("2026-05-12", "2026-11-23")), "not yet, on the day of the act"
    waiver = "{date: 2026-11-20, objet: notification-cession, par: Me Songe, motif: essai}"
    assert not lacks(text.replace("\npieces:\n", f"\ndispenses:\n  - {waiver}\npieces:\n"))


@pytest.mark.parametrize("document", ["assignation-refere", "assignation-fond"])
def test_a_writ_tells_the_debtor_of_the_transfer_as_it_is_served(home: Path, document: str) -> None:
    computed = sample.from_text(home, sold(sample.text_of("avocat")))
    assert not any("opposable" in one.message for one in sample.lacking(document, computed))
    told = [one for one in remarks(CATALOGUE[document], *computed) if "opposable" in one.message]
    assert [one.level for one in told] == [Level.AVERTISSEMENT]


@pytest.mark.parametrize("document", ["quittance-paiement", "information-rgpd"])
def test_what_claims_nothing_asks_nothing_of_the_transfer(home: Path, document: str) -> None:
    assert remarks(CATALOGUE[document], *sample.from_text(home, sold(sample.base("consommateur")))) == []


def test_nothing_is_said_of_what_the_creditor_sold_himself(home: Path) -> None:
    assert "transmise" not in sample.words("mise-en-demeure", sample.from_text(home, sample.base()))
