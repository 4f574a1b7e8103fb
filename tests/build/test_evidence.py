"""What the build puts beside a page: letters issued, first-page pictures, the archive ready to leave."""

import datetime as dt
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from generator.build import freshness, pictures
from generator.build.binder import Binder
from generator.build.kept import LiasseNotee
from generator.bundle.profiles import profile
from generator.desk.emission import Sending, prepare
from generator.documents.choice import Choix
from generator.exhibits import child
from generator.findings import BundleError, Level
from generator.inputs import Inputs
from generator.libraries import drawing
from generator.load import load_case, load_office
from generator.register.chain import GENESIS, read, seal, write
from generator.register.issue import attach, issue
from tests.build.conftest import AU, build, tree, with_shell
from tests.office import REPOSITORY


@pytest.fixture(scope="module")
def judicial(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose request is ready, and one that lacks a proof, with their liasses."""
    root = with_shell(built, tmp_path_factory.mktemp("judiciaire"), ("2026-0109", "2026-0110"))
    build(root, liasses="utiles")
    return root


def page(root: Path, reference: str, name: str = "index.html") -> str:
    return (root / "build" / "dossiers" / reference / name).read_text(encoding="utf-8")


def test_every_piece_and_every_letter_has_its_picture(judicial: Path) -> None:
    home = judicial / "build/dossiers/2026-0109"
    exhibits = {path.stem for path in (home / "liasse/pieces").iterdir()}
    letters = {path.stem for path in (home / "courriers").glob("*.pdf")}
    drawn = {path.name for path in (home / "apercus").iterdir()}
    assert drawn == {f"liasse-pieces-{stem}.jpg" for stem in exhibits} | {f"courriers-{stem}.jpg" for stem in letters}
    for path in (home / "apercus").iterdir():
        assert path.stat().st_size <= pictures.MOST
        with Image.open(path) as image:
            assert image.format == "JPEG"
            assert image.width == 200
            assert len(set(image.convert("L").tobytes())) > 20, "a page is not blank"
    shown = page(judicial, "2026-0109") + page(judicial, "2026-0109", "pieces.html")
    assert all(name in shown for name in drawn)


def test_the_archive_of_the_stage_is_there_when_nothing_lacks(judicial: Path) -> None:
    archive = judicial / "build/dossiers/2026-0109/exports/2026-0109-greffe-commerce.zip"
    with zipfile.ZipFile(archive) as bag:
        names = bag.namelist()
        assert bag.testzip() is None
        assert b"commit" not in bag.read(next(name for name in names if name.endswith("provenance.json")))
    assert any(name.endswith("2026-0109-liasse.pdf") for name in names)
    assert "exports/2026-0109-greffe-commerce.zip" in page(judicial, "2026-0109", "pieces.html")
    assert not (judicial / "build/dossiers/2026-0110/exports").exists()
    lacking = page(judicial, "2026-0110", "pieces.html")
    assert "incomplet" in lacking
    assert "exports/" not in lacking


@pytest.mark.parametrize("name", ["index.html", "pieces.html"])
@pytest.mark.parametrize("reference", ["2026-0109", "2026-0110"])
def test_every_file_a_page_names_is_beside_it(judicial: Path, reference: str, name: str) -> None:
    home = judicial / "build/dossiers" / reference
    named = re.findall(
        r'(?:href|src)="((?:liasse|courriers|apercus|exports|emis)/[^"#]+)"', page(judicial, reference, name)
    )
    assert len(named) > 15
    assert [path for path in named if not (home / unquote(path)).is_file()] == []


def test_nothing_is_drawn_or_packed_again_when_nothing_changed(
    judicial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "cabinet"
    shutil.copytree(judicial, root, symlinks=True)
    # the engine itself may be under work while its tests run
    same = Inputs("vu", "presse", "liasse", "papier", "tout", drawing=drawing())
    monkeypatch.setattr(freshness, "quick_signature", lambda _root: "vu")
    monkeypatch.setattr(freshness, "read_inputs", lambda *_: same)
    build(root, liasses="utiles")  # its files have new ctimes: settle the state
    before = tree(root)
    monkeypatch.setattr(pictures, "exhibits", lambda *_: pytest.fail("a picture is drawn again"))
    monkeypatch.setattr("generator.casework.assembly.assemble", lambda *_: pytest.fail("a liasse is made again"))
    build(root, liasses="utiles", au=AU + dt.timedelta(days=1))
    after = tree(root)
    kept = [name for name in before if any(part in name for part in ("/apercus/liasse-", "/exports/", "/liasse/"))]
    assert len(kept) > 40
    assert {name: after.get(name) for name in kept} == {name: before[name] for name in kept}


def test_without_liasses_nothing_of_them_remains(judicial: Path, tmp_path: Path) -> None:
    root = tmp_path / "cabinet"
    shutil.copytree(judicial, root, symlinks=True)
    build(root, liasses="aucune")
    left = [name for name in tree(root) if "/exports/" in name or "/liasse/" in name or "/apercus/liasse-" in name]
    assert left == []
    assert "La liasse n’est pas assemblée" in page(root, "2026-0109", "pieces.html")


@pytest.fixture
def issued(built: Path, tmp_path: Path) -> Path:
    """A case whose mise en demeure has left, with its deposit slip."""
    root = with_shell(built, tmp_path / "cabinet", ("2026-0103",))
    office = load_office(root)
    case, posted = load_case(root, "2026-0103"), Sending(choix=Choix(suivi="1A 000 000 0000 0"))
    issue(case, prepare(case, office, AU, "mise-en-demeure", posted))
    attach(load_case(root, "2026-0103"), "1", AU, {"depot.pdf": b"%PDF-1.7 bordereau"}, {})
    return root


FROZEN = "emis/0001-mise-en-demeure/mise-en-demeure.pdf"
SHOWN = "emis/0001-mise-en-demeure.pdf"


def test_an_issued_letter_is_shown_from_its_frozen_bytes(issued: Path) -> None:
    build(issued)
    published = issued / "build/dossiers/2026-0103" / SHOWN
    assert published.read_bytes() == (issued / "cases/2026-0103" / FROZEN).read_bytes()
    shown = page(issued, "2026-0103")
    for said in (SHOWN, "apercus/emis-0001-mise-en-demeure.jpg", "Envoyé", "n°\N{NO-BREAK SPACE}1A 000 000 0000 0",
                 "depot.pdf"):  # fmt: skip
        assert said in shown, said
    days = re.findall(r'rc-etat-courrier--\w+">[^<]*</span> <time datetime="([\d-]+)"', shown)
    known = ["2026-11-21", "2026-11-04", "2026-10-15", "2026-10-07", "2026-09-25"]
    assert days == known, "each letter once: that of the register, then those the journal alone knows"
    assert "donnees.json" not in "".join(tree(issued))  # the data and the proofs stay in the case
    assert not list((issued / "build").rglob("depot.pdf"))


def test_a_correction_says_what_it_corrects_and_a_return_slip_makes_it_received(issued: Path) -> None:
    office = load_office(issued)
    later = AU + dt.timedelta(days=1)
    case = load_case(issued, "2026-0103")
    issue(case, prepare(case, office, later, "mise-en-demeure", Sending(choix=Choix(remplace="1"))))
    slip = {"ar.pdf": b"%PDF-1.7 avis"}
    back, fate = dt.date(2026, 11, 25), {"presentee-le": dt.date(2026, 11, 24), "avis": "distribue"}
    attach(load_case(issued, "2026-0103"), "3", back, slip, fate)
    build(issued, au=dt.date(2026, 11, 25))
    shown = re.sub(r"<[^>]+>", " ", page(issued, "2026-0103").split('id="courriers"')[1].split("<h2")[0])
    plain = re.sub(r"\s+", " ", shown)
    assert "Reçu 22/11/2026 corrige l’émission n° 1" in plain
    assert "présentée le 24/11/2026, distribué" in plain
    assert "Envoyé 21/11/2026 corrigée par l’émission n° 3" in plain


@pytest.mark.parametrize("lost", [False, True], ids=["changed", "lost"])
def test_a_letter_changed_or_lost_since_it_left_is_not_shown(issued: Path, *, lost: bool) -> None:
    path = issued / "cases/2026-0103" / FROZEN
    path.unlink() if lost else path.write_bytes(path.read_bytes() + b"\n")
    build(issued)
    assert not (issued / "build/dossiers/2026-0103" / SHOWN).exists()
    shown = " ".join(page(issued, "2026-0103").split())  # whatever the spaces of print
    assert f"{Path(FROZEN).name} : absent ou modifié depuis l’émission. Lancer « recouvre controler »." in shown


def test_a_register_that_cannot_be_read_shows_nothing(issued: Path) -> None:
    (issued / "cases/2026-0103/emis/registre.yaml").write_text("- seq: [\n", encoding="utf-8")
    report = build(issued)
    assert [one.file for one in report.findings] == ["cases/2026-0103/emis/registre.yaml"]
    assert build(issued).findings == report.findings, "it is said again until it is mended"
    assert "emis/0001" not in page(issued, "2026-0103")


def test_a_register_forged_to_name_the_file_of_another_case_publishes_nothing(issued: Path) -> None:
    secret = b"%PDF-1.7 lettre d'un autre client"
    (issued / "cases/autre.pdf").write_bytes(secret)
    register = issued / "cases/2026-0103/emis/registre.yaml"
    blocks = read(register, "registre.yaml")
    forged = {"fichier": "autre.pdf", "sha256": hashlib.sha256(secret).hexdigest(), "octets": str(len(secret))}
    block = seal({**blocks[0], "dossier": "../..", "fichiers": [forged]}, GENESIS)
    register.write_bytes(write([block]))
    report = build(issued)
    assert [one.key for one in report.findings] == ["bloc 1"]
    assert not list((issued / "build").rglob("autre.pdf"))
    assert "autre.pdf" not in page(issued, "2026-0103")


# ---- pictures: hostile and heavy pages ------------------------------------------------------------------------------


def pdf_of(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PDF")
    return buffer.getvalue()


def lettered(font: str) -> bytes:
    buffer = io.BytesIO()
    page = Canvas(buffer, invariant=1)
    page.setFont("Helvetica", 40)
    page.drawString(50, 700, "Lorem ipsum %$£ abc")
    page.save()
    return buffer.getvalue().replace(b"/Helvetica", f"/{font}".encode())


PLAIN = pdf_of(Image.new("RGB", (300, 424), "#ddeeff"))
BROKEN = {"vide": b"", "texte": b"bonjour", "tronque": PLAIN[: len(PLAIN) // 2], "sans-page": b"%PDF-1.7\n%%EOF"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_that_cannot_be_drawn_costs_its_picture_only(name: str, tmp_path: Path) -> None:
    found = pictures.exhibits({"avant": PLAIN, name: BROKEN[name], "apres": PLAIN + b"\n"}, tmp_path)
    assert set(found) == {"avant", "apres"}


def test_a_picture_does_not_depend_on_those_drawn_with_it(tmp_path: Path) -> None:
    pdfs = {name: lettered(name) for name in ("ArialMTxx", "DejaVuSan")}  # fonts named and not given
    alone = pictures.exhibits({"DejaVuSan": pdfs["DejaVuSan"]}, tmp_path / "alone")
    assert pictures.exhibits(pdfs, tmp_path / "together")["DejaVuSan"] == alone["DejaVuSan"]


def test_a_very_long_page_is_cut_and_a_heavy_one_left_out(tmp_path: Path) -> None:
    long = pictures.letter(pdf_of(Image.new("RGB", (100, 5000), "white")))
    with Image.open(io.BytesIO(long)) as image:
        assert image.size == (200, 300)
    noise = Image.frombytes("RGB", (200, 283), bytes(hashlib.shake_256(b"bruit").digest(200 * 283 * 3)))
    assert pictures.letter(pdf_of(noise)) == b""
    assert pictures.exhibits({"bruit": pdf_of(noise)}, tmp_path) == {}


def test_an_invoice_that_the_lock_says_another_company_sold_is_told_and_claimed_by_no_draft(
    built: Path, tmp_path: Path
) -> None:
    root = with_shell(built, tmp_path, ("2026-0105",))
    lock = root / "cases" / "2026-0105" / "pieces.lock"
    head, piece, tail = lock.read_text(encoding="utf-8").partition("- id: f-2026-0163\n")
    of_another = "    facture:\n      fichier: factur-x.xml\n      vendeur: '000900118'\n"
    lock.write_text(head + piece + tail.replace("  constats:\n", f"  constats:\n{of_another}", 1), encoding="utf-8")
    report = build(root)
    told = [one for one in report.findings if "ses données nomment pour vendeur 000900118" in one.message]
    assert [one.key for one in told] == ["factures[1].piece"]
    shown = page(root, "2026-0105").count("ses données nomment pour vendeur 000900118")
    assert shown == 2, "under the draft it stops, and once among what is to correct"
    assert not (root / "build" / "dossiers" / "2026-0105" / "courriers").exists()


def test_an_archive_that_cannot_be_made_stops_its_own_case_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An original replaced during the build: said of its case, where it used to stop the build of all the others."""

    def changed(*_given: object) -> str:
        raise BundleError("« pieces/contrat.pdf » a changé pendant l'export : rien n'est écrit. Relancer.")

    monkeypatch.setattr(Binder, "_digest", changed)
    office = load_office(REPOSITORY)
    known: Any = SimpleNamespace(case=load_case(REPOSITORY, "2026-0109", office))
    job = SimpleNamespace(inputs=SimpleNamespace(liasse=""))
    bench: Any = SimpleNamespace(job=job, key=lambda *_made_of: "", printed=lambda _key, _style, work: work())
    noted = LiasseNotee("", "liasse/liasse.pdf", (), ())
    (told,) = Binder(bench, known, office).archive(noted, profile("greffe-commerce"))
    assert told.level is Level.ERREUR
    assert (told.file, told.key) == ("cases/2026-0109/dossier.yaml", "creance")
    assert "a changé pendant l'export" in told.message


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x" * 40)])
def test_the_cache_of_pictures_may_be_damaged(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    first = pictures.exhibits({"a": PLAIN}, tmp_path)
    (kept,) = tmp_path.iterdir()
    damage(kept)
    assert pictures.exhibits({"a": PLAIN}, tmp_path) == first


def test_the_same_bytes_are_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pictures.exhibits({"a": PLAIN}, tmp_path)
    monkeypatch.setattr(child, "run", lambda _jobs: pytest.fail("drawn again"))
    assert pictures.exhibits({"autre-dossier": PLAIN}, tmp_path) == {"autre-dossier": first["a"]}


def test_many_pieces_are_given_to_several_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures, "_GROUP", len(PLAIN) + 10)
    pdfs = {str(number): PLAIN + b"\n" * number for number in range(3)}
    assert set(pictures.exhibits(pdfs, tmp_path)) == set(pdfs)
