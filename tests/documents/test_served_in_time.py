"""An order is served before the claim is prescribed, not only before it lapses: filing a requête interrupts nothing."""

import datetime as dt
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from tests.documents import sample
from tests.documents.sample import from_text, remarks, words

SERVICE, HANDOVER, REQUEST = "demande-signification", "transmission-commissaire", "requete-injonction"


def dated(issued: str, due: str, titles: str = "") -> str:
    """The consumer's case, his invoice of two years before: prescribed at the second anniversary of ``due``."""
    text = sample.with_fact("", "consommateur").replace("2026-08-03", issued).replace("2026-08-18", due)
    return text.replace("pieces:\n  -", f"{titles}pieces:\n  -", 1)


@pytest.mark.parametrize("document", [SERVICE, HANDOVER])
def test_the_day_to_serve_by_is_that_of_the_prescription_when_it_comes_first(document: str, home: Path) -> None:
    page = words(document, from_text(home, dated("2024-11-20", "2024-12-05", sample.ORDER)))
    assert "au plus tard le 4 décembre 2026" in page


@pytest.mark.parametrize("document", [SERVICE, HANDOVER])
def test_the_last_day_itself_is_the_day_to_serve(document: str, home: Path) -> None:
    """The safe day is over, the claim is not: the term of the order would come two months too late."""
    page = words(document, from_text(home, dated("2024-11-06", "2024-11-21", sample.ORDER)))
    assert "au plus tard le 21 novembre 2026" in page


def test_the_commissaire_is_told_why(home: Path) -> None:
    page = words(SERVICE, from_text(home, dated("2024-11-20", "2024-12-05", sample.ORDER)))
    assert "Prescription de la facture F-2026-090 : elle est acquise passé le 5 décembre 2026" in page
    assert "seule la signification de l'ordonnance" in page
    assert "Passé le 3 février 2027, l'ordonnance serait non avenue" in page, "the other limit is told too"


def test_a_prescription_later_than_the_order_changes_nothing(home: Path) -> None:
    page = words(SERVICE, from_text(home, dated("2026-08-03", "2026-08-18", sample.ORDER)))
    assert "au plus tard le 3 février 2027" in page
    assert "rescription" not in page


@pytest.mark.parametrize(
    ("issued", "due", "said"), [("2024-11-20", "2024-12-05", [True]), ("2026-08-03", "2026-08-18", [])]
)
def test_a_request_says_that_it_does_not_stop_a_prescription_near(
    issued: str, due: str, said: list[bool], home: Path
) -> None:
    told = (one.message for one in remarks(CATALOGUE[REQUEST], *from_text(home, dated(issued, due))))
    assert ["dernier jour sûr le 04/12/2026. La requête ne l'interrompt pas" in one for one in told] == said


def test_what_is_to_be_done_tells_first_a_prescription_that_ends_before_the_order_lapses(home: Path) -> None:
    order = sample.ORDER.replace("2026-11-03", "2026-03-01")
    seen = from_text(home, dated("2024-06-15", "2024-07-01", order), au=dt.date(2026, 3, 5))[3]
    assert seen.prochaine_action == (
        "Prescription de la facture F-2026-090 : dernier jour sûr le 30/06/2026. Signification de l'ordonnance "
        "d'injonction de payer : au plus tard le 01/09/2026 (CPC, art. 1411)."
    )
