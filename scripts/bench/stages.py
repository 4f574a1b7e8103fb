"""The stages of an evidence dossier, and a bare pikepdf merge-and-stamp: each measured in a process of its own.

Each peak of memory is then that of its stage. Times are the best of some rounds: wall-clock, and of the processor. The
ratio is that of processor times, both stages taking turns in one process.
"""

import datetime as dt
import json
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from generator.bundle.assembly import assemble, gather, settle
from generator.bundle.merging import merge
from generator.documents.draft import Draft
from generator.exhibits import intake
from generator.load import load_case, load_office
from generator.pdf import content_of
from generator.progress import situation
from generator.statement import compute
from scripts.bench.timing import ROOT

AU = dt.date(2026, 11, 21)
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
    (root / "cases" / "_cabinet").symlink_to(ROOT / "cases" / "_cabinet")
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
    draft = Draft("liasse", None, case, office, decompte, situation(case, office, AU, decompte), projet=False)
    if name == "assemble":
        return timed(lambda: assemble(gather(draft, exhibits)), 1)
    plan = settle(gather(draft, exhibits))
    ratio = compared(lambda: merge(plan), lambda: bare(paths), rounds)
    return timed(lambda: merge(plan), rounds) | {"ratio": ratio}


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
    content = content_of(pdf)
    for source in opened:
        source.close()
    return content


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


if __name__ == "__main__":
    print(json.dumps(stage(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
