"""The rows of the portfolio as the last build left them; a cache, read only when something changed."""

from pathlib import Path

from generator import __version__
from generator.build import sealed
from generator.pages.resume import Resume

NAME = "resumes.msgpack"


def load(folder: Path) -> dict[str, Resume]:
    """Read the rows by reference; anything unreadable is an empty set, and every case is then made again."""
    version, rows = sealed.load(folder / NAME, tuple[str, dict[str, Resume]]) or ("", {})
    return rows if version == __version__ else {}


def save(folder: Path, rows: dict[str, Resume]) -> None:
    """Write the rows."""
    sealed.save(folder / NAME, (__version__, rows))
