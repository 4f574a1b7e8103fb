"""What is kept of the cases, on the disk: this process holds only where each one lies.

Sixteen sealed files, each with what was made of its cases, then where it lies in the file. Only those of the cases that
changed are written again: a build costs what it does, not what the portfolio holds. What a build makes waits in a
scratch file until then, so that a portfolio of any size is made in the memory of a few cases.

The rows of a small portfolio are read once and held: a few kilobytes each. Of a large one, each is read again whenever
it is asked for, which takes some microseconds: what is held does not grow with it.
"""

import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple, Protocol, Self, overload

import msgspec

from generator.build import sealed
from generator.build.kept import HOME, SHAPE, Kept, decode_row
from generator.pages.ligne import Ligne
from generator.writer import Scratch

SHARES = 16
HELD = 20_000  # rows: about 150 MB
_LENGTH = 8  # bytes, at the end of a file: how long its list of places is


class _Source(Protocol):
    def part(self, start: int, length: int) -> bytes: ...


class _Place(NamedTuple):
    source: _Source
    start: int
    row: int  # bytes of the row, then of what was made
    made: int


_Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 40)]  # bytes
_Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
_Listed = tuple[_Shape, dict[sealed.Name, tuple[_Count, _Count, _Count]]]


class Store(MutableMapping[str, Kept]):
    """The cases as they were made, by reference; closed with its block.

    A file that is absent, damaged or of another version holds nothing: its cases are then made again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, _Place] = {}
        self._files: dict[int, sealed.Reader] = {}
        self._new = Scratch(folder)
        for share in range(SHARES):
            if (file := sealed.reader(self._path(share))) is not None:
                self._files[share] = file
                self._places |= {name: _Place(file, *where) for name, where in _listed(file).items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._new.close()
        for file in self._files.values():
            file.close()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> Kept:
        source, start, row, made = self._places[name]
        whole = source.part(start, row + made)
        return Kept(whole[:row], whole[row:])

    def __setitem__(self, name: str, case: Kept) -> None:
        self._places[name] = _Place(self._new, self._new.append(case.row + case.made), len(case.row), len(case.made))

    def __delitem__(self, name: str) -> None:
        del self._places[name]

    def clear(self) -> None:
        """Forget every case, without reading any."""
        self._places.clear()

    def has_row(self, name: str) -> bool:
        """Tell whether a case is kept with a row."""
        return name in self._places and self._places[name].row > 0

    def row(self, name: str) -> bytes:
        """The row of a case alone; empty when it has none."""
        if not self.has_row(name):
            return b""
        source, start, row, _ = self._places[name]
        return source.part(start, row)

    def with_row(self) -> list[str]:
        """References of the cases that have a row, in order."""
        return sorted(name for name, place in self._places.items() if place.row)

    def ahead(self, apart: Container[str]) -> dict[str, Ligne]:
        """Read the rows to be held, but those of the cases ``apart``."""
        if len(self) > HELD:
            return {}
        return {name: decode_row(self.row(name)) for name in self.with_row() if name not in apart}

    def rows(self, known: Mapping[str, Ligne]) -> Sequence[Ligne]:
        """Every row, by reference; ``known`` are some of them, already read."""
        names = self.with_row()
        if len(names) > HELD:
            return _Unheld(self, names)
        return [known[name] if name in known else decode_row(self.row(name)) for name in names]

    def seal(self, changed: Iterable[str] | None = None) -> None:
        """Write what is kept; of the last build's files, only those of the cases that ``changed`` or are gone.

        Nothing is read here any more.
        """
        shares: dict[int, list[str]] = {one: [] for one in (range(SHARES) if changed is None else map(_share, changed))}
        for name in self._places:
            if (names := shares.get(_share(name))) is not None:
                names.append(name)
        for share, names in shares.items():
            content = self._written(sorted(names))
            if file := self._files.get(share):
                file.close()  # some systems replace no file that is open
            sealed.write(self._path(share), content)

    def _written(self, names: Iterable[str]) -> bytes:
        body, places = bytearray(), {}
        for name in names:
            source, start, row, made = self._places[name]
            places[name] = (len(body), row, made)
            body += source.part(start, row + made)
        listed = msgspec.msgpack.encode((SHAPE, places))
        return bytes(body + listed + len(listed).to_bytes(_LENGTH))

    def _path(self, share: int) -> Path:
        return self._folder / HOME / f"{share:x}.msgpack"


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


def _listed(file: sealed.Reader) -> dict[str, tuple[int, int, int]]:
    """Where the cases of a file lie in it: start, bytes of the row, bytes of what was made."""
    end = file.size - _LENGTH
    length = int.from_bytes(file.part(end, _LENGTH)) if end >= 0 else 0
    if not 0 < length <= end:
        return {}
    try:
        shape, places = msgspec.msgpack.decode(file.part(end - length, length), type=_Listed)
    except (msgspec.MsgspecError, ValueError):
        return {}
    return places if shape == SHAPE else {}


def _share(name: str) -> int:
    return zlib.crc32(name.encode()) % SHARES
