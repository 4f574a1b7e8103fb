"""The cases of a build on every core, or on a Dask cluster: one parallel call, the same bytes.

Workers write the files of their own cases, atomically, in a folder that every machine sees; they return hashes and
rows. A task done twice (a worker of the cluster died) writes the same bytes twice.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from generator.build.bench import Job
from generator.build.crew import crew
from generator.build.make_case import Made, make_case
from generator.build.state import CaseState
from generator.findings import RecouvreError

CHUNK = 16  # cases a task: about a second of work
PROGRAM = (
    __name__,
    "generator.build.letters",
    "generator.build.assembly",
    "generator.render.engine",
)  # what making cases takes
FEW = 2  # cases made without starting workers
WAVE = 64  # tasks given at once to a cluster, so that results do not pile up


@dataclass(frozen=True)
class Engine:
    """Where the work is done: ``local`` processes, or the Dask scheduler at ``address`` (None: one started here)."""

    name: str = "local"
    processes: int | None = None
    address: str | None = None

    @property
    def count(self) -> int:
        """Processes asked for; one a core by default."""
        return self.processes or os.cpu_count() or 1


LOCAL = Engine()


def run_cases(job: Job, todo: list[str], known: dict[str, CaseState], engine: Engine) -> Iterator[Made]:
    """Make cases, in any order; a few are made here, without starting workers."""
    tasks = ((job, chunk, {name: known.get(name) for name in chunk}) for chunk in chunks(todo, engine))
    if engine.name == "local":
        with crew(1 if len(todo) <= FEW else engine.count, *PROGRAM) as share:
            for group in share(make_chunk, tasks):
                yield from group
        return
    from joblib import Parallel, delayed  # noqa: PLC0415 - asked for by name

    with _cluster(engine):
        while wave := [delayed(make_chunk)(*task) for task in islice(tasks, WAVE)]:
            for group in Parallel(batch_size=1)(wave):
                yield from group


def make_chunk(job: Job, names: list[str], known: dict[str, CaseState | None]) -> list[Made]:
    """Make several cases in one task of a worker."""
    return [make_case(job, name, known.get(name)) for name in names]


def chunks(todo: list[str], engine: Engine) -> list[list[str]]:
    """Share cases into tasks; a small portfolio is shared evenly rather than by sixteen."""
    size = min(CHUNK, max(1, -(-len(todo) // (engine.count * 4))))
    return [todo[start : start + size] for start in range(0, len(todo), size)]


@contextmanager
def _cluster(engine: Engine) -> Iterator[None]:
    """Send joblib's tasks to Dask.

    Raises:
        RecouvreError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - one second of import, asked for by name
        from joblib import parallel_config  # noqa: PLC0415
    except ModuleNotFoundError:
        raise RecouvreError("le moteur dask n'est pas installé. L'installer : pip install 'recouvre[dask]'.") from None
    try:
        if engine.address:
            client = Client(engine.address, timeout="10s")  # type: ignore[no-untyped-call]
        else:
            workers = LocalCluster(n_workers=engine.count, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
            client = Client(workers)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise RecouvreError(f"l'ordonnanceur {engine.address} ne répond pas. Vérifier son adresse. ({error})") from None
    with client, parallel_config(backend="dask", wait_for_workers_timeout=30):
        yield
