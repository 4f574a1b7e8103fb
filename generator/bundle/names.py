"""Names that every portal and every file system accepts: ASCII, no space, number first, at most 80 characters."""

import datetime as dt
import re

from generator.phrases import in_ascii

LONGEST = 80
_SIGNS = str.maketrans({"–": "-", "€": "EUR"})
_NUMBER_SIGN = re.compile(r"\bn[°º]\s*", re.IGNORECASE)


def piece_name(numero: str, date: dt.date | None, titre: str) -> str:
    """« P01_2026-03-02_Facture_F-2026-017.pdf »; the number is padded so that names sort as numbers."""
    head = f"P{int(numero):02d}_" + (f"{date.isoformat()}_" if date else "")
    room = LONGEST - len(head) - len(".pdf")
    return f"{head}{_within(slug(titre), room)}.pdf"


def slug(titre: str) -> str:
    """Words of a title in ASCII joined by underscores; « piece » when none is left."""
    plain = in_ascii(_NUMBER_SIGN.sub("", titre).translate(_SIGNS))
    words = re.findall(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?", plain)
    return "_".join(words) or "piece"


def _within(words: str, room: int) -> str:
    """Whole words that fit; a single word too long is cut."""
    if len(words) <= room:
        return words
    kept = words[: room + 1].rpartition("_")[0]
    return (kept or words[:room]).strip("_-")
