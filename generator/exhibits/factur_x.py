"""The data of a Factur-X invoice: a PDF that carries the invoice as XML."""

from collections.abc import Iterator
from contextlib import suppress

from pikepdf import Pdf, PikepdfError

from generator.exhibits import en16931
from generator.exhibits.facts import FactureElectronique

NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"})


def read(pdf: Pdf) -> FactureElectronique | None:
    """The data of the invoice that a PDF carries; ``None`` when it carries none that can be read."""
    return next((en16931.invoice(*found, name) for name, found in carried(pdf)), None)


def carried(pdf: Pdf) -> Iterator[tuple[str, en16931.Parsed]]:
    """The invoices a PDF carries, each with the name of its file."""
    with suppress(PikepdfError, ValueError, TypeError, LookupError, AttributeError):  # a damaged list of files
        for name, file in pdf.attachments.items():
            named = NAMES & {name.lower(), file.filename.lower()}  # its key in the PDF, or its own name
            if named and (found := en16931.parsed(file.get_file().read_bytes())):
                yield name, found
