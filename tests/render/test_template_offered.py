"""What ``modele --valeurs`` says that a template could print is what it prints: written, it gives the same text."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from generator.documents import CATALOGUE
from generator.documents.contexts import of
from generator.load import list_references, load_case, load_office
from generator.progress import situation
from generator.render.environment import environment
from generator.render.template_offered import offered
from generator.resources import shipped
from generator.statement import compute
from tests.documents.sample import missing

ROOT = shipped("templates").parent
AU = dt.date(2026, 11, 21)


def _filled(values: Mapping[str, Any]) -> list[tuple[str, str | None, str]]:
    """Each value offered that the case has: as it is written, what is said of it, what a template of it prints."""
    said: list[tuple[str, str, str | None]] = []
    loop = ""
    for one in offered(values):
        if one.ecrit.startswith("{% for"):
            loop = one.ecrit
        elif one.ecrit.startswith("{% if"):
            said.append((one.ecrit, f"{one.ecrit}oui{{% else %}}non{{% endif %}}", one.imprime))
        elif one.imprime:
            first = f"{loop}{{% if loop.first %}}{one.ecrit.strip()}{{% endif %}}{{% endfor %}}"
            said.append((one.ecrit, first if one.ecrit.startswith(" ") else one.ecrit, one.imprime))
    source = "\f".join(written for _, written, _ in said)
    printed = environment(None, escape=False).from_string(source).render(values).split("\f")
    return [(written, told, shown) for (written, _, told), shown in zip(said, printed, strict=True)]


@pytest.mark.parametrize("reference", list_references(ROOT))
def test_each_value_offered_prints_what_is_said(reference: str) -> None:
    office = load_office(ROOT)
    case = load_case(ROOT, reference, office)
    decompte = compute(case, office, AU)
    seen = situation(case, office, AU, decompte)
    ready = [document for document in CATALOGUE.values() if not missing(document, case, office, decompte, seen)]
    assert ready
    for document in ready:
        filled = _filled(of(document, document.draft(case, office, decompte, seen)))
        assert len(filled) > 40
        assert [one for one in filled if one[1] != one[2]] == []


def test_a_person_is_named_as_in_the_letter() -> None:
    office = load_office(ROOT)
    case = load_case(ROOT, "2026-0102", office)
    decompte = compute(case, office, AU)
    letter = CATALOGUE["relance-courrier"]
    told = {
        one.ecrit: one.imprime
        for one in offered(of(letter, letter.draft(case, office, decompte, situation(case, office, AU, decompte))))
    }
    assert told["{{ sommes.total|eur }}"] == "2\xa0492,14\xa0€"
    assert told["{{ au|date_fr }}"] == "21\xa0novembre\xa02026"
    assert told["{% for ligne in factures %}"] == "1 ligne ; la première :"
    assert told["  {{ ligne.echeance|date_courte }}"] == "13/11/2026"
    assert told["{{ mise_en_demeure_du|date_fr }}"] is None
    assert told["{{ canal }}"] == ""
    assert told["{% if projet %}"] == "oui"
