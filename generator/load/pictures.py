"""Whether a picture can be printed: a letter with one that cannot would be stopped, as if by a fault of ours.

The office is loaded by every command, and to decode a logo takes as long as the rest of it. A PNG bears the sum of each
of its parts: those right, and its rows all there once unpacked, it is whole. Any other is decoded.
"""

import zlib
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from warnings import catch_warnings

LARGEST = 25_000_000  # pixels: a sheet of A4 at 600 dpi has 35 million, and a logo is six centimetres wide
_HEAVIEST = 20 * 2**20  # bytes of a PNG that is looked through
_PRINTED = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"})  # kinds of colours that a page takes
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTHS = {0: {1, 2, 4, 8}, 2: {8}, 3: {1, 2, 4, 8}, 4: {8}, 6: {8}}  # bits of a sample, by kind of colours
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by kind of colours
_FILTERS = 5  # ways a row may be written
_PARTS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"gAMA", b"sRGB", b"cHRM", b"bKGD", b"tIME"})
_AROUND = 12  # bytes of a part beside what it holds: its length, its name, its sum


def prints(path: Path) -> bool:
    """Whether a letter can print the picture of a file; a drawing or a page renamed, a copy cut short are none."""
    seen = path.stat()
    return _prints(path, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


@lru_cache(maxsize=256)
def _prints(path: Path, size: int, *_as_it_is: int) -> bool:
    """The same, once for each state of the file: « servir » loads the office at every save."""
    try:
        return (size <= _HEAVIEST and _is_plain_png(path.read_bytes())) or _decodes(path)
    except OSError:  # it cannot be read
        return False


def _is_plain_png(content: bytes) -> bool:
    """Whether it is a PNG, whole and of a kind that a page takes, that holds its picture and nothing else."""
    parts: list[bytes] = []
    place = len(_SIGNATURE)
    while content.startswith(_SIGNATURE) and place < len(content):
        end = place + _AROUND + int.from_bytes(content[place : place + 4])
        part, told = content[place + 4 : end - 4], content[end - 4 : end]
        if end > len(content) or zlib.crc32(part) != int.from_bytes(told):
            return False
        parts.append(part)
        place = end
    names = [name for name, _ in groupby(part[:4] for part in parts)]  # the picture itself is cut in parts
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or not _PARTS.issuperset(names) or names.count(b"IDAT") != 1:
        return False
    head = parts[0][4:]
    width, height, (depth, colours) = int.from_bytes(head[:4]), int.from_bytes(head[4:8]), head[8:10]
    drawn = colours != 3 or b"PLTE" in names  # a palette
    if not (0 < width * height <= LARGEST and drawn and depth in _DEPTHS.get(colours, ()) and head[10:] == bytes(3)):
        return False
    row = 1 + (width * depth * _SAMPLES[colours] + 7) // 8
    return _holds(b"".join(part[4:] for part in parts if part[:4] == b"IDAT"), row, height)


def _holds(packed: bytes, row: int, count: int) -> bool:
    """Whether rows of so many bytes, each with the way it is written, are all there and nothing else."""
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(packed, row * count + 1)
    except zlib.error:
        return False
    return stream.eof and len(rows) == row * count and max(rows[::row]) < _FILTERS


def _decodes(path: Path) -> bool:
    """Whether it is a PNG or a JPEG of a kind that a page takes, decoded whole."""
    from PIL import Image, ImageFile  # noqa: PLC0415 - paid by who has such a logo alone

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # the engine of pages is
    try:
        with catch_warnings(action="ignore"), Image.open(path, formats=("PNG", "JPEG")) as picture:
            printable = picture.mode in _PRINTED and picture.width * picture.height <= LARGEST
            if printable:
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return printable
