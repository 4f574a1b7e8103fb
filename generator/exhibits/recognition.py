"""Recognise the text of scanned pages: each page drawn in the limited child, set upright, read by Tesseract, kept."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from pikepdf import Pdf

from generator.case import Case
from generator.exhibits import child, ocr
from generator.exhibits.ocr import DENSITY, Lu, Moteur
from generator.exhibits.protocol import Draw, Job
from generator.exhibits.sheet import POINTS
from generator.exhibits.text_layer import pages_without_text
from generator.exhibits.transcript import Mot, Transcription, path_of, read, written
from generator.exhibits.types import Exhibit
from generator.findings import RecouvreError
from generator.writer import write_text

_POINT = POINTS / DENSITY  # points in a dot
_BATCH = 16  # pages held open at once


class Lecture(Struct, frozen=True):
    """What was recognised in a pièce or a sub-pièce; ``echecs`` are pages that Tesseract could not read."""

    identifiant: str
    titre: str
    transcription: Transcription
    tournees: tuple[int, ...]
    echecs: tuple[int, ...]


def to_read(exhibits: Sequence[Exhibit]) -> Iterator[tuple[Exhibit, tuple[int, ...]]]:
    """Pièces and sub-pièces taken in that have pages without text, with these pages."""
    for exhibit in exhibits:
        if exhibit.propre is not None and (pages := pages_without_text(exhibit.propre.read_bytes())):
            yield exhibit, pages
        yield from to_read(exhibit.sous)


def recognise(
    case: Case, exhibits: Sequence[Exhibit], engine: Moteur, told: Callable[[str], object] = str
) -> Iterator[Lecture]:
    """Read every scanned page and write the words in the case folder; what is already read by it is not read again."""
    for exhibit, pages in to_read(exhibits):
        path = path_of(case.folder, exhibit.piece.id)
        if not _is_read(path, exhibit, engine, pages):
            reading = _read(exhibit, engine, pages)
            write_text(path, written(reading.transcription), durable=True)
            yield reading
        told(exhibit.piece.id)


def _is_read(path: Path, exhibit: Exhibit, engine: Moteur, pages: Sequence[int]) -> bool:
    try:
        known = read(path)
    except ValueError:
        return False
    return known is not None and known.is_of(exhibit.sha256, engine, pages)


def _read(exhibit: Exhibit, engine: Moteur, pages: tuple[int, ...]) -> Lecture:
    if exhibit.propre is None:
        raise RecouvreError("une pièce refusée n'a pas de page à lire.")
    sheets = _sheets(exhibit.propre)
    words: list[Mot] = []
    turned, failed = [], []
    for page, drawn in _pictures(exhibit.propre, pages):
        try:
            turn, found = _best(exhibit.propre, page, drawn, engine)
        except RecouvreError:
            failed.append(page)
            continue
        turned += [page] if turn else []
        words += _placed(found, sheets[page - 1], page, turn)
    transcription = Transcription(exhibit.sha256, engine, pages, tuple(words))
    return Lecture(exhibit.piece.id, exhibit.piece.titre, transcription, tuple(turned), tuple(failed))


def _best(clean: Path, page: int, drawn: bytes, engine: Moteur) -> tuple[int, list[Lu]]:
    """Words of a page in the direction that reads best: as it is, or as Tesseract believes it is turned."""
    as_it_is = ocr.read(drawn, engine)
    turn = ocr.turn(drawn)
    if not turn:
        return 0, as_it_is
    ((_, upright),) = _pictures(clean, (page,), turn)
    turned = ocr.read(upright, engine)
    return (turn, turned) if _weight(turned) > _weight(as_it_is) else (0, as_it_is)


def _weight(words: Sequence[Lu]) -> int:
    """How much was read, and how surely: letters times confidence."""
    return sum(len(word.texte) * word.confiance for word in words)


def _pictures(clean: Path, pages: Sequence[int], turn: int = 0) -> Iterator[tuple[int, bytes]]:
    """Pictures of pages, drawn in the limited child; a page it could not draw is an empty picture."""
    for start in range(0, len(pages), _BATCH):
        batch = pages[start : start + _BATCH]
        with contextlib.ExitStack() as stack:
            opened = [stack.enter_context(clean.open("rb")).fileno() for _ in batch]
            jobs = [Job(descriptor, Draw(page, turn)) for descriptor, page in zip(opened, batch, strict=True)]
            for page, delivery in zip(batch, child.run(jobs), strict=True):
                yield page, delivery.pdf


def _sheets(clean: Path) -> list[tuple[float, float]]:
    """Width and height of every page, in points."""
    with Pdf.open(clean) as pdf:
        return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]


def _placed(words: Sequence[Lu], sheet: tuple[float, float], page: int, turn: int) -> Iterator[Mot]:
    """Words of a picture turned clockwise, back on the sheet it was made from."""
    width, height = sheet
    for word in words:
        left, above = word.gauche * _POINT, word.haut * _POINT
        long, high = word.largeur * _POINT, word.hauteur * _POINT
        x, y, across, up = {
            0: (left, height - above - high, long, high),
            90: (above, left, high, long),
            180: (width - left - long, above, long, high),
            270: (width - above - high, height - left - long, high, long),
        }[turn]
        yield Mot(page, turn, round(x, 1), round(y, 1), round(across, 1), round(up, 1), word.confiance, word.texte)
