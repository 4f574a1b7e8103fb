"""What a page holds and does not draw stays in the original: the copy goes to the other side."""

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel
from PIL import Image

from generator.exhibits.pdf_clean import clean
from generator.exhibits.text_layer import text_font
from tests.exhibits.hostile_pdf import MARKER, blank, saved
from tests.exhibits.sample import darkness, raster

SECRET = b"AUTRE CLIENT"
_ONLY_DRAWS = b"/P <</MCID 0>> BDC BT /F0 12 Tf 50.50 600 Td (a) Tj ET EMC"
_PERCENT = b"BT /F0 12 Tf 50.50 600 Td (TVA 20 % \\(due\\)) Tj ET"
WORDS = b"BT /F0 12 Tf 50 600 Td (x) Tj ET"


def _photograph() -> bytes:
    about = Image.Exif()
    about[0x010E] = SECRET.decode()
    content = BytesIO()
    Image.new("RGB", (8, 8), "red").save(content, "JPEG", exif=about, comment=SECRET)
    return content.getvalue()


def _named(key: str) -> bytes:
    pdf = blank(content=MARKER + b" /Span /P0 BDC " + WORDS + b" EMC")
    pdf.pages[0].obj.Resources.Properties = Dictionary(P0=Dictionary({key: SECRET}))
    return saved(pdf)


def _unused() -> bytes:
    """A letter cut out of a mailing: each page keeps what the others draw."""
    pdf = blank()
    page = pdf.pages[0].obj
    letter = pdf.make_stream(
        b"BT /F0 12 Tf (" + SECRET + b") Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842])
    )
    page.Resources.XObject = Dictionary(Lettre=letter)
    return saved(pdf)


def _in_a_form() -> bytes:
    pdf = blank(content=MARKER + b" /Fm Do")
    form = pdf.make_stream(
        b"/Span <</ActualText (" + SECRET + b")>> BDC 0 0 9 9 re f EMC", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    return saved(pdf)


def _drawn(content: bytes) -> bytes:
    return saved(blank(content=MARKER + b" " + content))


UNSAID = {
    "texte de remplacement": _drawn(b"/Span <</ActualText (" + SECRET + b")>> BDC " + WORDS + b" EMC"),
    "clé échappée": _drawn(b"/Span <</Actual#54ext (" + SECRET + b")>> BDC " + WORDS + b" EMC"),
    "propriété nommée": _named("/ActualText"),
    "description": _named("/Alt"),
    "propriétés mal placées": _drawn(b"/Span /P0 <</ActualText (" + SECRET + b")>> BDC " + WORDS + b" EMC"),
    "point marqué": _drawn(b"/Note <</Client (" + SECRET + b")>> DP"),
    "remarque": _drawn(b"% " + SECRET + b"\n"),
    "photographie dans les instructions": _drawn(
        b"q 9 0 0 9 50 50 cm BI /W 8 /H 8 /CS /RGB /BPC 8 /F /DCT ID " + _photograph() + b"\nEI Q"
    ),
    "formulaire inutilisé": _unused(),
    "dans un formulaire": _in_a_form(),
}


@pytest.mark.parametrize("content", UNSAID.values(), ids=UNSAID)
def test_what_a_page_does_not_draw_is_not_in_the_copy(content: bytes) -> None:
    assert SECRET in _open(content), "it is in the original"
    copy = _open(clean(content, text_font())[0])
    assert SECRET not in copy
    assert b"(Bonjour) Tj" in copy


def _open(content: bytes) -> bytes:
    """The bytes of a PDF, nothing compressed."""
    plain = BytesIO()
    with Pdf.open(BytesIO(content)) as pdf:
        pdf.save(
            plain, compress_streams=False, stream_decode_level=StreamDecodeLevel.generalized,
            object_stream_mode=ObjectStreamMode.disable,
        )  # fmt: skip
    return plain.getvalue()


def _glyph_of_the_page() -> bytes:
    """A glyph drawn with a form of the page: its font has no resources of its own (PDF 32000-1, 9.6.5)."""
    pdf = blank(content=MARKER + b" BT /T3 40 Tf 100 300 Td (a) Tj ET")
    page = pdf.pages[0].obj
    box = Array([0, 0, 1000, 1000])
    page.Resources.XObject = Dictionary(
        Lettre=pdf.make_stream(b"0 0 700 700 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)
    )
    page.Resources.Font.T3 = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=box, FontMatrix=Array([1, 0, 0, 1, 0, 0]), FirstChar=97,
        LastChar=97, Widths=Array([1000]), CharProcs=Dictionary(a=pdf.make_stream(b"1000 0 d0 /Lettre Do")),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
    ))  # fmt: skip
    return saved(pdf)


_RECTANGLE = b"50 50 99 99 re"
KEPT = {
    "une marque sans propriétés": (_drawn(b"% r\n /OC BDC " + _RECTANGLE + b" f EMC"), _RECTANGLE),
    "une marque sans rien": (_drawn(b"% r\n BDC " + _RECTANGLE + b" f EMC"), _RECTANGLE),
    "ce qu'un glyphe prend à la page": (_glyph_of_the_page(), b"0 0 700 700 re"),
    "les lettres d'une ligature": (
        _drawn(b"/Span <</ActualText <FEFF006600660069>>> BDC " + WORDS + b" EMC"),
        b"<feff006600660069>",
    ),
    "une instruction qui ne fait que dessiner": (_drawn(_ONLY_DRAWS), _ONLY_DRAWS),
    "un pourcentage": (_drawn(_PERCENT), _PERCENT),
}


@pytest.mark.parametrize(("content", "kept"), KEPT.values(), ids=KEPT)
def test_what_a_page_draws_is_in_the_copy(content: bytes, kept: bytes) -> None:
    assert kept in _open(clean(content, text_font())[0])


def test_what_pages_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = blank(9, content=MARKER + b" /Fm Do")
    letterhead = pdf.make_indirect(
        pdf.make_stream(WORDS, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
    )
    for page in pdf.pages:
        page.obj.Resources.XObject = Dictionary(Fm=letterhead)
    read: list[bytes] = []
    monkeypatch.setattr("generator.exhibits.contents.silence", lambda stream: read.append(stream.read_bytes()))
    clean(saved(pdf), text_font())
    assert read.count(WORDS) == 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_state_restored_that_was_not_saved_moves_nothing_out_of_the_page(tmp_path: Path, rotate: int) -> None:
    """Readers that then restore that of the sheet printed a blank page, stamped, for a proof."""
    copy, pages = tmp_path / "copie.pdf", []
    for content in (b"q %s Q", b"Q Q q %s Q Q", b"BT (Q) Tj ET q Q Q %s q q"):
        pdf = blank(content=content % b"0.5 0 0 0.5 100 100 cm 0 0 300 500 re f")
        pdf.pages[0].obj.Rotate = rotate
        copy.write_bytes(clean(saved(pdf), text_font())[0])
        assert darkness(copy) > 0
        pages.append(raster(copy, 1, 72).tobytes())
    assert pages == [pages[0]] * 3
