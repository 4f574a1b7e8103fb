"""A clean PDF -> a lighter one for a channel with a size limit: images reduced, never under the floor given.

Density is counted on the whole sheet: an image printed smaller than the sheet keeps more. Black-and-white scans,
small images and images that would not shrink by a fifth are left as they are. Runs in the limited child.
"""

from io import BytesIO

import pikepdf
from msgspec import Struct
from pikepdf import Name, PdfImage, Stream
from PIL import Image

from generator.exhibits.facts import Faits
from generator.exhibits.pdf_inventory import walk
from generator.exhibits.sheet import sheet_turned_as
from generator.pdf import content_of

_WORTH = 0.8  # a copy must weigh less than this share of the image
_SMALLEST = 200  # pixels


class Step(Struct, frozen=True):
    """A rung of the ladder: dots per inch on the sheet, grey or colour, JPEG quality."""

    density: int
    grey: bool
    quality: int

    @property
    def words(self) -> str:
        """The rung in a report."""
        return f"{self.density} points par pouce, {'gris' if self.grey else 'couleur'}"


LADDER = (Step(200, grey=False, quality=80), Step(150, grey=False, quality=75), Step(150, grey=True, quality=70))


def lighten(data: bytes, limit: int) -> tuple[bytes, Faits]:
    """Take the first rung that brings a PDF under ``limit`` bytes, the lightest failing that; ``reduite`` names it."""
    best, words, pages = data, "", 0
    for step in LADDER:
        content, pages = _at(data, step)
        if len(content) < len(best):
            best, words = content, step.words
        if len(best) <= limit:
            break
    return best, Faits(pages=pages, reduite=words)


def _at(data: bytes, step: Step) -> tuple[bytes, int]:
    with pikepdf.open(BytesIO(data)) as pdf:
        for holder, _ in walk(pdf.Root):
            if isinstance(holder, Stream) and holder.get("/Subtype") == Name.Image:
                _reduce(holder, step)
        return content_of(pdf), len(pdf.pages)


def _reduce(stream: Stream, step: Step) -> None:
    if stream.get("/ImageMask") or int(stream.get("/BitsPerComponent", 8)) == 1:
        return
    width, height = int(stream.Width), int(stream.Height)
    if min(width, height) < _SMALLEST:
        return
    try:
        picture = PdfImage(stream).as_pil_image()
    except (pikepdf.PikepdfError, OSError, ValueError, TypeError, KeyError, NotImplementedError):
        return  # a form of image that is not decoded is left as it is
    picture.thumbnail(sheet_turned_as(width, height).pixels(step.density), Image.Resampling.LANCZOS)
    output = BytesIO()
    picture.convert("L" if step.grey else "RGB").save(output, "JPEG", quality=step.quality, optimize=True)
    if len(output.getvalue()) > _WORTH * len(stream.read_raw_bytes()):
        return
    for key in ("/DecodeParms", "/Decode", "/Mask"):
        if key in stream:
            del stream[key]
    stream.write(output.getvalue(), filter=Name.DCTDecode)
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
    stream.ColorSpace = Name.DeviceGray if step.grey else Name.DeviceRGB
