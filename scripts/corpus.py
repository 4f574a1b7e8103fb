"""Take in a folder of public PDFs, images and e-mails, and compare every page with its original.

``python scripts/corpus.py FOLDER [FOLDER…]``: files are read by their name; nothing is kept of them. Counts what is
taken in and refused, crashes, time-outs, active objects left, pages lost; then draws each page (the first six of a
file, and the last) before and after, and sorts the pages that differ by cause. See docs/corpus.md.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops, ImageFilter

from generator.exhibits import child, source
from generator.exhibits.facts import Faits, RefusedError
from generator.exhibits.pdf_inventory import active_objects, visible_box
from generator.exhibits.protocol import Delivery, Job, TakeIn
from generator.exhibits.sheet import placement, sheet_for
from generator.exhibits.sniff import sniff

_BATCH = 40
_DENSITY = 110.0
_COARSE = 4  # pixels of the picture in one compared
_DIFFERENT = 40  # of 255, in one compared pixel: a stroke that is there on one side only
_FIRST = 6  # pages compared of each file, and the last


def taken_in(files: list[Path]) -> Iterator[tuple[Path, Delivery | str]]:
    """Each file with what intake delivers, or the code of the refusal before the child."""
    for start in range(0, len(files), _BATCH):
        opened, jobs, names = [], [], []
        for path in files[start : start + _BATCH]:
            stream = path.open("rb")
            try:
                _, _, head = source.digest(stream.fileno())
                genre, kind = sniff(head, path.name)
            except RefusedError as refused:
                stream.close()
                yield path, refused.refus.code
                continue
            opened.append(stream)
            names.append(path)
            jobs.append(Job(stream.fileno(), TakeIn(genre, kind, path.name)))
        yield from zip(names, child.run(jobs), strict=True)
        for stream in opened:
            stream.close()


def compared(original: Path, copy: Path, facts: Faits) -> Iterator[tuple[int, str]]:
    """Pages that differ, with the cause; "" for a page that is the same."""
    wanted = [*range(1, min(facts.pages, _FIRST) + 1), *([facts.pages] if facts.pages > _FIRST else [])]
    with pikepdf.open(original) as pdf:
        sizes = {page: _size(pdf.pages[page - 1]) for page in wanted}
    for page in wanted:
        width, height, unit = sizes[page]
        try:
            before, after = _pictures(original, copy, page, (width, height, unit))
        except (subprocess.SubprocessError, OSError):
            yield page, "original que poppler ne dessine pas"
            continue
        if _differs(before, after):
            bare = _picture(original, page, _DENSITY * unit, "-hide-annotations")
            yield page, _cause(facts, without_annotations=not _differs(bare, after))
        else:
            yield page, ""


def _cause(facts: Faits, *, without_annotations: bool) -> str:
    if without_annotations:
        return "dessiné par le lecteur seul (cadre de lien ou de champ, icône de commentaire)"
    if facts.repare:
        return "fichier abîmé, réparé autrement par qpdf et par poppler (signalé)"
    if facts.champs or facts.annotations:
        return "champ ou annotation que poppler dessine autrement"
    return "à examiner"


def _size(page: pikepdf.Page) -> tuple[float, float, float]:
    box, unit = visible_box(page.obj), float(page.obj.get("/UserUnit", 1))
    width, height = float(box.width) * unit, float(box.height) * unit
    return (height, width, unit) if page.rotation % 180 else (width, height, unit)


def _pictures(
    original: Path, copy: Path, page: int, size: tuple[float, float, float]
) -> tuple[Image.Image, Image.Image]:
    width, height, unit = size  # poppler ignores the unit of the page
    before = _picture(original, page, _DENSITY * unit)
    sheet = sheet_for(width, height)
    matrix = placement(sheet, 0, 0, width, height)
    zoom = _DENSITY / matrix.a
    left = round(matrix.e * zoom / 72)
    top = round((sheet.height - matrix.f - height * matrix.a) * zoom / 72)
    crop = ("-x", left, "-y", top, "-W", before.width, "-H", before.height)
    return before, _picture(copy, page, zoom, *map(str, crop))


def _picture(pdf: Path, page: int, density: float, *more: str) -> Image.Image:
    drawn = ("-r", f"{density:.4f}", "-f", str(page), "-l", str(page), "-cropbox", "-gray", *more)
    done = subprocess.run(["pdftoppm", *drawn, str(pdf)], capture_output=True, check=True, timeout=60)
    return Image.open(BytesIO(done.stdout))


def _differs(before: Image.Image, after: Image.Image) -> bool:
    """Tell pictures apart; a copy drawn a pixel away (sizes are rounded) is the same."""
    moved = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))
    return all(_gap(before, ImageChops.offset(after.resize(before.size), *by)) > _DIFFERENT for by in moved)


def _gap(before: Image.Image, after: Image.Image) -> int:
    size = max(1, before.width // _COARSE), max(1, before.height // _COARSE)
    coarse = [
        picture.filter(ImageFilter.GaussianBlur(_COARSE)).resize(size, Image.Resampling.BOX)
        for picture in (before, after)
    ]
    return int(ImageChops.difference(*coarse).getextrema()[1])  # type: ignore[arg-type]


def main() -> None:
    """Take in, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    files = sorted(path for folder in parser.parse_args().folders for path in folder.rglob("*") if path.is_file())
    outcomes: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    pages = active = lost = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copie.pdf"
        for path, delivery in taken_in(files):
            refus = delivery if isinstance(delivery, str) else delivery.resultat.refus and delivery.resultat.refus.code
            outcomes[refus or "pris"] += 1
            if refus or isinstance(delivery, str):
                if refus in {"arret", "memoire", "duree"}:
                    print(f"{refus} : {path}", file=sys.stderr)
                continue
            copy.write_bytes(delivery.pdf)
            pages += delivery.resultat.pages
            with pikepdf.open(copy) as pdf:
                active += len(active_objects(pdf.Root))
                lost += delivery.resultat.faits.pages - len(pdf.pages)
            if path.suffix.lower() == ".pdf":
                for page, cause in compared(path, copy, delivery.resultat.faits):
                    causes[cause] += 1
                    if cause:
                        print(f"{path.name}, page {page} : {cause}", file=sys.stderr)
    print(f"{len(files)} fichiers : {', '.join(f'{name} {count}' for name, count in outcomes.most_common())}")
    print(f"{pages} pages reprises, {lost} perdues, {active} objets actifs restants")
    print(f"{causes.total()} pages comparées, {causes.pop('', 0)} identiques")
    for cause, count in causes.most_common():
        print(f"  {count} : {cause}")


if __name__ == "__main__":
    main()
