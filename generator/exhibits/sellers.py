"""What ``pieces.lock`` keeps of the sellers that electronic invoices name: known without reading the files again."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.case import Case, KeyPath
from generator.exhibits import source
from generator.exhibits.agreement import another_seller, may_be
from generator.exhibits.facts import RefusedError
from generator.exhibits.lock import NAME
from generator.findings import Finding, Level
from generator.load.yaml_text import read_yaml
from generator.model import Creancier, Facture, Piece


def not_owed(case: Case, creancier: Creancier, invoices: Iterable[tuple[KeyPath, Facture]]) -> Iterator[Finding]:
    """Errors on the invoices that another company sold, as it was when they were taken in; a damaged lock says none."""
    sellers = _known(_text(case), "constats", "facture", "vendeur")
    for path, invoice in invoices:
        seller = sellers.get(invoice.piece or "", "")
        if not (invoice.cession or may_be(creancier, seller)):
            sentence, remedy = another_seller(creancier, seller)
            yield case.finding(Level.ERREUR, (*path, "piece"), f"{invoice.numero} : {sentence}", remedy)


def unread(case: Case, pieces: set[str]) -> set[str]:
    """Among these pièces, those whose file is not the one that was taken in: its seller is not known yet."""
    hashes = _known(_text(case), "sha256")
    return {
        piece.id for piece in case.dossier.pieces if piece.id in pieces and _differs(case, piece, hashes.get(piece.id))
    }


def _differs(case: Case, piece: Piece, sha256: str | None) -> bool:
    try:
        with source.opened(case.folder, piece.fichier) as descriptor:
            return source.digest(descriptor)[0] != sha256
    except RefusedError:
        return False  # a file that is not there names nobody


def _text(case: Case) -> str:
    path = case.folder / NAME
    whole = path.is_file() and not path.is_symlink()
    return path.read_text(encoding="utf-8", errors="replace") if whole else ""


@lru_cache(maxsize=16)  # asked again for each document of a case
def _known(text: str, *keys: str) -> Mapping[str, str]:
    """A value of each pièce that has it."""
    tree, _, wrong = read_yaml(text, NAME)
    blocks = _within(tree, "pieces")
    if wrong or not isinstance(blocks, list):
        return {}
    told = ((_within(block, "id"), _within(block, *keys)) for block in blocks)
    return {name: value for name, value in told if isinstance(name, str) and isinstance(value, str)}


def _within(tree: Any, *keys: str) -> Any:
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree
