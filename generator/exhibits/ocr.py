"""Tesseract, where it is installed: the words of a picture, where they are, how sure it is.

It runs as a program of its own under the limits of ``sandbox``, on one thread and with fixed options: the same picture,
version and language give the same words. Nothing of it is needed afterwards: its words are kept in the case folder.
"""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import RecouvreError

DENSITY = 300  # dots per inch of the pictures it is given
_SURE = 40.0  # per cent under which a word is noise: a stamp, a stain, a photograph
_SECONDS = 180
_HOME = Path(__file__).resolve().parents[2]
_TURN = re.compile(rb"Rotate: (0|90|180|270)\b")
_COLUMNS = 12
_LANGUAGE = re.compile(r"[a-z]{3}(_[a-z]+)?(\+[a-z]{3}(_[a-z]+)?)*", re.ASCII)


class Moteur(Struct, frozen=True):
    """The engine as recorded: « tesseract 5.3.0 », « fra »."""

    version: str
    langue: str


class Lu(Struct, frozen=True):
    """A word read; its box is in pixels of the picture, from the top left."""

    gauche: int
    haut: int
    largeur: int
    hauteur: int
    confiance: int  # per cent
    texte: str


def moteur(langue: str) -> Moteur:
    """Find Tesseract and its language.

    Raises:
        RecouvreError: absent, or without the language; the sentence says what to install.
    """
    if not _LANGUAGE.fullmatch(langue):
        raise RecouvreError(
            f"« {langue} » n'est pas une langue de Tesseract. Écrire « fra », ou « fra+deu » pour deux."
        )
    if shutil.which("tesseract") is None:
        raise RecouvreError(
            "Tesseract n'est pas installé : aucun texte reconnu, rien n'est écrit. Installer « tesseract-ocr »"
            " et « tesseract-ocr-fra » (Debian, Ubuntu) ou « tesseract » et « tesseract-lang » (Homebrew), ou verser"
            " sans « --ocr »."
        )
    version, known = _installed()
    if lacking := sorted(set(langue.split("+")) - known):
        raise RecouvreError(
            f"Tesseract n'a pas la langue « {', '.join(lacking)} » (installées : {', '.join(sorted(known - {'osd'}))})."
            f" Installer « tesseract-ocr-{lacking[0]} » (Debian, Ubuntu) ou « tesseract-lang » (Homebrew)."
        )
    return Moteur(version, langue)


def read(picture: bytes, engine: Moteur) -> list[Lu]:
    """Read the words of an upright picture (PNG), in the order of reading; those of a line have one height.

    Raises:
        RecouvreError: Tesseract stopped.
    """
    table = _run(["-l", engine.langue, "--psm", "3", "tsv"], picture).decode("utf-8", "replace")
    rows = [line.split("\t") for line in table.split("\n")[1:]]
    kept = [row for row in rows if len(row) == _COLUMNS and row[11].strip() and float(row[10]) >= _SURE]
    words: list[Lu] = []
    for _, line in groupby(kept, key=lambda row: row[2:5]):  # block, paragraph, line
        found = [_word(row) for row in line]
        height = round(median(word.hauteur for word in found))
        words += [replace(word, haut=word.haut + word.hauteur - height, hauteur=height) for word in found]
    return words


def turn(picture: bytes) -> int:
    """Degrees by which a picture seems to be turned clockwise to be read; 0 when it has too few characters to tell."""
    if "osd" not in _installed()[1]:
        return 0
    try:
        said = _TURN.search(_run(["--psm", "0"], picture))
    except RecouvreError:  # « Too few characters »
        return 0
    return int(said.group(1)) if said else 0


def _word(row: list[str]) -> Lu:
    left, top, width, height = (int(value) for value in row[6:10])
    return Lu(left, top, width, height, round(float(row[10])), row[11].strip())


@cache
def _installed() -> tuple[str, frozenset[str]]:
    listing = _run(["--list-langs"], b"").decode("utf-8", "replace").splitlines()[1:]
    first = _run(["--version"], b"").decode("utf-8", "replace").splitlines()[0]
    return " ".join(first.split()[:2]), frozenset(line.strip() for line in listing if line.strip())


def _run(options: list[str], picture: bytes) -> bytes:
    """What Tesseract writes on its output."""
    files = ["stdin", "stdout", "--dpi", str(DENSITY)] if picture else []
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - constant program, no shell, no value of the case but the picture's bytes
            [sys.executable, "-m", "generator.exhibits.sandbox", "tesseract", *files, *options],
            input=picture, capture_output=True, check=False, timeout=_SECONDS, cwd="/",
            env={**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(_HOME)},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise RecouvreError("la reconnaissance de texte dépasse le temps permis.") from None
    if done.returncode != 0:
        raise RecouvreError(f"la reconnaissance de texte s'est arrêtée (code {done.returncode}).")
    return done.stdout
