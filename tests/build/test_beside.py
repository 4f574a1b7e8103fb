"""Two halves of one work: the same result wherever the second is done, and whatever happens to the copy."""

import os
import signal
import threading
from collections.abc import Callable

import pytest

from generator.build.beside import MANY, beside, halved

CASES = tuple(f"2026-{number:05}" for number in range(MANY + 1))


def _with_process(names: object) -> list[tuple[str, int]]:
    return [(name, os.getpid()) for name in names]  # type: ignore[attr-defined]


def test_many_cases_are_looked_at_by_two_processes_in_order() -> None:
    found = halved(_with_process, CASES)
    assert [name for name, _ in found] == list(CASES)
    assert len({process for _, process in found}) == 2


def test_few_cases_are_looked_at_here() -> None:
    assert {process for _, process in halved(_with_process, CASES[:100])} == {os.getpid()}


def test_beside_other_threads_the_work_is_done_here() -> None:
    """A copy of a process with threads may hold a lock for ever."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        with beside(os.getpid) as result:
            assert result() == os.getpid()
    finally:
        stop.set()
        other.join()


def _killed() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_a_copy_that_dies_leaves_its_work_to_be_done_here() -> None:
    here = os.getpid()
    with beside(lambda: here if os.getpid() == here else _killed()) as result:
        assert result() == here


def test_what_the_work_raises_is_raised_here() -> None:
    def fails() -> int:
        raise ValueError("refusé")

    with pytest.raises(ValueError, match="refusé"), beside(fails) as result:
        result()


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_a_result_of_any_size_comes_whole(size: int) -> None:
    work: Callable[[], bytes] = lambda: b"x" * size  # noqa: E731
    with beside(work) as result:
        assert result() == b"x" * size


def test_a_result_never_asked_for_is_not_waited_for_at_the_pipe() -> None:
    with beside(lambda: b"x" * 5_000_000):
        pass
