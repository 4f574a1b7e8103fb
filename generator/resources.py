"""Where the files that are not code lie: the office's own first, then the wheel's, then the checkout's."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar

_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent
HOMES = (_WHEEL, _CHECKOUT)

Params = ParamSpec("Params")
Result = TypeVar("Result")


class _Memory:
    """What this process keeps of the office's files, and of which files."""

    def __init__(self) -> None:
        self.files = ""
        self.made: list[Callable[[], None]] = []
        self.leaving: list[Callable[[], object]] = []


_memory = _Memory()


def of_office(function: Callable[Params, Result]) -> Callable[Params, Result]:
    """Do once what depends on the office's own files (people, templates, fonts), until ``still`` says they changed."""
    kept = lru_cache(maxsize=8)(function)
    _memory.made.append(kept.cache_clear)
    return kept  # type: ignore[return-value]  # the arguments stay those of the function


def until_forgotten(leave: Callable[[], object]) -> None:
    """Call ``leave`` once, when what was made of the office's files is next forgotten."""
    _memory.leaving.append(leave)


def still(files: str) -> None:
    """Forget what was made of the office's files unless they are still those of this hash.

    A process outlives them: ``servir``, a worker of a cluster.
    """
    if files != _memory.files:
        forget()
        _memory.files = files


def forget() -> None:
    """Forget all that was made of the office's files."""
    for clear in _memory.made:
        clear()
    while _memory.leaving:
        _memory.leaving.pop()()


def shipped(relative: str) -> Path:
    """Path of a file or folder shipped with the engine (``templates``, ``schema``, ``site``, ``mkdocs.yml``).

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for home in HOMES:
        if (home / relative).exists():
            return home / relative
    raise FileNotFoundError(f"installation incomplète : {relative} est introuvable")


def resolve(relative: str, root: Path | None = None) -> Path:
    """Path of a file, where the office at ``root`` may have put its own version of it.

    Raises:
        FileNotFoundError: neither the office nor the engine has it.
    """
    if root is not None and (root / relative).exists():
        return root / relative
    return shipped(relative)
