"""What a label cites: numbers of invoices and references of cases, whole and beyond doubt, or nothing; whom it names.

Labels lose accents, capitals and signs on their way through banks: only letters and figures are compared. A number that
could be a part of a longer one, a date, or chance, is not cited.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from generator.phrases import LIGATURES, unaccented

_INTRODUCES = frozenset({
    "facture", "factures", "fact", "fac", "fct", "invoice", "inv", "reference", "references", "ref", "refs", "dossier",
    "dossiers", "doss", "dos", "numero", "num", "no", "n", "nr", "motif", "lib", "libelle", "rfb", "de", "du", "la",
    "le", "et",
})  # fmt: skip
_ENOUGH = 3  # figures, with a letter of its own; below, « F12 » is anything
_ENOUGH_ALONE = 5  # figures, without any, or after « facture »
_TELLING = 4  # letters of the longest word of a name: a shorter one is in any label
_FORMS = frozenset({  # what a bank leaves out of a name
    "sarl", "eurl", "sas", "sasu", "sa", "sci", "snc", "scp", "scop", "selarl", "ei", "ets", "ste", "societe", "et",
    "le", "la", "les", "l", "d", "de", "des", "du", "a", "au", "aux",
})  # fmt: skip
_NEAR = dt.timedelta(days=750)  # a label tells days of its own time
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"), "-")
_SEEN = 40  # signs looked at around a number
_JOINED_BEFORE = re.compile(r"([a-z]+|[0-9]+|\.\.)[-/._]?$")  # « … »: what comes before was cut
_FIGURE_BEFORE = re.compile(r"[0-9][^a-z0-9]*$")
_LETTERS_BEFORE = re.compile(r"(?<![a-z0-9])([a-z]{1,2})[^a-z0-9]+$")
_JOINED_AFTER = re.compile(r"[-/._]?[a-z0-9]|\.\.")  # likewise after
_FIGURE_AFTER = re.compile(r"[^a-z0-9]*(?:(?:et|a|au)[^a-z0-9]+)?[0-9]")
_DAYS = {
    (8,): ("%Y%m%d", "%d%m%Y"), (6,): ("%d%m%y", "%y%m%d", "%Y%m", "%m%Y"), (4, 2): ("%Y%m",), (2, 4): ("%m%Y",),
    (2, 2, 4): ("%d%m%Y",), (4, 2, 2): ("%Y%m%d",), (2, 2, 2): ("%d%m%y", "%y%m%d"),
}  # fmt: skip


def flat(text: str) -> str:
    """A text without accents nor capitals; its other signs are kept, they part numbers. Foreign letters are letters."""
    return "".join("z" if sign.isalnum() and not sign.isascii() else sign for sign in _bare(text))


def _bare(text: str) -> str:
    return unaccented(text).translate(_DASHES).casefold()


class Number(Struct, frozen=True, dict=True):
    """A number to look for: that of an invoice of a case, or the reference of the case itself."""

    text: str
    reference: str
    of_invoice: bool

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its runs of letters and of figures."""
        return tuple(re.findall("[a-z]+|[0-9]+", flat(self.text)))

    @cached_property
    def enough(self) -> bool:
        """Whether it is long enough to be cited by itself."""
        if any(sign.isalnum() and not sign.isascii() for sign in _bare(self.text)):
            return False
        figures = sum(len(part) for part in self.parts if part.isdigit())
        own = [part for part in self.parts if part.isalpha() and part not in _INTRODUCES]
        return figures >= (_ENOUGH if own else _ENOUGH_ALONE)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its runs, whatever parts them."""
        return re.compile("[^a-z0-9]{0,3}".join(self.parts))

    def cited(self, label: str, day: dt.date) -> bool:
        """Whether a flat label of that day cites it."""
        return any(
            _apart(label, *found.span()) and not _is_day(found.group(), day) for found in self.pattern.finditer(label)
        )


class Numbers:
    """Numbers to look for, by what is compared of them: a label is held against those it may cite, not all of them."""

    def __init__(self, numbers: Iterable[Number]) -> None:
        self._held: dict[str, list[tuple[int, Number]]] = {}
        for rank, number in enumerate(numbers):
            if number.enough:
                self._held.setdefault("".join(number.parts), []).append((rank, number))
        self._lengths = sorted({len(text) for text in self._held})

    def cited(self, texts: Iterable[str], day: dt.date) -> list[Number]:
        """The numbers that a label of that day cites, each of its texts read by itself; in their order."""
        found = {
            rank: number
            for label in map(flat, texts)
            for rank, number in self._maybe(re.sub("[^a-z0-9]", "", label))
            if number.cited(label, day)
        }
        return [found[rank] for rank in sorted(found)]

    def _maybe(self, bare: str) -> Iterator[tuple[int, Number]]:
        parts = {bare[start : start + length] for length in self._lengths for start in range(len(bare) - length + 1)}
        for part in parts & self._held.keys():
            yield from self._held[part]


class Names:
    """Names of debtors to look for in a label, whole and in any order: who has one may be another of that name."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._held: dict[str, list[tuple[frozenset[str], str]]] = {}  # by their longest word
        for name, reference in names:
            words = frozenset(_words(name)) - _FORMS
            longest = max(sorted(words), key=len, default="")
            if len(longest) >= _TELLING:
                self._held.setdefault(longest, []).append((words, reference))

    def within(self, texts: Iterable[str]) -> list[str]:
        """References of whom a label names, each once, in their order."""
        said = {word for text in texts for word in _words(text)}
        return sorted({one for word in said for words, one in self._held.get(word, ()) if words <= said})


def _words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", flat(text.translate(LIGATURES)))


def _apart(label: str, start: int, end: int) -> bool:
    """Whether what is there is not a part of something longer: « 2026-0143 » is not in « F-2026-0143 »."""
    before, after = label[max(0, start - _SEEN) : start], label[end : end + _SEEN]
    if (joined := _JOINED_BEFORE.search(before)) and joined[1] not in _INTRODUCES:
        return False
    if label[start].isdigit():
        letters = _LETTERS_BEFORE.search(before)
        if _FIGURE_BEFORE.search(before) or (letters and letters[1] not in _INTRODUCES):
            return False
    if _JOINED_AFTER.match(after):
        return False
    return not (label[end - 1].isdigit() and _FIGURE_AFTER.match(after))


def _is_day(found: str, day: dt.date) -> bool:
    """Whether figures are read as a day, or a month, near that of the label."""
    runs = re.findall("[a-z]+|[0-9]+", found)
    for form in _DAYS.get(tuple(map(len, runs)), ()):
        try:
            told = dt.datetime.strptime("".join(runs), form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
        if abs(told - day) <= _NEAR:
            return True
    return False
