"""What a liasse gives its templates."""

import pytest

from tests.bundle.sample import home, make, write_office
from tests.bundle.test_communication import JOURNAL
from tests.given import Given


def test_no_value_of_a_liasse_is_refused_to_the_template_of_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Given("liasse", monkeypatch)
    root = home() / "office-donne"
    write_office(root, JOURNAL)
    make(root, home() / "cache-donne")
    assert {"liasse/liasse.html", "liasse/bordereau-complementaire.html", "liasse/piece-absente.html"} <= set(given)
    assert given.refused == {}
