"""``pieces.lock``: what each pièce was when it was taken in, so that any later change is found and named.

Written by ``verser`` only, in the case folder, as YAML: SHA-256, size, pages, kind, facts. Reviewed like any file of
the case; never edited by hand.
"""

import hashlib
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.case import Case, KeyPath, key_text
from generator.exhibits import source
from generator.exhibits.cache import engine
from generator.exhibits.facts import RefusedError
from generator.exhibits.transcript import Transcription, path_of
from generator.exhibits.types import Exhibit
from generator.findings import Finding, Level
from generator.load.checks.pieces import ignored
from generator.load.names import PIECES, piece_fault, same_file_key
from generator.load.shape import HASH, Fault, Right, place, wrong_values
from generator.load.source import ESCAPED, LFS_HEADER
from generator.load.yaml_text import read_yaml, write_yaml
from generator.numbering import number
from generator.references import LOCK
from generator.writer import write_text

_HEADER = "# Écrit par « recouvre verser » : l'empreinte des pièces. Ne pas modifier à la main.\n"
_LATER = "Lancer « recouvre verser {reference} »."
_WITHDRAWN = "La rétablir dans « pieces », ou lancer « recouvre verser {reference} » si le retrait est voulu."
_RESTORE = "Rétablir le verrou depuis git, ou lancer « recouvre verser {reference} »."
_ID: Right = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*").fullmatch
_KEYS: Mapping[str, Right] = {
    "id": _ID,
    "fichier": lambda name: piece_fault(name) is None,
    "octets": re.compile(r"[0-9]{1,15}").fullmatch,
}
_MAY_SAY: Mapping[str, Right] = {"numero": str.isprintable, "sha256": HASH}
_AGAIN = "Rétablir le fichier d'origine, ou lancer « recouvre verser {reference} » si le changement est voulu."
_GONE = ", ou effacer ses lignes sous « pieces » et lancer « recouvre verser {reference} » si le changement est voulu"
_HELD = "Rétablir le fichier d'origine ; le nouveau est une autre pièce, sous un autre nom et un autre identifiant."


class Verrou(Struct, frozen=True):
    """One file as it was locked."""

    id: str
    fichier: str
    sha256: str
    octets: int
    numero: str = ""  # given only to a communicated pièce
    textes: tuple[tuple[str, str], ...] = ()  # pièce or sub-pièce, sha256 of the words recognised in it


def verser(case: Case, exhibits: Sequence[Exhibit]) -> bool:
    """Write ``pieces.lock`` from an intake; tell whether the file changed."""
    text = lock_text(case, exhibits)
    path = case.folder / LOCK
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    write_text(path, text, durable=True)
    return True


def replaced(case: Case, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Errors on communicated pièces that are another file now: their recipients hold the first under that number.

    Once the journal says no more that it was communicated, nobody holds it, whatever number the lock still gives.
    """
    known = _read(case, case.folder / LOCK)[0] if case.content(LOCK) else []
    frozen = _frozen(case)
    held = {line.id: line for line in known if line.numero and line.sha256 and line.id in frozen}
    return [
        case.erreur(
            exhibit.origine,
            f"pièce « {exhibit.piece.titre} » : communiquée sous le n° {held[exhibit.piece.id].numero}, elle n'est "
            "plus le même fichier.",
            _HELD,
        )
        for exhibit in exhibits
        if exhibit.piece.id in held and exhibit.sha256 not in {"", held[exhibit.piece.id].sha256}
    ]


def lock_text(case: Case, exhibits: Sequence[Exhibit]) -> str:
    """Content of the lock: one block per pièce, in the order of ``dossier.yaml``."""
    frozen = _frozen(case)
    blocks = [_block(exhibit, frozen.get(exhibit.piece.id, "")) for exhibit in exhibits]
    tree = {"format": "1", "moteur": engine(), "pieces": blocks}
    return _HEADER + write_yaml(tree)


def verify(case: Case) -> list[Finding]:
    """Compare the files of a case with its lock; every difference is named.

    No lock and no pièce is right; a lock is expected as soon as there are pièces.
    """
    path = case.folder / LOCK
    if path.is_symlink() or (path.exists() and not path.is_file()):  # the lock of another case would tell of its files
        return [_finding(case, LOCK, "le verrou n'est pas un fichier ordinaire : il n'est pas lu.", _RESTORE)]
    if not path.is_file():
        if not case.dossier.pieces:
            return []
        return [_finding(case, LOCK, "les pièces ne sont pas encore versées.", _LATER, Level.AVERTISSEMENT)]
    locked, findings = _read(case, path)
    present = {line.fichier for line in locked}
    for line in locked:
        findings += [*_compare(case, line), *_compare_texts(case, line)]
    declared = {piece.fichier for piece in case.dossier.pieces}
    findings += [
        _finding(case, fichier, "pièce ajoutée depuis le dernier versement.", _LATER, Level.AVERTISSEMENT)
        for fichier in sorted(declared - present)
    ]
    findings += [
        _finding(case, fichier, "pièce versée mais retirée du dossier.", _WITHDRAWN)
        for fichier in sorted(present - declared)
    ]
    findings += [
        _finding(case, fichier, "fichier absent de « pieces ».", "L'y ajouter ou le retirer.", Level.AVERTISSEMENT)
        for fichier in undeclared(case)
    ]
    return sorted(findings + _renumbered(case, locked))


def _frozen(case: Case) -> dict[str, str]:
    """Number of each communicated pièce, by identifier."""
    return {line.piece.id: str(line.numero) for line in number(case.dossier) if line.communiquee_le}


def _block(exhibit: Exhibit, numero: str) -> dict[str, Any]:
    facts = msgspec.to_builtins(exhibit.faits)
    block: dict[str, Any] = {"id": exhibit.piece.id, "fichier": _readable(exhibit.piece.fichier)}
    if numero:
        block["numero"] = numero
    block |= {"sha256": exhibit.sha256, "octets": str(exhibit.octets), "genre": str(exhibit.genre)}
    if exhibit.refus:
        block["refus"] = exhibit.refus.code
    else:
        block["pages"] = str(exhibit.pages)
        block["constats"] = _as_text(facts)
    if exhibit.texte:
        block["texte-reconnu"] = _recognised(exhibit.texte)
    if exhibit.sous:
        block["jointes"] = [_block(under, "") for under in exhibit.sous]
    return {key: value for key, value in block.items() if value not in ("", {}, [])}


def _recognised(words: Transcription) -> dict[str, str]:
    return {
        "moteur": words.moteur.version, "langue": words.moteur.langue, "pages": ", ".join(map(str, words.pages)),
        "mots": str(len(words.mots)), "confiance": f"{words.confiance} %", "sha256": words.sha256,
    }  # fmt: skip


def _as_text(value: Any) -> Any:
    """Every scalar as text, like the rest of our YAML; false and zero facts are not written."""
    if isinstance(value, Mapping):
        return {key.replace("_", "-"): _as_text(item) for key, item in value.items() if item and key != "pages"}
    if isinstance(value, list | tuple):
        return [_as_text(item) for item in value]
    return "oui" if value is True else _readable(str(value))


def _readable(name: str) -> str:
    """A name given by others without what our files refuse: with it, the lock could not be read back."""
    return ESCAPED.sub("_", name)


def _read(case: Case, path: Path) -> tuple[list[Verrou], list[Finding]]:
    file = path.relative_to(case.root).as_posix()
    tree, positions, findings = read_yaml(path.read_text(encoding="utf-8", errors="replace"), file)
    blocks = tree.get("pieces", None if case.dossier.pieces else []) if isinstance(tree, dict) else None
    findings += [
        Finding(file, *place(positions, fault), Level.ERREUR, key_text(fault), sentence, _of(case, _RESTORE))
        for fault, sentence in (_faults(blocks, ("pieces",), _KEYS) if not findings else ())
    ]
    return [] if findings or not isinstance(blocks, list) else [_locked(block) for block in blocks], findings


def _faults(blocks: Any, path: KeyPath, keys: Mapping[str, Right]) -> Iterator[Fault]:
    """What keeps blocks from being those of a lock: no name of one leads out of ``pieces/``."""
    if not isinstance(blocks, list):
        yield path, "la liste des pièces du verrou manque."
        return
    for rank, block in enumerate(blocks):
        here = (*path, rank)
        if not isinstance(block, dict):
            yield here, "ce n'est pas une pièce du verrou."
            continue
        yield from wrong_values(block, keys, here)
        yield from wrong_values(block, {key: right for key, right in _MAY_SAY.items() if key in block}, here)
        recognised = block.get("texte-reconnu", {"sha256": "0" * 64})
        if isinstance(recognised, dict):
            yield from wrong_values(recognised, {"sha256": HASH}, (*here, "texte-reconnu"))
        else:
            yield (*here, "texte-reconnu"), "« texte-reconnu » n'a pas la forme attendue."
        yield from _faults(block.get("jointes", []), (*here, "jointes"), {"id": _ID})


def _locked(block: Any) -> Verrou:
    return Verrou(
        block["id"], block["fichier"], block.get("sha256", ""), int(block["octets"]), block.get("numero", ""),
        tuple(_texts(block)),
    )  # fmt: skip


def _texts(block: Any) -> Iterator[tuple[str, str]]:
    if "texte-reconnu" in block:
        yield block["id"], block["texte-reconnu"]["sha256"]
    for under in block.get("jointes", ()):
        yield from _texts(under)


def _compare(case: Case, line: Verrou) -> Iterator[Finding]:
    try:
        with source.opened(case.folder, line.fichier) as descriptor:
            sha256, size, head = source.digest(descriptor)
            if sha256 != line.sha256:
                remedy = _HELD if line.numero and line.id in _frozen(case) else _AGAIN
                yield _finding(case, line.fichier, _change(line, descriptor, size, head), remedy)
    except RefusedError as refused:
        if refused.refus.code != "absent":
            yield _finding(case, line.fichier, refused.refus.message, _AGAIN)
            return
        path = shlex.quote(f"cases/{case.dossier.reference}/{line.fichier}")
        choice = "" if line.numero and line.id in _frozen(case) else _GONE
        yield _finding(case, line.fichier, "pièce manquante.", f"La rétablir (git restore {path}){choice}.")


def _compare_texts(case: Case, line: Verrou) -> Iterator[Finding]:
    for identifier, sha256 in line.textes:
        path = path_of(case.folder, identifier)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            message = "texte reconnu absent ou modifié depuis son versement."
            remedy = "Le rétablir depuis git, ou lancer « recouvre verser {reference} --ocr »."
            yield _finding(case, f"{path.parent.name}/{path.name}", message, remedy)


def _change(line: Verrou, descriptor: int, size: int, head: bytes) -> str:
    """Name the change of a file whose hash differs."""
    if head.startswith(LFS_HEADER):
        return "pièce non téléchargée : le fichier n'est qu'un pointeur Git LFS."
    if size == 0:
        return "pièce vidée : le fichier a 0 octet."
    if _differs_by_line_ends(line, descriptor, size):
        return "fins de ligne changées (CRLF) : git a converti le fichier."
    if size < line.octets:
        return f"pièce tronquée ou remplacée : {size} octets au lieu de {line.octets}."
    return f"pièce modifiée depuis son versement ({size} octets, {line.octets} au versement)."


def _differs_by_line_ends(line: Verrou, descriptor: int, size: int) -> bool:
    if size > source.LARGEST:
        return False
    with open(descriptor, "rb", closefd=False) as stream:
        data = stream.read()
    unix = data.replace(b"\r\n", b"\n")
    return line.sha256 in {hashlib.sha256(form).hexdigest() for form in (unix, unix.replace(b"\n", b"\r\n"))}


def undeclared(case: Case) -> list[str]:
    """Files of ``pieces/`` that no pièce declares."""
    folder = case.folder / PIECES
    files = sorted(path for path in folder.rglob("*") if not path.is_dir()) if folder.is_dir() else []
    names = [path.relative_to(case.folder).as_posix() for path in files if not ignored(path.name)]
    declared = {same_file_key(piece.fichier) for piece in case.dossier.pieces}
    return [name for name in names if same_file_key(name) not in declared]


def _renumbered(case: Case, locked: Sequence[Verrou]) -> list[Finding]:
    now = {line.piece.id: str(line.numero) for line in number(case.dossier)}
    return [
        _finding(case, line.fichier, f"pièce communiquée sous le n° {line.numero}, devenue n° {now[line.id]}.",
                 "Rétablir l'ordre de « communiquees » dans le journal.")
        for line in locked
        if line.numero and line.id in now and now[line.id] != line.numero
    ]  # fmt: skip


def _finding(case: Case, fichier: str, message: str, remedy: str, level: Level = Level.ERREUR) -> Finding:
    file = (case.folder / fichier).relative_to(case.root).as_posix()
    return Finding.of_file(file, message, _of(case, remedy), level)


def _of(case: Case, remedy: str) -> str:
    """A remedy with the reference its command takes: it is pasted as it is."""
    return remedy.replace("{reference}", case.dossier.reference)
