"""Reading costs little more than the parser alone: a portfolio of 10,000 cases is read in seconds, not minutes."""

import time
from collections.abc import Callable

import pytest
import yaml

from generator.load.files import load_bytes
from generator.model import Dossier
from tests.schema.test_published import COMPLETE


def cost(action: Callable[[], object]) -> float:
    """Processor time of an action, the best of several runs."""
    runs = []
    for _ in range(9):
        before = time.process_time()
        for _ in range(10):
            action()
        runs.append(time.process_time() - before)
    return min(runs)


@pytest.mark.nightly
def test_case_is_read_in_twice_the_time_of_the_parser() -> None:
    content = COMPLETE["dossier"].encode()
    parser = cost(lambda: yaml.load(content, Loader=yaml.CSafeLoader))
    assert cost(lambda: load_bytes(content, "dossier.yaml", Dossier)) < 2 * parser
