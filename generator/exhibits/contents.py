"""Drawing instructions without the words they hold and do not draw: remarks, substitute texts, notes of a program.

Nor what makes readers draw a page elsewhere: a state restored that was never saved.
"""

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
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
from generator.exhibits.pdf_inventory import walk

LARGEST_READ = 15_000_000  # bytes: the instructions of a larger drawing, taken apart, would not fit in the child
_STRING = re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.DOTALL)  # what is shown: « 20 % » is no remark
# A remark, properties that are more than a number, a marked point, a photograph among the instructions.
_SPEAKS = re.compile(rb"%|<<(?!\s*/MCID\s+\d+\s*>>)|\b[DM]P\b|/DCT")
_STATES = re.compile(rb"(?<![^\s\[\]<>(){}])[qQ](?![^\s\[\]<>(){}/%])")  # a state saved, a state restored
_POINTS = {"DP", "MP"}
_BORROWS = re.compile(rb"\b(?:Do|Tf)\b")
_LIGATURE = 4  # letters that one glyph stands for: « ffi », a syllable of another script
_START_OF_JPEG = b"\xff\xd8"


def drop_unused(pdf: Pdf) -> None:
    """Take out of each page the pictures, forms and fonts it does not use.

    A file cut out of a mailing keeps under each page what the others show: the letters of other people. qpdf does not
    see what the glyphs of a font borrow from their page: a file with such a font keeps all it has.
    """
    _straighten(pdf)
    if not any(_borrows(holder) for holder, _ in walk(pdf.Root.Pages)):
        pdf.remove_unreferenced_resources()


def _straighten(pdf: Pdf) -> None:
    """Make a dictionary of resources that a stream carries: some readers take them from it, qpdf stops there."""
    for holder, _ in walk(pdf.Root.Pages):
        if isinstance(carried := holder.get("/Resources"), Stream):
            holder.Resources = Dictionary({key: one for key, one in carried.items() if isinstance(one, Dictionary)})


def _borrows(holder: Object) -> bool:
    """Whether a font draws its glyphs with pictures and fonts of the page, having none of its own."""
    with suppress(PikepdfError):  # damaged: draws nothing
        if holder.get("/Subtype") == Name.Type3 and "/Resources" not in holder:
            return any(_BORROWS.search(glyph.read_bytes()) for glyph in streams_of(holder))
    return False


def streams_of(holder: Object) -> Iterator[Stream]:
    """Streams of drawing instructions: a form or a pattern itself, the glyphs of a font drawn one by one."""
    if isinstance(holder, Stream) and (holder.get("/Subtype") == Name.Form or holder.get("/PatternType") == 1):
        yield holder
    glyphs = holder.get("/CharProcs")
    if isinstance(glyphs, Dictionary):
        yield from (glyph for glyph in glyphs.values() if isinstance(glyph, Stream))


def silence(stream: Stream) -> None:
    """Keep what a stream of instructions draws; one that says nothing else keeps its bytes."""
    with suppress(PikepdfError, UserWarning), warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # damaged: readers show what they can, as with the original
        content = stream.read_bytes()
        shown = _STRING.sub(b"()", content) if len(content) <= LARGEST_READ else b""
        if _SPEAKS.search(shown) or _restores_too_much(shown):
            stream.write(b"\n".join(_drawn(stream)))


def _restores_too_much(shown: bytes) -> bool:
    """Whether a state is restored that was not saved: some readers take that of the sheet, and draw out of it."""
    depths = accumulate(1 if one[0] == b"q" else -1 for one in _STATES.finditer(shown))
    return any(depth < 0 for depth in depths)


def _drawn(stream: Stream) -> Iterator[bytes]:
    kept: list[Any] = []
    saved = 0
    for instruction in parse_content_stream(stream):
        if isinstance(instruction, ContentStreamInlineImage):
            yield unparse_content_stream(kept)
            yield _picture(instruction)
            kept = []
            continue
        operator = str(instruction.operator)
        if operator in _POINTS or (operator == "Q" and not saved):
            continue
        saved += {"q": 1, "Q": -1}.get(operator, 0)
        kept.append(_mark(instruction))
    yield unparse_content_stream(kept)


def _mark(instruction: Any) -> Any:
    """A mark without its properties: the structure that numbered it stays behind. The letters of a ligature stay."""
    tags = [one for one in instruction.operands if isinstance(one, Name)]
    if str(instruction.operator) != "BDC" or len(tags) == len(instruction.operands):
        return instruction
    tag = tags[0] if tags else Name.Span  # readers skip a mark without a tag, then close another
    letters = [one.ActualText for one in instruction.operands if isinstance(one, Dictionary) and _is_ligature(one)]
    if letters:
        return ([tag, Dictionary(ActualText=letters[0])], Operator("BDC"))
    return ([tag], Operator("BMC"))


def _is_ligature(properties: Dictionary) -> bool:
    """Whether these properties say which letters a glyph draws: without them « office » would not be found."""
    text = str(properties.get("/ActualText", ""))
    return 0 < len(text) <= _LIGATURE and all(unicodedata.category(char)[0] in "LM" for char in text)


def _picture(instruction: ContentStreamInlineImage) -> bytes:
    written = unparse_content_stream([instruction])
    head, start, photograph = written.partition(_START_OF_JPEG)
    if not start or b"/DCT" not in head:
        return written
    return head + without_metadata(start + photograph.rstrip().removesuffix(b"EI")) + b"\nEI"
