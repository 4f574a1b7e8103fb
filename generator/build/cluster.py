"""Tasks given to a Dask cluster, whose machines see the same disk; what ``crew`` does on one machine.

A worker that dies is replaced, and its tasks are done again by another.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from generator.build.crew import Share
from generator.findings import RecouvreError

WAVE = 64  # tasks given at once, so that results do not pile up
ANSWER = "10s"  # how long a scheduler is waited for


@contextmanager
def cluster(count: int, address: str | None) -> Iterator[Share]:
    """Open the scheduler at ``address``, or ``count`` workers started here; yields ``share`` as ``crew`` does.

    Raises:
        RecouvreError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an option of the installation
        from joblib import parallel_config  # noqa: PLC0415
    except ModuleNotFoundError:
        install = "L'installer : .venv/bin/pip install dask distributed joblib."
        raise RecouvreError(f"le moteur dask n'est pas installé. {install}") from None
    try:
        if address:
            client = Client(address, timeout=ANSWER)  # type: ignore[no-untyped-call]
        else:
            workers = LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
            client = Client(workers)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise RecouvreError(f"l'ordonnanceur {address} ne répond pas. Vérifier son adresse. ({error})") from None
    with client, parallel_config(backend="dask", wait_for_workers_timeout=30):
        yield _share


def _share(work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    from joblib import Parallel, delayed  # noqa: PLC0415

    coming = iter(tasks)
    while wave := [delayed(work)(*task) for task in islice(coming, WAVE)]:
        yield from Parallel(batch_size=1)(wave)
