"""The bytes of a PDF we write: the same for the same content, whatever the day and the machine."""

from io import BytesIO

from pikepdf import Array, Object, ObjectStreamMode, Page, Pdf


def contents(page: Page) -> list[Object]:
    """The content streams of a page, one or several."""
    streams = page.obj.Contents
    return list(streams) if isinstance(streams, Array) else [streams]


def content_of(pdf: Pdf) -> bytes:
    """Save a PDF in memory; its identifier is a hash of what it holds."""
    output = BytesIO()
    pdf.save(output, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return output.getvalue()
