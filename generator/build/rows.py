"""The rows that the pages of the portfolio print, from what is kept of the cases.

Those of a small portfolio are read once and held: a few kilobytes each. Of a large one, each is read again whenever it
is asked for, which takes some microseconds: what is held does not grow with it.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import overload

from generator.build.kept import decode_row
from generator.build.store import Store
from generator.pages.ligne import Ligne

HELD = 20_000  # rows: about 150 MB


def ahead(cases: Store, apart: Container[str]) -> dict[str, Ligne]:
    """Read the rows to be held, but those of the cases ``apart``."""
    if len(cases) > HELD:
        return {}
    return {name: decode_row(cases.row(name)) for name in cases.with_row() if name not in apart}


def rows(cases: Store, known: Mapping[str, Ligne]) -> Sequence[Ligne]:
    """Every row, by reference; ``known`` are some of them, already read."""
    names = cases.with_row()
    if len(names) > HELD:
        return _Unheld(cases, names)
    return [known[name] if name in known else decode_row(cases.row(name)) for name in names]


class _Unheld(Sequence[Ligne]):
    def __init__(self, cases: Store, names: Sequence[str]) -> None:
        self._cases, self._names = cases, names

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Ligne]:
        return map(self._read, self._names)

    @overload
    def __getitem__(self, place: int) -> Ligne: ...
    @overload
    def __getitem__(self, place: slice) -> list[Ligne]: ...
    def __getitem__(self, place: int | slice) -> Ligne | list[Ligne]:
        if isinstance(place, slice):
            return [*map(self._read, self._names[place])]
        return self._read(self._names[place])

    def _read(self, name: str) -> Ligne:
        return decode_row(self._cases.row(name))
