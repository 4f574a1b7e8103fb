"""The shell of the site: a small MkDocs project, built in a child process only when its own inputs change.

It knows no case. Its output (``build/.shell``) is a folder of pages with tokens; ``splice`` turns them into
templates. The engine is replaceable: Material's end of life is announced for 5 May 2027.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup
from msgspec import Struct

from generator import resources
from generator.findings import CaseInvalid, Finding, RenderError
from generator.pages.fragments import fragment
from generator.pages.own_site import PAGES, SETTINGS, blame, check
from generator.pages.splice import Entry, Template, cut, own_title
from generator.writer import refuse_link, write_bytes, write_text

MODEL = "dossiers/modele/index.html"
STAMP = ".empreinte"
ENGINE = "mkdocs"  # the module that builds: ``properdocs`` and ``zensical`` can

_OF_THE_MACHINE = re.compile(r"OSError: \[Errno (\d+)\]")  # a full disk is neither our bug nor the office's file
_OUTPUT = "build/.shell"  # site_dir of mkdocs.yml
_PACKAGES = ("mkdocs", "mkdocs-material", "properdocs", "zensical", "markdown", "pymdown-extensions")
_UNPUBLISHED = ("/lunr/", "/workers/", "sitemap.xml", "404.html", "objects.inv")  # search, absolute addresses
_TIME_LIMIT = 120  # seconds
_PAGE_MEANWHILE = "D'ici là, cette page est faite avec notre modèle."
_MEANWHILE = "D'ici là, le site est construit avec les pages et les réglages livrés, sans ceux du cabinet."


class Body(NamedTuple):
    """What a template gave; of ours, and why, when the office's own could not be filled."""

    text: Markup
    wrong: tuple[Finding, ...] = ()


class Page(NamedTuple):
    """A file of the site: its path under ``build/``, or under the folder of its case; ``wrong`` as of its body.

    What may be large comes in pieces.
    """

    path: str
    content: bytes | Iterator[bytes]
    wrong: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bytes:
        """Its bytes, put together."""
        return self.content if isinstance(self.content, bytes) else b"".join(self.content)


class Shell(Struct, frozen=True, dict=True):
    """The built shell: pages as templates, everything else as bytes."""

    folder: Path
    digest: str  # of its inputs: enters the key of every page
    root: Path | None = None  # the office's folder: its own templates and legal values come first

    @cached_property
    def model(self) -> Template:
        """Template of a case page."""
        return self.page(MODEL)

    @cached_property
    def page_names(self) -> tuple[str, ...]:
        """Names of the pages to publish (the model is not one), relative to the site's root."""
        return tuple(name for name in _names(self.folder) if name.endswith(".html") and name != MODEL)

    def page(self, name: str) -> Template:
        """Read one page as a template.

        Raises:
            RenderError: the shell does not have it, or its tokens did not survive.
        """
        return cut(self._read(name), name)

    def filled(self, name: str, template: str, context: Mapping[str, Any], contents: Iterable[Entry] = ()) -> Page:
        """A page by its name, with a fragment as its body. Errors of ``page`` and of ``fragment``."""
        body = self.body(template, context)
        return Page(name, self.page(name).fill(body=body.text, contents=contents), body.wrong)

    def body(self, template: str, context: Mapping[str, Any]) -> Body:
        """A fragment, told when it is of ours in the place of the office's own.

        Raises:
            RenderError: one of ours cannot.
        """
        try:
            return Body(fragment(template, context, self.root))
        except CaseInvalid as broken:
            wrong = (one._replace(remedy=f"{one.remedy} {_PAGE_MEANWHILE}") for one in broken.findings)
            return Body(fragment(template, context), tuple(wrong))

    def title(self, name: str) -> str:
        """The engine's own title of a page; empty when the page waits for one. Errors of ``page``."""
        return own_title(self._read(name))

    def _read(self, name: str) -> str:
        path = self.folder / name
        if not path.is_file():
            raise RenderError(f"site : la coquille n'a pas la page {name}.")
        return path.read_text(encoding="utf-8")

    def assets(self) -> dict[str, bytes]:
        """Bytes of what is not a page: styles, scripts, pictures."""
        return {name: (self.folder / name).read_bytes() for name in _names(self.folder) if not name.endswith(".html")}


def sound_shell(root: Path, out: Path) -> tuple[Shell, list[Finding]]:
    """Build the shell of the office; when a file of its own stops it, ours, and what is to be said at each build.

    One page badly written must not hold back every letter and every amount: only the dressing waits. Arguments and
    errors of ``build_shell``, save ``CaseInvalid``.
    """
    try:
        return build_shell(root, out), []
    except CaseInvalid as broken:
        told = [one._replace(remedy=f"{one.remedy} {_MEANWHILE}") for one in broken.findings]
        return build_shell(root, out, own=False), told


def build_shell(root: Path, out: Path, *, own: bool = True) -> Shell:
    """Build the shell of the office at ``root`` into ``out`` (``build/.shell``), or reuse it as it is.

    Args:
        root: the office's folder; its ``mkdocs.yml`` and files of ``site/`` replace ours of the same name.
        out: a folder of its own, emptied when the shell is rebuilt.
        own: without it, the office's ``mkdocs.yml`` and ``site/`` are left aside.

    Raises:
        CaseInvalid: a file of the office's own stops it.
        OSError: the disk is full, or another refusal of the machine.
        RenderError: the engine failed on ours; the text carries its message.
    """
    sources = _sources(root if own else None)
    digest = _digest(sources)
    stamp = out / STAMP
    if own and (wrong := check(root)):  # at each build: an engine of before may have built what is refused now
        raise CaseInvalid(wrong)
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == digest):
        refuse_link(out)  # what it leads to would be emptied
        _empty(out)
        try:
            _build(sources, out)
        except RenderError as error:
            raise (blame(error, root) if own else error) from error
        write_text(stamp, digest)  # last: a killed build leaves no stamp
    return Shell(out, digest, root)


def _build(sources: Mapping[str, bytes], out: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="recouvre-coquille-") as folder:
        stage = Path(folder)
        for name, content in sources.items():
            write_bytes(stage / name, content)
        _run(stage)
        built = stage / _OUTPUT
        for name in _names(built):
            write_bytes(out / name, (built / name).read_bytes())


def _sources(root: Path | None) -> dict[str, bytes]:
    """Inputs of the shell by name: ``mkdocs.yml`` and ``site/…``, the office's own (if any) over ours."""
    settings = resources.resolve(SETTINGS, root)
    if root and (settings.is_dir() or (root / PAGES).is_file()):
        raise CaseInvalid(check(root))
    files = {SETTINGS: settings.read_bytes()}
    for home in (resources.shipped("site"), *([root / "site"] if root else ())):
        for path in sorted(home.rglob("*")):
            name = path.relative_to(home).as_posix()
            if path.is_file() and not path.is_symlink() and not name.startswith("."):
                files[f"site/{name}"] = path.read_bytes()
    return dict(sorted(files.items()))


def _digest(sources: Mapping[str, bytes]) -> str:
    total = hashlib.sha256(ENGINE.encode())
    for package in _PACKAGES:
        total.update(f"{package}={_version(package)}\n".encode())
    for name, content in sources.items():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _run(stage: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TEMP", "TMPDIR"}},
        "SOURCE_DATE_EPOCH": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-I", "-m", ENGINE, "build", "--config-file", "mkdocs.yml", "--strict"]
    done = subprocess.run(  # noqa: S603 - our own interpreter and engine, no text of the user
        command, cwd=stage, env=environment, capture_output=True, text=True, timeout=_TIME_LIMIT, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        if said and (machine := _OF_THE_MACHINE.match(said[-1])):
            number = int(machine[1])
            raise OSError(number, os.strerror(number), str(stage))
        raise RenderError(f"site : {ENGINE} n'a pas construit la coquille : {' / '.join(said[-5:])}")


def _names(folder: Path) -> Iterator[str]:
    """Names of the files to keep, sorted."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        dropped = name.endswith(".map") or any(part in f"/{name}" for part in _UNPUBLISHED)
        if path.is_file() and not dropped and name != STAMP:
            yield name


def _empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
