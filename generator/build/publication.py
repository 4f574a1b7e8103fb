"""The pages of no case: made from the rows of all of them, or of none."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.build import leftovers, sealed, state
from generator.build.beside import MANY, beside
from generator.build.state import Folders, State
from generator.findings import Finding
from generator.load import load_office
from generator.model import Office
from generator.pages import (
    Calendars,
    Ligne,
    Page,
    Portfolio,
    Shell,
    letter_pages,
    office_pages,
    sound_shell,
    standing_pages,
    untouched,
)
from generator.writer import below, withdraw, write_if_changed

CALENDARS = "calendriers.msgpack"  # the events of the last build, and the inputs they were made with


class Published(Struct, frozen=True):
    """What the state keeps of them, and how many files were written."""

    shared: tuple[str, ...]  # files that tell of several cases
    standing: tuple[str, ...]  # files that tell of none
    folders: Folders
    written: int
    wrong: list[Finding]  # of the office's own templates: the pages they stop are made with ours

    def noted(self, where: State) -> State:
        """Write them in a state."""
        failed = where.failed or bool(self.wrong)
        kept = {"shared": self.shared, "standing": self.standing, "folders": self.folders, "failed": failed}
        return msgspec.structs.replace(where, **kept)


class Press(Struct, frozen=True):
    """What these pages are a function of, besides the rows; ``inputs`` is the hash of what every page depends on."""

    out: Path
    au: dt.date
    inputs: str
    office: Office
    shell: Shell
    wrong: list[Finding]  # what stopped the office's own site, which is ours meanwhile; the parties' files in error

    @classmethod
    def of(cls, root: Path, out: Path, au: dt.date, inputs: str) -> "Press":
        """Read the office and build the shell.

        Raises:
            CaseInvalid: the office's own files have errors.
        """
        office = load_office(root)
        shell, wrong = sound_shell(root, out / ".shell")
        return cls(out, au, inputs, office, shell, [*wrong, *office.wrong])

    def publish(
        self, rows: Sequence[Ligne], last: State, changed: set[str] | None, absents: tuple[str, ...] = ()
    ) -> Published:
        """Write them all, or, of those of the ``last`` build, the ones that print a row that ``changed``.

        ``absents`` are the cases in error. Pages of the last build that are not made any more go, and those that nobody
        remembers.
        """
        shared, standing, written = last.shared, last.standing, 0
        if changed is None:  # styles first: a build stopped on its way shows no page without them
            constant, written = self._put(standing_pages(self.au, self.shell).items())
            standing = tuple(sorted(constant))
        if changed is None or changed:
            names, more = self._shared(Portfolio(rows, self.office, self.au, self.shell, absents), changed)
            shared = tuple(sorted(names))
            written += more
        for name in self._strangers({*shared, *standing}, last):
            withdraw(self.out, name)
        folders = Folders.of(state.times(self.out, (*shared, *standing)))
        return Published(shared, standing, folders, written, sorted(set(self.shell.faults)))

    def _shared(self, whole: Portfolio, changed: set[str] | None) -> tuple[set[str], int]:
        """Write the pages that tell of several cases; the names of all of them, and how many were written."""
        home = self.out / ".etat"
        written_by, events = sealed.load(home / CALENDARS, tuple[str, dict[str, bytes]]) or ("", {})
        calendars = Calendars(events if written_by == self.inputs else {})
        with beside(lambda: self._letters(whole), worth=len(whole.rows) >= MANY) as letters:
            names, written = self._put(office_pages(whole, changed, calendars=calendars))
            others, more, faults = letters()
        self.shell.faults.extend(faults)
        sealed.save(home / CALENDARS, (self.inputs, calendars.kept))
        return names | others | (untouched(whole.rows, changed) if changed else set()), written + more

    def _letters(self, whole: Portfolio) -> tuple[set[str], int, list[Finding]]:
        """Write those of the letters; what is wrong with their templates comes back from a copy of this process."""
        return *self._put(letter_pages(whole)), [*self.shell.faults]

    def _put(self, pages: Iterable[Page]) -> tuple[set[str], int]:
        """Write pages as they are made; their names, and how many differ from the last build's."""
        names, written = set(), 0
        for path, content in pages:
            names.add(path)
            written += write_if_changed(below(self.out, path), content)
        return names, written

    def _strangers(self, made: set[str], last: State) -> Iterator[str]:
        if last.shared:
            yield from {*last.shared, *last.standing}.difference(made)
        else:
            yield from leftovers.pages(self.out, made)
