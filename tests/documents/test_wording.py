"""French that a reader would correct: construction, number, gender, voice; and a basis that is not the debtor's."""

import shutil
from pathlib import Path

import pytest

from generator.documents.contexts.parties import identified
from generator.model import Debiteur
from tests.documents import pdftext, sample

SAID: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    # document, case, said, not said
    ("requete-injonction", "une-facture", ("lui enjoindre de payer 80,42 €",), ("l'enjoindre",)),
    ("requete-injonction", "consommateur", ("lui enjoindre de payer",), ("l'enjoindre",)),
    (
        "demande-signification", "ordonnance",
        ("Principal accordé : 3 817,94 €", "Sommes dues en vertu du titre", "Principal restant dû sur le titre"),
        ("Principal accordé par le titre", "portées par le titre"),
    ),
    ("transmission-commissaire", "ordonnance", ("qui accorde 3 817,94 € en principal",), ("accordé par le titre",)),
    ("mise-en-demeure", "public", ("1 × 40 €, CCP, art. D2192-35",), ("D441-5",)),
    (
        "projet-ordonnance", "une-facture",
        ("enjoint à Boulangerie Chimère, SARL, dont le siège",), ("SARL, SARL",),
    ),
    ("declaration-creance", "redressement", ("Créancier : Atelier Exemple, SARL",), ("représenté par",)),
    ("assignation-refere", "mediation", ("condamner Claire Exemple à payer, à titre de provision",), ("le condamner",)),
    ("assignation-fond", "avocat", ("vous devez constituer avocat",), ("vous êtes tenu", "né(e)")),
    ("mise-en-demeure", "une-facture", ("1 × 40 €, C. com., art. D441-5",), ("D2192-35",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cabinet")
    shutil.copytree(sample.HERE / "office" / "cases" / "_cabinet", folder / "cases" / "_cabinet")
    return folder


@pytest.mark.parametrize(("document", "reference", "present", "absent"), SAID)
def test_a_document_says(document: str, reference: str, present: tuple[str, ...], absent: tuple[str, ...]) -> None:
    text = sample.words(document, sample.computed(reference))
    assert [one for one in present if one not in text] == []
    assert [one for one in absent if one in text] == []


SEAT = {"rue": "12 rue de l'Été", "code-postal": "69003", "ville": "Lyon"}
COMPANY = {"nature": "societe", "qualite": "professionnel", "forme": "SARL", "adresse": SEAT}
PERSON = {"nature": "particulier", "qualite": "consommateur", "nom": "Petit", "prenoms": "Dominique", "adresse": SEAT}


@pytest.mark.parametrize(
    ("typed", "legal", "first"),
    [
        ({"denomination": "Hôtel du Parc"}, "Hôtel du Parc SARL", "SARL"),
        ({"denomination": "Hôtel du Parc SARL"}, "Hôtel du Parc SARL", "dont le siège est 12 rue de l'Été, 69003 Lyon"),
        ({"denomination": "Hôtel du Parc Sarl", "capital": "1 000"}, "Hôtel du Parc Sarl", "au capital de 1 000,00 €"),
        ({"denomination": "Sarl", "forme": "SAS"}, "Sarl SAS", "SAS"),
    ],
)
def test_the_form_of_a_company_is_said_once(typed: dict[str, str], legal: str, first: str) -> None:
    party = Debiteur.model_validate(COMPANY | typed)
    assert party.nom_legal == legal
    assert identified(party).identite[0].replace("\N{NO-BREAK SPACE}", " ") == first


@pytest.mark.parametrize(
    ("civilite", "born", "registered", "by"),
    [
        ("Madame", "née le 2 mars 1980", "immatriculée au RCS de Lyon", "représentée par"),
        ("Mme", "née le 2 mars 1980", "immatriculée au RCS de Lyon", "représentée par"),
        ("Monsieur", "né le 2 mars 1980", "immatriculé au RCS de Lyon", "représenté par"),
        ("M.", "né le 2 mars 1980", "immatriculé au RCS de Lyon", "représenté par"),
        (None, "date de naissance : 2 mars 1980", "inscription au RCS de Lyon", "agissant par"),
    ],
)
def test_words_agree_with_the_person_when_the_civility_is_known(
    civilite: str | None, born: str, registered: str, by: str
) -> None:
    more = {"naissance-le": "1980-03-02", "siren": "000 770 057", "greffe": "Lyon", "representant": "Me Tutelle"}
    party = identified(Debiteur.model_validate(PERSON | more | ({"civilite": civilite} if civilite else {})))
    assert party.identite[0].replace("\N{NO-BREAK SPACE}", " ") == born
    assert party.identite[-1].endswith(registered)
    assert party.representation == f"{by} Me Tutelle"


def test_a_declaration_stops_at_the_opening_judgment() -> None:
    text = sample.words("declaration-creance", sample.computed("redressement"))
    assert text.count("au 12 novembre 2026") == 3  # the claim, the sums, the detail of the interest
    assert "jour du jugement d'ouverture" in text
    assert "au 21 novembre 2026" not in text


def test_what_is_asked_of_the_judge_is_read_on_one_page() -> None:
    pages = pdftext.drawn(sample.files("requete-injonction", "une-facture")[-1].content).split("\f")
    [dispositif] = [page for page in pages if "Par ces motifs" in page]
    assert "mettre les dépens à sa charge" in dispositif
    assert "Signature du requérant" in dispositif
