"""The pages of no case: made from the rows of all of them, or of none."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.build import events, leftovers, state
from generator.build.beside import MANY, beside
from generator.build.state import State
from generator.findings import Finding
from generator.load import load_office
from generator.model import Office
from generator.pages import Ligne, Shell, first_pages, sound_shell, standing_pages, table_pages, untouched
from generator.writer import below, write_if_changed


class Published(Struct, frozen=True):
    """What the state keeps of them, and how many files were written."""

    shared: tuple[str, ...]  # files that tell of several cases
    standing: tuple[str, ...]  # files that tell of none
    folders: dict[str, int]  # their folders -> their times
    written: int

    def noted(self, where: State) -> State:
        """Write them in a state."""
        return msgspec.structs.replace(where, shared=self.shared, standing=self.standing, folders=self.folders)


class Press(Struct, frozen=True):
    """What these pages are a function of, besides the rows; ``inputs`` is the hash of what every page depends on."""

    out: Path
    au: dt.date
    inputs: str
    office: Office
    shell: Shell
    wrong: list[Finding]  # what stopped the office's own site: it is ours meanwhile

    @classmethod
    def of(cls, root: Path, out: Path, au: dt.date, inputs: str) -> "Press":
        """Read the office and build the shell.

        Raises:
            CaseInvalid: the office's own files have errors.
        """
        return cls(out, au, inputs, load_office(root), *sound_shell(root, out / ".shell"))

    def publish(self, rows: list[Ligne], last: State, changed: set[str] | None) -> Published:
        """Write them all, or, of those of the ``last`` build, the ones that print a row that ``changed``.

        Those of the last build that are not made any more go, and those that nobody remembers.
        """
        pages: dict[str, bytes] = {}
        shared, standing = last.shared, last.standing
        if changed is None or changed:
            pages, left = self._shared(rows, changed)
            shared = tuple(sorted({*pages, *left}))
        if changed is None:
            constant = standing_pages(self.au, self.shell)
            standing = tuple(sorted(constant))
            pages |= constant
        written = sum(write_if_changed(below(self.out, path), content) for path, content in pages.items())
        for name in self._strangers({*shared, *standing}, last):
            below(self.out, name).unlink(missing_ok=True)
        return Published(shared, standing, state.times(self.out, (*shared, *standing)), written)

    def _shared(self, rows: list[Ligne], changed: set[str] | None) -> tuple[dict[str, bytes], set[str]]:
        """The pages that tell of several cases, and the names of those that stay as they are."""
        home = self.out / ".etat"
        calendars = events.load(home, self.inputs)
        whole = rows, self.office, self.au, self.shell
        with beside(lambda: table_pages(*whole), worth=len(rows) >= MANY) as tables:
            pages = first_pages(*whole, changed, calendars=calendars) | tables()
        events.save(home, self.inputs, calendars)
        return pages, untouched(rows, changed) if changed else set()

    def _strangers(self, made: set[str], last: State) -> Iterator[str]:
        if last.shared:
            yield from {*last.shared, *last.standing}.difference(made)
        else:
            yield from leftovers.pages(self.out, made)
