"""The chain of blocks: each block names the hash of the one before, so that nothing can be changed in silence."""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import git
from generator.case import Case
from generator.findings import CaseInvalid
from generator.load.source import LFS_HEADER, conflicts
from generator.load.yaml_text import read_yaml, write_yaml
from generator.references import REGISTER
from generator.register.form import REDO, faults, misplaced, strange

GENESIS = "0" * 64  # « precedent » of the first block
Block = dict[str, Any]


def canonical(block: Mapping[str, Any]) -> bytes:
    """Canonical JSON of a block without its own hash: sorted keys, no spaces, UTF-8.

    Blocks hold text, lists and maps only (numbers are written as text), so that RFC 8785 comes down to this.
    """
    kept = {key: value for key, value in block.items() if key != "bloc"}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def seal(block: Mapping[str, Any], previous: str) -> Block:
    """Give a block its place in the chain: the hash before it, and its own."""
    placed = {**block, "precedent": previous}
    return {**placed, "bloc": hashlib.sha256(canonical(placed)).hexdigest()}


def head(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Hash of the last block."""
    return str(blocks[-1]["bloc"]) if blocks else GENESIS


def read(path: Path, shown: str) -> list[Block]:
    """Read ``registre.yaml``; where nothing lies, the register is empty.

    Raises:
        CaseInvalid: the file is not a register; ``shown`` is the path findings print.
    """
    if not os.path.lexists(path):
        return []
    if found := [one for one in (strange(path.parent, shown), strange(path, shown)) if one]:
        raise CaseInvalid(found)
    if path.is_dir():
        raise CaseInvalid([misplaced(shown, "c'est un répertoire, pas un fichier.")])
    return parse(path.read_bytes(), shown)


def parse(content: bytes, shown: str) -> list[Block]:
    """The blocks of a register's bytes; errors of ``read``."""
    text = content.decode("utf-8", "replace")
    tree, positions, findings = read_yaml(text, shown)
    if findings and content and not (conflicts(text) or content.startswith(LFS_HEADER)):
        findings = [findings[0]._replace(remedy=REDO)]  # somebody wrote to it, and must not go on
    if findings := findings or list(faults(tree, positions, shown)):
        raise CaseInvalid(findings)
    blocks: list[Block] = tree if isinstance(tree, list) else []
    return blocks


def committed(root: Path, commit: str, register: str) -> list[Block] | None:
    """The register that a commit or a branch holds; None when it holds none that can be read."""
    try:
        return parse(git.ask(root, "cat-file", "blob", f"{commit}:./{register}") or b"", register)
    except CaseInvalid:
        return None


def blocks_of(case: Case) -> list[Block]:
    """The register of a case.

    Raises:
        CaseInvalid: the file is not a register.
    """
    return read(case.folder / REGISTER, case.shown(REGISTER))


def names(case: Case, document: str) -> bool:
    """Whether the register of a case holds the name of a document, searched where parsing would cost every case."""
    return document.encode() in case.content(REGISTER)


def sealed(content: bytes, digest: str) -> bool:
    """Whether bytes are those a register sealed."""
    return hashlib.sha256(content).hexdigest() == digest


def issues(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that issue a document; the others prove one."""
    return [block for block in blocks if block["nature"] == "emission"]


def by_number(blocks: Sequence[Block]) -> dict[str, Block]:
    """The blocks that issue a document, by their numbers."""
    return {str(block["seq"]): block for block in issues(blocks)}


def issued_on(block: Mapping[str, Any]) -> dt.date:
    """The day of an issue."""
    return dt.date.fromisoformat(block["emis-le"])


def write(blocks: Sequence[Mapping[str, Any]]) -> bytes:
    """Bytes of ``registre.yaml``: appending a block leaves the bytes of the earlier ones untouched."""
    header = (
        "# Registre des documents émis : écrit par « recouvre emettre » et « recouvre completer », jamais à la main.\n"
    )
    return (header + "".join(write_yaml([dict(block)]) for block in blocks)).encode("utf-8")
