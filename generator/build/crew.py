"""The cores of this machine: tasks shared among processes that already hold the program, results as they come.

Processes are forked from one that imports the program once and starts no thread: a worker costs a few milliseconds,
and shares what it does not change. Where the system has no such start (Windows, or a temporary folder whose name is too
long for a socket), each one imports for itself.

The libraries that print lose some tens of kilobytes a document, out of Python's reach. So workers that have grown are
replaced by new ones, all together once their tasks are done: the memory of a build is that of its program, however many
letters it makes.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache, partial
from itertools import islice, starmap
from typing import Any

from generator.findings import RecouvreError
from generator.interrupts import deaf, held

GROWTH = 40 * 1024  # KiB a worker may take beyond its first task
LONGEST_SOCKET = 103  # bytes of its name: 107 on Linux, 103 on macOS
AHEAD = 3  # tasks given to a worker in advance: enough never to wait, few enough to keep memory flat

Share = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]
Advance = Callable[[str], object]  # told the name of each one done
Progress = Callable[[int, str], AbstractContextManager[Advance]]  # opened with how many are to be done, and of what


def quiet(_total: int, _label: str) -> AbstractContextManager[Advance]:
    """The ``Progress`` that nobody watches."""
    return nullcontext(lambda _name: None)


def chunked(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """Names by groups of ``size``, in their order: what one task does."""
    return [names[start : start + size] for start in range(0, len(names), size)]


@contextmanager
def crew(count: int, *program: str) -> Iterator[Share]:
    """Open ``count`` processes that hold the modules of ``program``, and stop them with the block.

    Yields ``share(work, tasks)``: the results of ``work(*task)``, in any order. With one process the work is done
    here, when its result is asked for; with several it begins at once.
    """
    if count == 1:
        yield starmap
        return
    workers = _Workers(count, program)
    try:
        yield partial(_share, workers)
    finally:
        workers.stop()


class _Workers:
    """Processes ready to work, all replaced by ``renew``."""

    def __init__(self, count: int, program: tuple[str, ...]) -> None:
        import multiprocessing  # noqa: PLC0415 - not paid for a few cases

        forked = "forkserver" in multiprocessing.get_all_start_methods() and _room_for_a_socket()
        start = "forkserver" if forked else "spawn"
        self.count, self._context = count, multiprocessing.get_context(start)
        self._context.set_forkserver_preload(list(program))
        if forked:
            _start_the_first()
        self._pool = self._opened()
        with held():
            self._pool.submit(int)  # they import while the caller prepares the tasks

    def _opened(self) -> Any:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        # what they are forked with is shared, never looked through
        return ProcessPoolExecutor(self.count, self._context, initializer=gc.freeze)

    def submit(self, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]) -> set[Any]:
        """Give tasks, each to be done with a look at the memory.

        A Ctrl-C is heard once it is done: a process half started would say so in English.

        Raises:
            BrokenProcessPool: a process died, be it while another was started, whose pipes are then closed.
        """
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        known = list(tasks)  # an error of what makes them is not one of ours
        try:
            with held():
                return {self._pool.submit(_measured, work, *task) for task in known}
        except OSError as closed:
            raise BrokenProcessPool(str(closed)) from closed

    def renew(self) -> None:
        """Replace every process, which has nothing left to do."""
        self.stop()
        self._pool = self._opened()

    def stop(self) -> None:
        """Stop every process; what has not begun is not done."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _start_the_first() -> None:
    """Start the process that the others are forked from: none of them hears a Ctrl-C but in a task (``_measured``).

    They would each print where it stopped them, in English, while the command says it in French.
    """
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not paid for a few cases

    resource_tracker.ensure_running()  # started by the other, it would have it hear again
    with deaf():
        forkserver.ensure_running()


def _room_for_a_socket() -> bool:
    """Whether the socket of the first process, two folders below the temporary one, has a name the system takes."""
    from tempfile import gettempdir  # noqa: PLC0415

    return len(os.fsencode(gettempdir()) + b"/pymp-12345678/listener-12345678") <= LONGEST_SOCKET


def _measured(work: Callable[..., Any], *task: Any) -> tuple[Any, int]:
    """Do a task in a worker; how much memory the worker has taken since its first one, in KiB."""
    with deaf(again=True):
        result = work(*task)
    return result, _peak() - _first_peak()


@cache
def _first_peak() -> int:
    return _peak()


def _peak() -> int:
    """The most memory this process has had, in KiB; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def _share(workers: _Workers, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    coming = iter(tasks)
    with _told():
        waiting = workers.submit(work, islice(coming, AHEAD * workers.count))
    return _results(workers, work, waiting, coming)


@contextmanager
def _told() -> Iterator[None]:
    """Say in French that a process died.

    Raises:
        RecouvreError: one did, which a lack of memory does.
    """
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        yield
    except BrokenProcessPool:
        raise RecouvreError(
            "un processus de travail a été arrêté, sans doute faute de mémoire. Relancer avec « --processus 1 »."
        ) from None


def _results(
    workers: _Workers, work: Callable[..., Any], waiting: set[Any], coming: Iterator[tuple[Any, ...]]
) -> Iterator[Any]:
    """Results as they come, each one replaced by a new task, unless a worker has grown; errors of ``_told``."""
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415

    grown = False
    with _told():
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            results = [one.result() for one in done]
            grown = grown or any(growth > GROWTH for _, growth in results)
            if not grown:
                waiting |= workers.submit(work, islice(coming, len(done)))
            elif not waiting:
                workers.renew()
                grown = False
                waiting = workers.submit(work, islice(coming, AHEAD * workers.count))
            for result, _ in results:
                yield result
