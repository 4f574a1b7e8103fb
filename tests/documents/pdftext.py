"""The text of a PDF as a reader sees it, by poppler; and golden texts, with their update switch."""

import os
import re
import subprocess
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "RECOUVRE_GOLDEN"  # `RECOUVRE_GOLDEN=ecrire pytest tests/documents` rewrites and cleans the golden texts


def read(content: bytes, *, layout: bool = True) -> str:
    """Text of every page; non-breaking spaces become spaces."""
    options = ["-layout"] if layout else []
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def drawn(content: bytes) -> str:
    """The text in the order it was drawn: two columns side by side are not mixed line by line."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def flat(content: bytes) -> str:
    """The text on one line, hyphenation undone, apostrophes as typed: what a sentence is looked for in."""
    text = re.sub(r"(\w)-\n(\w)", r"\1\2", read(content, layout=False)).replace("’", "'")
    return " ".join(text.split())


def normal(text: str) -> str:
    """Runs of spaces shortened and blank lines dropped, so that a version of poppler changes nothing."""
    lines = (re.sub(r" {2,}", "  ", line.strip()) for line in text.replace("\f", "\n=== page ===\n").splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def check(name: str, text: str) -> None:
    """Compare with the golden text of that name, or write it when the switch is on."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get(UPDATE) == "ecrire":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"texte de référence absent : {path} ; {UPDATE}=ecrire pour l'écrire, puis le relire"
    assert text == path.read_text(encoding="utf-8")
