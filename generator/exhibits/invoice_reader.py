"""What an electronic invoice says, a PDF that carries its data or the data alone. Runs in the limited child."""

import encodings.cp1252
import encodings.iso8859_15  # noqa: F401  what an XML may be written in: nothing can be imported once locked down
from io import BytesIO

import msgspec
from pikepdf import Pdf, PikepdfError

from generator.exhibits import en16931, factur_x
from generator.exhibits.facts import FactureLue, Faits
from generator.exhibits.protocol import Job, Read
from generator.exhibits.refusals import refuse


def read(data: bytes, job: Job) -> Read:
    """Read an invoice.

    Raises:
        RefusedError: it carries no data that can be read.
    """
    if (found := _parsed(data, job.kind)) is None:
        raise refuse("sans-donnees")
    said = FactureLue(en16931.invoice(*found, job.name), en16931.buyer(*found))
    return msgspec.msgpack.encode(said), Faits(), []


def _parsed(data: bytes, kind: str) -> en16931.Parsed | None:
    if kind == "xml":
        return en16931.parsed(data)
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return next((found for _, found in factur_x.carried(pdf)), None)
    except PikepdfError as error:
        raise refuse("corrompu", type(error).__name__) from error
