"""Words from files (names of attachments, titles) may hold characters our fonts lack: shown as « ? », and said."""

from pathlib import Path

from generator.render.glyphs import printable


def legible(text: str, root: Path | None = None) -> str:
    """Replace what cannot be printed; the finding comes from ``unprintable`` on the same text."""
    known = printable(root)
    return "".join(char if char in known else "?" for char in text)
