"""What goes to the child process and what comes back."""

import hashlib
from collections.abc import Callable

import msgspec

from generator.exhibits.facts import Faits, Genre, Jointe, Resultat


class TakeIn(msgspec.Struct, frozen=True, tag=True):
    """The clean pages of a file, and its facts: what it is, in which of its formats, how it is called."""

    genre: Genre
    kind: str
    name: str

    @property
    def key(self) -> str:
        """What tells its pages from others of the same bytes: the format, and the name of a text, which is printed."""
        if self.genre is not Genre.TEXTE:
            return self.kind
        return f"{self.kind}-{hashlib.sha256(self.name.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


class Lighten(msgspec.Struct, frozen=True, tag=True):
    """A copy of a clean PDF that weighs at most so many bytes, failing that the lightest."""

    most: int


class Draw(msgspec.Struct, frozen=True, tag=True):
    """The picture (PNG) of a page of a clean PDF, from 1, in grey, turned clockwise by so many degrees."""

    page: int
    turn: int


class Preview(msgspec.Struct, frozen=True, tag=True):
    """A small picture (JPEG) of the first page of a clean PDF."""


class ReadInvoice(msgspec.Struct, frozen=True, tag=True):
    """What an electronic invoice says (a ``FactureLue``, msgpack), « pdf » or « xml »."""

    kind: str
    name: str


Asked = TakeIn | Lighten | Draw | Preview | ReadInvoice


class Job(msgspec.Struct, frozen=True):
    """One file, an open descriptor or its bytes, and what is asked of it."""

    source: int | bytes
    asked: Asked

    @property
    def genre(self) -> Genre:
        """What the file is: all but what is taken in is a PDF, or the data of one."""
        return self.asked.genre if isinstance(self.asked, TakeIn) else Genre.PDF


class Delivery(msgspec.Struct, frozen=True):
    """What comes back for one file; ``natifs`` are the bytes of ``resultat.jointes``."""

    resultat: Resultat
    pdf: bytes = b""
    natifs: list[bytes] = []


Read = tuple[bytes, Faits, list[tuple[Jointe, bytes]]]  # clean pages, facts, attachments
Reader = Callable[[bytes], Read]
