"""The office of the sample, for a file of tests that writes cases of its own into it."""

from pathlib import Path

import pytest

from tests.documents import sample
from tests.once import once  # noqa: F401 - for every test of the room


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the office without a case, one a file of tests."""
    return sample.office_in(tmp_path_factory.mktemp("cabinet"))


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A copy of the office without a case, that one test may change."""
    return sample.office_in(tmp_path)
