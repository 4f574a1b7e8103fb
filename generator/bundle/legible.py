"""Words from files (names of attachments, titles) may hold characters our fonts lack: shown as « ? », and said."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.render import html, pdf
from generator.render.glyphs import printable
from generator.render.own import printing

_STYLE = "liasse.css"


def filled(template: str, context: Mapping[str, Any], root: Path) -> str:
    """Fill a template of the liasse."""
    return legible(html(template, context, root), root)


def sheets(template: str, page: str, root: Path, *, tagged: bool = True) -> bytes:
    """Print what a template of the liasse gave; without tags where it takes the place of a page of a pièce."""
    with printing(root, template, _STYLE):
        return pdf(page, style=_STYLE, root=root, tagged=tagged)


def legible(text: str, root: Path) -> str:
    """Replace what cannot be printed; the finding comes from ``unprintable`` on the same text."""
    known = printable(root)
    return "".join(char if char in known else "?" for char in text)
