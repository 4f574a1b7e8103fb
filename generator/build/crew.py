"""The cores of this machine: tasks shared among processes that already hold the program, results as they come.

Processes are forked from one that imports the program once and starts no thread: a worker costs a few milliseconds,
and shares what it does not change. Where the system has no such start (Windows), each one imports for itself.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice, starmap
from typing import Any

from generator.findings import RecouvreError

AHEAD = 3  # tasks given to a worker in advance: enough never to wait, few enough to keep memory flat

Share = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]


@contextmanager
def crew(count: int, *program: str) -> Iterator[Share]:
    """Open ``count`` processes that hold the modules of ``program``, and stop them with the block.

    Yields ``share(work, tasks)``: the results of ``work(*task)``, in any order. With one process the work is done
    here, when its result is asked for; with several it begins at once.
    """
    if count == 1:
        yield starmap
        return
    import multiprocessing  # noqa: PLC0415 - not paid for a few cases
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    start = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(start)
    context.set_forkserver_preload(list(program))
    pool = ProcessPoolExecutor(count, context, initializer=gc.freeze)  # the program is shared, never looked through
    pool.submit(int)  # they import while the caller prepares the tasks
    try:
        yield partial(_share, pool, count)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _share(pool: Any, count: int, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    coming = iter(tasks)
    waiting = {pool.submit(work, *task) for task in islice(coming, AHEAD * count)}
    return _results(pool, work, waiting, coming)


def _results(
    pool: Any, work: Callable[..., Any], waiting: set[Any], coming: Iterator[tuple[Any, ...]]
) -> Iterator[Any]:
    """Results as they come, each one replaced by a new task.

    Raises:
        RecouvreError: a process died, which a lack of memory does.
    """
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            waiting |= {pool.submit(work, *task) for task in islice(coming, len(done))}
            for one in done:
                yield one.result()
    except BrokenProcessPool:
        raise RecouvreError(
            "un processus de travail a été arrêté, sans doute faute de mémoire. Relancer avec « --processus 1 »."
        ) from None
