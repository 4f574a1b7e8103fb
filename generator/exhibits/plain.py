"""A text file -> pages: its lines as they are, in our font."""

from generator.exhibits.facts import Faits
from generator.exhibits.fonts import Police
from generator.exhibits.refusals import refuse
from generator.exhibits.typeset import Flow
from generator.exhibits.wide import charset_of

_MOST_BYTES = 4_000_000


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
    flow.text(_decode(data))
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
