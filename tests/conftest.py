"""How every test runs: the same examples each day, fresh ones in larger number at night."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests.pages import browsing

# `make test` must pass or fail for the same reason twice; `make nightly` looks for what nobody thought of.
settings.register_profile("jour", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("nuit", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("RECOUVRE_ESSAIS", "jour"))

# A module or a page template is compiled once, not by each of the hundreds of processes that the tests start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Given out first, the longest first: the last file is alone on its worker, which must not be for a minute.
LONG = (
    "tests/faults/test_sweep.py", "tests/build/test_construct.py", "tests/build/test_inputs.py",
    "tests/build/test_rest.py", "tests/pages/test_in_browser.py", "tests/test_ci.py",
    "tests/build/test_same_bytes.py", "tests/register/test_reunion_refused.py", "tests/test_packaging.py",
)  # fmt: skip
# Each of its tests is long at night: all of them on one core would make the whole night.
ON_ANY_CORE = {"tests/faults/test_sweep.py"}


def pytest_configure() -> None:
    """Hear Ctrl-C as in a terminal: what a shell leaves in the background is deaf to it, and so are its processes."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a change of sentence be read as one diff: expected texts are written anew, then reviewed."""
    parser.addoption("--actualiser", action="store_true", help="write the expected texts of tests/findings anew")


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """The tests of a file on one worker, in their order: what a file builds once is built once.

    Not ``--dist loadgroup``: with pytest 9.2 its marks have no effect, and nothing says so (pytest-xdist, issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return nodeid if file in ON_ANY_CORE else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, the same on every worker."""
    rank = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(LONG)))


@pytest.hookimpl(optionalhook=True)  # without xdist, nobody calls it
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Share the tests out, whatever ``--dist`` says: file after file, the longest, then by name."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser a process: the library does not start twice in one."""
    if not browsing.CHROMIUM.exists():
        pytest.skip("Chromium est absent (Debian : apt-get install chromium) : le site n'est pas essayé ici")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(browsing.CHROMIUM), args=list(browsing.ARGUMENTS))
        yield launched
        launched.close()
