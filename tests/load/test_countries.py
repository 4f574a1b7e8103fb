"""The country of an address: every one that the law tables name is known, none of France overseas is."""

import datetime as dt

import pytest

from generator.law.procedures.court import listed
from generator.load.countries import is_country, is_overseas


def test_every_member_state_the_procedures_name_is_a_country() -> None:
    states = listed("union-europeenne", dt.date(2026, 11, 21))
    assert len(states) > 25
    assert not [name for name in states if not is_country(name)]


@pytest.mark.parametrize(
    "name", ["Suisse", "royaume-uni", "États-Unis", "Grande-Bretagne", "Côte d'Ivoire", "Côte d’Ivoire", "France"]
)
def test_a_country_is_known_whatever_its_case(name: str) -> None:
    assert is_country(name)
    assert not is_overseas(name)


@pytest.mark.parametrize("name", ["La Réunion", "réunion", "Guadeloupe", "Mayotte", "Nouvelle-Calédonie", "Tahiti"])
def test_overseas_is_of_france(name: str) -> None:
    assert is_overseas(name)
