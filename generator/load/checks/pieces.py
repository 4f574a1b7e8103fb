"""Pièces: identifiers, those cited elsewhere, and the files under ``pieces/``."""

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load import suggest
from generator.load.names import PIECES, name_fault, piece_fault, printable, same_file_key
from generator.load.repeats import repeated
from generator.load.source import LFS_HEADER
from generator.model import Creance, Dossier, FaitRemise, Office
from generator.phrases import enumeration, lower_first

_DECLARE = "Le déclarer sous « pieces » (« recouvre verser {} » donne les lignes à coller), ou ôter le fichier."
_LEFT_BY_A_MACHINE = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"})
_OPEN_IN_WORD = "~$"  # « ~$contrat.docx », there while the document is open
_MAX_POINTER = 1024  # bytes: a Git LFS pointer is about 130
_CITING = (  # lists of the case, and the keys of their elements that cite a pièce
    ("factures", ("piece", "livraison", "commande", "cession")),
    ("avoirs", ("piece",)),
    ("paiements", ("piece", "subrogation")),
    ("remboursements", ("piece",)),
    ("frais", ("piece",)),
    ("titres", ("piece",)),
    ("journal", ("piece",)),
    ("pieces", ("traduction",)),
)


def ignored(name: str) -> bool:
    """Whether a file under ``pieces/`` was left there by a program: nobody put it in."""
    return name in _LEFT_BY_A_MACHINE or name.startswith(_OPEN_IN_WORD)


def identifiers_unique(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Two pièces never share an identifier or a file."""
    pieces = case.dossier.pieces
    for index, first in repeated(piece.id for piece in pieces):
        line = case.position(("pieces", first, "id"))[0]
        said = f"l'identifiant « {pieces[index].id} » est déjà celui de la pièce de la ligne {line}."
        yield case.erreur(("pieces", index, "id"), said, "Donner un identifiant à chaque pièce.")
    for index, first in repeated(same_file_key(piece.fichier) for piece in pieces):
        said = f"le même fichier est déjà la pièce de la ligne {case.position(('pieces', first, 'fichier'))[0]}."
        yield case.avertit(("pieces", index, "fichier"), said, "Citer la même pièce aux deux endroits.")


def cited_exist(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Every pièce cited is in the list."""
    known = sorted(piece.id for piece in case.dossier.pieces)
    for path, identifier in cited(case):
        if identifier not in known:
            yield case.erreur(
                path,
                f"la pièce « {identifier} » n'est pas dans la liste « pieces ».",
                suggest.remedy(identifier, known, "Pièces du dossier") if known else "L'ajouter sous « pieces: ».",
            )


def files_exist(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Each pièce is an ordinary file of the case, under a name that is safe everywhere; none is forgotten."""
    shelf = _read_shelf(case.folder)
    named = {same_file_key(piece.fichier) for piece in case.dossier.pieces}
    spare = [printable(entries[0].shown) for key, entries in sorted(shelf.items()) if key not in named]
    for index, piece in enumerate(case.dossier.pieces):
        path: KeyPath = ("pieces", index, "fichier")
        if fault := piece_fault(piece.fichier):
            yield case.erreur(path, fault.message, fault.remedy)
            continue
        entries = shelf.get(same_file_key(piece.fichier), [])
        if entries:
            yield from _file_findings(case, path, piece.fichier, entries)
        else:
            message = f"« {piece.fichier} » est introuvable."
            yield case.manque(path, message, _elsewhere(piece.fichier, spare))
    for key, entries in sorted(shelf.items()):
        if len(entries) > 1:
            names = enumeration(sorted(entry.shown for entry in entries))
            yield case.erreur(("pieces",), f"{names} sont un seul fichier sous Windows ou macOS.", "En renommer un.")
        if key not in named:
            yield from _orphan(case, entries[0])


def cited(case: Case) -> Iterator[tuple[KeyPath, str]]:
    """Every identifier of a pièce cited by the case, with its place."""
    dossier = case.dossier
    yield from _cited_by_claim(dossier.creance)
    for section, keys in _CITING:
        for index, item in enumerate(getattr(dossier, section)):
            for key in keys:
                if (identifier := getattr(item, key)) is not None:
                    yield (section, index, key), identifier
    yield from _cited_by_bonds(dossier)
    for index, fact in enumerate(dossier.journal):
        for rank, identifier in enumerate(fact.pieces):
            yield ("journal", index, "pieces", rank), identifier
        for rank, identifier in enumerate(fact.communiquees if isinstance(fact, FaitRemise) else ()):
            yield ("journal", index, "communiquees", rank), identifier


def _cited_by_bonds(dossier: Dossier) -> Iterator[tuple[KeyPath, str]]:
    for index, party in enumerate(dossier.debiteurs):
        for key, bond in (("solidarite", party.solidarite), ("cautionnement", party.cautionnement)):
            if bond is not None and bond.piece is not None:
                yield ("debiteurs", index, key, "piece"), bond.piece


def _cited_by_claim(claim: Creance) -> Iterator[tuple[KeyPath, str]]:
    clauses = (
        ("penalites", claim.penalites),
        ("clause-penale", claim.clause_penale),
        ("capitalisation", claim.capitalisation),
        ("prescription-convenue", claim.prescription_convenue),
    )
    for key, clause in clauses:
        if clause is not None and clause.piece is not None:
            yield ("creance", key, "piece"), clause.piece
    if claim.cgv is not None:
        yield ("creance", "cgv"), claim.cgv


class _Entry(NamedTuple):
    """What lies under ``pieces/``: its path in the case, and what it is."""

    shown: str
    link: bool
    regular: bool
    size: int = 0


def _read_shelf(folder: Path) -> dict[str, list[_Entry]]:
    """Entries under ``pieces/`` by the key under which two names are one file; links are not followed."""
    home = str(folder)  # one text for all that is looked at below: a Path made for each costs more than the look
    if os.path.islink(f"{home}/{PIECES}"):  # noqa: PTH114 - home is text
        return {PIECES: [_Entry(PIECES, link=True, regular=False)]}
    shelf: dict[str, list[_Entry]] = {}
    waiting = [PIECES]
    while waiting:
        parent = waiting.pop()
        try:
            listing = os.scandir(f"{home}/{parent}")
        except OSError:  # no pieces/ folder yet, or one that cannot be read: its files are missing
            continue
        with listing:
            for entry in listing:
                shown = f"{parent}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(shown)
                elif not ignored(entry.name):
                    shelf.setdefault(same_file_key(shown), []).append(_entry(entry, shown))
    return shelf


def _entry(entry: os.DirEntry[str], shown: str) -> _Entry:
    if not entry.is_file(follow_symlinks=False):
        return _Entry(shown, link=entry.is_symlink(), regular=False)
    return _Entry(shown, link=False, regular=True, size=entry.stat(follow_symlinks=False).st_size)


def _elsewhere(fichier: str, spare: Collection[str]) -> str:
    """What to do for a file that is not there: it was renamed, perhaps. Another number would be another pièce."""
    put = "Placer le fichier dans pieces/."
    figures = [name for name in spare if _figures(name) == _figures(fichier)]
    asked = suggest.question(fichier, figures)
    return f"{asked} Sinon : {lower_first(put)}" if asked else put


def _figures(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _file_findings(case: Case, path: KeyPath, fichier: str, entries: list[_Entry]) -> Iterator[Finding]:
    """A file under another name or that is no file is an error; a proof that is not there yet is missing."""
    normal = unicodedata.normalize("NFC", fichier)
    entry = next((entry for entry in entries if unicodedata.normalize("NFC", entry.shown) == normal), None)
    if entry is None:
        message, remedy = f"le fichier s'appelle « {entries[0].shown} ».", "Écrire le même nom, majuscules comprises."
        yield case.erreur(path, message, remedy)
    elif not entry.regular:
        what = "un lien" if entry.link else "un fichier spécial"
        yield case.erreur(path, f"« {fichier} » est {what}.", "Mettre le fichier lui-même à sa place.")
    elif entry.size == 0:
        yield case.manque(path, f"« {fichier} » est vide.", "Le déposer à nouveau.")
    elif entry.size <= _MAX_POINTER and (case.folder / entry.shown).read_bytes().startswith(LFS_HEADER):
        message = f"« {fichier} » n'est pas téléchargé (renvoi Git LFS)."
        yield case.manque(path, message, "Lancer « git lfs pull ».")


def _orphan(case: Case, entry: _Entry) -> Iterator[Finding]:
    shown = printable(entry.shown)
    if entry.link:
        message, remedy = f"« {shown} » est un lien.", "Mettre le fichier lui-même à sa place."
        yield case.erreur(("pieces",), message, remedy)
        return
    fault = name_fault(entry.shown.rpartition("/")[2])
    remedy = fault.remedy if fault else _DECLARE.format(case.dossier.reference)
    why = f" : {fault.message}" if fault else "."
    yield case.avertit(("pieces",), f"« {shown} » n'est cité par aucune pièce{why}", remedy)
