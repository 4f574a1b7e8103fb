"""Golden text of every document, in each of the cases that change what it says."""

import re
from email import message_from_bytes
from email.policy import default

import pytest

from generator.documents import CATALOGUE
from tests.documents import pdftext, sample

ROWS = (
    ("rappel-avant-echeance", "a-echoir"),
    ("relance-courriel", "une-facture"),
    ("relance-courriel-2", "une-facture"),
    ("relance-courriel-2", "consommateur"),
    ("relance-courriel-2", "public"),
    ("fiche-appel", "une-facture"),
    ("fiche-appel", "consommateur"),
    ("confirmation-appel", "appel"),
    ("compte-rendu-visite", "une-facture"),
    ("relance-courrier", "une-facture"),
    ("relance-courrier", "consommateur"),
    ("releve-de-compte", "une-facture"),
    ("releve-de-compte", "titre"),
    ("reponse-contestation", "contestation"),
    ("mise-en-demeure", "une-facture"),
    ("mise-en-demeure", "quarante-factures"),
    ("mise-en-demeure", "noms-longs"),
    ("mise-en-demeure", "consommateur"),
    ("mise-en-demeure", "association"),
    ("mise-en-demeure", "public"),
    ("proposition-echeancier", "plan-propose"),
    ("accord-echeancier", "plan-propose"),
    ("mise-en-demeure-decheance", "plan-rompu"),
    ("mise-en-demeure", "codebiteur"),
    ("requete-injonction", "codebiteur"),
    ("projet-ordonnance", "codebiteur"),
    ("accord-echeancier", "plan-a-plusieurs"),
    ("information-caution", "caution"),
    ("information-annuelle-caution", "caution-annuelle"),
    ("mise-en-demeure-caution", "caution"),
    ("lettre-avocat", "une-facture"),
    ("information-rgpd", "consommateur"),
    ("quittance", "solde"),
    ("quittance-paiement", "une-facture"),
    ("quittance-succession", "succession"),
    ("petites-creances", "consommateur"),
    ("creance-commerciale", "une-facture"),
    ("requete-injonction", "une-facture"),
    ("requete-injonction", "consommateur"),
    ("projet-ordonnance", "une-facture"),
    ("demande-signification", "ordonnance"),
    ("demande-signification", "ordonnance-et-plan"),
    ("mandat-execution", "titre"),
    ("transmission-commissaire", "une-facture"),
    ("transmission-commissaire", "ordonnance"),
    ("transmission-avocat", "contestation"),
    ("transmission-recouvrement", "une-facture"),
    ("declaration-creance", "redressement"),
    ("revendication", "reserve"),
    ("certificat-irrecouvrabilite", "declaree"),
    ("protocole-transactionnel", "transaction"),
    ("assignation-refere", "une-facture"),
    ("assignation-refere", "mediation"),
    ("assignation-fond", "contestation"),
    ("assignation-fond", "mediation"),
    ("assignation-fond", "avocat"),
    ("assignation-fond", "codefendeurs"),
    ("assignation-refere", "codefendeurs"),
    ("requete-injonction", "loyer"),
    ("mise-en-demeure", "loyer"),
    ("relance-courrier", "loyer"),
    ("requete-saisie-conservatoire", "conservatoire"),
    ("mainlevee", "saisie-levee"),
    ("mandat-sepa", "plan-propose"),
    ("mandat-sepa", "une-facture"),
    ("formulaire-a-europeen", "etranger"),
    ("duplicata-tva", "liquidation"),
    ("relance-courrier", "part-contestee"),
    ("mise-en-demeure", "part-contestee"),
    ("requete-injonction", "part-contestee"),
    ("releve-de-compte", "part-contestee"),
)


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_text_of_the_pdf(document: str, reference: str) -> None:
    content = sample.files(document, reference)[-1].content
    pdftext.check(f"{document}.{reference}", pdftext.normal(pdftext.read(content)))


@pytest.mark.parametrize("document", [entry.identifiant for entry in CATALOGUE.values() if entry.courriel])
def test_text_of_the_message(document: str) -> None:
    output = sample.files(document, dict(ROWS[::-1])[document])[0]
    message = message_from_bytes(output.content, policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ")
    head = "\n".join(f"{name}: {message[name]}" for name in ("From", "To", "Subject", "Date"))
    pdftext.check(f"{document}.courriel", f"{head}\n\n{text}")


def test_every_document_has_a_golden_text() -> None:
    assert {document for document, _ in ROWS} == set(CATALOGUE)


def test_no_golden_text_is_left_over() -> None:
    mails = {f"{entry.identifiant}.courriel" for entry in CATALOGUE.values() if entry.courriel}
    expected = {f"{document}.{reference}" for document, reference in ROWS} | mails
    assert {path.stem for path in pdftext.GOLDEN.glob("*.txt")} == expected


def test_no_parenthesis_follows_another() -> None:
    followed = re.compile(r"\)\s+\([^)]*\)?")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in pdftext.GOLDEN.glob("*.txt")}
    assert {name: found.group() for name, text in texts.items() if (found := followed.search(text))} == {}
