"""Text: free, on one line, or of a given form (identifier, postcode, e-mail address, hour, colour)."""

import re
import unicodedata
from typing import Annotated, Any

from generator.model.scalars.base import Scalar, refuse

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


PLACEHOLDERS = frozenset({"…", "...", "nom, adresse", "nom, adresse, site"})  # of a line pasted and not completed


def read_text(value: Any) -> str:
    """A text as typed, composed (NFC); a list, a block, nothing or the place of what is to say is refused."""
    text = _typed(value)
    if (bare := text.strip()) in PLACEHOLDERS:
        raise refuse("a_dire", f"« {bare} » tient la place de ce qui est à dire.", "L'écrire, ou retirer la ligne.")
    return text


def _typed(value: Any) -> str:
    if not isinstance(value, str):
        raise refuse("texte", "un texte est attendu ici, pas une liste ni un bloc.", "Écrire une valeur sur la ligne.")
    if not value.strip():
        raise refuse("vide", "la valeur est vide.", "Écrire une valeur, ou retirer la ligne.")
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def read_line(value: Any) -> str:
    """A text on one line: line ends of a block of YAML, tabs and runs of spaces of a copied cell become one space."""
    text = read_text(value).strip()
    if text.isprintable() and "  " not in text:  # almost every text
        return text
    return re.sub(r"[ \t]+", " ", " ".join(part.strip() for part in text.splitlines()))


def _free(value: Any) -> str:
    """A comment nobody prints: « ... » may stand in an old journal, and stops nothing."""
    return _typed(value).strip()


SCALAR = ["string", "number", "boolean"]  # what an editor may read where we read text

Texte = Annotated[str, Scalar(read_line, {"type": SCALAR, "pattern": r"\S"})]
TexteLibre = Annotated[str, Scalar(_free, {"type": SCALAR, "pattern": r"\S"})]


def _formed(pattern: str, code: str, message: str, remedy: str, schema: dict[str, Any]) -> Scalar:
    """A text that matches a pattern entirely; an editor is told the remedy, and what ``schema`` adds or replaces."""
    form = re.compile(pattern)

    def read(value: Any) -> str:
        text = read_text(value).strip()
        if not form.search(text):
            raise refuse(code, f"« {text} » {message}", remedy)
        return text

    return Scalar(read, {"patternErrorMessage": remedy, **schema, "pattern": pattern})


_NO_BOOLEAN = r"(?!([tT]rue|TRUE|[fF]alse|FALSE)\s*$)"  # an editor reads those words as oui or non
_POSTCODE = rf"^\s*{_NO_BOOLEAN}[0-9A-Za-z][0-9A-Za-z -]{{0,8}}[0-9A-Za-z]\s*$"
_EMAIL = r"^\s*[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\s*$"
_SLUG = rf"^\s*{_NO_BOOLEAN}[a-z0-9]+([.-][a-z0-9]+)*\s*$"
_REFERENCE = rf"^\s*{_NO_BOOLEAN}[A-Za-z0-9][A-Za-z0-9._-]{{0,39}}\s*$"
_HOUR = r"^\s*([01]?[0-9]|2[0-3]):[0-5][0-9]\s*$"
_REGISTRY = r"^\s*(?!([rR]\.?[cC]\.?[sS]|[gG][rR][eE][fF]{2}[eE]|[tT][rR][iI][bB][uU][nN][aA][lL])\b)\S"
_COLOUR = r"^\s*#[0-9a-fA-F]{6}\s*$"

CodePostal = Annotated[
    str,
    _formed(
        _POSTCODE,
        "code_postal",
        "n'est pas un code postal.",
        "Écrire par exemple 69003.",
        {
            "type": ["string", "number"],
            "minimum": 0,
            "patternErrorMessage": "Écrire un code postal, par exemple 69003.",
            "examples": ["69003"],
        },
    ),
]
Courriel = Annotated[
    str,
    _formed(
        _EMAIL,
        "courriel",
        "n'est pas une adresse de courriel.",
        "Écrire par exemple compta@societe.example.",
        {
            "type": "string",
            "format": "email",
            "patternErrorMessage": "Écrire une adresse de courriel.",
        },
    ),
]
Greffe = Annotated[
    str,
    _formed(
        _REGISTRY,
        "greffe",
        "n'est pas une ville : les lettres écrivent elles-mêmes « RCS » devant elle.",
        "Écrire la ville seule, par exemple Lyon.",
        {"type": SCALAR},
    ),
]
Slug = Annotated[
    str,
    _formed(
        _SLUG,
        "identifiant",
        "n'est pas un identifiant.",
        "Écrire en minuscules sans accent ni espace, avec des tirets.",
        {"type": ["string", "number"], "minimum": 0},
    ),
]
Reference = Annotated[
    str,
    _formed(
        _REFERENCE,
        "reference",
        "n'est pas une référence.",
        "Lettres sans accent, chiffres, point et tiret ; 40 au plus.",
        {"type": ["string", "number"], "minimum": 0, "examples": ["2026-0142"]},
    ),
]
Heure = Annotated[
    str,
    _formed(
        _HOUR,
        "heure",
        "n'est pas une heure.",
        "Écrire HH:MM, par exemple 14:30.",
        {"type": "string", "patternErrorMessage": "Écrire HH:MM.", "examples": ["14:30"]},
    ),
]
Couleur = Annotated[
    str,
    _formed(
        _COLOUR,
        "couleur",
        "n'est pas une couleur.",
        'Écrire par exemple "#1f4e79", entre guillemets.',
        {"type": "string"},
    ),
]
