"""Small pictures of first pages, made with the PDF itself and never apart from it: what a reader knows at a glance.

Our own letters are drawn here. A pièce comes from outside: even cleaned, it is drawn in a child that may open
nothing and whose memory and time are limited; what it cannot draw has no picture, and nothing else is lost.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.build import sealed

MOST = 15_000  # bytes of a picture: a heavier one is not worth its weight on a telephone
_GROUP = 64_000_000  # bytes of PDF given to one child
_PATIENCE = 120  # seconds
_PACKAGE_HOME = Path(__file__).resolve().parents[2]


def letter(pdf: bytes) -> bytes:
    """Picture of the first page of a letter of ours, JPEG; empty when it would be too heavy."""
    from generator.build.pictures_child import draw  # noqa: PLC0415 - not paid by a case whose letters stay

    return _light(draw(pdf))


def exhibits(pdfs: Mapping[str, bytes], cache_folder: Path) -> dict[str, bytes]:
    """Pictures of pièces by name; the same bytes are drawn once, whatever the case and the build.

    ``cache_folder`` may be deleted or damaged at any time.
    """
    kept = {name: cache_folder / f"{hashlib.sha256(pdf).hexdigest()}-{_engine()}.jpg" for name, pdf in pdfs.items()}
    found = {name: picture for name, path in kept.items() if (picture := sealed.read(path))}
    missing = [name for name in pdfs if name not in found]
    for group in _groups(missing, pdfs):
        for name, picture in zip(group, _drawn([pdfs[name] for name in group]), strict=False):
            if light := _light(picture):
                sealed.write(kept[name], light)
                found[name] = light
    return found


@cache
def _engine() -> str:
    from generator.build.pictures_child import WIDTH  # noqa: PLC0415 - as above

    text = f"{WIDTH}/{version('pypdfium2')}/{version('pillow')}"
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:8]


def _light(picture: bytes) -> bytes:
    return picture if len(picture) <= MOST else b""


def _groups(names: Iterable[str], pdfs: Mapping[str, bytes]) -> Iterator[list[str]]:
    group: list[str] = []
    weight = 0
    for name in names:
        if group and weight + len(pdfs[name]) > _GROUP:
            yield group
            group, weight = [], 0
        group.append(name)
        weight += len(pdfs[name])
    if group:
        yield group


def _drawn(pdfs: Sequence[bytes]) -> Iterator[bytes]:
    """Pictures in order; fewer than asked when the child died on the way."""
    environment = {"PYTHONPATH": str(_PACKAGE_HOME), "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
    sent = b"".join(len(pdf).to_bytes(8, "big") + pdf for pdf in pdfs)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "generator.build.pictures_child"],
            input=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env=environment,
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return
    said = memoryview(ran.stdout)
    while len(said) >= 8:
        size = int.from_bytes(said[:8], "big")
        if len(said) < 8 + size:
            return
        yield bytes(said[8 : 8 + size])
        said = said[8 + size :]
