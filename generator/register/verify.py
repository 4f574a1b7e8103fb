"""Verification of what was issued: every tampering is named, in one French sentence."""

import os
from collections.abc import Container, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.case import Case
from generator.findings import CaseInvalid, Finding
from generator.load.checks.pieces import ignored
from generator.load.source import LFS_HEADER
from generator.register.chain import GENESIS, Block, canonical, read, sealed
from generator.register.form import REDO, RESTORE, strangers
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
        Finding.of_file(register, sentence, remedy, key=f"bloc {seq}")
        for seq, sentence, remedy in (*_chain(blocks), *_files(folder, blocks))
    ]
    known = {block["dossier"] for block in blocks}
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(TEMPORARY):
            remedy = "Relancer « recouvre emettre » ou « recouvre controler » achève ou annule l'émission."
            findings.append(Finding.of_file(shown, "une émission a été interrompue.", remedy, key=entry.name))
        elif entry.is_dir() and entry.name not in known:
            sentence = "ce répertoire n'est cité par aucun bloc du registre."
            findings.append(Finding.of_file(shown, sentence, "Rétablir le registre.", key=entry.name))
    return findings


def dated(block: Block) -> str:
    """Day of a block, ``AAAA-MM-JJ``: that of the issue, or of the proof; that of its entry, when later."""
    return str(block.get("inscrit-le") or block.get("emis-le") or block.get("verse-le") or "")


def _chain(blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    previous, day = GENESIS, ""
    for position, block in enumerate(blocks, start=1):
        seq = block["seq"]
        if dated(block) < day:
            yield seq, f"daté du {dated(block)}, avant le bloc qui le précède ({day}).", RESTORE
        day = max(day, dated(block))
        if seq != str(position):
            yield seq, f"numéro {seq} là où {position} est attendu : bloc retiré, doublé ou déplacé.", REDO
        if block["precedent"] != previous:
            yield seq, "ne suit pas le bloc précédent : le registre a été réordonné ou réécrit.", REDO
        if not sealed(canonical(block), block["bloc"]):
            yield seq, "le contenu du bloc a été modifié après l'émission.", RESTORE
        previous = block["bloc"]


def _files(folder: Path, blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    kept: dict[str, set[str]] = {}
    for block in blocks:
        kept.setdefault(block["dossier"], set()).update(file["fichier"] for file in block["fichiers"])
    for block in blocks:
        home = folder / block["dossier"]
        for file in block["fichiers"]:
            if wrong := _wrong(home, file):
                yield block["seq"], wrong, RESTORE
        if block["nature"] == "emission":
            for name in _added(home, kept[block["dossier"]]):
                sentence = f"« {name} » a été ajouté sans « recouvre completer »."
                yield (
                    block["seq"],
                    sentence,
                    "Le sortir de ce répertoire, puis l'y joindre par « recouvre completer », s'il est de cet envoi.",
                )


def _wrong(home: Path, file: Mapping[str, str]) -> str:
    """What is wrong with a file of a block; empty when it is as it was registered."""
    path = home / file["fichier"]
    if not path.is_file():
        return f"« {file['fichier']} » a disparu."
    content = path.read_bytes()
    return "" if sealed(content, file["sha256"]) else _what_changed(file["fichier"], content, file["octets"])


def frozen(case: Case, block: Block, name: str) -> bytes | None:
    """A file of an issue as the register sealed it; None when it is absent, a link, or changed since."""
    digests = {file["fichier"]: file["sha256"] for file in block["fichiers"]}
    content = case.content(f"emis/{block['dossier']}/{name}")
    return content if sealed(content, digests.get(name, "")) else None


def _added(home: Path, kept: Container[str]) -> Iterator[str]:
    """Files of the folder of an issue that no block names, those apart that a program leaves in any folder it opens."""
    names = (path.relative_to(home).as_posix() for path in sorted(home.rglob("*")) if path.is_file())
    return (name for name in names if name not in kept and not ignored(PurePosixPath(name).name))


def _what_changed(name: str, content: bytes, size: str) -> str:
    if content.startswith(LFS_HEADER):
        return f"« {name} » n'est pas téléchargé (pointeur Git LFS)."
    if str(len(content)) == size:
        return f"« {name} » a été modifié depuis l'émission."
    if str(len(content.replace(b"\r\n", b"\n"))) == size or str(len(content.replace(b"\n", b"\r\n"))) == size:
        return f"« {name} » a changé de fins de ligne (CRLF) depuis l'émission."
    return f"« {name} » a changé de taille depuis l'émission ({size} octets émis, {len(content)} lus)."
