"""PDF bytes that depend on the content alone: same compressor, same identifier, whatever the machine."""

import io

import pikepdf


def repacked(pdf: bytes) -> bytes:
    """Write a PDF again with qpdf, from the locked wheel: streams recompressed, identifier drawn from the content."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return saved(document)


def saved(document: pikepdf.Pdf) -> bytes:
    """Save a document; an identifier it already had, perhaps drawn at random, is forgotten."""
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    stream = io.BytesIO()
    document.save(stream, deterministic_id=True, recompress_flate=True)
    return stream.getvalue()
