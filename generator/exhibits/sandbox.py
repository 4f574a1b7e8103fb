"""The limits of a child that reads a file from outside: memory, time, no new file, no socket, no write.

Once everything it needs is imported, the child may open nothing: the limit on descriptors closes files and network
alike. Where the system lacks a limit (memory on macOS), the others hold.

``python -m generator.exhibits.sandbox PROGRAM …`` becomes another program under the same limits of memory and time; it
may open its own data, and write to no file.
"""

import contextlib
import os
import resource
import signal
import sys
from pathlib import Path

MEMORY = 1 << 30  # bytes of address space
CPU_SECONDS = 30
WALL_SECONDS = 90
_HIGHEST = 1024  # descriptors looked at


def lock_down() -> None:
    """Apply the limits to this process, for good; only descriptors 0, 1 and 2 remain usable."""
    signal.alarm(WALL_SECONDS)
    _bound(CPU_SECONDS)
    _close_all_but(_random_device())
    _limit(resource.RLIMIT_NOFILE, 3)


def become(program: str, arguments: list[str]) -> None:
    """Become a program found in PATH, limited: memory, processor time, no file written; never returns."""
    _bound(CPU_SECONDS * 4)
    os.execvp(program, [program, *arguments])  # noqa: S606 - no shell


def _bound(seconds: int) -> None:
    """Bound processor time and memory; write neither a file nor the remains of a crash."""
    _limit(resource.RLIMIT_CPU, seconds, grace=1)  # without it the system kills at once, as for memory
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_AS, MEMORY)


def _limit(kind: int, value: int, grace: int = 0) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (value, value + grace))


def _random_device() -> int:
    """Descriptor of the random device that qpdf keeps open to decrypt, if it has opened it."""
    device = Path("/dev/urandom").stat().st_rdev
    for descriptor in range(3, _HIGHEST):
        with contextlib.suppress(OSError):
            if os.fstat(descriptor).st_rdev == device:
                return descriptor
    return _HIGHEST


def _close_all_but(kept: int) -> None:
    os.closerange(3, kept)
    os.closerange(kept + 1, _HIGHEST)


if __name__ == "__main__":
    become(sys.argv[1], sys.argv[2:])
