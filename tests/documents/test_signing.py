"""Who signs: what the lists of letters tell is what the paper prints, by document, office and case."""

import re
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.contexts.signing import signed_by
from tests.documents import sample
from tests.office import replace_in

PRINTED = {
    "avocat": r"[Ss]ignature de l'avocat",
    "créancier": r"Mme Jeanne Modèle, gérante (\(signature\)|Signature du requérant ou de son mandataire)",
    "société de recouvrement": r"Anne Petit, service du recouvrement \(signature\)",
    "commissaire de justice": r"Signature du commissaire de justice",
    "juge": r"Fait à \(lieu\), le \(date\) Signature du juge",
}
OFFICES = {
    "creancier": "qualite: creancier",
    "societe-de-recouvrement": "qualite: societe-de-recouvrement",
    "avocat": "qualite: avocat\nbarreau: Lyon",
}
HANDED = "  - {date: 2026-11-19, type: transmission, intervenant: avocat}\n"
JUDGE = ("requete-injonction", "requete-saisie-conservatoire")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("fact", ["", HANDED])
@pytest.mark.parametrize(
    "document",
    [*JUDGE, "projet-ordonnance", "assignation-fond", "relance-courrier", "lettre-avocat", "transmission-commissaire"],
)
def test_whoever_is_told_to_sign_is_whose_signature_the_paper_bears(
    document: str, fact: str, office: str, alone: Path
) -> None:
    replace_in(alone / "cases" / "_cabinet" / "cabinet.yaml", OFFICES["creancier"], OFFICES[office])
    values = sample.from_text(alone, sample.with_fact(fact))
    entry = CATALOGUE[document]
    told = signed_by(entry, entry.draft(*values)).value
    text = sample.words(document, values)
    conservatory = {"juge"} if document == JUDGE[1] else set()  # the order it asks for follows the request
    assert {who for who, words in PRINTED.items() if re.search(words, text)} == {told} | conservatory
    if document in JUDGE:
        assert told == ("avocat" if fact or office == "avocat" else "créancier"), "of each case, whoever writes letters"
