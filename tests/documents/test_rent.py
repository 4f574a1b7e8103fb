"""What is owed for a lease is rent: no letter, act or bundle calls it an invoice."""

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.bundle.chronology import chronology
from generator.documents import CATALOGUE, missing
from generator.documents.choice import TOUT, Choix
from generator.documents.completeness import PROCEDURES, examine
from generator.documents.contexts import of
from generator.documents.words import invoices_named
from generator.findings import RenderError
from generator.pages.dossier import context
from generator.pages.fragments import fragment
from generator.pages.reading import read
from generator.pages.types import Vue
from generator.progress import procedures
from generator.render import text
from generator.statement.text import table
from generator.vocabulary.invoices import FACTURE, LOYER
from tests.documents import sample

PLAN = """  - date: 2026-11-02
    type: echeancier
    echeances: [{date: 2026-10-30, montant: 600.00}, {date: 2027-01-04, montant: 500.00}]
    signe: oui
    decheance-du-terme: oui
    delai-de-regularisation: 15
  - {date: 2026-11-05, type: echeance-manquee, echeance: 2026-10-30, montant: 600.00}
"""
FACTS = """paiements:
  - {date: 2026-09-20, montant: 700.00}
journal:
  - {date: 2026-08-25, type: appel, interlocuteur: M. Modèle, motif: facture-non-recue}
"""
DISPUTE = "  - {date: 2026-10-10, type: contestation, factures: [L-2026-AOUT], motif: charges, montant: 20.00}\n"
OPENED = (
    "  - {date: 2026-10-12, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon,"
    " bodacc-le: 2026-10-18, mandataire: 'SELARL Fictia, 9 rue du Passif, 69002 Lyon'}\n"
)
TITLE = """titres:
  - {nature: jugement, juridiction: Juge des contentieux de la protection de Lyon, rg: 26/00001, date: 2026-10-03,
     principal: 1624.00, executoire-le: 2026-10-20}
"""
LAW = {"duplicata-tva", "creance-commerciale"}  # the invoice of the law on VAT, and what is « facturé » of L126-1
# On a page only: the conditions of procedures as their table words them, and what the file itself says.
OF_THE_LAW_OR_OF_THE_FILE = (
    "facturée entre commerçants", "Créance facturée", "Documents justificatifs : factures", "Factures parmi les pièces",
    "facture non reçue", "Facture : pieces/",
)  # fmt: skip


def rent(facts: str = "") -> str:
    told = sample.base("loyer").replace("journal:\n", FACTS, 1)
    return told.replace("pieces:\n", f"{facts}pieces:\n", 1)


CASES = {"nu": "", "conteste": DISPUTE, "plan": DISPUTE + PLAN, "ouverte": OPENED, "titre": TITLE}


@pytest.mark.parametrize("name", CASES)
def test_no_paper_about_rent_says_an_invoice(name: str, home: Path) -> None:
    computed = sample.from_text(home, rent(CASES[name]))
    printed = 0
    for entry in CATALOGUE.values():
        draft = entry.draft(*computed)
        try:
            page = sample.words(entry.identifiant, computed)
            page += text(entry.courriel, of(entry, draft), computed[0].root) if entry.courriel else ""
        except RenderError:
            continue  # what this document tells is not in this case
        printed += 1
        if entry.identifiant not in LAW:
            assert re.findall(r".{30}factur.{20}", page, re.IGNORECASE) == [], entry.identifiant
    assert printed > 15
    told = " ".join(step.libelle for step in chronology(computed[0].dossier, computed[1], sample.AU))
    assert "factur" not in told.lower()


BARE = re.compile(r"^    (?:piece|commande|livraison): .*\n|^  - \{id: .*\n", re.MULTILINE)  # nothing proven
CREDIT = """avoirs:
  - {numero: A-1, date: 2026-09-10, facture: L-2026-JUIL, montant-ttc: 100.00}
journal:
"""
OPTIONS = re.compile(r"--(?:sans-)?factures")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("au", [dt.date(2026, 7, 2), sample.AU, dt.date(2026, 12, 31)])
def test_no_refusal_about_rent_says_an_invoice(name: str, au: dt.date, home: Path) -> None:
    told = BARE.sub("", rent(CASES[name]).replace("journal:\n", CREDIT, 1)).replace("pieces:\n", "pieces: []\n")
    case, office, owed, seen = sample.from_text(home, told, au=au)
    chosen = Choix(factures=("L-2026-JUIL", "L-0"), joindre=True)
    for entry in CATALOGUE.values():
        for choix in (TOUT, chosen):
            draft = entry.draft(case, office, owed, seen, choix=choix)
            said = " ".join(f"{one.message} {one.remedy}" for one in missing(entry, draft))
            if entry.identifiant not in LAW:
                assert re.findall(r".{30}factur.{20}", OPTIONS.sub("", said), re.IGNORECASE) == [], entry.identifiant
    assert "factur" not in table(owed, mot=LOYER).lower()


@pytest.mark.parametrize("name", CASES)
def test_no_proof_of_rent_is_said_an_invoice(name: str, home: Path) -> None:
    computed = sample.from_text(home, rent(CASES[name]))
    for procedure in PROCEDURES:
        lines, lacking = examine(*computed, procedure)
        said = [f"{line.titre} : {line.explication}" for line in lines] + [one.message for one in lacking]
        assert [one for one in said if "factur" in one.lower()] == [], procedure


def test_no_paper_about_rent_speaks_of_a_delivery_nor_of_vat(home: Path) -> None:
    computed = sample.from_text(home, rent(DISPUTE))
    answer = sample.words("reponse-contestation", computed)
    assert "ce que vous contestez exactement : le loyer, les charges, la période, les travaux, ou autre chose" in answer
    assert "ce que vous proposez : une régularisation, une intervention." in answer
    writ = sample.words("assignation-refere", computed)
    assert "les échéances de loyer, exigibles, restent dues" in writ
    assert "même en année bissextile ; sans TVA." in writ
    for document in ("reponse-contestation", "mise-en-demeure", "relance-courrier", "releve-de-compte"):
        page = sample.words(document, computed)
        assert re.findall(r"livraison|TTC|indemnité|[Pp]énalités", page) == [], document


def test_a_judgment_is_served_without_the_words_of_an_order(home: Path) -> None:
    page = sample.words("demande-signification", sample.from_text(home, rent(TITLE)))
    assert "opposition" not in page
    assert "requête" not in page
    assert "les délais de recours en courent" in page


@pytest.mark.parametrize("name", CASES)
def test_the_page_of_a_case_of_rent_names_it_so(name: str, home: Path) -> None:
    case, office, owed, seen = sample.from_text(home, rent(CASES[name]))
    vue = Vue(case, office, seen, owed, "", procedures=procedures(case, office, sample.AU, owed))
    values = context(vue, read(vue))
    page = re.sub(r"<[^>]*>", " ", fragment("dossier.html", values, home))
    page = " ".join(page.replace("\N{NO-BREAK SPACE}", " ").split())
    page += " ".join(entry.title for entry in values["sommaire"])
    assert "Échéances de loyer" in page
    assert "Terme du loyer L-2026-JUIL" in page
    for word in OF_THE_LAW_OR_OF_THE_FILE:
        page = page.replace(word, "")
    assert re.findall(r".{30}factur.{20}", page, re.IGNORECASE) == []


@pytest.mark.parametrize(
    ("article", "one", "many"),
    [
        ("", "échéance de loyer n° 1", "échéances de loyer n° 1 et 2"),
        ("la", "l'échéance de loyer n° 1", "les échéances de loyer n° 1 et 2"),
        ("de la", "de l'échéance de loyer n° 1", "des échéances de loyer n° 1 et 2"),
        ("à la", "à l'échéance de loyer n° 1", "aux échéances de loyer n° 1 et 2"),
    ],
)
def test_the_word_is_elided_and_agrees(article: str, one: str, many: str) -> None:
    said = [
        invoices_named(numbers, LOYER, article).replace("\N{NO-BREAK SPACE}", " ") for numbers in (["1"], ["1", "2"])
    ]
    assert said == [one, many]
    assert invoices_named(["1"], FACTURE, "de la").startswith("de la facture")


def test_a_lease_enclosed_is_no_notice_of_a_term(home: Path) -> None:
    """A landlord who sends no notice proves each term by the lease: it is enclosed once, under its own title."""
    told = rent().replace("piece: avis-07", "piece: bail").replace("piece: avis-08", "piece: bail")
    entry = CATALOGUE["relance-courrier"]
    found = sample.context(entry, *sample.from_text(home, told))["pieces_jointes"]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in found] == [
        "copie de la pièce « Bail du 1er février 2024 »"
    ]
    mixed = rent().replace("piece: avis-07", "piece: bail")
    found = sample.context(entry, *sample.from_text(home, mixed))["pieces_jointes"]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in found] == [
        "copie de l'avis d'échéance n° L-2026-AOUT",
        "copie de la pièce « Bail du 1er février 2024 »",
    ]
