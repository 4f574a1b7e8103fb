"""What the vendored fonts can print; a character they lack is refused by name, never borrowed from the machine."""

import unicodedata
from pathlib import Path

from generator.resources import of_office, resolve

FACES = {
    "Recouvre Serif": {
        ("normal", "normal"): "SourceSerif4-Regular.ttf",
        ("italic", "normal"): "SourceSerif4-It.ttf",
        ("normal", "bold"): "SourceSerif4-Semibold.ttf",
        ("italic", "bold"): "SourceSerif4-SemiboldIt.ttf",
    },
    "Recouvre Sans": {
        ("normal", "normal"): "SourceSans3-Regular.ttf",
        ("italic", "normal"): "SourceSans3-It.ttf",
        ("normal", "bold"): "SourceSans3-Semibold.ttf",
    },
}  # family -> (style, weight) -> file of templates/polices; polices.css says the same to WeasyPrint

_LAYOUT = frozenset("\n\t")


def font_files(root: Path | None = None) -> tuple[Path, ...]:
    """Paths of every face."""
    names = [name for faces in FACES.values() for name in faces.values()]
    return tuple(resolve(f"templates/polices/{name}", root) for name in names)


@of_office
def printable(root: Path | None = None) -> frozenset[str]:
    """Characters that every face can print, whatever the style; never a control or an invisible mark."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - heavy: read only when a document is made

    covers = []
    for path in font_files(root):
        with TTFont(path, lazy=True) as font:
            covers.append({chr(code) for code in font["cmap"].getBestCmap()})
    visible = {one for one in set.intersection(*covers) if unicodedata.category(one) not in {"Cc", "Cf"}}
    return frozenset(visible) | _LAYOUT


def unprintable(text: str, root: Path | None = None) -> tuple[str, ...]:
    """Characters of ``text`` that cannot be printed, sorted."""
    return tuple(sorted(set(text) - printable(root)))


def name_of(character: str) -> str:
    """Name a character for people: « 漢 » (U+6F22)."""
    code = f"U+{ord(character):04X}"
    visible = unicodedata.category(character)[0] not in {"C", "Z", "M"}
    return f"« {character} » ({code})" if visible else code
