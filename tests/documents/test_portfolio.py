"""Every document that is ready in the demo portfolio is printed; those now due by day, all of them by night."""

import datetime as dt
from functools import cache

import pytest

from generator.documents import CATALOGUE
from generator.load import list_references, load_case, load_office
from generator.progress import situation
from generator.resources import shipped
from generator.statement import compute
from tests.documents import pdftext
from tests.documents.sample import Computed, missing, produce

ROOT = shipped("templates").parent
AU = dt.date(2026, 11, 21)
REFERENCES = list_references(ROOT)


@cache
def computed(reference: str, au: dt.date = AU) -> Computed:
    office = load_office(ROOT)
    case = load_case(ROOT, reference, office)
    decompte = compute(case, office, au)
    return case, office, decompte, situation(case, office, au, decompte)


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_step_now_due_is_ready(reference: str) -> None:
    values = computed(reference)
    due = values[3].etape_due
    if due is None:
        return
    document = CATALOGUE[due.etape.document]
    assert missing(document, *values) == []
    assert reference in pdftext.read(produce(document, *values)[-1].content)


def test_the_debtor_signs_below_the_mention_of_his_hand() -> None:
    """C. civ., art. 1376: the sum in the debtor's hand and the signature are one page, whatever comes before."""
    values = computed("2026-0107", dt.date(2026, 8, 3))
    pages = pdftext.read(produce(CATALOGUE["accord-echeancier"], *values)[-1].content).split("\f")
    (page,) = [text for text in pages if "Signature du débiteur" in text]
    assert "Mention à écrire par le débiteur" in page
    assert "Suite de la mention" in page


@pytest.mark.nightly
@pytest.mark.parametrize("reference", REFERENCES)
def test_every_document_ready_is_printed(reference: str) -> None:
    values = computed(reference)
    ready = [document for document in CATALOGUE.values() if not missing(document, *values)]
    assert ready
    for document in ready:
        assert reference in pdftext.read(produce(document, *values)[-1].content)
