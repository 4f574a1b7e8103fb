"""Read a PDF back, by poppler and pikepdf, as a reader does."""

import subprocess
from io import BytesIO
from pathlib import Path

from pikepdf import OutlineItem, Pdf


def page_texts(pdf: Path) -> list[str]:
    """Text of each page, in reading order, spaces collapsed."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def bookmarks(content: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of every bookmark."""
    with Pdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, start=1)}
        found: list[tuple[int, str, int]] = []

        def walk(items: list[OutlineItem], depth: int) -> None:
            for item in items:
                assert item.destination is not None
                found.append((depth, item.title, ranks[item.destination[0].objgen]))  # type: ignore[index]
                walk(item.children, depth + 1)

        walk(outline.root, 0)
        return found
