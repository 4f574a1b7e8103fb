"""One YAML file of the office -> its frozen type, with positions and findings."""

import os
import re
import stat
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel

from generator.case import KeyPath, key_text, nearest_position
from generator.findings import Finding, Level, has_errors, system_words
from generator.load import syntax, typed
from generator.load.reader import Document, Positions
from generator.load.report import WHOLE_FILE, Report
from generator.load.source import read_source

Model = TypeVar("Model", bound=BaseModel)

_NUMBER = re.compile("[0-9]{1,9}").fullmatch
FORMAT = "1"  # the format of files this version reads


class Loaded(Struct, Generic[Model], frozen=True):
    """A file as read: ``value`` is ``None`` when it has errors."""

    file: str  # as findings print it
    value: Model | None
    content: bytes
    positions: Positions
    findings: tuple[Finding, ...]

    def finding(self, level: Level, path: KeyPath, message: str, remedy: str) -> Finding:
        """Build a finding at a key of this file."""
        return Finding(self.file, *nearest_position(self.positions, path), level, key_text(path), message, remedy)


def load_file(root: Path, file: str, kind: type[Model]) -> Loaded[Model]:
    """Read ``root/file`` as a ``kind``; everything wrong with it comes as findings, never as an exception."""
    report = Report(file)
    content = _content(f"{root}/{file}", report)
    return Loaded(file, None, b"", {}, tuple(report.findings)) if content is None else load_bytes(content, file, kind)


def load_bytes(content: bytes, file: str, kind: type[Model]) -> Loaded[Model]:
    """Read the bytes of a file; ``file`` is the path findings print."""
    report = Report(file)
    document = read_document(content, report)
    if document is None or not _known_format(document, report):
        return Loaded(file, None, content, {}, tuple(sorted(report.findings)))
    value = typed.validate(document, kind, report)
    findings = tuple(sorted(report.findings))
    return Loaded(file, None if has_errors(findings) else value, content, document.positions, findings)


def read_document(content: bytes, report: Report) -> Document | None:
    """Bytes -> tree of text with positions, or ``None`` with findings."""
    text = read_source(content, report)
    return None if text is None else syntax.read(text, report)


def _content(path: str, report: Report) -> bytes | None:
    """Read a regular file without following a link."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        report.error(WHOLE_FILE, "le fichier n'existe pas.", "Le créer, ou lancer « recouvre init » pour un cabinet.")
        return None
    except OSError as error:
        why, cure = system_words(error)
        reason = "est un lien" if Path(path).is_symlink() else f"ne peut pas être lu ({why})"
        remedy = cure if isinstance(error, PermissionError) else "Mettre à sa place un fichier ordinaire, lisible."
        report.error(WHOLE_FILE, f"le fichier {reason}.", remedy)
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        report.error(WHOLE_FILE, "ce n'est pas un fichier ordinaire.", "Mettre à sa place un fichier.")
        return None
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def _known_format(document: Document, report: Report) -> bool:
    """Refuse another format before anything else: its keys would only bring a page of misleading findings."""
    tree: Any = document.tree
    if not isinstance(tree, dict):
        message = "le fichier doit être un bloc de lignes « clé: valeur »."
        report.error(
            document.positions[()], message, "Repartir d'un fichier juste du même genre, et y écrire ses valeurs."
        )
        return False
    version = tree.get("format", FORMAT)
    if not isinstance(version, str) or not _NUMBER(version.strip()) or version.strip() == FORMAT:
        return True  # absent or malformed: the model says so
    newer = int(version) > int(FORMAT)
    report.error(
        document.positions["format",],
        f"format {version.strip()} : cette version de Recouvre lit le format {FORMAT}.",
        "Mettre Recouvre à jour." if newer else f"Reprendre le fichier au format {FORMAT}.",
        ("format",),
    )
    return False
