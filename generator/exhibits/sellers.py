"""What ``pieces.lock`` keeps of the data of electronic invoices: known without reading the files again."""

import mmap
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

import msgspec

from generator.case import Case, KeyPath
from generator.exhibits import source
from generator.exhibits.agreement import another_seller, bare, disagreements, may_be
from generator.exhibits.facts import FactureElectronique, RefusedError
from generator.exhibits.locked import blocks, blocks_of, listed, text_of, within
from generator.exhibits.remarks import about
from generator.findings import Finding, Level
from generator.model import Creancier, Facture, Piece

_PDF = b"%PDF-"
_ATTACHED = (b"EmbeddedFile", b"ObjStm")  # an attachment, or objects packed where one may be


def not_owed(case: Case, creancier: Creancier, invoices: Iterable[tuple[KeyPath, Facture]]) -> Iterator[Finding]:
    """Errors on the invoices that another company sold, as it was when they were taken in; a damaged lock says none."""
    sellers = _sellers(text_of(case))
    for path, invoice in invoices:
        piece = invoice.piece or ""
        seller = sellers.get((piece, ""), "") or sellers.get((piece, bare(invoice.numero)), "")
        if not (invoice.cession or may_be(creancier, seller)):
            sentence, remedy = another_seller(creancier, seller)
            yield case.finding(Level.ERREUR, (*path, "piece"), f"{invoice.numero} : {sentence}", remedy)


def told_otherwise(case: Case, creancier: Creancier) -> Iterator[Finding]:
    """What the case does not say as its invoices do, the seller apart, as when they were taken in."""
    ranks = {piece.id: rank for rank, piece in enumerate(case.dossier.pieces)}
    for block in blocks(case):
        if (rank := ranks.get(str(within(block, "id")))) is not None:
            for piece, read in _invoices(block, case.dossier.pieces[rank]):
                for level, path, sentence, remedy in disagreements(case, creancier, piece, ("pieces", rank), read):
                    if level is not Level.ERREUR:  # that of another seller: see ``not_owed``
                        yield case.finding(level, path, about(piece, sentence), remedy)


def _invoices(block: Any, piece: Piece) -> Iterator[tuple[Piece, FactureElectronique]]:
    """The invoice a pièce carries and those attached to it, as intake named them; what was damaged says none."""
    said = within(block, "constats", "facture")
    with suppress(msgspec.ValidationError, AttributeError):
        yield piece, msgspec.convert({key.replace("-", "_"): value for key, value in said.items()}, FactureElectronique)
    for under in listed(block, "jointes"):
        identifier, name = str(within(under, "id")), str(within(under, "fichier"))
        yield from _invoices(under, piece.model_copy(update={"id": identifier, "titre": name}))


def unread(case: Case, pieces: set[str]) -> set[str]:
    """Among these pièces, those whose file may name a seller and is not the one that was taken in."""
    hashes = {str(within(block, "id")): within(block, "sha256") for block in blocks(case)}
    return {
        piece.id for piece in case.dossier.pieces if piece.id in pieces and _differs(case, piece, hashes.get(piece.id))
    }


def _differs(case: Case, piece: Piece, sha256: str | None) -> bool:
    try:
        with source.opened(case.folder, piece.fichier) as descriptor:
            return not (sha256 and source.digest(descriptor)[0] == sha256) and not _holds_nothing(descriptor)
    except RefusedError:
        return False  # a file that is not there names nobody


def _holds_nothing(descriptor: int) -> bool:
    """Tell of a PDF, from its bytes alone, that nothing is attached to it: a scan needs no process to say so."""
    if os.pread(descriptor, len(_PDF), 0) != _PDF:
        return False
    with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as content:
        return all(content.find(mark) < 0 for mark in _ATTACHED)


@lru_cache(maxsize=16)  # asked again for each document of a case
def _sellers(text: str) -> Mapping[tuple[str, str], str]:
    """The seller each pièce names; of an e-mail, the one that each invoice attached to it names, by its number."""
    told: dict[tuple[str, str], str] = {}
    for block in blocks_of(text):
        name = str(within(block, "id"))
        told[name, ""] = _told(block, "vendeur")
        numbered = ((bare(_told(under, "numero")), _told(under, "vendeur")) for under in _attached(block))
        told |= {(name, number): seller for number, seller in numbered if number}
    return told


def _attached(block: Any) -> Iterator[Any]:
    for under in listed(block, "jointes"):
        yield under
        yield from _attached(under)


def _told(block: Any, key: str) -> str:
    said = within(block, "constats", "facture", key)
    return said if isinstance(said, str) else ""
