"""The cases of a build on every core, or on a Dask cluster: the same tasks, the same bytes.

Workers write the files of their own cases, atomically, in a folder that every machine sees; they return hashes and
rows. A task done twice (a worker of the cluster died) writes the same bytes twice.
"""

import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from generator.build.bench import Job
from generator.build.beside import MANY, beside
from generator.build.crew import Share, chunked, crew
from generator.build.kept import Kept
from generator.build.make_case import Made, make_case
from generator.build.order import Engine
from generator.findings import RecouvreError
from generator.libraries import drawing
from generator.resources import still

CHUNK = 16  # cases a task: about a second of work
PROGRAM = (
    __name__,
    "generator.casework.letters",
    "generator.casework.assembly",
    "generator.render.engine",
)  # what making cases takes
FEW = 2  # cases made without starting workers


@contextmanager
def cases_under_way(
    job: Job, todo: Sequence[str], known: Mapping[str, Kept], engine: Engine
) -> Iterator[Callable[[], Iterator[Made]]]:
    """Begin to make cases; what is given to the block gives them as they come, in any order.

    A few are made without starting workers, beside the block when the portfolio is large.
    """
    if engine.name == "local" and len(todo) <= FEW:
        with beside(lambda: make_chunk(job, todo, known), worth=bool(todo) and len(known) >= MANY) as made:
            yield lambda: iter(made())
        return
    tasks = ((job, chunk, {name: known.get(name) for name in chunk}) for chunk in chunks(todo, engine))
    with _workers(engine) as share:
        groups = share(make_chunk, tasks)
        yield lambda: (made for group in groups for made in group)


def _workers(engine: Engine) -> AbstractContextManager[Share]:
    if engine.name == "local":
        return crew(engine.count, *PROGRAM)
    from generator.build.cluster import cluster  # noqa: PLC0415 - one second of import, asked for by name

    return cluster(engine.count, engine.address)


def make_chunk(job: Job, names: Sequence[str], known: Mapping[str, Kept | None]) -> list[Made]:
    """Make several cases in one task of a worker, which may outlive the files it has read.

    Raises:
        RecouvreError: this machine would draw the same pages with other bytes.
    """
    if (here := drawing()) != job.inputs.drawing:
        raise RecouvreError(
            f"la machine {platform.node()} n'a pas les bibliothèques de celle qui construit : {', '.join(here)}, au "
            f"lieu de {', '.join(job.inputs.drawing)}. Ses PDF auraient d'autres octets : y installer les mêmes."
        )
    still(job.inputs.all)
    return [make_case(job, name, known.get(name)) for name in names]


def chunks(todo: Sequence[str], engine: Engine) -> list[Sequence[str]]:
    """Share cases into tasks; a small portfolio is shared evenly rather than by sixteen."""
    return chunked(todo, min(CHUNK, max(1, -(-len(todo) // (engine.count * 4)))))
