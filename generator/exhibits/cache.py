"""Results of intake kept by the hash of the original: an accelerator, never a source.

An entry is used only if its PDF has the hash its JSON says; anything else is as if it were absent. The version of
the engine is in the name, so a new engine reads every file again.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.exhibits.facts import Resultat
from generator.exhibits.protocol import Delivery
from generator.exhibits.refusals import CATALOGUE, OF_THE_MACHINE
from generator.writer import write_bytes

ENGINE = "17"  # raise when the code of intake changes what comes out


def engine() -> str:
    """Name of the engine: ours and the libraries that read the files."""
    libraries = ("pikepdf", "pillow", "img2pdf", "pi-heif", "fonttools")
    text = "/".join([ENGINE, *(version(library) for library in libraries)])
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


class Cache(Struct, frozen=True):
    """The folder of results."""

    folder: Path
    engine: str

    def pdf(self, sha256: str, kind: str) -> Path:
        """Where the clean pages of an original lie."""
        return self.folder / f"{sha256}-{kind}-{self.engine}.pdf"

    def with_text(self, sha256: str, kind: str, text_sha256: str) -> Path:
        """Where the clean pages lie with the words recognised in them."""
        return self.folder / f"{sha256}-{kind}-{self.engine}-{text_sha256[:16]}.pdf"

    def has(self, path: Path) -> bool:
        """Tell whether a file made from clean pages is there as it was kept."""
        try:
            return path.with_suffix(".sha256").read_text(encoding="ascii") == _hash(path) != ""
        except (OSError, UnicodeDecodeError):
            return False

    def put(self, path: Path, content: bytes) -> None:
        """Keep a file made from clean pages."""
        write_bytes(path, content)
        write_bytes(path.with_suffix(".sha256"), hashlib.sha256(content).hexdigest().encode("ascii"))

    def native(self, sha256: str) -> Path:
        """Where a file taken out of an e-mail or a portfolio lies."""
        return self.folder / f"{sha256}.natif"

    def find(self, sha256: str, kind: str, *, again: bool = False) -> Resultat | None:
        """Result kept for an original; None when absent, damaged, of another engine, or to be tried ``again``."""
        try:
            result = msgspec.json.decode(self.pdf(sha256, kind).with_suffix(".json").read_bytes(), type=Resultat)
        except (OSError, msgspec.MsgspecError):
            return None
        if result.sha256 != sha256 or (result.refus and result.refus.code not in CATALOGUE):
            return None
        if again and result.refus and result.refus.code in OF_THE_MACHINE:
            return None
        if result.refus is None and _hash(self.pdf(sha256, kind)) != result.pdf_sha256:
            return None
        if any(_hash(self.native(item.sha256)) != item.sha256 for item in result.jointes):
            return None
        return result

    def keep(self, sha256: str, kind: str, delivery: Delivery) -> None:
        """Keep a result and its files; not a failure of this machine over what another process read meanwhile."""
        failed = delivery.resultat.refus is not None and delivery.resultat.refus.code in OF_THE_MACHINE
        if failed and (known := self.find(sha256, kind)) is not None and known.refus is None:
            return
        for item, content in zip(delivery.resultat.jointes, delivery.natifs, strict=True):
            write_bytes(self.native(item.sha256), content)
        path = self.pdf(sha256, kind)
        if delivery.resultat.refus is None:
            write_bytes(path, delivery.pdf)
        write_bytes(path.with_suffix(".json"), msgspec.json.encode(delivery.resultat))


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
