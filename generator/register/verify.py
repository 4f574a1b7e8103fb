"""Verification of what was issued: every tampering is named, in one French sentence."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from generator.findings import CaseInvalid, Finding, Level
from generator.register.chain import GENESIS, Block, canonical, read
from generator.register.form import RESTORE, strangers
from generator.writer import TEMPORARY


def verify(folder: Path, shown: str) -> list[Finding]:
    """Check the register of a case against its files.

    Args:
        folder: ``cases/<reference>/emis``.
        shown: its path relative to the office's folder, as findings print it.
    """
    if not os.path.lexists(folder):
        return []
    if found := strangers(folder, shown):
        return found
    register = f"{shown}/registre.yaml"
    try:
        blocks = read(folder / "registre.yaml", register)
    except CaseInvalid as broken:
        return list(broken.findings)
    findings = [
        Finding(register, 0, 0, Level.ERREUR, f"bloc {seq}", sentence, remedy)
        for seq, sentence, remedy in (*_chain(blocks), *_files(folder, blocks))
    ]
    known = {str(block.get("dossier", "")) for block in blocks}
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(TEMPORARY):
            remedy = "Relancer « recouvre emettre » ou « recouvre controler » achève ou annule l'émission."
            findings.append(Finding(shown, 0, 0, Level.ERREUR, entry.name, "une émission a été interrompue.", remedy))
        elif entry.is_dir() and entry.name not in known:
            sentence = "ce répertoire n'est cité par aucun bloc du registre."
            findings.append(Finding(shown, 0, 0, Level.ERREUR, entry.name, sentence, "Rétablir le registre."))
    return findings


def dated(block: Block) -> str:
    """Day of a block, ``AAAA-MM-JJ``: that of the issue, or of the proof."""
    return str(block.get("emis-le") or block.get("verse-le") or "")


def _chain(blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    previous, day = GENESIS, ""
    for position, block in enumerate(blocks, start=1):
        seq = str(block.get("seq", "?"))
        if dated(block) < day:
            yield seq, f"daté du {dated(block)}, avant le bloc qui le précède ({day}).", RESTORE
        day = max(day, dated(block))
        if seq != str(position):
            yield seq, f"numéro {seq} là où {position} est attendu : bloc retiré, doublé ou déplacé.", RESTORE
        if block.get("precedent") != previous:
            yield seq, "ne suit pas le bloc précédent : le registre a été réordonné ou réécrit.", RESTORE
        if hashlib.sha256(canonical(block)).hexdigest() != block.get("bloc"):
            yield seq, "le contenu du bloc a été modifié après l'émission.", RESTORE
        previous = str(block.get("bloc"))


def _files(folder: Path, blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        seq = str(block.get("seq", "?"))
        home = folder / str(block.get("dossier", ""))
        listed = {str(item["fichier"]): item for item in block.get("fichiers", [])}
        for name, item in listed.items():
            path = home / name
            if not path.is_file():
                yield seq, f"« {name} » a disparu.", RESTORE
                continue
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() != item.get("sha256"):
                yield seq, _what_changed(name, content, str(item.get("octets", ""))), RESTORE
        if home.is_dir() and block.get("nature") == "emission":
            folder_name = str(block.get("dossier", ""))
            kept = {
                str(item["fichier"])
                for other in blocks
                if other.get("dossier") == folder_name
                for item in other.get("fichiers", [])
            }
            for path in sorted(home.rglob("*")):
                name = path.relative_to(home).as_posix()
                if path.is_file() and name not in kept:
                    yield seq, f"« {name} » a été ajouté sans « recouvre completer ».", "Le verser par « completer »."


def _what_changed(name: str, content: bytes, size: str) -> str:
    if content.startswith(b"version https://git-lfs"):
        return f"« {name} » n'est pas téléchargé (pointeur Git LFS)."
    if str(len(content)) == size:
        return f"« {name} » a été modifié depuis l'émission."
    if str(len(content.replace(b"\r\n", b"\n"))) == size or str(len(content.replace(b"\n", b"\r\n"))) == size:
        return f"« {name} » a changé de fins de ligne (CRLF) depuis l'émission."
    return f"« {name} » a changé de taille depuis l'émission ({size} octets émis, {len(content)} lus)."
