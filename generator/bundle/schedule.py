"""The bordereau: number, nature, title, date, pages; what was communicated apart from what came after."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from generator.bundle.types import FICTIVE, Entree
from generator.documents.words import NATURES_DE_PIECE
from generator.exhibits import Faits, Genre
from generator.model import Dossier
from generator.numbering import numbers

PETITION_LINK = "http://recouvre.invalid/requete"
LINK = "http://recouvre.invalid/piece/"  # replaced by the page of the pièce when the liasse is merged


class Rang(Struct, frozen=True):
    """A row of the bordereau; ``page`` and ``fin`` are pages of the merged PDF."""

    numero: str
    ancre: str  # « b-4-1 »
    lien: str
    nature: str
    titre: str
    remarques: tuple[str, ...]
    date: dt.date | None
    pages: int
    page: int
    fin: int
    principale: bool


class Bloc(Struct, frozen=True):
    """Rows communicated on the same day, or not yet; ``titre`` is empty when nothing was communicated."""

    titre: str
    communiquees_le: dt.date | None
    nouvelles: bool  # added after a communication
    rangs: tuple[Rang, ...]

    @property
    def premier(self) -> str:
        """First number of the block."""
        return self.rangs[0].numero

    @property
    def dernier(self) -> str:
        """Last number of the block, of a pièce."""
        return [rang.numero for rang in self.rangs if rang.principale][-1]


def schedule(dossier: Dossier, entries: Sequence[Entree], starts: Mapping[str, int]) -> list[Bloc]:
    """Rows of the bordereau in the order of the numbers, grouped by the day they were communicated."""
    known = numbers(dossier)
    some_communicated = any(entry.communiquee_le for entry in entries)
    blocks = []
    for day, group in groupby(entries, key=lambda entry: entry.communiquee_le):
        rows = tuple(_row(entry, starts[entry.numero], known) for entry in group)
        title = "" if not some_communicated else "Pièces communiquées le" if day else "Pièces ajoutées depuis"
        blocks.append(Bloc(title, day, some_communicated and day is None, rows))
    return blocks


def latest(blocks: Sequence[Bloc]) -> list[Bloc]:
    """What a complementary bordereau lists: pièces not communicated yet, else those of the last communication.

    Empty as long as one bordereau says everything.
    """
    return list(blocks[-1:]) if len(blocks) > 1 else []


def _row(entry: Entree, page: int, known: Mapping[str, str]) -> Rang:
    return Rang(
        numero=entry.numero,
        ancre=anchor(entry.numero),
        lien=LINK + entry.numero,
        nature=NATURES_DE_PIECE[entry.exhibit.piece.nature] if entry.est_principale else "Pièce jointe",
        titre=entry.titre,
        remarques=tuple(_remarks(entry, known)),
        date=entry.date if entry.est_principale else None,
        pages=entry.pages,
        page=page,
        fin=page + entry.pages - 1,
        principale=entry.est_principale,
    )


def anchor(numero: str) -> str:
    """Anchor of the row of a pièce in the printed bordereau."""
    return "b-" + numero.replace(".", "-")


def _remarks(entry: Entree, known: Mapping[str, str]) -> Iterator[str]:
    piece, facts = entry.exhibit.piece, entry.exhibit.faits
    if entry.exhibit.refus and entry.exhibit.refus.code == FICTIVE:
        yield "non reproduite dans une démonstration"
        return
    if entry.exhibit.refus:
        if not entry.est_principale:
            yield "fichier joint, non imprimé"
            return
        native = entry.exhibit.genre is Genre.BUREAUTIQUE
        yield "original gardé, en attente d'un PDF" if native else "pièce non reprise, voir sa page"
        return
    if piece.langue:
        translation = known.get(piece.traduction or "")
        yield f"en {piece.langue}" + (f", traduction libre : pièce n° {translation}" if translation else "")
    yield from _origin(facts, entry)


def _origin(facts: Faits, entry: Entree) -> Iterator[str]:
    if facts.signatures:
        yield f"original signé électroniquement, SHA-256 {entry.exhibit.sha256}"
    if facts.chiffre:
        yield f"original protégé, repris sur autorisation : {entry.exhibit.piece.autorisation}"
