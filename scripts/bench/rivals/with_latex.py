"""LuaLaTeX on the words of our letters, one process a letter. Stands alone: run by ``make bench``."""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LETTERS = 5
HEAD = r"""\documentclass[10pt,a4paper]{article}
\usepackage[margin=2.2cm]{geometry}
\usepackage{fontspec}
\usepackage[french]{babel}
\begin{document}
"""
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def escaped(text: str) -> str:
    """A text without LaTeX's signs."""
    return "".join(SIGNS.get(sign, f"\\{sign}" if sign in "&%$#_{}" else sign) for sign in text)


def source(blocks: list[list[str] | str]) -> str:
    """The letter in LaTeX: paragraphs, and rows with their cells apart."""
    lines = [r" \hfill ".join(map(escaped, one)) if isinstance(one, list) else escaped(one) for one in blocks]
    return HEAD + "\n\n".join(lines) + "\n\\end{document}\n"


def main() -> None:
    """Print the median processor seconds of a letter."""
    latex = shutil.which("lualatex")
    if latex is None:
        sys.exit("LuaLaTeX is not installed")
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for rank, blocks in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))[: LETTERS + 1]):
            name = f"l{rank}.tex"
            Path(folder, name).write_text(source(blocks), encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [latex, "-interaction=batchmode", "-halt-on-error", name]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(json.dumps({"seconds": statistics.median(times[1:])}))


main()
