"""Our own fonts in the PDFs we write by hand: measured, subset, embedded, with their text readable back.

Only the glyphs used are embedded; the subset keeps glyph numbers, so text can be written before the font is.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from generator.resources import resolve

REGULAR = "SourceSans3-Regular"
BOLD = "SourceSans3-Semibold"
_LAYOUT = {"GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT"}  # letters stand one by one here
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Police:
    """One font of ``templates/polices``, read once; ``start`` a file, encode its texts, ``embed`` at the end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._widths: dict[str, float] = {}
        self._subsets: dict[tuple[int, ...], bytes] = {}
        self._data = resolve(f"templates/polices/{name}.ttf").read_bytes()
        font = self._read()
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._numbers: dict[str, int] = font.getReverseGlyphMap()
        units = font["head"].unitsPerEm
        self._advances: dict[str, float] = {
            glyph: 1000 * advance / units for glyph, (advance, _) in font["hmtx"].metrics.items()
        }
        self._metrics = {
            "Ascent": 1000 * font["hhea"].ascent // units,
            "Descent": 1000 * font["hhea"].descent // units,
            "CapHeight": 1000 * font["OS/2"].sCapHeight // units,
            "box": [1000 * edge // units for edge in
                    (font["head"].xMin, font["head"].yMin, font["head"].xMax, font["head"].yMax)],
        }  # fmt: skip

    def _read(self) -> TTFont:
        return TTFont(BytesIO(self._data), recalcTimestamp=False, recalcBBoxes=False, lazy=True)

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        return sum(map(self._advance, text)) * size / 1000

    def _advance(self, char: str) -> float:
        return self._widths[char] if char in self._widths else self._measured(char)

    def _measured(self, char: str) -> float:
        self._widths[char] = self._advances[self._glyph(char)]
        return self._widths[char]

    def _glyph(self, char: str) -> str:
        return self._glyphs.get(ord(char), ".notdef")

    def number(self, char: str) -> int:
        """Number of the glyph of a character; 0 when the font lacks it."""
        return self._numbers[self._glyph(char)]

    def embedded(self, pdf: Pdf, font: Object, used: dict[int, str]) -> None:
        """Fill an empty indirect dictionary with the font, cut to the glyphs used (number -> character)."""
        kept = tuple(sorted(used))
        if kept not in self._subsets:
            self._subsets[kept] = self._subset(used)
        file = pdf.make_stream(self._subsets[kept])
        tag = "AAAAAA+" + self.name
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/" + tag), Flags=4, ItalicAngle=0, StemV=80, FontFile2=file,
            FontBBox=Array(self._metrics["box"]), Ascent=self._metrics["Ascent"],
            Descent=self._metrics["Descent"], CapHeight=self._metrics["CapHeight"],
        )  # fmt: skip
        widths: list[Object | int] = []
        for number in sorted(used):
            widths += [number, Array([round(self._advances[self._glyph(used[number])])])]
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/" + tag), CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor), W=Array(widths), DW=1000,
        )  # fmt: skip
        entries = {
            "/Type": Name.Font, "/Subtype": Name.Type0, "/BaseFont": Name("/" + tag), "/Encoding": Name("/Identity-H"),
            "/DescendantFonts": Array([pdf.make_indirect(descendant)]),
            "/ToUnicode": pdf.make_stream(_to_unicode(used)),
        }  # fmt: skip
        for key, value in entries.items():
            font[key] = value

    def _subset(self, used: dict[int, str]) -> bytes:
        font = self._read()
        for table in _LAYOUT & set(font.keys()):
            del font[table]
        options = Options(
            retain_gids=True, hinting=False, layout_features=[], name_IDs=[], notdef_outline=True, glyph_names=False,
            recalc_bounds=False, recalc_timestamp=False,
        )  # fmt: skip
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(char) for char in used.values()])
        subsetter.subset(font)
        output = BytesIO()
        font.save(output, reorderTables=True)
        return output.getvalue()


class Ink:
    """One font inside one PDF being written: encodes texts and remembers what it used.

    ``alphabet`` are characters embedded in any case: with the same ones, many files share one subset.
    """

    def __init__(self, police: Police, pdf: Pdf, alphabet: Iterable[str] = ()) -> None:
        self.police = police
        self.pdf = pdf
        self.font = pdf.make_indirect(Dictionary())
        self._used = {police.number(char): char for char in sorted(alphabet, reverse=True)}
        self._codes: dict[str, str] = {}
        self.missing = 0

    def show(self, text: str, x: float, y: float, size: float) -> str:
        """Operators that write a text at a point; the font is named after the police, without its hyphen."""
        return f"/{self.resource} {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{self._encode(text)}> Tj"

    def placed(self, text: str, cosines: str, x: float, y: float, size: float) -> str:
        """Same, in a direction: the first four numbers of the text matrix."""
        return f"/{self.resource} {size:.2f} Tf {cosines} {x:.2f} {y:.2f} Tm <{self._encode(text)}> Tj"

    @property
    def resource(self) -> str:
        """Name of the font in the resources of a page."""
        return self.police.name.replace("-", "")

    def _encode(self, text: str) -> str:
        return "".join([self._codes[char] if char in self._codes else self._code(char) for char in text])

    def _code(self, char: str) -> str:
        number = self.police.number(char)
        self._used.setdefault(number, char)
        if number == 0:
            self.missing += 1
            return "0000"
        self._codes[char] = f"{number:04X}"
        return self._codes[char]

    def form(self, operators: str, box: Object, **resources: Any) -> Object:
        """A form that these operators draw, with this font and other resources."""
        named = Dictionary(Font=Dictionary({f"/{self.resource}": self.font}), **resources)
        return self.pdf.make_stream(
            operators.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=named
        )

    def close(self) -> None:
        """Embed the font; nothing may be written after."""
        self.police.embedded(self.pdf, self.font, self._used)


def printable(text: str) -> str:
    """Drop what has no shape on paper: controls, direction marks, zero-width characters."""
    return _CONTROL.sub("", text.replace("\t", "    "))


def _to_unicode(used: dict[int, str]) -> bytes:
    pairs = [f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for number, char in sorted(used.items())]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
