"""Is this machine right? Libraries found and missing, what to install; nothing personal, ready to be pasted."""

import importlib.metadata
import platform
import shutil
import sys
from pathlib import Path

from msgspec import Struct

from generator import __version__
from generator.libraries import drawing
from generator.resources import shipped

APT = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
PACKAGES = ("weasyprint", "pikepdf", "pillow", "pydantic", "mkdocs", "mkdocs-material", "jinja2")
PROGRAMS = {
    "git": "à protéger le registre et à l'historique des dossiers",
    "pdftotext": "aux tests (poppler-utils)",
    "chromium": "aux tests du site",
    "strace": "aux tests de coupure",
    "tesseract": "à la lecture des scans (verser --ocr)",
}


class Diagnosis(Struct, frozen=True):
    """``sound`` is False when something needed to make documents is missing."""

    text: str
    sound: bool


def diagnose() -> Diagnosis:
    """Look at the machine and say what is there, what is missing and how to get it."""
    lines = [f"Recouvre {__version__}", f"Python {sys.version.split()[0]} sur {platform.system()} {platform.machine()}"]
    lines += [f"{name} {_version(name)}" for name in PACKAGES]
    told, sound = _pango()
    lines += [*told, _fonts()]
    for program, use in PROGRAMS.items():
        found = shutil.which(program)
        lines.append(f"{'présent ' if found else 'absent  '} {program} : sert {use}")
    if not sound:
        lines.append(f"À installer : {APT}")
    return Diagnosis("\n".join(lines), sound)


def _pango() -> tuple[list[str], bool]:
    """What is said of the libraries that draw a page, and whether none is missing."""
    try:
        from weasyprint.text.ffi import harfbuzz_subset  # noqa: PLC0415 - loading it is the test
    except OSError:
        return ["absent   Pango : aucun PDF ne peut être produit"], False
    subset = harfbuzz_subset is not None
    told = [f"présent  {one}" for one in drawing() if subset or not one.startswith("harfbuzz-subset")]
    if not subset:
        told.append("absent   harfbuzz-subset : un courrier prend cinq fois plus de temps, et ses octets changent")
    return told, subset


def _fonts() -> str:
    fonts = [path for path in Path(shipped("templates/polices")).iterdir() if path.suffix in {".ttf", ".otf"}]
    return f"présent  {len(fonts)} fichiers de polices fournis"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"
