"""Copies of invoices after the letter, in one PDF: the letter keeps its tags, the copies are pages as received."""

import contextlib
from collections.abc import Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, OutlineItem, Pdf

from generator.findings import RenderError
from generator.pdf import content_of
from generator.render.output import Output

_DECLARED = b'<rdf:Description rdf:about="" pdfuaid:part="1" />'
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Resources", "/Contents", "/Group"}
)


def append(letter: bytes, copies: Sequence[Output]) -> bytes:
    """Append clean copies to a letter, each with its bookmark; same arguments, same bytes.

    The file no longer declares PDF/UA: pages as received have no tags.

    Raises:
        RenderError: a copy carries more than pages: it did not come from the intake.
    """
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.open(BytesIO(letter)))
        starts = []
        for copy in copies:
            source = stack.enter_context(Pdf.open(BytesIO(copy.content)))
            starts.append((len(pdf.pages), copy.name.removesuffix(".pdf")))
            for page in source.pages:
                _refuse_active(page.obj, copy.name)
            pdf.pages.extend(source.pages)
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
