"""The limits of the child: what a locked fork cannot do, and what becomes of a file that makes it die."""

import hashlib
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.exhibits import sandbox, worker
from generator.exhibits.facts import Faits, Genre
from generator.exhibits.protocol import Delivery, Job, Read, Reader, TakeIn


def run(reader: Reader, tmp_path: Path) -> Delivery:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"octets")
    job = Job(os.open(path, os.O_RDONLY), TakeIn(Genre.PDF, "pdf", "a.pdf"))
    frame = worker._in_a_fork(job, reader)  # noqa: SLF001  the fork is what is tested
    return msgspec.msgpack.decode(frame, type=Delivery)


def test_a_verdict_on_a_fork_that_died_says_of_which_bytes(tmp_path: Path) -> None:
    died = run(lambda _data: os.kill(os.getpid(), signal.SIGKILL), tmp_path).resultat  # type: ignore[arg-type,return-value]
    assert died.sha256 == hashlib.sha256(b"octets").hexdigest()


def code(reader: Reader, tmp_path: Path) -> str:
    refusal = run(reader, tmp_path).resultat.refus
    return refusal.code if refusal else ""


def test_bytes_go_in_and_come_out(tmp_path: Path) -> None:
    delivery = run(lambda data: (data.upper(), Faits(pages=3), []), tmp_path)
    assert (delivery.pdf, delivery.resultat.pages) == (b"OCTETS", 3)


@pytest.mark.parametrize("forbidden", [
    lambda: Path("/etc/hostname").read_bytes(),
    socket.socket,
    os.pipe,
    lambda: os.write(0, b"x"),
])  # fmt: skip
def test_a_locked_child_opens_nothing(tmp_path: Path, forbidden: Callable[[], object]) -> None:
    def reader(data: bytes) -> Read:
        try:
            forbidden()
        except OSError:
            return data, Faits(pages=1), []
        raise AssertionError

    assert run(reader, tmp_path).resultat.pages == 1


def test_too_much_memory_is_a_refusal(tmp_path: Path) -> None:
    assert code(lambda _data: (bytes(sandbox.MEMORY), Faits(), []), tmp_path) == "memoire"


@pytest.mark.parametrize("limit", ["WALL_SECONDS", "CPU_SECONDS"])
def test_too_much_time_is_a_refusal(limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that worked for its thirty seconds was said to have taken too much memory."""
    monkeypatch.setattr(sandbox, limit, 1)

    def forever(_data: bytes) -> Read:
        while True:
            pass

    assert code(forever, tmp_path) == "duree"


@pytest.mark.parametrize(("number", "expected"), [(signal.SIGSEGV, "arret"), (signal.SIGKILL, "memoire")])
def test_a_child_killed_by_a_signal_is_a_refusal(tmp_path: Path, number: int, expected: str) -> None:
    assert code(lambda _data: os.kill(os.getpid(), number), tmp_path) == expected  # type: ignore[arg-type,return-value]


def test_an_unforeseen_error_is_a_refusal_with_its_name(tmp_path: Path) -> None:
    def broken(_data: bytes) -> Read:
        raise LookupError

    delivery = run(broken, tmp_path)
    assert delivery.resultat.refus is not None
    assert "LookupError" in delivery.resultat.refus.message
