"""A JPEG without what it does not paint: where it was taken, by what, by whom; its pixels stay to the bit."""

END = b"\xff\xd9"  # of the image
_KEPT_SEGMENTS = (b"JFIF\x00", b"ICC_PROFILE\x00", b"Adobe")


def without_metadata(jpeg: bytes) -> bytes:
    """Remove the segments of a JPEG that do not paint: EXIF, XMP, comments, thumbnails, maker notes."""
    head, start = _head(jpeg)
    end = jpeg.find(END, start)  # what follows the end of the image is not the image
    return head + jpeg[start : end + 2 if end > 0 else len(jpeg)]


def lacks_its_end(jpeg: bytes) -> bool:
    """Whether the mark of the end was lost; that of a thumbnail is none."""
    return END not in jpeg[_head(jpeg)[1] :]


def next_restart(jpeg: bytes) -> bytes:
    """The mark that would start the next strip of pixels: without it a reader skips what follows a whole strip."""
    start = _head(jpeg)[1]
    marks = [bytes((0xFF, 0xD0 + rank)) for rank in range(8)]
    places = [jpeg.rfind(mark, start) for mark in marks]
    return marks[(places.index(max(places)) + 1) % 8 if max(places) > 0 else 0]


def _head(jpeg: bytes) -> tuple[bytes, int]:
    """What paints before the pixels, and where those start."""
    kept, position = bytearray(jpeg[:2]), 2
    while position + 4 <= len(jpeg):
        marker = jpeg[position + 1]
        if jpeg[position] != 0xFF or marker in {0x00, 0xFF}:  # padding, or what a segment holds beyond its length
            position += 1
            continue
        if marker == 0xDA:  # start of the scan: the rest is pixels
            break
        length = 2 + int.from_bytes(jpeg[position + 2 : position + 4], "big")
        segment = jpeg[position : position + length]
        if _paints(marker, segment):
            kept += segment
        position += length
    return bytes(kept), position


def _paints(marker: int, segment: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return any(segment[4:].startswith(name) for name in _KEPT_SEGMENTS)
    return marker != 0xFE  # a comment
