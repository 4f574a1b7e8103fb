"""What goes to the child process and what comes back."""

from collections.abc import Callable

import msgspec

from generator.exhibits.facts import Faits, Genre, Jointe, Resultat


class Job(msgspec.Struct, frozen=True):
    """One file to take in: an open descriptor, what it is, how it is called; or its bytes, and -1.

    ``lighter_than`` asks instead for a lighter copy of a clean PDF, in bytes; ``picture_of`` for the picture (PNG) of
    one of its pages, from 1, turned clockwise by ``turn`` degrees; ``preview`` for a small one (JPEG) of the first;
    ``invoice`` for what an electronic invoice says (a ``FactureLue``, msgpack).
    """

    descriptor: int
    genre: Genre
    kind: str
    name: str
    data: bytes = b""
    lighter_than: int = 0
    picture_of: int = 0
    turn: int = 0
    preview: bool = False
    invoice: bool = False


class Delivery(msgspec.Struct, frozen=True):
    """What comes back for one file; ``natifs`` are the bytes of ``resultat.jointes``."""

    resultat: Resultat
    pdf: bytes = b""
    natifs: list[bytes] = []


Read = tuple[bytes, Faits, list[tuple[Jointe, bytes]]]  # clean pages, facts, attachments
Reader = Callable[[bytes, Job], Read]
