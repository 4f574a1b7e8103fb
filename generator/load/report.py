"""What reading one file gathers: findings at places of that file."""

from msgspec import Struct, field

from generator.case import KeyPath, key_text
from generator.findings import Finding, Level

Place = tuple[int, int]  # line and column, from 1
WHOLE_FILE: Place = (0, 0)


class Report(Struct):
    """The findings of one file; ``file`` is its path relative to the office's folder, as findings print it."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def error(self, place: Place, message: str, remedy: str = "", path: KeyPath = ()) -> None:
        """Add what stops the file."""
        self._add(Level.ERREUR, place, message, remedy, path)

    def warning(self, place: Place, message: str, remedy: str = "") -> None:
        """Add what the reader should look at."""
        self._add(Level.AVERTISSEMENT, place, message, remedy, ())

    def _add(self, level: Level, place: Place, message: str, remedy: str, path: KeyPath) -> None:
        self.findings.append(Finding(self.file, *place, level, key_text(path), message, remedy))
