"""Scans and photographs: pages rendered to pixels, then spoiled the way machines and telephones spoil them.

Noise comes from a hash of a seed, never from a generator with hidden state; JPEG, EXIF and PDF dates are fixed.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

import img2pdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scripts.demo.bytes import repacked

Point = tuple[float, float]


@dataclass(frozen=True)
class Scanner:
    """How a scanner treats its pages: ``skew`` in degrees per page (repeated), ``quality`` of the JPEG."""

    dpi: int = 130
    skew: tuple[float, ...] = (0.7, -0.4, 0.3)
    quality: int = 48
    shade: int = 26
    holes: bool = False
    colour: bool = False


def render(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Render every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def digits(seed: str, length: int) -> bytes:
    """Bytes that look random and depend on the seed alone."""
    return hashlib.shake_256(seed.encode()).digest(length)


def grain(size: tuple[int, int], seed: str, strength: int) -> Image.Image:
    """Noise around mid-grey, of the given strength in levels."""
    noise = Image.frombytes("L", size, digits(seed, size[0] * size[1]))
    return noise.point([128 + (level - 128) * strength // 128 for level in range(256)])


def scan(pdf: bytes, seed: str, scanner: Scanner | None = None) -> bytes:
    """Scan a printed document: skewed grey pages without text layer, in a PDF."""
    settings = scanner or Scanner()
    pages = [
        _scanned(page, f"{seed}/{rank}", settings, settings.skew[rank % len(settings.skew)])
        for rank, page in enumerate(render(pdf, settings.dpi))
    ]
    return images_to_pdf(pages)


def images_to_pdf(pages: Sequence[bytes]) -> bytes:
    """Wrap JPEG pages in a PDF of A4 pages, untouched."""
    a4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
    wrapped = img2pdf.convert(list(pages), layout_fun=img2pdf.get_layout_fun(a4), nodate=True)
    return repacked(wrapped)  # img2pdf draws its identifier at random


def _scanned(page: Image.Image, seed: str, settings: Scanner, skew: float) -> bytes:
    paper = (247, 246, 241)
    sheet = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=paper)
    if settings.holes:
        _punch(sheet)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.6))
    sheet = ImageChops.multiply(sheet, _edge(sheet.size, settings.shade).convert("RGB"))
    if settings.colour:
        speckled = ImageChops.add(sheet, grain(sheet.size, seed, 9).convert("RGB"), 1, -128)
    else:
        speckled = ImageChops.add(sheet.convert("L"), grain(sheet.size, seed, 10), 1, -128)
    _dust(speckled, seed)
    return jpeg(speckled, settings.quality, settings.dpi)


def _punch(sheet: Image.Image) -> None:
    draw = ImageDraw.Draw(sheet)
    unit = sheet.width / 210
    for height in (108, 188):
        place = (8 * unit, height * unit, 14 * unit, (height + 6) * unit)
        draw.ellipse(place, fill=(70, 68, 66), outline=(120, 118, 114))


def _edge(size: tuple[int, int], shade: int) -> Image.Image:
    """The grey of a lid that does not close: darker towards the right and the bottom."""
    across = Image.new("L", (32, 32))
    across.putdata(
        [
            255 - shade * max(0, column - 26) // 6 - shade * max(0, row - 28) // 6
            for row in range(32)
            for column in range(32)
        ]
    )
    return across.resize(size, Image.Resampling.BILINEAR)


def _dust(sheet: Image.Image, seed: str) -> None:
    draw = ImageDraw.Draw(sheet)
    specks = digits(f"dust/{seed}", 96)
    for start in range(0, len(specks), 4):
        across, down, width, level = specks[start : start + 4]
        x, y, side = across * sheet.width // 256, down * sheet.height // 256, 1 + width % 2
        tone = 90 + level % 90
        draw.ellipse((x, y, x + side, y + side), fill=tone if sheet.mode == "L" else (tone, tone, tone))


@dataclass(frozen=True)
class Shot:
    """A photograph: ``corners`` of the paper in the picture (from the top left, clockwise), as parts of its size."""

    taken: str  # 2026:07-27 as EXIF writes it: « 2026:07:27 09:14:55 »
    corners: tuple[Point, Point, Point, Point] = ((0.13, 0.07), (0.88, 0.045), (0.945, 0.95), (0.06, 0.965))
    size: tuple[int, int] = (1080, 1440)
    orientation: int = 6  # EXIF: how the viewer must turn the pixels
    desk: tuple[int, int, int] = (112, 86, 62)
    light: Point = (0.25, 0.2)
    quality: int = 62


def photograph(pdf: bytes, seed: str, shot: Shot) -> bytes:
    """Photograph the first page lying on a table: perspective, uneven light, grain, and pixels turned as EXIF says."""
    paper = render(pdf, 118)[0]
    size = shot.size
    desk = _desk(size, shot.desk, seed)
    corners = [(x * size[0], y * size[1]) for x, y in shot.corners]
    coefficients = _perspective(corners, paper.size)
    laid = paper.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    shadow = mask.filter(ImageFilter.GaussianBlur(14)).point([level * 45 // 100 for level in range(256)])
    desk.paste((25, 20, 16), (10, 14), shadow)
    desk.paste(laid, (0, 0), mask.filter(ImageFilter.GaussianBlur(0.8)))
    picture = ImageChops.multiply(desk, _light(size, shot.light))
    picture = ImageChops.add(
        picture.filter(ImageFilter.GaussianBlur(0.7)), grain(size, seed, 11).convert("RGB"), 1, -128
    )
    turned = {1: None, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
    turn = turned[shot.orientation]
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Exemple", "Telephone fictif 3"
    exif[0x0112], exif[0x0132] = shot.orientation, shot.taken
    exif.get_ifd(0x8769)[0x9003] = shot.taken
    return jpeg(picture.transpose(turn) if turn is not None else picture, shot.quality, 72, exif.tobytes())


def _desk(size: tuple[int, int], colour: tuple[int, int, int], seed: str) -> Image.Image:
    """A wooden table: long streaks of a few tones."""
    streaks = Image.frombytes("L", (8, 90), digits(f"desk/{seed}", 720)).resize(size, Image.Resampling.BICUBIC)
    tones = streaks.point([215 + level * 40 // 255 for level in range(256)]).convert("RGB")
    return ImageChops.multiply(Image.new("RGB", size, colour), tones)


def _light(size: tuple[int, int], source: Point) -> Image.Image:
    """A lamp on one side: brightest around the source, dimmer away from it."""
    steps = 24
    levels = []
    for row in range(steps):
        for column in range(steps):
            away = abs(column / steps - source[0]) + abs(row / steps - source[1])
            levels.append(max(168, 254 - int(away * 64)))
    lamp = Image.new("L", (steps, steps))
    lamp.putdata(levels)
    smooth = lamp.resize(size, Image.Resampling.BICUBIC)
    warm = smooth.point([level * 97 // 100 for level in range(256)])
    cold = smooth.point([level * 90 // 100 for level in range(256)])
    return Image.merge("RGB", (smooth, warm, cold))


def _perspective(corners: Sequence[Point], source: tuple[int, int]) -> list[float]:
    """Coefficients that map the picture's ``corners`` back to the corners of the paper (Gauss-Jordan, 8 unknowns)."""
    width, height = source
    targets = [(0, 0), (width, 0), (width, height), (0, height)]
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, targets, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        scale = rows[column][column]
        rows[column] = [value / scale for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * lead for value, lead in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]


def jpeg(picture: Image.Image, quality: int, dpi: int, exif: bytes = b"") -> bytes:
    """Encode a picture, always the same way."""
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True, exif=exif)
    return stream.getvalue()
