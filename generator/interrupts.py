"""Ctrl-C, heard when it can be: a native library stopped while it loads takes the process with it, in English."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import FrameType, ModuleType

NATIVE = frozenset({"pikepdf"})  # its C++ aborts on an exception of Python while it names its classes


class HeldImports:
    """Finds the libraries of ``NATIVE`` where they are, to load them whole before a Ctrl-C is heard."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a library is; None for any other, which Python then looks for."""
        if fullname not in NATIVE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Held(spec.loader.name, spec.loader.path)
        return spec


class _Held(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        with held():
            super().exec_module(module)


@contextmanager
def held() -> Iterator[None]:
    """Hear a Ctrl-C once the block is done. Only the first thread ever hears one."""
    heard = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(heard):
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *told: came.append(told))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
        if came:  # be the library broken or absent
            heard(*came[0])


@contextmanager
def deaf(*, again: bool = False) -> Iterator[None]:
    """Leave Ctrl-C unheard by what is started in the block, and by what that starts; ``again``: heard in the block.

    Windows has nothing of the kind.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK if again else signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
