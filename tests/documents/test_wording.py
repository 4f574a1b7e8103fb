"""French that a reader would correct: construction, number, gender, voice; and a basis that is not the debtor's."""

import shutil
from pathlib import Path

import pytest

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


def test_what_is_asked_of_the_judge_is_read_on_one_page() -> None:
    pages = pdftext.drawn(sample.files("requete-injonction", "une-facture")[-1].content).split("\f")
    [dispositif] = [page for page in pages if "Par ces motifs" in page]
    assert "mettre les dépens à sa charge" in dispositif
    assert "Signature du requérant" in dispositif
