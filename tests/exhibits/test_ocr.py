"""Words recognised in scanned pages: found where they are printed, kept in the case, read back without Tesseract."""

import hashlib
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image, ImageDraw, ImageFont

from generator.case import Case
from generator.cli import run
from generator.exhibits import Exhibit, intake, ocr, verify, verser
from generator.exhibits.fonts import REGULAR
from generator.exhibits.ocr import Moteur
from generator.exhibits.recognition import Lecture, recognise
from generator.exhibits.text_layer import TEXT
from generator.exhibits.transcript import Mot, Transcription, path_of, read, written
from generator.findings import Level, RecouvreError
from generator.load import load_case
from generator.resources import resolve
from tests.bundle.pdf import page_texts
from tests.bundle.sample import PIECES as SAMPLE
from tests.bundle.sample import REFERENCE, write_office
from tests.exhibits.hostile_media import encoded, mail_with_files
from tests.exhibits.hostile_pdf import blank, saved
from tests.exhibits.sample import piece_yaml, raster, write_case
from tests.office import replace_in

TESSERACT = (
    shutil.which("tesseract") is not None
    and "fra"
    in subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False, text=True).stdout.split()
)
needs_tesseract = pytest.mark.skipif(not TESSERACT, reason="tesseract-ocr et tesseract-ocr-fra ne sont pas installés")

WORDS = {"Livraison": (150, 160), "Réception": (150, 900), "Signature": (900, 1500)}  # pixels at 150 dpi
SENTENCE = "Bon de livraison reçu sans réserve par la gérante le 27 juillet 2026"
ENGINE = Moteur("tesseract 5.3.0", "fra")


def sheet() -> Image.Image:
    """A scanned sheet at 150 dpi: words at known places, and enough text to tell which way is up."""
    page = Image.new("L", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(resolve(f"templates/polices/{REGULAR}.ttf")), 44)
    for word, place in WORDS.items():
        draw.text(place, word, fill=0, font=font)
    for line in range(4):
        draw.text((150, 300 + 60 * line), SENTENCE[: 40 + line], fill=0, font=font.font_variant(size=32))
    return page


def scanned(picture: Image.Image, turn: int = 0) -> bytes:
    """A PDF of one scanned page, its /Rotate as asked."""
    output = BytesIO()
    picture.save(output, "PDF", resolution=150)
    with Pdf.open(BytesIO(output.getvalue())) as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        return saved(pdf)


def exif(picture: Image.Image, orientation: int) -> bytes:
    marks = Image.Exif()
    marks[0x0112] = orientation
    return encoded(picture, "JPEG", exif=marks.tobytes(), quality=92)


FILES = {
    "droit.pdf": scanned(sheet()),
    "tourne.pdf": scanned(sheet().rotate(90, expand=True), 90),  # lies on its side, the page says so
    "couche.pdf": scanned(sheet().rotate(90, expand=True)),  # lies on its side, nothing says so
    "exif.jpg": exif(sheet().rotate(90, expand=True), 6),
    "texte.pdf": saved(blank()),
}
PIECES = "".join(piece_yaml(name.partition(".")[0], f"pieces/{name}") for name in FILES)


class Read:
    """A case whose scanned pièces were read once."""

    def __init__(self, root: Path) -> None:
        self.cache = root / "cache"
        self.case = write_case(root, PIECES, FILES)
        self.engine = ocr.moteur("fra")
        self.readings = {one.identifiant: one for one in self.recognise()}
        self.exhibits = {one.piece.id: one for one in self.intake()}

    def intake(self) -> tuple[Exhibit, ...]:
        return intake(self.case, self.cache)

    def recognise(self) -> list[Lecture]:
        return list(recognise(self.case, self.intake(), self.engine))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return Read(tmp_path_factory.mktemp("ocr"))


def boxes(pdf: Path) -> dict[str, tuple[float, float, float, float]]:
    """Where poppler finds each word: left, top, right, bottom in points."""
    output = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout
    words = ET.fromstring(output).iter("{http://www.w3.org/1999/xhtml}word")  # noqa: S314  made by poppler
    return {
        str(word.text): (float(word.attrib["xMin"]), float(word.attrib["yMin"]), float(word.attrib["xMax"]),
                         float(word.attrib["yMax"]))
        for word in words
    }  # fmt: skip


def text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout.decode()


@needs_tesseract
@pytest.mark.parametrize("name", ["droit", "tourne", "couche", "exif"])
def test_each_word_is_found_where_it_is_printed(done: Read, name: str) -> None:
    pdf = done.exhibits[name].pdf
    assert pdf is not None
    found = boxes(pdf)
    picture = raster(pdf, 1, 72)
    for word in WORDS:
        left, top, right, bottom = found[word]
        assert right > left
        ink = picture.crop((round(left) - 1, round(top), round(right) + 1, round(bottom)))
        assert sum(ink.histogram()[:128]) > 20, f"{word} : rien n'est imprimé là"
    assert SENTENCE[:38] in " ".join(text(pdf).split())


@needs_tesseract
@pytest.mark.parametrize("name", ["droit", "tourne", "couche", "exif"])
def test_what_is_seen_does_not_change(done: Read, name: str) -> None:
    exhibit = done.exhibits[name]
    assert exhibit.pdf is not None
    assert exhibit.propre is not None
    assert exhibit.pdf != exhibit.propre
    assert raster(exhibit.pdf, 1, 60).tobytes() == raster(exhibit.propre, 1, 60).tobytes()


@needs_tesseract
def test_a_page_on_its_side_is_read_and_said(done: Read) -> None:
    assert {name: one.tournees for name, one in done.readings.items()} == {
        "droit": (), "tourne": (), "couche": (1,), "exif": (),
    }  # fmt: skip


@needs_tesseract
def test_originals_are_untouched_and_a_text_page_is_not_read(done: Read) -> None:
    for name, content in FILES.items():
        assert (done.case.folder / "pieces" / name).read_bytes() == content
    assert "texte" not in done.readings
    assert done.exhibits["texte"].texte is None


@needs_tesseract
def test_version_language_and_result_are_in_the_lock(done: Read) -> None:
    verser(done.case, tuple(done.exhibits.values()))
    lock = (done.case.folder / "pieces.lock").read_text(encoding="utf-8")
    words = done.exhibits["droit"].texte
    assert words is not None
    assert f"moteur: {done.engine.version}\n    langue: fra\n    pages: '1'\n    mots: '{len(words.mots)}'" in lock
    assert words.sha256 in lock
    assert words.confiance > 80
    assert verify(done.case) == []


@needs_tesseract
def test_a_second_reading_gives_the_same_bytes_and_is_not_needed(done: Read, tmp_path: Path) -> None:
    assert done.recognise() == []
    again = write_case(tmp_path, piece_yaml("droit", "pieces/droit.pdf"), {"droit.pdf": FILES["droit.pdf"]})
    assert len(list(recognise(again, intake(again, tmp_path / "cache"), done.engine))) == 1
    assert path_of(again.folder, "droit").read_bytes() == path_of(done.case.folder, "droit").read_bytes()
    (exhibit,) = intake(again, tmp_path / "cache")
    assert exhibit.pdf is not None
    assert done.exhibits["droit"].pdf is not None
    assert exhibit.pdf.read_bytes() == done.exhibits["droit"].pdf.read_bytes()


@needs_tesseract
def test_an_attachment_is_read_under_its_own_number(tmp_path: Path) -> None:
    case = write_case(tmp_path, piece_yaml("mail", "pieces/m.eml"), {"m.eml": mail_with_files()})
    readings = list(recognise(case, intake(case, tmp_path / "cache"), ocr.moteur("fra")))
    assert [one.identifiant for one in readings] == ["mail.2"]


@needs_tesseract
def test_an_unknown_language_is_refused_with_what_is_installed() -> None:
    with pytest.raises(RecouvreError, match=r"« deu_frak ».*installées : .*fra.*tesseract-ocr-deu_frak"):
        ocr.moteur("deu_frak")


@needs_tesseract
def test_a_picture_tesseract_cannot_read_is_refused() -> None:
    with pytest.raises(RecouvreError, match="s'est arrêtée"):
        ocr.read(b"not a picture", ocr.moteur("fra"))


def test_without_tesseract_it_is_said_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RecouvreError, match=r"Tesseract n'est pas installé.*tesseract-ocr-fra"):
        ocr.moteur("fra")


def test_the_command_without_tesseract_ends_with_code_1_and_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_office(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert run(["verser", REFERENCE, "--ocr", "--racine", str(tmp_path)]) == 1
    assert "erreur: Tesseract n'est pas installé" in capsys.readouterr().err
    assert not (tmp_path / "cases" / REFERENCE / "pieces.lock").exists()
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("langue", ["", "français", "fra;rm", "../fra", "fra+", "-l"])
def test_only_a_language_is_a_language(langue: str) -> None:
    with pytest.raises(RecouvreError, match="n'est pas une langue"):
        ocr.moteur(langue)


# ---- what follows needs no Tesseract: the words lie in the case ------------------------------------------------------


def kept(case: Case, original: str, *words: Mot) -> Path:
    path = path_of(case.folder, "scan")
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(Transcription(original, ENGINE, (1,), words)), encoding="utf-8")
    return path


@pytest.fixture
def scan(tmp_path: Path) -> Case:
    return write_case(tmp_path, piece_yaml("scan", "pieces/droit.pdf"), {"droit.pdf": FILES["droit.pdf"]})


def taken(case: Case) -> Exhibit:
    (exhibit,) = intake(case, case.root / "cache")
    return exhibit


PLACES = {0: (100.0, 600.0, 60.0, 12.0), 90: (300.0, 400.0, 12.0, 60.0), 180: (400.0, 200.0, 60.0, 12.0),
          270: (50.0, 100.0, 12.0, 60.0)}  # fmt: skip


@pytest.mark.parametrize("turn", PLACES)
def test_a_kept_word_is_put_back_in_its_box_and_direction(scan: Case, turn: int) -> None:
    x, y, width, height = PLACES[turn]
    kept(scan, taken(scan).sha256, Mot(1, turn, x, y, width, height, 90, "Échéance"))
    pdf = taken(scan).pdf
    assert pdf is not None
    left, top, right, bottom = boxes(pdf)["Échéance"]
    assert (left, right) == pytest.approx((x, x + width), abs=4)
    assert (841.89 - bottom, 841.89 - top) == pytest.approx((y, y + height), abs=4)
    with Pdf.open(pdf) as opened:
        assert b"3 Tr" in opened.pages[0].obj.Resources.XObject[TEXT].read_bytes()


def test_a_liasse_is_searched_by_the_words_kept(tmp_path: Path) -> None:
    write_office(tmp_path, pieces={**SAMPLE, "scan": (
        "autre", "Bon signé", "bon.pdf", FILES["droit.pdf"]
    )})  # fmt: skip
    case = load_case(tmp_path, REFERENCE)
    words = written(Transcription(
        hashlib.sha256(FILES["droit.pdf"]).hexdigest(), ENGINE, (1,), (Mot(1, 0, 100, 600, 90, 12, 90, "Émargement"),)
    ))  # fmt: skip
    path_of(case.folder, "scan").parent.mkdir()
    path_of(case.folder, "scan").write_text(words, encoding="utf-8")
    run(["assembler", REFERENCE, "--racine", str(tmp_path)])
    liasse = tmp_path / "build" / "dossiers" / REFERENCE / "liasse" / f"{REFERENCE}-liasse.pdf"
    (found,) = [page for page in page_texts(liasse) if "Émargement" in page]
    assert "Bon signé" in found


def test_words_of_another_file_are_left_aside_and_said(scan: Case) -> None:
    kept(scan, "0" * 64, Mot(1, 0, 1, 1, 9, 9, 90, "faux"))
    exhibit = taken(scan)
    assert exhibit.texte is None
    assert exhibit.pdf == exhibit.propre
    (finding,) = exhibit.findings
    assert finding.level is Level.AVERTISSEMENT
    assert "autre version" in finding.message
    assert "--ocr" in finding.remedy


@pytest.mark.parametrize("damage", [
    lambda _: "", lambda text: text[:40], lambda text: text.replace("format 1", "format 9"),
    lambda text: text.replace("\t90\t", "\tx\t"), lambda text: text.replace("\t0\t", "\t45\t"),
    lambda text: text.replace("600.0", "99999"), lambda _: "\xff",
])  # fmt: skip
def test_a_damaged_file_of_words_is_left_aside_and_said(scan: Case, damage: object) -> None:
    path = kept(scan, taken(scan).sha256, Mot(1, 0, 100, 600.0, 60, 12, 90, "mot"))
    path.write_bytes(damage(path.read_text(encoding="utf-8")).encode("latin-1", "replace"))  # type: ignore[operator]
    exhibit = taken(scan)
    assert exhibit.texte is None
    assert ["illisible" in finding.message for finding in exhibit.findings] == [True]


def test_a_link_in_the_place_of_the_words_is_not_followed(scan: Case, tmp_path: Path) -> None:
    path = kept(scan, taken(scan).sha256, Mot(1, 0, 100, 600, 60, 12, 90, "mot"))
    path.rename(tmp_path / "ailleurs.tsv")
    path.symlink_to(tmp_path / "ailleurs.tsv")
    assert taken(scan).texte is None


def test_words_changed_or_lost_since_are_named(scan: Case) -> None:
    path = kept(scan, taken(scan).sha256, Mot(1, 0, 100, 600, 60, 12, 90, "mot"))
    verser(scan, (taken(scan),))
    assert verify(scan) == []
    replace_in(path, "mot", "mots")
    (finding,) = verify(scan)
    assert finding.file.endswith("pieces.texte/scan.tsv")
    path.unlink()
    assert [one.message for one in verify(scan)] == ["texte reconnu absent ou modifié depuis son versement."]


WORD = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
PLACE = st.integers(0, 5000).map(lambda tenths: tenths / 10)


@given(st.lists(st.builds(Mot, st.integers(1, 3), st.sampled_from([0, 90, 180, 270]), PLACE, PLACE,
                          PLACE, PLACE, st.integers(40, 100), WORD), max_size=5))  # fmt: skip
def test_words_are_read_back_as_written(tmp_path_factory: pytest.TempPathFactory, words: list[Mot]) -> None:
    words = [word for word in words if word.x + word.largeur < 842 and word.y + word.hauteur < 842]
    path = tmp_path_factory.getbasetemp() / "mots.tsv"
    path.write_text(written(Transcription("a" * 64, ENGINE, (1, 2, 3), tuple(words))), encoding="utf-8")
    back = read(path)
    assert back is not None
    assert back.mots == tuple(words)
    assert back.is_of("a" * 64, ENGINE, [1, 2, 3])
