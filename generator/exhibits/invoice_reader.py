"""What an electronic invoice says, a PDF that carries its data or the data alone. Runs in the limited child."""

import encodings.cp1252
import encodings.iso8859_15  # noqa: F401  what an XML may be written in: nothing can be imported once locked down
from functools import partial
from io import BytesIO

import msgspec
from pikepdf import Encryption, PasswordError, Pdf, PikepdfError

from generator.exhibits import en16931, factur_x
from generator.exhibits.facts import FactureLue, Faits
from generator.exhibits.protocol import Read, Reader, ReadInvoice
from generator.exhibits.refusals import refuse


def prepare(asked: ReadInvoice) -> Reader:
    """Give the reader, with what decrypts a PDF protected against copies only: qpdf opens the random device once."""
    locked = BytesIO()
    Pdf.new().save(locked, encryption=Encryption(owner="o", user=""))
    with Pdf.open(locked):
        return partial(read, asked)


def read(asked: ReadInvoice, data: bytes) -> Read:
    """Read an invoice.

    Raises:
        RefusedError: it carries no data that can be read, or those of two invoices.
    """
    said: list[FactureLue] = []
    for found in _parsed(data, asked.kind):
        if (one := en16931.opened_from(*found, asked.name)) not in said:
            said.append(one)
    if len(said) != 1:
        raise refuse("plusieurs-factures" if said else "sans-donnees")
    return msgspec.msgpack.encode(said[0]), Faits(), []


def _parsed(data: bytes, kind: str) -> list[en16931.Parsed]:
    if kind == "xml":
        return [found] if (found := en16931.parsed(data)) else []
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return [found for _, found in factur_x.carried(pdf)]
    except PasswordError:
        raise refuse("mot-de-passe") from None
    except PikepdfError as error:
        raise refuse("corrompu", type(error).__name__) from error
