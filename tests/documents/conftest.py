"""The office of the sample, for a file of tests that writes cases of its own into it."""

import shutil
from pathlib import Path

import pytest

from tests.documents import sample


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the office without a case, one a file of tests."""
    folder = tmp_path_factory.mktemp("cabinet")
    shutil.copytree(sample.HERE / "office" / "cases" / "_cabinet", folder / "cases" / "_cabinet")
    return folder
