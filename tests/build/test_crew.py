"""Tasks shared among processes: each done once, here or there, and a process that dies is told in French."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from generator.build.crew import crew
from generator.findings import RecouvreError

HELD: list[bytearray] = []


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def hoard(number: int) -> tuple[int, int]:
    HELD.append(bytearray(b"x") * (20 << 20))  # 20 MiB that never come back
    return number, os.getpid()


def die(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)  # what the system does when memory lacks
    return number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("count", [1, 2])
def test_every_task_is_done_once(count: int) -> None:
    with crew(count, "tests.build.test_crew") as share:
        results = list(share(square, ((number,) for number in range(50))))
    assert sorted(value for value, _ in results) == [number * number for number in range(50)]
    assert (os.getpid() in {process for _, process in results}) is (count == 1)


def test_workers_that_have_grown_are_replaced_and_every_task_is_done_once() -> None:
    with crew(2, "tests.build.test_crew") as share:
        kept = {process for _, process in share(square, ((number,) for number in range(30)))}
    with crew(2, "tests.build.test_crew") as share:
        results = list(share(hoard, ((number,) for number in range(30))))
    assert len(kept) <= 2
    assert sorted(value for value, _ in results) == list(range(30))
    assert len({process for _, process in results}) > 4


def test_nothing_to_do_ends_at_once() -> None:
    with crew(2, "tests.build.test_crew") as share:
        assert list(share(square, ())) == []


def test_a_process_that_dies_is_told_in_french() -> None:
    with crew(2, "tests.build.test_crew") as share, pytest.raises(RecouvreError, match="--processus 1"):
        list(share(die, ((number,) for number in range(50))))


@pytest.mark.parametrize("done", [0, 1])
def test_a_process_that_dies_while_another_is_started_is_told_too(done: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise OSError("handle is closed")

    def shared() -> None:
        if done:
            next(results := share(square, ((number,) for number in range(50))))
        monkeypatch.setattr(ProcessPoolExecutor, "submit", closed)
        list(results if done else share(square, ((number,) for number in range(50))))

    with crew(2, "tests.build.test_crew") as share, pytest.raises(RecouvreError, match="--processus 1"):
        shared()


def test_an_error_of_a_task_comes_out_and_stops_the_rest() -> None:
    with crew(2, "tests.build.test_crew") as share, pytest.raises(ValueError, match=r"\d"):
        list(share(fail, ((number,) for number in range(1000))))
