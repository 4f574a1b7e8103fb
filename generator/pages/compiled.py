"""The templates of pages shipped with the engine, compiled once an installation, as Python compiles its modules.

Compiling them anew took a fifth of the time of one edited case. They lie in ``__pycache__`` beside the module that has
them compiled, under the same trust: who may write there may write the engine. An office's own are compiled by each run.
"""

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.writer import write_bytes


class Compiled(BytecodeCache):
    """Compiled code of the templates under ``shipped``, as ``compiler`` (a Python file) has Jinja compile them.

    What is absent, damaged, or of another template, compiler, Jinja or Python is compiled again.
    """

    def __init__(self, shipped: Path, compiler: str) -> None:
        self._shipped = f"{shipped}{os.sep}"
        self._folder = Path(cache_from_source(compiler)).parent
        self._compiler = f"{jinja2.__version__} {sys.version} {os.stat(compiler).st_mtime_ns}"  # noqa: PTH116 - text

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Name of the file that holds a template; empty for one of the office's own."""
        if filename is None or not filename.startswith(self._shipped):
            return ""
        known = hashlib.sha256(f"{self._compiler}\0{filename}".encode()).hexdigest()[:16]
        return f"{name.replace('/', '.')}.{sys.implementation.cache_tag}.{known}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of a template, if it is that of its present source."""
        if bucket.key:
            with suppress(OSError, EOFError, UnpicklingError), (self._folder / bucket.key).open("rb") as found:
                bucket.load_bytecode(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, where Python may keep that of its modules."""
        if bucket.key and not sys.dont_write_bytecode:
            with suppress(OSError):
                write_bytes(self._folder / bucket.key, bucket.bytecode_to_string())
