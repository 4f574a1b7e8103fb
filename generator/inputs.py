"""The inputs shared by all cases, as hashes: what must be made again when they change, and nothing else."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

import generator
from generator import __version__
from generator.libraries import drawing
from generator.references import CREDITORS, party_identifier
from generator.resources import HOMES, resolve, shipped

PRESS = ("styles", "polices")  # templates that enter no page, but print every one
LIASSE = "liasse"
PAPER = ("courriers", "actes")
_INSTALLED = os.path.dirname(os.path.dirname(msgspec.__file__))  # noqa: PTH120 - where Python's libraries lie
_LOCK = "requirements/runtime.txt"  # names every library the engine may call, those its libraries call included
_LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)


class Inputs(Struct, array_like=True, frozen=True):
    """Hashes of what is shared, each of what makes something of its own; ``seen`` is what ``stat`` says of them all.

    ``drawing`` are the system's libraries that draw a page, as they name themselves. ``press`` turns a page into a
    PDF: them, the engine, styles, fonts; ``liasse`` adds the templates of the liasse, filled again as it is paged.
    ``paper`` enters the key of every PDF, ``site`` adds what only pages print; the files of the creditors are apart
    from both, by name, for a case depends on one of them.
    """

    seen: str = ""
    press: str = ""
    liasse: str = ""
    paper: str = ""
    site: str = ""
    creanciers: dict[str, str] = {}
    drawing: tuple[str, ...] = ()

    @property
    def all(self) -> str:
        """Hash of all of them."""
        return _mixed(self.site, self.creanciers)

    @property
    def printed(self) -> str:
        """Hash of what PDF depend on, whatever the case."""
        return _mixed(self.paper, self.creanciers)


def quick_signature(root: Path) -> str:
    """Hash of names, sizes, times and what draws a page: enough to know that nothing changed, reading no byte."""
    digest = _engine()
    digest.update(str(os.stat(_INSTALLED).st_mtime_ns).encode())  # noqa: PTH116 - one of them came or went
    shared = (_press_files(root), _templates(root, LIASSE), _paper_files(root), _site_files(root))
    for path in chain(*shared, *_creditors(root).values()):
        found = os.stat(path)  # noqa: PTH116 - one call a file, at every run
        digest.update(os.fsencode(path))
        digest.update(f"\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_size}\n".encode())
    return digest.hexdigest()


def read_inputs(root: Path, seen: str = "") -> Inputs:
    """Hash the engine, the office's files, the tables, templates and fonts."""
    engine = _engine()
    engine.update(_libraries().encode())
    engine.update(_digest(root, _press_files(root)))
    press = engine.hexdigest()
    engine.update(_digest(root, _templates(root, LIASSE)))
    liasse = engine.hexdigest()
    engine.update(_digest(root, _paper_files(root)))
    paper = engine.hexdigest()
    engine.update(_digest(root, _site_files(root)))
    creditors = {slug: _digest(root, paths).hex() for slug, paths in _creditors(root).items()}
    return Inputs(seen, press, liasse, paper, engine.hexdigest(), creditors, drawing())


def _engine() -> "hashlib._Hash":
    return hashlib.sha256("\0".join((__version__, *drawing())).encode())


def _libraries() -> str:
    """Those installed, with their versions: what sets a page, and what says a holiday or writes a sum in letters."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - not paid when nothing changed

    told = []
    for name in sorted({*_LOCKED.findall(shipped(_LOCK).read_text(encoding="utf-8"))}):
        with suppress(PackageNotFoundError):  # locked for another system
            told.append(f"{name}={version(name)}")
    return ";".join(told)


def _mixed(common: str, creditors: Mapping[str, str]) -> str:
    return hashlib.sha256(repr((common, sorted(creditors.items()))).encode()).hexdigest()


def _press_files(root: Path) -> Iterator[str]:
    yield from _under(Path(generator.__file__).parent, (".py",))
    for kind in PRESS:
        yield from _templates(root, kind)


def _paper_files(root: Path) -> Iterator[str]:
    yield from _under(Path(generator.__file__).parent, (".yaml",))
    yield from (path for path in _under(root / "cases" / "_cabinet") if not _of_a_creditor(root, path))
    for kind in PAPER:
        yield from _templates(root, kind)


def _creditors(root: Path) -> dict[str, list[str]]:
    """Paths of the files of each creditor, by his identifier; a logo, which several may have, is of everybody.

    Of two files of one identifier, one is misnamed: his cases wait until only one is left.
    """
    files: dict[str, list[str]] = {}
    for path in _under(root / CREDITORS):
        if _of_a_creditor(root, path):
            name = os.path.basename(path).removesuffix(".yaml")  # noqa: PTH119 - path is text here
            files.setdefault(party_identifier(name), []).append(path)
    return files


def _of_a_creditor(root: Path, path: str) -> bool:
    return path.endswith(".yaml") and os.path.dirname(path) == f"{root / CREDITORS}"  # noqa: PTH120 - as above


def _site_files(root: Path) -> Iterator[str]:
    yield from _templates(root, "site")
    yield from _under(resolve("site", root))
    settings = resolve("mkdocs.yml", root)
    if settings.is_file():  # a folder in its place has its own finding
        yield str(settings)


def _templates(root: Path, kind: str) -> Iterator[str]:
    own, ours = root / "templates" / kind, shipped("templates") / kind
    yield from _under(ours)
    if own != ours:
        yield from _under(own)


def _under(folder: Path, endings: tuple[str, ...] = ("",)) -> list[str]:
    return sorted(
        f"{home}/{name}"
        for home, _folders, names in os.walk(folder)
        for name in names
        if name.endswith(endings) and "__pycache__" not in home and _counts(home, name)
    )


def _counts(home: str, name: str) -> bool:
    """An editor leaves hidden files and links that lead nowhere: they are no input, and no reader takes them."""
    return not name.startswith(".") and os.path.isfile(f"{home}/{name}")  # noqa: PTH113 - once a file, at every run


def _content(path: str) -> bytes:
    """Bytes of a file; none of one that may not be read, which who needs it refuses."""
    try:
        return Path(path).read_bytes()
    except PermissionError:
        return b""


def _digest(root: Path, paths: Iterable[str]) -> bytes:
    """Hash of files and of where each lies; wherever the engine and the office are, for machines compare it."""
    digest = hashlib.sha256()
    for path in paths:
        content = _content(path)
        home = next((f"{one}" for one in (*HOMES, root) if path.startswith(f"{one}{os.sep}")), "")
        digest.update(os.fsencode(path.removeprefix(home)))
        digest.update(f"\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()
