"""What a liasse gives its templates, and an export: names that ours ask for."""

import pytest

from tests.bundle.sample import home, make, write_office
from tests.given import Given


def test_every_value_of_a_liasse_is_one_that_ours_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Given("liasse", monkeypatch)
    root = home() / "office-donne"
    write_office(root, "")
    make(root, home() / "cache-donne")
    assert "sommaire" in given
    assert given.unasked == set()
