"""What the tests of the pages share: the shell, a built site, a browser."""

from pathlib import Path

import pytest

from generator.pages import Shell, build_shell, summarise
from tests.pages import browsing, portfolio, sample


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return build_shell(sample.ROOT, tmp_path_factory.mktemp("coquille"))


def build(folder: Path, count: int, shell: Shell) -> Path:
    vue = sample.vue()
    rows = sorted([summarise(vue), *portfolio.rows(count)], key=lambda row: row.reference)
    browsing.write(folder, sample.home_pages(rows, sample.office(), sample.AU, shell))
    browsing.write(
        folder,
        {f"dossiers/2026-0142/{name}": content for name, content in sample.case_files(vue, shell).items()},
    )
    browsing.write(folder, {f"dossiers/2026-0142/{name}": content for name, content in sample.beside(vue).items()})
    return folder


@pytest.fixture(scope="session")
def site(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of 251 rows, with the page of one case."""
    return build(tmp_path_factory.mktemp("site"), 250, shell)


@pytest.fixture(scope="session")
def small_site(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few rows, for what looks at every element."""
    return build(tmp_path_factory.mktemp("petit-site"), 6, shell)
