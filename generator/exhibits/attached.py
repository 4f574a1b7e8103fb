"""Files that another one carries, an e-mail or a PDF portfolio: each becomes a sub-pièce, under a name of its own."""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath

from pikepdf import Pdf

from generator.exhibits.facts import Jointe
from generator.exhibits.fonts import printable
from generator.exhibits.pdf_inventory import carried
from generator.exhibits.refusals import refuse

MOST_PARTS = 200
MOST_BYTES = 200_000_000
_LONGEST = 120  # letters of a name

Attached = tuple[Jointe, bytes]


def attached(name: str, content: bytes) -> Attached:
    """A file that another one carries."""
    return Jointe(name, len(content), hashlib.sha256(content).hexdigest()), content


def bounded(files: Sequence[Attached]) -> list[Attached]:
    """Those files, if a machine can hold them.

    Raises:
        RefusedError: too many, or too heavy.
    """
    if len(files) > MOST_PARTS or sum(len(content) for _, content in files) > MOST_BYTES:
        raise refuse("parties")
    return list(files)


def file_name(said: str) -> str:
    """A name without any path, that a page can print."""
    return PurePosixPath(printable(said).replace("\\", "/")).name.strip(" .")[-_LONGEST:]


def of_portfolio(data: bytes) -> list[Attached]:
    """The documents of a PDF portfolio that can be read, in the order of their names.

    Raises:
        RefusedError: too many, or too heavy: told before all are held.
    """
    files: list[Attached] = []
    with Pdf.open(BytesIO(data)) as pdf:
        for rank, (said, content) in enumerate(carried(pdf), 1):
            if content is not None:
                files = bounded([*files, attached(file_name(said) or f"document-{rank}", content)])
    return sorted(files, key=lambda one: one[0].nom)
