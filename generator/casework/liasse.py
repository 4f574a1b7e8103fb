"""The liasse of a case: when a build makes one, and where the pièces taken in are kept."""

from pathlib import Path

from generator.case import Case
from generator.progress.types import Situation, Stade

# Stages at which a court, a clerk or a commissaire may ask for the file.
WANTED = frozenset({Stade.JUDICIAIRE, Stade.TITRE, Stade.EXECUTION, Stade.PROCEDURE_COLLECTIVE})


def wanted(situation: Situation) -> bool:
    """Tell whether a build assembles this case's liasse without being asked."""
    return situation.stade in WANTED


def cache(out: Path) -> Path:
    """Where the pièces taken in are kept, by sha256."""
    return out / ".cache" / "pieces"


def pieces_signature(case: Case) -> str:
    """What ``stat`` says of the pièces and of their recognised text: a changed one makes the liasse again."""
    seen = []
    for path in sorted(path for name in ("pieces", "pieces.texte") for path in (case.folder / name).rglob("*")):
        stat = path.lstat()
        seen.append(f"{path.name}:{stat.st_mtime_ns}:{stat.st_ctime_ns}:{stat.st_size}")
    return "|".join(seen)
