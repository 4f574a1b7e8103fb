"""How every test runs: the same examples each day, fresh ones in larger number at night."""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.pages import browsing

# `make test` must pass or fail for the same reason twice; `make nightly` looks for what nobody thought of.
settings.register_profile("jour", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("nuit", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("RECOUVRE_ESSAIS", "jour"))


def pytest_configure() -> None:
    """Hear Ctrl-C as in a terminal: what a shell leaves in the background is deaf to it, and so are its processes."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a change of sentence be read as one diff: expected texts are written anew, then reviewed."""
    parser.addoption("--actualiser", action="store_true", help="write the expected texts of tests/findings anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file on one worker: what a file builds once is built once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser a process: the library does not start twice in one."""
    if not browsing.CHROMIUM.exists():
        pytest.skip("Chromium est absent (Debian : apt-get install chromium) : le site n'est pas essayé ici")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(browsing.CHROMIUM), args=list(browsing.ARGUMENTS))
        yield launched
        launched.close()
