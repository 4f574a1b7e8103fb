"""Small cases on disk for the tests of pièces: YAML in the user's own format, files given as bytes."""

import hashlib
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf
from PIL import Image, ImageChops, ImageFilter, ImageStat

from generator.case import Case
from generator.exhibits.sheet import placement, sheet_for
from generator.load.yaml_text import read_yaml
from generator.model import Dossier

HEAD = """\
format: 1
reference: {reference}
creancier: atelier-dupont
responsable: a.petit
debiteurs:
  - nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Boulangerie Chimère
    forme: SARL
    adresse:
      rue: 12 rue des Lilas
      code-postal: 69003
      ville: Lyon
creance:
  origine: fourniture de farine
  famille: vente-entre-professionnels
factures:
  - numero: F-2026-017
    date: 2026-03-02
    echeance: 2026-04-01
    montant-ttc: 4 800,00
    piece: f-2026-017
"""


def text(pdf: Path) -> str:
    """Text of a PDF as it is laid out."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def piece_yaml(identifier: str, fichier: str, nature: str = "autre", **more: str) -> str:
    """One block of ``pieces:``."""
    fields = {"fichier": f'"{fichier}"', "nature": nature, "titre": f"Titre {identifier}", **more}
    rest = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return f"  - id: {identifier}\n{rest}"


def write_case(
    root: Path, pieces: str, files: Mapping[str, bytes], reference: str = "2026-0142", extra: str = ""
) -> Case:
    """Write a case folder and load it: ``pieces`` is YAML, ``files`` goes to ``pieces/``."""
    folder = root / "cases" / reference
    (folder / "pieces").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / "pieces" / name).write_bytes(content)
    text = HEAD.format(reference=reference) + extra + (f"pieces:\n{pieces}" if pieces else "")
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    tree, positions, findings = read_yaml(text, f"cases/{reference}/dossier.yaml")
    assert not findings
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Case(Dossier.model_validate(tree), root, folder, sha256, positions)


def raster(pdf: Path, page: int, density: float, box: tuple[int, int, int, int] | None = None) -> Image.Image:
    """Picture of a page by poppler, grey; ``box`` is (x, y, width, height) in pixels."""
    crop = [str(part) for pair in zip(("-x", "-y", "-W", "-H"), box, strict=True) for part in pair] if box else []
    command = ["pdftoppm", "-r", f"{density:.4f}", "-f", str(page), "-l", str(page), "-cropbox", "-gray", *crop]
    done = subprocess.run([*command, str(pdf)], capture_output=True, check=True, timeout=120)
    return Image.open(BytesIO(done.stdout))


def difference(original: Path, copy: Path, page: int, density: float = 72) -> float:
    """Mean difference (0 to 255) between a page of the original and the content box of its copy, slightly blurred."""
    before = raster(original, page, density)
    width, height = _size(original, page)
    sheet = sheet_for(width, height)
    matrix = placement(sheet, 0, 0, width, height)
    scale = matrix.a
    zoom = density / scale
    left = round(matrix.e * zoom / 72)
    top = round((sheet.height - matrix.f - height * scale) * zoom / 72)
    after = raster(copy, page, zoom, (left, top, before.width, before.height))
    blurred = [picture.filter(ImageFilter.GaussianBlur(1.5)) for picture in (before, after)]
    return float(ImageStat.Stat(ImageChops.difference(*blurred)).mean[0])


def _size(pdf: Path, page: int) -> tuple[float, float]:
    with Pdf.open(pdf) as opened:
        shown = opened.pages[page - 1]
        x0, y0, x1, y1 = (float(edge) for edge in shown.cropbox)
        unit = float(shown.obj.get("/UserUnit", 1))
        width, height = abs(x1 - x0) * unit, abs(y1 - y0) * unit
        return (height, width) if shown.rotation % 180 else (width, height)


def darkness(pdf: Path, page: int = 1, density: float = 36) -> int:
    """Number of dark pixels of a page."""
    return sum(raster(pdf, page, density).histogram()[:128])
