"""Run intake in the limited child process and get its deliveries, one per file, in order."""

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from generator.exhibits import sandbox
from generator.exhibits.facts import Faits, Resultat
from generator.exhibits.protocol import Delivery, Job
from generator.exhibits.refusals import refusal

_PACKAGE_HOME = Path(__file__).resolve().parents[2]
_PATIENCE = sandbox.WALL_SECONDS + 60  # seconds without news of the child


def run(jobs: Sequence[Job]) -> Iterator[Delivery]:
    """Take in every job; a child that dies refuses the files it leaves behind."""
    if not jobs:
        return
    passed = [job.source for job in jobs if isinstance(job.source, int)]
    environment = {"PYTHONPATH": str(_PACKAGE_HOME), "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.exhibits.worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd="/", env=environment, pass_fds=passed, start_new_session=True,
    )  # fmt: skip
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the pipes of the child are missing")
    try:
        with contextlib.suppress(BrokenPipeError), process.stdin as inlet:  # already dead: said file by file below
            inlet.write(msgspec.msgpack.encode(list(jobs)))
        for job in jobs:
            yield _next(process.stdout.fileno(), job)
    finally:
        _end(process)


def _next(outlet: int, job: Job) -> Delivery:
    try:
        size = int.from_bytes(_read(outlet, 8), "big")
        return msgspec.msgpack.decode(_read(outlet, size), type=Delivery)
    except (EOFError, TimeoutError, msgspec.MsgspecError) as error:
        result = Resultat("", job.genre, 0, Faits(), refus=refusal("arret", type(error).__name__))
        return Delivery(result)


def _read(outlet: int, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        ready, _, _ = select.select([outlet], [], [], _PATIENCE)
        if not ready:
            raise TimeoutError
        chunk = os.read(outlet, min(size - len(data), 1 << 20))
        if not chunk:
            raise EOFError
        data += chunk
    return bytes(data)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdout is not None:
        process.stdout.close()
    process.wait()
