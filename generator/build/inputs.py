"""The inputs shared by all cases, as hashes: what must be made again when they change, and nothing else."""

import hashlib
import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generator
from generator import __version__
from generator.resources import resolve, shipped

ENGINES = ("weasyprint", "pikepdf", "pillow", "mkdocs", "mkdocs-material", "jinja2")


@dataclass(frozen=True)
class Inputs:
    """``paper`` enters the key of every PDF, ``all`` adds what only pages print."""

    paper: str
    all: str


def read_inputs(root: Path) -> Inputs:
    """Hash the engine, the office's files, the tables, templates and fonts."""
    engine = hashlib.sha256(__version__.encode())
    for name in ENGINES:
        engine.update(f"{name}={importlib.metadata.version(name)};".encode())
    engine.update(_digest(_code()))
    engine.update(_digest(_under(root / "cases" / "_cabinet")))
    for kind in ("courriers", "actes", "liasse", "styles", "polices"):
        engine.update(_digest(_templates(root, kind)))
    paper = engine.hexdigest()
    engine.update(_digest([*_templates(root, "site"), *_under(resolve("site", root)), resolve("mkdocs.yml", root)]))
    return Inputs(paper, engine.hexdigest())


def _code() -> list[Path]:
    home = Path(generator.__file__).parent
    return sorted([*home.rglob("*.py"), *home.rglob("*.yaml")])


def _templates(root: Path, kind: str) -> list[Path]:
    own = _under(root / "templates" / kind)
    return [*_under(shipped("templates") / kind), *own]


def _under(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def _digest(paths: list[Path]) -> bytes:
    digest = hashlib.sha256()
    for name, content in _read(paths):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _read(paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path.name, path.read_bytes()
