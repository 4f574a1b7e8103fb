"""A text file -> pages: its lines as they are, in our font."""

from generator.exhibits.facts import Faits
from generator.exhibits.fonts import Police
from generator.exhibits.refusals import refuse
from generator.exhibits.typeset import Flow

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
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
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.decode(charset, errors="replace")
    for charset in ("utf-8", "cp1252"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    raise refuse("texte")
