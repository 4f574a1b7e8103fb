"""The sample liasse on disk, for poppler."""

from pathlib import Path

import pytest

from tests.bundle.sample import Made, made
from tests.once import once  # noqa: F401 - for every test of the room


@pytest.fixture(scope="session")
def sample() -> Made:
    return made()


@pytest.fixture(scope="session")
def merged(sample: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("liasse") / "liasse.pdf"
    path.write_bytes(sample.merged)
    return path
