"""What this process has printed, compiled or taken in from the same bytes is not made again: most of what tests build.

A page set on paper is a function of what it is made of, and so is what is read of a pièce;
``tests/build/test_same_bytes.py`` proves it in processes of their own. The rooms of the renderer and of the intake
(``tests/render``, ``tests/exhibits``) and the long tests make everything.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import Any

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.exhibits import child
from generator.exhibits.protocol import Asked, Delivery, Job

AT_NIGHT = os.environ.get("RECOUVRE_ESSAIS") == "nuit"
_OWN = ("templates/styles", "templates/polices")  # an office that has its own is always printed


class Compiled(BytecodeCache):
    """Templates by their name, their text, and the rules they are read by."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        rules = (type(environment).__name__, environment.autoescape, sorted(environment.filters))
        return super().get_bucket(environment, f"{rules}{name}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _asked(job: Job) -> tuple[Asked, bytes]:
    """What a file is and what is asked of it."""
    given = job.source
    if isinstance(given, int):
        given = os.pread(given, os.fstat(given).st_size, 0)
    return job.asked, given


@cache
def _memory() -> tuple[Compiled, dict[object, bytes], dict[object, Delivery]]:
    return Compiled(), {}, {}


def make_again() -> None:
    """Of a test that compares two prints, make the second: it would be the first."""
    _, printed, delivered = _memory()
    printed.clear()
    delivered.clear()


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    """Imported by the ``conftest.py`` of the rooms that build."""
    with nullcontext() if AT_NIGHT else remembering():
        yield


@contextmanager
def remembering() -> Iterator[None]:
    """Make nothing twice in this block."""
    from generator.render import environment  # noqa: PLC0415 - half a second, for these rooms alone
    from generator.render.engine import Engine  # noqa: PLC0415 - as above

    compiled, printed, delivered = _memory()
    printing, made, reading = Engine.pdf, environment.Sandbox.__init__, child.run

    def taken_in(jobs: Sequence[Job]) -> Iterator[Delivery]:
        new = {_asked(job): job for job in jobs if _asked(job) not in delivered}
        fresh = dict(zip(new, reading([*new.values()]), strict=True))
        delivered.update((asked, one) for asked, one in fresh.items() if one.resultat.refus is None)
        yield from (delivered.get(_asked(job)) or fresh[_asked(job)] for job in jobs)

    def pdf(self: Engine, html: str, style: str, images: Mapping[str, bytes], *how: str | None) -> bytes:
        if self.root is not None and any((self.root / own).exists() for own in _OWN):
            return printing(self, html, style, images, *how)
        key = (html, style, tuple(sorted(images.items())), how)
        if key not in printed:
            printed[key] = printing(self, html, style, images, *how)
        return printed[key]

    def with_memory(self: environment.Sandbox, *given: Any, **options: Any) -> None:
        made(self, *given, **options | {"bytecode_cache": compiled})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "pdf", pdf)
        patch.setattr(child, "run", taken_in)
        patch.setattr(environment.Sandbox, "__init__", with_memory)
        yield
