"""The lines that declare the files of ``pieces/`` nobody declared: to paste in the case, and to read again.

Nature and date are those that the name of the file says in so many words; what it does not say is left to say.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.case import Case
from generator.edit.emit import item_lines
from generator.phrases import LIGATURES, TO_SAY

_WORDS: Mapping[str, tuple[str, ...]] = {  # words of a name, and the nature they say
    "contrat": ("contrat", "bail", "convention"),
    "cgv": ("cgv", "conditions-generales"),
    "devis": ("devis",),
    "commande": ("commande",),
    "livraison": ("livraison", "bl"),
    "facture": ("facture",),
    "avoir": ("avoir",),
    "relance": ("relance",),
    "mise-en-demeure": ("mise-en-demeure", "med"),
    "accuse": ("ar", "accuse", "avis-de-reception"),
    "identite": ("kbis", "rne"),
    "rib": ("rib",),
}
_SLIP = "accuse"
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def declaration(case: Case, files: Sequence[str]) -> list[str]:
    """The lines to paste, headed by ``pieces:`` in a case that declares none."""
    taken = {piece.id for piece in case.dossier.pieces}
    lines = [] if taken else ["pieces:"]
    for file in (unicodedata.normalize("NFC", name) for name in files):  # as typed by hand: found all the same
        stem = PurePosixPath(file).stem
        name = next(name for name in _names(stem) if name not in taken)
        taken.add(name)
        day = _day(stem)
        dated = {"date": day} if day else {}
        lines += item_lines({"id": name, "fichier": file, "nature": _nature(stem), "titre": stem, **dated}, 2)
    return lines


def identifier(stem: str) -> str:
    """The identifier a name of file makes: « AR reçu » → « ar-recu »."""
    return next(_names(stem))


def _nature(stem: str) -> str:
    """The only nature the words of a name say, « AR mise en demeure » being a return slip; else left to say."""
    words = f"-{identifier(stem)}-"
    said = [nature for nature, known in _WORDS.items() if any(f"-{word}-" in words for word in known)]
    return _SLIP if _SLIP in said else said[0] if len(said) == 1 else TO_SAY


def _day(stem: str) -> str:
    """The only day a name says, as « 2026-09-01 commande »; nothing of a number that is no day."""
    found = [match[0] for match in _DAY.finditer(stem)]
    try:
        return dt.date.fromisoformat(found[0]).isoformat() if len(found) == 1 else ""
    except ValueError:
        return ""


def _names(stem: str) -> Iterator[str]:
    """Names to try: « devis », then « devis-2 », « devis-3 »."""
    plain = unicodedata.normalize("NFKD", stem.translate(LIGATURES)).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "piece"
    yield name
    for rank in range(2, 10_000):
        yield f"{name}-{rank}"
