"""A JPEG without what it does not paint: where it was taken, by what, by whom; its pixels stay to the bit."""

_KEPT_SEGMENTS = (b"JFIF\x00", b"ICC_PROFILE\x00", b"Adobe")


def without_metadata(jpeg: bytes) -> bytes:
    """Remove the segments of a JPEG that do not paint: EXIF, XMP, comments, thumbnails, maker notes."""
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
    end = jpeg.find(b"\xff\xd9", position)  # what follows the end of the image is not the image
    return bytes(kept) + jpeg[position : end + 2 if end > 0 else len(jpeg)]


def _paints(marker: int, segment: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return any(segment[4:].startswith(name) for name in _KEPT_SEGMENTS)
    return marker != 0xFE  # a comment
