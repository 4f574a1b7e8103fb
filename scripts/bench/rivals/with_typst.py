"""Typst on the words of our letters: one warm compiler. Stands alone: run by ``make bench`` in its own environment."""

import json
import statistics
import sys
import time
from pathlib import Path

import typst  # type: ignore[import-not-found]  # in its own environment only

HEAD = '#set page(paper: "a4", margin: 2.2cm)\n#set text(lang: "fr", size: 10pt)\n'


def quoted(text: str) -> str:
    """A text as a string of Typst's language."""
    return json.dumps(text, ensure_ascii=False)


def source(blocks: list[list[str] | str]) -> str:
    """The letter in Typst: paragraphs, and tables for rows."""
    parts, rows = [HEAD], []
    for block in [*blocks, ""]:
        if isinstance(block, list):
            rows.append(block)
            continue
        if rows:
            width = max(map(len, rows))
            cells = ", ".join(quoted(cell) for row in rows for cell in [*row, *[""] * (width - len(row))])
            parts.append(f"#table(columns: {width}, {cells})\n")
            rows = []
        parts.append(f"#par({quoted(block)})\n" if block else "")
    return "\n".join(parts)


def main() -> None:
    """Print the median processor seconds of a letter."""
    letters = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    compiler, times = typst.Compiler(), []
    for blocks in letters:
        start = time.process_time()
        compiler.compile(input=source(blocks).encode())
        times.append(time.process_time() - start)
    print(json.dumps({"seconds": statistics.median(times[1:])}))


main()
