"""Take in the pièces of a case: each file once, in the limited child, cached by its hash."""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.case import Case, KeyPath
from generator.exhibits import child, source, transcript
from generator.exhibits.cache import Cache, engine
from generator.exhibits.facts import KEPT_AS_NATIVE, Faits, Genre, Jointe, Refus, RefusedError, Resultat
from generator.exhibits.protocol import Job, TakeIn
from generator.exhibits.refusals import joined, refusal
from generator.exhibits.remarks import findings, given_twice, unusable_words
from generator.exhibits.sniff import sniff
from generator.exhibits.text_layer import searchable, text_font
from generator.exhibits.transcript import Transcription
from generator.exhibits.types import Exhibit
from generator.findings import Finding
from generator.model import Creancier, Piece

MOST_LEVELS = 5  # an e-mail in an e-mail…
MOST_FILES = 1000  # that one pièce carries, those inside others included: a few kilobytes may say millions
_BATCH = 64  # files held open at once


class _File(Struct):
    """A file on its way in: a pièce of the case, or an attachment."""

    piece: Piece
    origine: KeyPath
    folder: Path  # of the case, or of the cache for an attachment
    relative: str
    natif: Path
    sha256: str = ""
    octets: int = 0
    genre: Genre = Genre.INCONNU
    kind: str = ""  # of its pages (``TakeIn.key``)
    porteur: Genre | None = None  # what carries it, an attachment
    result: Resultat | None = None
    refus: Refus | None = None
    under: list["_File"] = field(default_factory=list)  # attachments


def intake(case: Case, cache: Path, creancier: Creancier | None = None, *, again: bool = False) -> tuple[Exhibit, ...]:
    """Take in every pièce of a case, in the order of the file; a refused one comes back with its diagnosis.

    ``cache`` is a folder (``build/.cache/pieces``) that may be deleted or damaged at any time. The originals are
    only read. An electronic invoice is held against ``creancier``, where it is given, as against the case. ``again``:
    a file that took too much time or memory is read again, its verdict being otherwise kept as any other.
    """
    kept = Cache(cache, engine())
    files = [
        _File(piece, ("pieces", rank), case.folder, piece.fichier, case.folder / piece.fichier)
        for rank, piece in enumerate(case.dossier.pieces)
    ]
    _read(files, kept, 0, Counter(), again=again)
    first: dict[str, Exhibit] = {}
    taken = (_exhibit(case, file, kept, creancier) for file in files)
    return tuple(_compared(case, one, first.setdefault(one.sha256, one)) for one in taken)


def _read(files: Sequence[_File], cache: Cache, level: int, held: Counter[KeyPath], *, again: bool) -> None:
    """Read files, then all their attachments together, level by level; ``held`` counts those of each pièce."""
    for start in range(0, len(files), _BATCH):
        _read_batch(files[start : start + _BATCH], cache, again=again)
    for file in files:
        inside = _jointes(file)
        if inside and (level + 1 >= MOST_LEVELS or held[file.origine] + len(inside) > MOST_FILES):
            file.refus = refusal("profondeur")
            continue
        held[file.origine] += len(inside)
        file.under = [_attachment(file, item, rank, cache) for rank, item in enumerate(inside, start=1)]
    if attached := [under for file in files for under in file.under]:
        _read(attached, cache, level + 1, held, again=again)


def _read_batch(files: Sequence[_File], cache: Cache, *, again: bool) -> None:
    with contextlib.ExitStack() as stack:
        jobs: dict[tuple[str, str], Job] = {}  # the same bytes are read once
        for file in files:
            try:
                descriptor = stack.enter_context(_opened(file))
                file.sha256, file.octets, head = source.digest(descriptor)
                asked = TakeIn(*sniff(head, file.relative), Path(file.relative).name)
            except RefusedError as refused:
                file.refus = refused.refus
                continue
            file.genre, file.kind = asked.genre, asked.key
            key = file.sha256, file.kind
            file.result = None if key in jobs else cache.find(*key, again=again)
            if file.result is None:
                jobs.setdefault(key, Job(descriptor, asked))
        results: dict[tuple[str, str], Resultat] = {}
        for key, delivery in zip(jobs, child.run(list(jobs.values())), strict=True):
            results[key] = delivery.resultat
            if delivery.resultat.sha256 == key[0]:
                cache.keep(*key, delivery)
    for file in files:
        file.result = file.result or results.get((file.sha256, file.kind))
        if file.result is not None:
            file.refus = _verdict(file, file.result)


def _opened(file: _File) -> contextlib.AbstractContextManager[int]:
    if file.porteur:
        return _opened_native(file.natif)
    return source.opened(file.folder, file.relative)


@contextlib.contextmanager
def _opened_native(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _verdict(file: _File, result: Resultat) -> Refus | None:
    if result.refus is None and result.sha256 != file.sha256:
        return refusal("arret", "fichier modifié pendant la lecture")
    if result.refus is None and result.faits.chiffre and not file.piece.autorisation:
        return refusal("chiffre")
    return result.refus


def _jointes(file: _File) -> tuple[Jointe, ...]:
    return file.result.jointes if file.result and file.refus is None else ()


def _attachment(parent: _File, item: Jointe, rank: int, cache: Cache) -> _File:
    piece = Piece(
        id=f"{parent.piece.id}.{rank}", fichier=item.nom, nature="autre", titre=item.nom, date=parent.piece.date,
        ecart_admis=parent.piece.ecart_admis,
    )  # fmt: skip
    return _File(piece, parent.origine, cache.folder, item.nom, cache.native(item.sha256), porteur=parent.genre)


def _exhibit(case: Case, file: _File, cache: Cache, creancier: Creancier | None) -> Exhibit:
    result = file.result
    facts = result.faits if result else Faits()
    clean = cache.pdf(file.sha256, file.kind) if result is not None and file.refus is None else None
    refus = joined(file.refus, file.porteur) if file.refus and file.porteur else file.refus
    words, stale = _words(case, file) if clean else (None, ())
    taken = Exhibit(
        piece=file.piece, origine=file.origine, genre=_genre(file), sha256=file.sha256, octets=file.octets,
        pages=result.pages if result and clean else 0, natif=file.natif,
        pdf=_with_words(cache, file, clean, words) if clean and words else clean,
        faits=facts, refus=refus, propre=clean, texte=words,
        sous=tuple(_exhibit(case, under, cache, creancier) for under in file.under),
    )  # fmt: skip
    return replace(taken, findings=(*findings(case, creancier, taken, attached=file.porteur is not None), *stale))


def _compared(case: Case, taken: Exhibit, first: Exhibit) -> Exhibit:
    if taken is first or taken.pdf is None:
        return taken
    return replace(taken, findings=(*taken.findings, given_twice(case, taken, first)))


def _words(case: Case, file: _File) -> tuple[Transcription | None, tuple[Finding, ...]]:
    """Words recognised by an earlier ``verser --ocr``, if they are those of this very file; else what to say."""
    try:
        words = transcript.read(transcript.path_of(case.folder, file.piece.id))
    except (ValueError, OSError):
        return None, (unusable_words(case, file.piece, file.origine, "illisible"),)
    if words is not None and words.original != file.sha256:
        return None, (unusable_words(case, file.piece, file.origine, "celui d'une autre version du fichier"),)
    return words, ()


def _with_words(cache: Cache, file: _File, clean: Path, words: Transcription) -> Path:
    path = cache.with_text(file.sha256, file.kind, words.sha256)
    if not cache.has(path):
        cache.put(path, searchable(clean.read_bytes(), words.mots, text_font()))
    return path


def _genre(file: _File) -> Genre:
    if file.refus and file.refus.code in KEPT_AS_NATIVE:
        return Genre.BUREAUTIQUE
    return file.genre
