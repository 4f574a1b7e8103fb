"""What a page holds and does not draw stays in the original: the copy goes to the other side."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel
from PIL import Image

from generator.exhibits.pdf_clean import clean
from generator.exhibits.text_layer import text_font
from tests.exhibits.hostile_pdf import MARKER, blank, saved

SECRET = b"AUTRE CLIENT"
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


def test_an_instruction_that_only_draws_keeps_its_bytes() -> None:
    drawing = b"/P <</MCID 0>> BDC BT /F0 12 Tf 50.50 600 Td (a) Tj ET EMC"
    assert drawing in _open(clean(_drawn(drawing), text_font())[0])
