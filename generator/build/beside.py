"""Two halves of one work side by side: the second in a copy of this process, which shares all it knows.

For work that only reads and computes, too short to open workers: a copy costs a few milliseconds. It is done here,
after the first half, where no copy can be made (Windows, one core, other threads at work) or if the copy dies.
"""

import gc
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from generator.resources import forget

MANY = 2_000  # cases from which a copy gains more than it costs

Result = TypeVar("Result")


@contextmanager
def beside(work: Callable[[], Result], *, worth: bool = True) -> Iterator[Callable[[], Result]]:
    """Begin ``work`` beside the block; what is given to the block waits for the result of ``work``, and raises as it.

    ``work`` changes nothing that the block reads: the copy keeps its changes to itself. What is not ``worth`` a copy is
    done here.
    """
    if not (worth and _possible()):
        yield work
        return
    reading, writing = os.pipe()
    copy = os.fork()
    if not copy:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        try:
            yield lambda: _result(answer.read(), work)
        finally:
            answer.close()  # a copy still at work then stops at its first word
            os.waitpid(copy, 0)


def _possible() -> bool:
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and _threads() == 1


def _threads() -> int:
    """Threads of this process, those of its libraries too where the system tells: a copy would keep their locks."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - at every run: pathlib costs more than the answer
    except OSError:
        return threading.active_count()


def _answer(work: Callable[[], object], writing: int) -> None:
    """Body of the copy; never returns, and says nothing when it fails: the work is then done again where it is seen."""
    code = 1
    try:
        gc.disable()  # what is shared is never looked through
        content = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as answer:
            answer.write(content)
        code = 0
    finally:
        forget()  # the fonts it unpacked: a copy ends without any of Python's farewells
        os._exit(code)


def _result(answer: bytes, work: Callable[[], Result]) -> Result:
    """What the copy answered; half an answer is none."""
    try:
        found: Result = pickle.loads(answer)  # noqa: S301 - written by this same program, a moment ago
    except (EOFError, pickle.UnpicklingError):
        return work()
    return found


def halved(work: Callable[[Sequence[str]], list[Result]], cases: Sequence[str]) -> list[Result]:
    """``work(cases)``, in two halves side by side when they are many."""
    middle = len(cases) // 2
    with beside(lambda: work(cases[middle:]), worth=len(cases) >= MANY) as second:
        return [*work(cases[:middle]), *second()]
