"""Photographs and scans -> PDF pages: upright, without metadata, not recompressed unless too large.

A JPEG keeps its pixels to the bit (only its metadata segments are removed; a rotation becomes that of the page);
anything above 300 dots per inch on the sheet is reduced and the copy says so.
"""

import hashlib
import warnings
from collections.abc import Iterator
from io import BytesIO

import img2pdf
import pi_heif
from PIL import ExifTags, Image, ImageCms, ImageOps, ImageSequence

from generator.exhibits.facts import Faits
from generator.exhibits.jpeg import END, lacks_its_end, next_restart, without_metadata
from generator.exhibits.pdf_inventory import SMALLEST
from generator.exhibits.refusals import refuse
from generator.exhibits.sheet import LONGEST, POINTS, sheet_turned_as

MOST_MEGAPIXELS = 60
MOST_FRAMES = 500
DENSITY = 300  # dots per inch, the most a sheet needs
SCREEN_DENSITY = 150  # at which an image without a physical size is printed at most
_QUALITY = 90
_SIXTEEN_BITS = 0xFFFF
_UNEVEN, _ABSURD = 1.2, 4.0  # how much wider than high the dots of a scan may be said to be
_FILLED = 8  # zeros that no picture ends with: a file made as long as the whole, whose end never came
_TAILS = tuple(bits * 4096 for bits in (b"\x00", b"\x55", b"\xaa", b"\xfe"))  # more than a square of pixels holds
_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, RuntimeError)  # what reading raises
_ON_ITS_SIDE = range(5, 9)  # orientations
_TURNS = {1: img2pdf.Rotation.none, 3: img2pdf.Rotation["180"], 6: img2pdf.Rotation["90"], 8: img2pdf.Rotation["270"]}


def to_pdf(data: bytes, kind: str) -> tuple[bytes, Faits]:
    """Make a PDF of an image file of a known kind (``jpeg``, ``png``, ``gif``, ``tiff``, ``heic``, ``webp``).

    Raises:
        RefusedError: unreadable, or more than 60 megapixels.
    """
    pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _convert(_ended(data) if kind == "jpeg" else data, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refuse("pixels", f"plus de {MOST_MEGAPIXELS}") from None
    except _DAMAGED as error:
        raise refuse("image", " ".join(str(error).split())[:120]) from error
    except img2pdf.ImageOpenError as error:
        raise refuse("image", "format") from error


def _convert(data: bytes, kind: str) -> tuple[bytes, Faits]:
    with Image.open(BytesIO(data), formats=["HEIF" if kind == "heic" else kind.upper()]) as image:
        _check_pixels(image)
        orientation, located = _exif(image)
        size = f"{image.width} x {image.height}"
        small = int(max(image.size) > LONGEST * min(image.size))
        if (
            image.format in {"JPEG", "MPO"}
            and orientation in _TURNS
            and _fits(image, orientation)
            and image.mode in {"L", "RGB"}
            and _told(image)
        ):
            image.load()  # kept as it is, if it is whole: half a photograph would be shown as one
            pages, reduced = [(without_metadata(data), orientation)], ""
        else:
            frames = [_frame(frame) for frame in _frames(image)]
            pages = [(content, 1) for content, _ in frames]
            reduced = next((note for _, note in frames if note), "")
    turned = int(orientation != 1)
    return _assemble(pages), Faits(gps=located, pixels=size, reduite=reduced, tournees=turned, rapetissees=small)


def _ended(jpeg: bytes) -> bytes:
    """A photograph that lost nothing but the mark of its end, with this mark, as every reader shows it.

    Its pixels are all there when they stay the same whatever bits would follow. One drawn in several passes is left
    as it is: a pass may have been lost.
    """
    if not lacks_its_end(jpeg):
        return jpeg
    known = jpeg.removesuffix(END[:1])
    received = known.rstrip(b"\x00")
    if len(known) - len(received) > _FILLED:
        known = received
    shown = set()
    for tail in (*_TAILS, *(next_restart(known) + tail for tail in _TAILS)):
        with Image.open(BytesIO(known + tail + END), formats=["JPEG"]) as image:
            _check_pixels(image)
            if image.info.get("progressive"):
                return jpeg
            shown.add(hashlib.sha256(image.tobytes()).digest())
    return jpeg if len(shown) > 1 else known + END


def _exif(image: Image.Image) -> tuple[int, bool]:
    """Orientation (1 to 8), and whether a position is recorded; damaged metadata is as none."""
    try:
        exif = image.getexif()
        return int(exif.get(ExifTags.Base.Orientation, 1)), bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except _DAMAGED:
        return 1, False


def _told(image: Image.Image) -> bool:
    """Whether what it says of its colours, if anything, can be read: readers show it without a damaged profile."""
    try:
        profile = image.info.get("icc_profile")
        return not profile or bool(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except _DAMAGED:
        return False


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    count = getattr(image, "n_frames", 1)
    if count > 1 and image.format in {"GIF", "WEBP"}:
        raise refuse("animee")
    if count > MOST_FRAMES:
        raise refuse("trop-d-images", count)
    if image.format != "TIFF":
        yield image
        return
    for frame in ImageSequence.Iterator(image):
        _check_pixels(frame)
        yield frame


def _frame(image: Image.Image) -> tuple[bytes, str]:
    """Encode one frame: black and white and drawings without loss, photographs as JPEG."""
    photographic = image.format in {"JPEG", "MPO", "HEIF", "WEBP"}
    density = _density(image)  # before it is turned
    upright = _squared(_flat(ImageOps.exif_transpose(image)), *density)
    reduced = upright.copy()
    reduced.thumbnail(sheet_turned_as(*upright.size).pixels(DENSITY), Image.Resampling.LANCZOS)
    note = f"{reduced.width} x {reduced.height}" if reduced.size != upright.size else ""
    reduced.info.clear()
    output = BytesIO()
    if photographic:
        reduced.convert("RGB").save(output, "JPEG", quality=_QUALITY, subsampling=0)
    elif reduced.mode == "1":
        reduced.save(output, "TIFF", compression="group4")
    else:
        reduced.save(output, "PNG", optimize=False)
    return output.getvalue(), note


def _density(image: Image.Image) -> tuple[float, float]:
    """Dots an inch a scan says it has, across and up once it is upright; the same both ways when it does not say."""
    across, up = image.info.get("dpi") or image.info.get("resolution") or (1, 1)
    if image.format != "TIFF" or not (across and up):
        return 1, 1
    lies_on_its_side = _exif(image)[0] in _ON_ITS_SIDE
    return (float(up), float(across)) if lies_on_its_side else (float(across), float(up))


def _squared(image: Image.Image, across: float, up: float) -> Image.Image:
    """A picture whose dots are as high as wide: a fax sends half the lines of a sheet."""
    if not _UNEVEN <= max(across / up, up / across) <= _ABSURD:
        return image
    size = (
        (image.width, round(image.height * across / up))
        if across > up
        else (round(image.width * up / across), image.height)
    )
    return image.resize(size, Image.Resampling.NEAREST if image.mode == "1" else Image.Resampling.BICUBIC)


def _flat(image: Image.Image) -> Image.Image:
    """Bring any mode to black and white, grey or colour, on a white sheet where it is transparent."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        sheet = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(sheet, layered).convert("RGB")
    if image.mode in {"1", "L", "RGB"}:
        return image
    if image.mode.startswith(("I", "F")):
        return _grey(image)
    return image.convert("RGB")


def _grey(image: Image.Image) -> Image.Image:
    """Bring deep greys to those of paper: sixteen bits over their whole range, others from their darkest to white."""
    sixteen = image.mode.startswith("I;16")
    deep = image if image.mode in {"I", "I;16", "F"} else image.convert("I")
    found = () if sixteen else (edge for edge in deep.getextrema() if not isinstance(edge, tuple))
    low, high = (float(edge) for edge in found or (0, _SIXTEEN_BITS))
    scale = 255 / ((high - low) or 1)
    return deep.point(lambda shade: shade * scale + (255 - high * scale)).convert("L")


def _fits(image: Image.Image, orientation: int) -> bool:
    width, height = image.size if orientation in {1, 3} else image.size[::-1]
    sheet = sheet_turned_as(width, height)
    return width * POINTS <= sheet.content_width * DENSITY and height * POINTS <= sheet.content_height * DENSITY


def _check_pixels(image: Image.Image) -> None:
    megapixels = image.width * image.height / 1_000_000
    if megapixels > MOST_MEGAPIXELS:
        raise refuse("pixels", f"{megapixels:.0f}")


def _assemble(pages: list[tuple[bytes, int]]) -> bytes:
    turns = {_TURNS[orientation] for _, orientation in pages}
    (turn,) = turns  # one file has one orientation; frames are already upright
    result = img2pdf.convert(
        [content for content, _ in pages], layout_fun=_layout, nodate=True, rotation=turn, engine=img2pdf.Engine.pikepdf
    )
    return bytes(result)


def _layout(width: int, height: int, _density: object) -> tuple[float, float, float, float]:
    """Size of the page for an image in pixels: its sheet, or smaller when it has few pixels."""
    sheet = sheet_turned_as(width, height)
    scale = min(POINTS / SCREEN_DENSITY, sheet.content_width / width, sheet.content_height / height)
    if min(width, height) * scale < SMALLEST:
        raise refuse("minuscule", f"{width} x {height}")
    return width * scale, height * scale, width * scale, height * scale
