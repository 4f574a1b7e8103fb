"""Pictures of pages of a clean PDF: to recognise their text, or to be known at a glance. Runs in the limited child.

No file of the machine can be opened there, its fonts included: a page without its own fonts is drawn alike everywhere.
"""

from functools import partial
from io import BytesIO

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from generator.exhibits.facts import Faits
from generator.exhibits.ocr import DENSITY
from generator.exhibits.protocol import Draw, Preview, Read, Reader
from generator.exhibits.refusals import refuse
from generator.exhibits.sheet import POINTS

WIDTH = 200  # pixels of a preview: twice what is shown, for sharp screens
_QUALITY = 62


def prepare(asked: Draw | Preview) -> Reader:
    """Give the reader that draws pages, its codecs loaded; nothing is drawn yet, or its engine would list the fonts."""
    Image.preinit()
    return partial(picture, asked)


def picture(asked: Draw | Preview, data: bytes) -> Read:
    """Draw a page, in grey and turned; or a preview.

    Raises:
        RefusedError: the page cannot be drawn.
    """
    try:
        return draw(data) if isinstance(asked, Preview) else _to_recognise(asked, data), Faits(pages=1), []
    except PdfiumError as error:
        raise refuse("corrompu", "page non dessinée") from error


def draw(data: bytes) -> bytes:
    """Preview of the first page, JPEG, at most one and a half times as high as wide.

    Raises:
        PdfiumError: the page cannot be drawn.
    """
    with PdfDocument(data) as pdf:
        page = pdf[0]
        scale = WIDTH / page.get_width()
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    output = BytesIO()
    drawn.crop((0, 0, drawn.width, min(drawn.height, WIDTH * 3 // 2))).save(output, "JPEG", quality=_QUALITY)
    return output.getvalue()


def _to_recognise(asked: Draw, data: bytes) -> bytes:
    with PdfDocument(data) as pdf:
        drawn = pdf[asked.page - 1].render(scale=DENSITY / POINTS, grayscale=True).to_pil()
    output = BytesIO()
    drawn.rotate(-asked.turn, expand=True).save(output, "PNG", compress_level=1)
    return output.getvalue()
