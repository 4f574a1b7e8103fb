"""A small fictional office on disk, for tests that need files."""

import shutil
from pathlib import Path

FINDINGS = Path(__file__).resolve().parent.parent / "findings"
REFERENCE = "2026-0142"


def office_at(root: Path) -> Path:
    """Put the office of ``tests/findings/_cabinet`` at a root, without case."""
    shutil.copytree(FINDINGS / "_cabinet", root / "cases" / "_cabinet")
    return root


def case_at(root: Path, content: bytes, reference: str = REFERENCE) -> Path:
    """Put a case in the office, with the file of its one pièce; return its folder."""
    folder = root / "cases" / reference
    (folder / "pieces").mkdir(parents=True)
    (folder / "dossier.yaml").write_bytes(content)
    (folder / "pieces" / "facture.pdf").write_bytes(b"%PDF-1.7 facture")
    return folder
