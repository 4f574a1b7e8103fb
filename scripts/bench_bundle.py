"""Measure the liasse beside a bare pikepdf merge-and-stamp, in the same run: ``python scripts/bench_bundle.py``.

Two dossiers are made in a temporary folder: 100 one-page pièces, and 30 scans of 10 pages (300 pages, about 50 MB).
Each stage runs in its own process, so that its peak memory is its own. Times are the best of ``--tours``: wall-clock,
and of the processor. The ratio is that of processor times, both stages taking turns in one process.
"""

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from generator.bundle.assembly import assemble, settle
from generator.bundle.entries import entries
from generator.bundle.front import values
from generator.bundle.merging import merge
from generator.exhibits import intake
from generator.load import load_case, load_office
from generator.progress import situation
from generator.statement import compute

AU = dt.date(2026, 11, 21)
OFFICE = Path(__file__).resolve().parents[1]
REFERENCE = "2026-9999"
DOSSIER = """\
format: 1
reference: 2026-9999
creancier: comptoir-durand
responsable: a.petit
debiteurs:
  - nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Boulangerie Chimère
    forme: SARL
    greffe: Lyon
    adresse: {rue: 12 rue des Lilas, code-postal: 69003, ville: Lyon}
creance: {origine: fourniture de farine, famille: vente-entre-professionnels}
factures:
  - {numero: F-2026-017, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 4800}
pieces:
"""


def one_page(rank: int) -> bytes:
    """A text page, different for each rank."""
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font))
    lines = "".join(f"1 0 0 1 72 {760 - 14 * line} Tm (Ligne {line} de la piece {rank}) Tj " for line in range(45))
    pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /F0 11 Tf {lines} ET".encode("ascii"))
    return saved(pdf)


def scan(rank: int, pages: int) -> bytes:
    """A scan of several pages of grey noise at 150 dpi, about 170 kB a page."""
    pdf = pikepdf.Pdf.new()
    for page in range(pages):
        picture = Image.effect_noise((1240, 1754), 8 + (rank * pages + page) % 5)
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=42)
        image = pikepdf.Stream(pdf, jpeg.getvalue())
        for key, value in {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 1240,
                           "/Height": 1754, "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceGray,
                           "/Filter": pikepdf.Name.DCTDecode}.items():  # fmt: skip
            image[key] = value
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Bytes of a PDF."""
    output = BytesIO()
    pdf.save(output, deterministic_id=True)
    return output.getvalue()


def write(root: Path, files: list[bytes]) -> None:
    """Write an office with one case holding these files."""
    (root / "cases").mkdir(parents=True)
    (root / "cases" / "_cabinet").symlink_to(OFFICE / "cases" / "_cabinet")
    folder = root / "cases" / REFERENCE
    (folder / "pieces").mkdir(parents=True)
    text = DOSSIER
    for rank, content in enumerate(files, start=1):
        (folder / "pieces" / f"p{rank}.pdf").write_bytes(content)
        text += f"  - {{id: p{rank}, fichier: pieces/p{rank}.pdf, nature: autre, titre: Pièce numéro {rank}}}\n"
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")


def stage(name: str, root: Path, rounds: int) -> dict[str, float]:
    """Run one stage in this process: seconds, megabytes at the peak."""
    case, office = load_case(root, REFERENCE), load_office(root)
    cache = root / "cache"
    if name == "intake":
        return timed(lambda: intake(case, cache), 1)
    exhibits = intake(case, cache)
    paths = [exhibit.pdf for exhibit in exhibits if exhibit.pdf]
    if name == "bare":
        return timed(lambda: bare(paths), rounds)
    if name == "warm":
        return timed(lambda: intake(case, cache), rounds)
    decompte = compute(case, office, AU)
    where = situation(case, office, AU, decompte)
    if name == "assemble":
        return timed(lambda: assemble(case, office, decompte, where, exhibits), 1)
    placed = entries(case, exhibits)
    known = values(case, office, decompte, where, placed)
    started = time.perf_counter()
    plan = settle(case, known, placed)
    printing = time.perf_counter() - started
    ratio = compared(lambda: merge(plan), lambda: bare(paths), rounds)
    return timed(lambda: merge(plan), rounds) | {"front": printing, "ratio": ratio}


def bare(paths: list[Path]) -> bytes:
    """Merge and stamp with pikepdf alone: one content stream a page, base-14 font, bookmarks, page labels."""
    opened = [pikepdf.open(path) for path in paths]
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    starts = []
    for source in opened:
        starts.append(len(pdf.pages))
        pdf.pages.extend(source.pages)
    for rank, page in enumerate(pdf.pages, start=1):
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.FStamp)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q BT /FStamp 9 Tf 1 0 0 1 400 820 Tm (Piece {rank}) Tj ET Q".encode("ascii"))
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Piece {rank}", start) for rank, start in enumerate(starts, start=1))
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)])
    output = BytesIO()
    pdf.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for source in opened:
        source.close()
    return output.getvalue()


def timed(work: Callable[[], object], rounds: int) -> dict[str, float]:
    """Best wall and processor times of some rounds, and the peak memory of this process."""
    wall = cpu = float("inf")
    for _ in range(rounds):
        started, used = time.perf_counter(), time.process_time()
        work()
        wall = min(wall, time.perf_counter() - started)
        cpu = min(cpu, time.process_time() - used)
    return {"seconds": wall, "cpu": cpu, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def compared(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    """Ratio of processor times, the two taking turns in one process so that a busy machine weighs on both."""
    times = [float("inf"), float("inf")]
    for _ in range(rounds):
        for rank, work in enumerate((ours, theirs)):
            used = time.process_time()
            work()
            times[rank] = min(times[rank], time.process_time() - used)
    return times[0] / times[1]


def measured(name: str, root: Path, rounds: int) -> dict[str, float]:
    """Same, in a process of its own."""
    command = [sys.executable, __file__, "--etape", name, "--dossier", str(root), "--tours", str(rounds)]
    done = subprocess.run(command, capture_output=True, check=True)
    return dict(json.loads(done.stdout))


def report(title: str, root: Path, rounds: int) -> None:
    """Measure a dossier and print its rows."""
    results = {name: measured(name, root, rounds) for name in ("intake", "warm", "bare", "merge", "assemble")}
    labels = {
        "intake": "prise en charge, à froid (processus limité)", "warm": "prise en charge, cache chaud",
        "bare": "fusion et tampon nus (pikepdf)", "merge": "fusion, tampon, liens, signets",
        "assemble": "assemblage complet, pièces séparées comprises",
    }  # fmt: skip
    print(f"\n{title}\n  {'':<48}   temps   processeur  rapport  mémoire")
    for name, label in labels.items():
        row = results[name]
        ratio = f"{row['ratio']:6.2f} x" if "ratio" in row else " " * 8
        print(f"  {label:<48} {row['seconds']:7.2f} s {row['cpu']:7.2f} s {ratio} {row['megabytes']:6.0f} Mo")
    print(f"  {'pages de tête (WeasyPrint)':<48} {results['merge']['front']:7.2f} s")


def main() -> None:
    """Make both dossiers, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--etape")
    parser.add_argument("--dossier", type=Path)
    parser.add_argument("--tours", type=int, default=5)
    options = parser.parse_args()
    if options.etape:
        print(json.dumps(stage(options.etape, options.dossier, options.tours)))
        return
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "cent", Path(folder) / "scans"
        write(small, [one_page(rank) for rank in range(100)])
        files = [scan(rank, 10) for rank in range(30)]
        write(large, files)
        report("100 pièces d'une page", small, options.tours)
        report(f"30 pièces de 10 pages ({sum(map(len, files)) / 1e6:.0f} Mo)", large, options.tours)


if __name__ == "__main__":
    main()
