"""The pages of no case: made from the rows of all of them, or of none."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, field

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
        wrong = (*where.wrong, *self.wrong)
        return msgspec.structs.replace(
            where, shared=self.shared, standing=self.standing, folders=self.folders, wrong=wrong
        )


class Put(Struct):
    """Pages put in place: their names, how many differ from the last build's, what is wrong with their templates."""

    names: set[str] = field(default_factory=set)
    written: int = 0
    wrong: set[Finding] = field(default_factory=set)

    def add(self, other: "Put") -> None:
        """Count those of another."""
        self.names |= other.names
        self.written += other.written
        self.wrong |= other.wrong


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
        shared, standing, made = last.shared, last.standing, Put()
        if changed is None:  # styles first: a build stopped on its way shows no page without them
            made.add(self._put(standing_pages(self.au, self.shell)))
            standing = tuple(sorted(made.names))
        if changed is None or changed:
            several = self._shared(Portfolio(rows, self.office, self.au, self.shell, absents), changed)
            shared = tuple(sorted(several.names))
            made.add(several)
        for name in self._strangers({*shared, *standing}, last):
            withdraw(self.out, name)
        folders = Folders.of(state.times(self.out, (*shared, *standing)))
        return Published(shared, standing, folders, made.written, sorted(made.wrong))

    def _shared(self, whole: Portfolio, changed: set[str] | None) -> Put:
        """Write the pages that tell of several cases, and name all of them."""
        home = self.out / ".etat"
        written_by, events = sealed.load(home / CALENDARS, tuple[str, dict[str, bytes]]) or ("", {})
        calendars = Calendars(events if written_by == self.inputs else {})
        with beside(lambda: self._put(letter_pages(whole)), worth=len(whole.rows) >= MANY) as letters:
            made = self._put(office_pages(whole, changed, calendars=calendars))
            made.add(letters())
        sealed.save(home / CALENDARS, (self.inputs, calendars.kept))
        made.names |= untouched(whole.rows, changed) if changed else set()
        return made

    def _put(self, pages: Iterable[Page]) -> Put:
        """Write pages as they are made."""
        made = Put()
        for page in pages:
            made.names.add(page.path)
            made.written += write_if_changed(below(self.out, page.path), page.content)
            made.wrong.update(page.wrong)
        return made

    def _strangers(self, made: set[str], last: State) -> Iterator[str]:
        if last.shared:
            yield from {*last.shared, *last.standing}.difference(made)
        else:
            yield from leftovers.pages(self.out, made)
