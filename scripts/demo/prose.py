"""Long texts of the exhibits, kept beside the code: articles separated by blank lines, the first line is the title."""

from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "textes"


def articles(name: str) -> list[tuple[str, str]]:
    """Read ``textes/<name>.txt`` as (title, text) pairs."""
    blocks = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [(title, " ".join(text.split())) for title, _, text in (block.partition("\n") for block in blocks)]
