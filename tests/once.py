"""What this process has printed, or compiled, from the same words is not made again: nine builds in ten of the tests.

A page set on paper is a function of what it is made of; ``tests/build/test_same_bytes.py`` proves it in processes of
their own. The room of the renderer (``tests/render``) and the long tests print everything.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

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


@cache
def _memory() -> tuple[Compiled, dict[object, bytes]]:
    return Compiled(), {}


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    """Imported by the ``conftest.py`` of the rooms that build."""
    if AT_NIGHT:
        yield
        return
    from generator.render import environment  # noqa: PLC0415 - half a second, for these rooms alone
    from generator.render.engine import Engine  # noqa: PLC0415 - as above

    compiled, printed = _memory()
    printing, made = Engine.pdf, environment.Sandbox.__init__

    def pdf(
        self: Engine, html: str, style: str, images: Mapping[str, bytes], couleur: str | None,
        variant: str | None = "pdf/ua-1",
    ) -> bytes:  # fmt: skip
        if self.root is not None and any((self.root / own).exists() for own in _OWN):
            return printing(self, html, style, images, couleur, variant)
        key = (html, style, tuple(sorted(images.items())), couleur, variant)
        if key not in printed:
            printed[key] = printing(self, html, style, images, couleur, variant)
        return printed[key]

    def with_memory(self: environment.Sandbox, *given: Any, **options: Any) -> None:
        made(self, *given, **options | {"bytecode_cache": compiled})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "pdf", pdf)
        patch.setattr(environment.Sandbox, "__init__", with_memory)
        yield
