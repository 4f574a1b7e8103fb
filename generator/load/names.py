"""File names people give to pièces: what is refused, and why.

A name must mean the same file on Linux, macOS and Windows, stay under ``pieces/``, and show what it is.
"""

import re
import unicodedata

from msgspec import Struct

PIECES = "pieces"
MAX_NAME = 120  # characters of one name; whole output paths stay under Windows' 260

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_PLAIN = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9 ._-]{{0,{MAX_NAME - 2}}}[A-Za-z0-9_-]")  # nothing to look at closer
_ELSEWHERE = re.compile(r"/|~|[A-Za-z]:|file:")
_FORBIDDEN = re.compile(r'[\\:<>"|?*]')
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, bidi and zero-width signs, unassigned


class NameFault(Struct, frozen=True):
    """Why a name is refused, and what to do, in French."""

    message: str
    remedy: str


def is_unseen(sign: str) -> bool:
    """Tell a character that nobody can see, or that turns around what follows it."""
    return unicodedata.category(sign) in _UNSEEN


def piece_fault(fichier: str) -> NameFault | None:
    """Say why ``fichier`` (as typed in ``dossier.yaml``) cannot be a pièce; ``None`` when its name is safe."""
    if "\\" in fichier or _ELSEWHERE.match(fichier):
        return NameFault(
            f"« {printable(fichier)} » n'est pas un chemin du dossier.", "Écrire pieces/nom-du-fichier.pdf."
        )
    parts = [part for part in fichier.split("/") if part not in {"", "."}]
    if ".." in parts or len(parts) < 2 or parts[0] != PIECES:
        return NameFault(
            f"« {printable(fichier)} » n'est pas sous pieces/.", "Y placer le fichier et écrire pieces/son-nom."
        )
    return next((fault for part in parts[1:] if (fault := name_fault(part)) is not None), None)


def name_fault(name: str) -> NameFault | None:
    """Say why a file or folder name is refused; ``None`` when it is the same everywhere."""
    plain = _PLAIN.fullmatch(name) and not _RESERVED.fullmatch(name)
    return None if plain else _fault(name)


def _fault(name: str) -> NameFault | None:
    shown = printable(name)
    if any(is_unseen(sign) for sign in name):
        return NameFault(f"le nom « {shown} » contient un caractère invisible.", "Renommer le fichier.")
    if found := _FORBIDDEN.search(name):
        return NameFault(
            f"le nom « {shown} » contient « {found.group()} », refusé par Windows.", "Renommer le fichier."
        )
    if _RESERVED.fullmatch(name):
        return NameFault(f"le nom « {shown} » est réservé par Windows.", "Renommer le fichier.")
    if name != name.strip() or name.endswith(".") or name.startswith("."):
        return NameFault(f"le nom « {shown} » commence ou finit par une espace ou un point.", "Renommer le fichier.")
    if len(name) > MAX_NAME:
        return NameFault(f"un nom de fichier a {len(name)} caractères.", f"Le raccourcir à {MAX_NAME} au plus.")
    return None


def same_file_key(name: str) -> str:
    """Key under which two names are one file somewhere (case of letters, composed or decomposed accents)."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def printable(name: str) -> str:
    """The name with what cannot be seen written as its Unicode escape."""
    return "".join(sign if sign.isprintable() and not is_unseen(sign) else ascii(sign)[1:-1] for sign in name)
