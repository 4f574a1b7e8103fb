"""Draw first pages: ``python -m generator.build.pictures_child``, started by ``pictures`` for what comes from outside.

PDFs come on the standard input, pictures leave on the standard output, each after its length; an empty picture is a
page that could not be drawn. Locked down before the first byte is read: no file of the machine can be opened, its
fonts included, so that a page without its own fonts is drawn alike everywhere.
"""

import io
import sys

import pypdfium2
from PIL import Image

from generator.exhibits.sandbox import lock_down

WIDTH = 200  # pixels: twice what is shown, for sharp screens
QUALITY = 62


def draw(pdf: bytes) -> bytes:
    """Picture of the first page, JPEG, at most one and a half times as high as wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = WIDTH / page.get_width()
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    buffer = io.BytesIO()
    drawn.crop((0, 0, drawn.width, min(drawn.height, WIDTH * 3 // 2))).save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()


def main() -> None:
    """Draw what comes, in order."""
    Image.preinit()  # codecs are imported while files can still be opened
    lock_down()
    inlet, outlet = sys.stdin.buffer, sys.stdout.buffer
    while len(head := inlet.read(8)) == 8:
        picture = _attempt(inlet.read(int.from_bytes(head, "big")))
        outlet.write(len(picture).to_bytes(8, "big") + picture)
        outlet.flush()


def _attempt(pdf: bytes) -> bytes:
    try:
        return draw(pdf)
    except Exception:  # noqa: BLE001 - whatever a hostile page provokes, it costs its picture only
        return b""


if __name__ == "__main__":
    main()
