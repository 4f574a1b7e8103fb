"""The lines that declare the files of ``pieces/`` nobody declared: to paste in the case, and to read again.

Nature and date are those that the name of the file says in so many words, or those of the invoice it is the number of;
what neither says is left to say.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.case import Case
from generator.edit.emit import item_lines
from generator.model import Facture
from generator.phrases import TO_SAY, in_ascii

_WORDS: Mapping[str, tuple[str, ...]] = {  # words of a name, and the nature they say
    "contrat": ("contrat", "bail", "convention", "avenant"),
    "cgv": ("cgv", "conditions-generales"),
    "devis": ("devis",),
    "commande": ("commande", "bdc"),
    "livraison": (
        "livraison", "bl", "cmr", "lettre-de-voiture", "pv-reception", "pv-de-reception", "proces-verbal-de-reception",
    ),
    "facture": ("facture",),
    "avoir": ("avoir", "facture-d-avoir"),
    "compte": ("releve-de-compte", "extrait-de-compte"),
    "relance": ("relance",),
    "mise-en-demeure": ("mise-en-demeure", "med"),
    "accuse": (
        "ar", "accuse", "avis-de-reception", "preuve-de-reception", "pli-retourne", "non-reclame", "npai",
    ),
    "courriel": ("courriel", "courriels", "mail", "mails", "e-mail", "e-mails", "email", "emails"),
    "reconnaissance": ("reconnaissance-de-dette",),
    "echeancier": ("echeancier",),
    "identite": ("kbis", "k-bis", "rne", "sirene"),
    "solvabilite": ("bodacc",),
    "pouvoir": ("pouvoir",),
    "titre": ("titre-executoire", "ordonnance-d-injonction-de-payer"),
    "signification": ("signification",),
    "rib": ("rib",),
    TO_SAY: ("pro-forma", "proforma"),  # it claims nothing
}  # fmt: skip
# The return slip of a letter; never the seller's own « AR de commande » (ARC), nor that of a mail or of a payment.
_SLIP, _NO_SLIP = "accuse", re.compile("-(?:commande|devis|contrat|lecture|e?-?mails?|courriels?|paiement|virement)-")
_AROUND = (_SLIP, "signification")  # of what else the name says
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def declaration(case: Case, files: Sequence[str]) -> list[str]:
    """The lines to paste, headed by ``pieces:`` in a case that declares none."""
    taken = {piece.id for piece in case.dossier.pieces}
    lines = [] if taken else ["pieces:"]
    for file in (unicodedata.normalize("NFC", name) for name in files):  # as typed by hand: found all the same
        stem = PurePosixPath(file).stem
        name = next(name for name in _names(stem) if name not in taken)
        taken.add(name)
        lines += item_lines({"id": name, "fichier": file, **_said(case, stem)}, 2)
    return lines


def uncited(case: Case) -> Iterator[tuple[str, str]]:
    """Number of each invoice that cites no pièce, and the identifier of the one declared that is named after it."""
    for piece in case.dossier.pieces:
        billed = _billed(case, PurePosixPath(piece.fichier).stem)
        if billed and not billed.piece and piece.nature == "facture":
            yield billed.numero, piece.id


def _said(case: Case, stem: str) -> dict[str, str]:
    billed = _billed(case, stem)
    if billed:
        return {"nature": "facture", "titre": f"Facture n° {billed.numero}", "date": billed.date.isoformat()}
    day = _day(stem)
    return {"nature": _nature(stem), "titre": stem, **({"date": day} if day else {})}


def _billed(case: Case, stem: str) -> Facture | None:
    """The only invoice of the case whose number is the name of the file, « Facture » before it or not."""
    name = identifier(stem.replace("°", " "))
    names = {name, name.removeprefix("facture-").removeprefix("n-").removeprefix("no-")}
    found = [one for one in case.dossier.factures if identifier(one.numero) in names]
    return found[0] if len(found) == 1 else None


def identifier(stem: str) -> str:
    """The identifier a name of file makes: « AR reçu » → « ar-recu »."""
    return next(_names(stem))


def _nature(stem: str) -> str:
    """The only nature the words of a name say, « AR mise en demeure » being a return slip; else left to say."""
    words = f"-{identifier(stem)}-"
    said = [nature for nature, known in _WORDS.items() if any(f"-{word}-" in words for word in known)]
    if _SLIP in said and _NO_SLIP.search(words):
        return TO_SAY
    if "facture-d-avoir" in words:
        said.remove("facture")
    around = next((nature for nature in _AROUND if nature in said), None)
    return around or (said[0] if len(said) == 1 else TO_SAY)


def _day(stem: str) -> str:
    """The only day a name says, as « 2026-09-01 commande »; nothing of a number that is no day."""
    found = [match[0] for match in _DAY.finditer(stem)]
    try:
        return dt.date.fromisoformat(found[0]).isoformat() if len(found) == 1 else ""
    except ValueError:
        return ""


def _names(stem: str) -> Iterator[str]:
    """Names to try: « devis », then « devis-2 », « devis-3 »."""
    name = re.sub(r"[^a-z0-9]+", "-", in_ascii(stem).lower()).strip("-") or "piece"
    yield name
    for rank in range(2, 10_000):
        yield f"{name}-{rank}"
