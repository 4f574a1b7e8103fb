"""A text file -> pages: its lines as they are, in our font; a card or an invitation without the files it carries."""

import re
from pathlib import PurePosixPath

from generator.exhibits.facts import Faits
from generator.exhibits.fonts import Police
from generator.exhibits.refusals import refuse
from generator.exhibits.typeset import Flow
from generator.exhibits.wide import charset_of

_MOST_BYTES = 4_000_000
_CARRIERS = {".ics", ".vcf"}
_CARRIED = re.compile(  # a portrait, a file: sixty pages of letters
    r"(;ENCODING=B(?:ASE64)?\b(?:[^:\n]|\n[ \t]){0,500}+:|;base64,)[a-z\d+/=]*+(?:\r?\n[ \t]+[a-z\d+/=]+)*+",
    re.IGNORECASE,
)


def to_pdf(data: bytes, name: str, fonts: tuple[Police, Police]) -> tuple[bytes, Faits]:
    """Print a text file.

    Raises:
        RefusedError: not a text, or too long.
    """
    if len(data) > _MOST_BYTES:
        raise refuse("texte")
    flow = Flow(*fonts)
    flow.labelled("Fichier", name)
    flow.rule()
    words = _decode(data)
    carries = PurePosixPath(name.lower()).suffix in _CARRIERS
    flow.text(_CARRIED.sub(r"\1 (fichier contenu, non imprimé)", words) if carries else words)
    return flow.close(), Faits(glyphes_manquants=flow.missing)


def _decode(data: bytes) -> str:
    if charset := charset_of(data):
        return data.decode(charset, errors="replace")
    for charset in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    raise refuse("texte")
