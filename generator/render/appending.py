"""Copies of invoices after the letter, in one PDF: the letter keeps its tags, each page of a copy is a paragraph."""

import contextlib
from collections.abc import Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, OutlineItem, Pdf

from generator.findings import RenderError
from generator.pdf import content_of
from generator.render.output import Output
from generator.render.tagging import Tags

_DECLARED = b'<rdf:Description rdf:about="" pdfuaid:part="1" />'
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Resources", "/Contents", "/Group"}
)


def append(letter: bytes, copies: Sequence[Output]) -> bytes:
    """Append clean copies to a letter, each with its bookmark; same arguments, same bytes.

    The file no longer declares PDF/UA: what pages as received show is not ours to describe.

    Raises:
        RenderError: a copy carries more than pages: it did not come from the intake.
    """
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.open(BytesIO(letter)))
        starts, tags = [], Tags(pdf)
        for copy in copies:
            source = stack.enter_context(Pdf.open(BytesIO(copy.content)))
            start, title = len(pdf.pages), copy.name.removesuffix(".pdf")
            starts.append((start, title))
            for page in source.pages:
                _refuse_active(page.obj, copy.name)
            pdf.pages.extend(source.pages)
            tags.piece(title, list(pdf.pages)[start:])
        tags.close()
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(title, start) for start, title in starts)
        declared = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(declared.replace(_DECLARED, b""))
        return content_of(pdf)


def _refuse_active(page: Dictionary, name: str) -> None:
    left = set(page.keys()) - _PAGE_KEYS
    if "/Annots" in left and page.Annots == Array():
        left.discard("/Annots")
    if left:
        raise RenderError(f"« {name} » n'est pas une copie propre : {', '.join(sorted(left))}.")
