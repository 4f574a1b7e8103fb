"""The child process of intake: ``python -m generator.exhibits.worker``, started by ``child``.

It imports what the files need, then forks once per file: each fork is locked down (``sandbox``), reads one
descriptor, and sends back bytes or a refusal. A fork that crashes, exhausts its memory or its time loses one file.
"""

import hashlib
import os
import signal
import sys

import msgspec

from generator.exhibits import sandbox
from generator.exhibits.facts import Faits, Refus, RefusedError, Resultat
from generator.exhibits.protocol import Asked, Delivery, Draw, Job, Preview, Reader, ReadInvoice
from generator.exhibits.refusals import refusal

_CHUNK = 1 << 20
_MOST_OUTPUT = 700 * 1024 * 1024
_BY_SIGNAL = {signal.SIGXCPU: "duree", signal.SIGALRM: "duree", signal.SIGKILL: "memoire"}


def main() -> None:
    """Read the jobs on the standard input, write one frame per job on the standard output, in order."""
    jobs = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Job])
    for job in jobs:
        frame = _in_a_fork(job, _reader(job.asked))
        sys.stdout.buffer.write(len(frame).to_bytes(8, "big") + frame)
        sys.stdout.buffer.flush()


def deliver(data: bytes, job: Job, reader: Reader) -> Delivery:
    """Take in the bytes of one file; every refusal becomes a value."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        pdf, facts, natives = reader(data)
    except RefusedError as refused:
        return _refused(sha256, job, refused.refus)
    except MemoryError:
        return _refused(sha256, job, refusal("memoire"))
    except Exception as error:  # noqa: BLE001  whatever a hostile file provokes, it costs that file only
        return _refused(sha256, job, refusal("arret", type(error).__name__))
    result = Resultat(
        sha256, job.genre, facts.pages, facts,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(), jointes=tuple(item for item, _ in natives),
    )  # fmt: skip
    return Delivery(result, pdf, [content for _, content in natives])


def _reader(asked: Asked) -> Reader:
    """Function that does what is asked, with all it imports: nothing can be opened afterwards."""
    if isinstance(asked, ReadInvoice):
        from generator.exhibits import invoice_reader  # noqa: PLC0415  asked of a file to open a case from it alone

        return invoice_reader.prepare(asked)
    if isinstance(asked, Draw | Preview):
        from generator.exhibits import picture  # noqa: PLC0415  a batch without pictures does not pay for them

        return picture.prepare(asked)
    from generator.exhibits import readers  # noqa: PLC0415  as above

    return readers.prepare(asked)


def _in_a_fork(job: Job, reader: Reader) -> bytes:
    outlet, inlet = os.pipe()
    child = os.fork()
    if child == 0:
        _run(job, reader, inlet)
    os.close(inlet)
    frame = bytearray()
    while len(frame) <= _MOST_OUTPUT and (chunk := os.read(outlet, _CHUNK)):
        frame += chunk
    os.close(outlet)
    _, status = os.waitpid(child, 0)
    if status != 0 or not 0 < len(frame) <= _MOST_OUTPUT:
        code = _BY_SIGNAL.get(signal.Signals(os.WTERMSIG(status))) if os.WIFSIGNALED(status) else None
        died = _refused(_hash(job.source), job, refusal(code or "arret", f"code {status}"))
        frame = bytearray(msgspec.msgpack.encode(died))
    if isinstance(job.source, int):
        os.close(job.source)
    return bytes(frame)


def _run(job: Job, reader: Reader, inlet: int) -> None:
    """Body of the fork; never returns."""
    status = 1
    try:
        os.dup2(inlet, 1)
        data = job.source
        if isinstance(data, int):
            os.dup2(data, 0)
            data = _read_all(0)
        sandbox.lock_down()
        _write_all(1, msgspec.msgpack.encode(deliver(data, job, reader)))
        status = 0
    finally:
        os._exit(status)


def _hash(source: int | bytes) -> str:
    """Which bytes a fork died of: nothing else will read them again for the same verdict."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    os.lseek(source, 0, os.SEEK_SET)
    with open(source, "rb", closefd=False) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_all(descriptor: int) -> bytes:
    data = bytearray()
    os.lseek(descriptor, 0, os.SEEK_SET)
    while chunk := os.read(descriptor, _CHUNK):
        data += chunk
    return bytes(data)


def _write_all(descriptor: int, frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(descriptor, view) :]


def _refused(sha256: str, job: Job, refus: Refus) -> Delivery:
    return Delivery(Resultat(sha256, job.genre, 0, Faits(), refus=refus))


if __name__ == "__main__":
    main()
