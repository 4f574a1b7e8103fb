"""What the tests of the pages share: the built shell."""

from pathlib import Path

import pytest

from generator.pages.shell import Shell, build_shell


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return build_shell(Path("/nonexistent"), tmp_path_factory.mktemp("coquille"))
