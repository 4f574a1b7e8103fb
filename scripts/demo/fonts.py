"""The fonts of the exhibits: vendored subsets, nothing from the machine; a letter they lack is an error."""

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent / "polices"
SANS, SERIF, MONO, BUREAU, MODERNE = "DemoSans", "DemoSerif", "DemoMono", "DemoBureau", "DemoModerne"
_LETTERS: dict[str, frozenset[str]] = {}


def face_name(family: str, style: str) -> str:
    """Name of a face (``Regular``, ``Bold``, ``Italic``); the regular one when the family lacks the style."""
    name = f"{family}-{style}"
    return name if name in _LETTERS else f"{family}-Regular"


def known(face: str, text: str) -> str:
    """Return the face if it draws every letter of the text.

    Raises:
        ValueError: a letter is missing from the font.
    """
    missing = set(text) - _LETTERS[face]
    if missing:
        raise ValueError(f"{face} cannot draw {sorted(missing)} in {text!r}")
    return face


def _register() -> None:
    for path in sorted(FOLDER.glob("*.ttf")):
        font = TTFont(path.stem, str(path))
        pdfmetrics.registerFont(font)
        _LETTERS[path.stem] = frozenset(chr(code) for code in font.face.charToGlyph)
    for face in [name for name in _LETTERS if name.endswith("-Regular")]:
        bold, italic = (face_name(face.removesuffix("-Regular"), style) for style in ("Bold", "Italic"))
        pdfmetrics.registerFontFamily(face, face, bold, italic, bold)


_register()
