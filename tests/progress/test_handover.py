"""Cases handed over, and what the other one does in the office's place."""

from textwrap import dedent

import pytest

from generator.load.files import load_bytes
from generator.model import Intervenant, Office
from generator.progress.types import Stade
from tests.progress.cases import at, case, office

PARTY = """\
    format: 1
    nature: societe
    denomination: {name}
    forme: SELARL
    role: {role}
    adresse: {{rue: 4 rue du Test, code-postal: 69001, ville: Lyon}}
    courriel: contact@intervenant.example
    """


def bureau(role: str) -> Office:
    text = dedent(PARTY.format(name="Maître Essai", role=role))
    party = load_bytes(text.encode(), "intervenant.yaml", Intervenant).value
    assert party is not None
    plain = office()
    return Office(plain.cabinet, plain.creanciers, {"me-essai": party}, plain.strategies)


@pytest.mark.parametrize("role", ["avocat", "commissaire"])
def test_a_case_sent_to_a_lawyer_or_a_commissaire_is_at_the_judicial_stage(role: str) -> None:
    sent = "- {date: 2026-06-02, type: transmission, intervenant: me-essai}"
    seen = at("2026-06-30", case(sent), bureau(role))
    assert (seen.stade, seen.explication) == (Stade.JUDICIAIRE, "Dossier transmis le 02/06/2026 à Maître Essai.")
    assert seen.etape_due is None


def test_a_collection_company_writes_in_the_office_s_place() -> None:
    sent = "- {date: 2026-06-02, type: transmission, intervenant: me-essai}"
    seen = at("2026-06-30", case(sent), bureau("societe-de-recouvrement"))
    assert seen.stade is Stade.RELANCE
    assert [(pause.nature, pause.titre) for pause in seen.pauses] == [("transmission", "Dossier confié à Maître Essai")]
    assert seen.etape_due is None
    back = sent + "\n- {date: 2026-06-20, type: reprise}"
    assert at("2026-06-30", case(back), bureau("societe-de-recouvrement")).etape_due is not None


def test_someone_outside_the_office_is_named_as_typed() -> None:
    seen = at("2026-06-30", case("- {date: 2026-06-02, type: transmission, a: Maître Autre}"))
    assert seen.explication == "Dossier transmis le 02/06/2026 à Maître Autre."
