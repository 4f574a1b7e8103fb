"""The electronic invoices a case is opened from: read as any file received is, in the limited child process."""

import os
from pathlib import Path

import msgspec

from generator.exhibits import child
from generator.exhibits.facts import FactureLue, RefusedError
from generator.exhibits.protocol import Job, ReadInvoice
from generator.exhibits.refusals import refuse
from generator.exhibits.sniff import kind_of
from generator.exhibits.source import digest, ordinary


def read_invoice(path: Path) -> tuple[FactureLue, bytes]:
    """What an invoice says, and the bytes to keep as an exhibit: none of an XML alone, which nobody reads on paper.

    Raises:
        RefusedError: no ordinary file, or it carries no data that can be read.
        OSError: the file cannot be opened.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        ordinary(descriptor, path.name)
        _, size, head = digest(descriptor)
        kind = kind_of(head, path.suffix.lower())
        if kind not in {"pdf", "xml"}:
            raise refuse(kind if kind in {"vide", "lfs"} else "sans-donnees")
        (delivery,) = child.run([Job(descriptor, ReadInvoice(kind, path.name))])
        if delivery.resultat.refus is not None:
            raise RefusedError(delivery.resultat.refus)
        content = os.pread(descriptor, size, 0) if kind == "pdf" else b""
    finally:
        os.close(descriptor)
    try:
        return msgspec.msgpack.decode(delivery.pdf, type=FactureLue), content
    except msgspec.MsgspecError:
        raise refuse("sans-donnees") from None
