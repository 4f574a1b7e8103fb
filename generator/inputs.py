"""The inputs shared by all cases, as hashes: what must be made again when they change, and nothing else."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

import generator
from generator import __version__
from generator.resources import resolve, shipped

ENGINES = ("weasyprint", "pikepdf", "pillow", "mkdocs", "mkdocs-material", "jinja2", "icalendar")
PAPER = ("courriers", "actes", "liasse", "styles", "polices")


class Inputs(Struct, frozen=True):
    """``seen`` is what ``stat`` says; ``paper`` enters the key of every PDF, ``all`` adds what only pages print."""

    seen: str
    paper: str
    all: str


def quick_signature(root: Path) -> str:
    """Hash of names, sizes and times: enough to know that nothing changed, without reading a byte."""
    digest = hashlib.sha256(__version__.encode())
    for path in (*_paper_files(root), *_site_files(root)):
        found = os.stat(path)  # noqa: PTH116 - one call a file, at every run
        digest.update(os.fsencode(path))
        digest.update(f"\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_size}\n".encode())
    return digest.hexdigest()


def read_inputs(root: Path, seen: str = "") -> Inputs:
    """Hash the engine, the office's files, the tables, templates and fonts."""
    from importlib.metadata import version  # noqa: PLC0415 - not paid when nothing changed

    engine = hashlib.sha256(__version__.encode())
    for name in ENGINES:
        engine.update(f"{name}={version(name)};".encode())
    engine.update(_digest(_paper_files(root)))
    paper = engine.hexdigest()
    engine.update(_digest(_site_files(root)))
    return Inputs(seen, paper, engine.hexdigest())


def _paper_files(root: Path) -> Iterator[str]:
    home = Path(generator.__file__).parent
    yield from _under(home, (".py", ".yaml"))
    yield from _under(root / "cases" / "_cabinet")
    for kind in PAPER:
        yield from _templates(root, kind)


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
    """An editor leaves hidden files and links that lead nowhere: they are no input."""
    return not name.startswith(".") and os.path.isfile(f"{home}/{name}")  # noqa: PTH113 - once a file, at every run


def _digest(paths: Iterable[str]) -> bytes:
    digest = hashlib.sha256()
    for path in paths:
        content = Path(path).read_bytes()
        digest.update(os.fsencode(os.path.basename(path)))  # noqa: PTH119 - path is text here
        digest.update(f"\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()
