"""Drawing instructions without the words they hold and do not draw: remarks, substitute texts, notes of a program."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pikepdf import (
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    PikepdfError,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from generator.exhibits.jpeg import without_metadata

# A remark, properties that are more than a number, a marked point, a photograph among the instructions.
_SPEAKS = re.compile(rb"%|<<(?!\s*/MCID\s+\d+\s*>>)|\b[DM]P\b|/DCT")
_POINTS = {"DP", "MP"}
_START_OF_JPEG = b"\xff\xd8"


def drop_unused(pdf: Pdf) -> None:
    """Take out of each page the pictures, forms and fonts it does not use.

    A file cut out of a mailing keeps under each page what the others show: the letters of other people.
    """
    pdf.remove_unreferenced_resources()


def streams_of(holder: Object) -> Iterator[Stream]:
    """Streams of drawing instructions: a form or a pattern itself, the glyphs of a font drawn one by one."""
    if isinstance(holder, Stream) and (holder.get("/Subtype") == Name.Form or holder.get("/PatternType") == 1):
        yield holder
    glyphs = holder.get("/CharProcs")
    if isinstance(glyphs, Dictionary):
        yield from (glyph for glyph in glyphs.values() if isinstance(glyph, Stream))


def silence(stream: Stream) -> None:
    """Keep what a stream of instructions draws; one that says nothing else keeps its bytes."""
    with suppress(PikepdfError):  # damaged: readers show what they can, as with the original
        if _SPEAKS.search(stream.read_bytes()):
            stream.write(b"\n".join(_drawn(stream)))


def _drawn(stream: Stream) -> Iterator[bytes]:
    kept: list[Any] = []
    for instruction in parse_content_stream(stream):
        if isinstance(instruction, ContentStreamInlineImage):
            yield unparse_content_stream(kept)
            yield _picture(instruction)
            kept = []
        elif str(instruction.operator) not in _POINTS:
            kept.append(_mark(instruction))
    yield unparse_content_stream(kept)


def _mark(instruction: Any) -> Any:
    """A mark without its properties: the structure that numbered it stays behind."""
    operands = instruction.operands
    if str(instruction.operator) == "BDC" and isinstance(operands[1], Dictionary):
        return ([operands[0]], Operator("BMC"))
    return instruction


def _picture(instruction: ContentStreamInlineImage) -> bytes:
    written = unparse_content_stream([instruction])
    head, start, photograph = written.partition(_START_OF_JPEG)
    if not start or b"/DCT" not in head:
        return written
    return head + without_metadata(start + photograph.rstrip().removesuffix(b"EI")) + b"\nEI"
