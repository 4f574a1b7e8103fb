"""The words recognised in the scanned pages of a pièce: a text file of the case, read back on any machine.

``pieces.texte/<id>.tsv``, written by ``verser --ocr`` only: a build needs no Tesseract and gives the same bytes
everywhere. Boxes are on the A4 sheet of the copy, in points from the bottom left.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from generator.exhibits.ocr import Moteur
from generator.exhibits.sheet import A4_HEIGHT

FOLDER = "pieces.texte"
_FORMAT = "1"
_TITLE = "# Texte reconnu par « recouvre verser --ocr » dans des pages numérisées. Ne pas modifier à la main."
_COLUMNS = "page\tsens\tx\ty\tlargeur\thauteur\tconfiance\tmot"
_HEAD = re.compile(
    r"# format (?P<format>\S+) ; original (?P<original>[0-9a-f]{64}) ; pages (?P<pages>[0-9,]+) ; "
    r"moteur (?P<moteur>[^;]+) ; langue (?P<langue>[^;]+)"
)
_LARGEST = 20_000_000  # bytes read of such a file
_TURNS = frozenset({0, 90, 180, 270})


class Mot(Struct, frozen=True):
    """A word on a sheet: its box, in which direction it runs (degrees counter-clockwise), how sure it is."""

    page: int
    sens: int
    x: float
    y: float
    largeur: float
    hauteur: float
    confiance: int
    texte: str


class Transcription(Struct, frozen=True):
    """What was recognised in which pages of which original, by what; ``sha256`` is that of the file itself."""

    original: str
    moteur: Moteur
    pages: tuple[int, ...]
    mots: tuple[Mot, ...]
    sha256: str = ""

    @property
    def confiance(self) -> int:
        """Mean confidence, in per cent; 0 without a word."""
        return round(sum(mot.confiance for mot in self.mots) / len(self.mots)) if self.mots else 0

    def is_of(self, original: str, engine: Moteur, pages: Sequence[int]) -> bool:
        """Tell whether the same engine would read the same pages again."""
        return (self.original, self.moteur, self.pages) == (original, engine, tuple(pages))


def path_of(folder: Path, identifier: str) -> Path:
    """Where the words of a pièce or of a sub-pièce lie in the case folder."""
    return folder / FOLDER / f"{identifier}.tsv"


def written(transcription: Transcription) -> str:
    """Text of the file."""
    engine = transcription.moteur
    pages = ",".join(map(str, transcription.pages))
    head = (
        f"# format {_FORMAT} ; original {transcription.original} ; pages {pages} ; moteur {engine.version} ; "
        f"langue {engine.langue}"
    )
    rows = [
        f"{mot.page}\t{mot.sens}\t{mot.x:.1f}\t{mot.y:.1f}\t{mot.largeur:.1f}\t{mot.hauteur:.1f}\t{mot.confiance}\t{mot.texte}"
        for mot in transcription.mots
    ]
    return "\n".join([_TITLE, head, _COLUMNS, *rows]) + "\n"


def read(path: Path) -> Transcription | None:
    """Read a file back; None when there is none.

    Raises:
        ValueError: it is not what ``written`` writes.
    """
    if not path.exists():
        return None
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        raise ValueError(path.name)
    content = path.read_bytes()
    _, head, columns, *rows = content.decode("utf-8").removesuffix("\n").split("\n")
    found = _HEAD.fullmatch(head)
    if found is None or found["format"] != _FORMAT or columns != _COLUMNS:
        raise ValueError(path.name)
    pages = tuple(int(page) for page in found["pages"].split(","))
    words = tuple(_word(row) for row in rows)
    engine = Moteur(found["moteur"], found["langue"])
    return Transcription(found["original"], engine, pages, words, hashlib.sha256(content).hexdigest())


def _word(row: str) -> Mot:
    page, turn, x, y, width, height, sure, text = row.split("\t")
    word = Mot(int(page), int(turn), float(x), float(y), float(width), float(height), int(sure), text)
    edges = (word.x, word.y, word.x + word.largeur, word.y + word.hauteur)
    if word.sens not in _TURNS or not all(-1 <= edge <= A4_HEIGHT + 1 for edge in edges):
        raise ValueError(row)
    return word
