"""Small pictures of first pages, made with the PDF itself and never apart from it: what a reader knows at a glance.

Our own letters are drawn here. A pièce comes from outside: even cleaned, it is drawn in a child that may open
nothing and whose memory and time are limited; what it cannot draw has no picture, and nothing else is lost.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.build import sealed

MOST = 15_000  # bytes of a picture: a heavier one is not worth its weight on a telephone
_GROUP = 64_000_000  # bytes of PDF given to one child


def letter(pdf: bytes) -> bytes:
    """Picture of the first page of a letter of ours, JPEG; empty when it would be too heavy."""
    from generator.exhibits.picture import draw  # noqa: PLC0415 - not paid by a case whose letters stay

    return _light(draw(pdf))


def exhibits(pdfs: Mapping[str, bytes], cache_folder: Path) -> dict[str, bytes]:
    """Pictures of pièces by name; the same bytes are drawn once, whatever the case and the build.

    ``cache_folder`` may be deleted or damaged at any time.
    """
    from generator.exhibits import child  # noqa: PLC0415 - not paid by a case whose liasse stays
    from generator.exhibits.protocol import Job, Preview  # noqa: PLC0415 - as above

    kept = {name: cache_folder / f"{hashlib.sha256(pdf).hexdigest()}-{_engine()}.jpg" for name, pdf in pdfs.items()}
    found = {name: picture for name, path in kept.items() if (picture := sealed.read(path))}
    missing = [name for name in pdfs if name not in found]
    for group in _groups(missing, pdfs):
        jobs = [Job(pdfs[name], Preview()) for name in group]
        for name, delivery in zip(group, child.run(jobs), strict=True):
            if light := _light(delivery.pdf):
                sealed.write(kept[name], light)
                found[name] = light
    return found


@cache
def _engine() -> str:
    from generator.exhibits.picture import WIDTH  # noqa: PLC0415 - as above

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
