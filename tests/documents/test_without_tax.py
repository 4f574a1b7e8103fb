"""An invoice without VAT (franchise en base: CGI, art. 293 B) has no amount « TTC »: no letter, act or page says it."""

import re
from pathlib import Path

import pytest

from generator.bundle.chronology import chronology
from generator.pages.dossier import context
from generator.pages.fragments import fragment
from generator.pages.reading import read
from generator.pages.types import Vue
from generator.progress import procedures
from tests.documents import sample

PRINTED = ("mise-en-demeure", "releve-de-compte", "requete-injonction", "assignation-fond")


@pytest.mark.parametrize(
    ("told", "taxed"),
    [("", True), ("tva: 20 %", True), ("tva: 0 %", False), ("montant-ht: {}", False)],
)
def test_ttc_is_printed_only_where_there_may_be_a_tax(told: str, *, taxed: bool, home: Path) -> None:
    text = re.sub(
        r"^( {4})(montant-ttc: (.*))$",
        lambda line: f"{line[1]}{line[2]}\n{line[1]}{told.format(line[3])}",
        sample.base("une-facture"),
        flags=re.MULTILINE,
    )
    computed = sample.from_text(home, text)
    for document in PRINTED:
        words = sample.words(document, computed)
        assert ("TTC" in words) is taxed, document
        assert taxed or "Montant (€)" in words, document
    case, office, owed, seen = computed
    assert any("TTC" in step.libelle for step in chronology(case.dossier, office, sample.AU)) is taxed
    vue = Vue(case, office, seen, owed, "", procedures=procedures(case, office, sample.AU, owed))
    assert (" TTC" in fragment("dossier.html", context(vue, read(vue)), home)) is taxed


def test_ttc_is_printed_when_one_invoice_may_bear_a_tax(home: Path) -> None:
    text = sample.many(2).replace("piece: f-017", "tva: 0 %, piece: f-017", 1)
    assert "Montant TTC (€)" in sample.words("mise-en-demeure", sample.from_text(home, text))
