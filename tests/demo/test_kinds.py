"""The exhibits are of the kinds an office receives, and each does what its kind is known for."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

CASES = Path(__file__).resolve().parents[2] / "cases"


def pages(path: Path) -> list[tuple[str, float, float, int]]:
    """Text, width and height as displayed, rotation of each page."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [
            (page.get_textpage().get_text_bounded().strip(), *page.get_size(), page.get_rotation()) for page in document
        ]
    finally:
        document.close()


def read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=email.policy.default)


def test_a_scan_has_several_pages_and_no_text() -> None:
    scanned = pages(CASES / "2026-0109/pieces/Scan_20260706_0914.pdf")
    assert len(scanned) == 2
    assert [text for text, *_ in scanned] == ["", ""]


def test_photographs_are_turned_by_their_exif() -> None:
    turned = {}
    for path in sorted(CASES.glob("*/pieces/*.jpg")):
        with Image.open(path) as picture:
            turned[path.name] = picture.getexif()[0x0112]
    assert set(turned.values()) == {1, 3, 6, 8}
    assert turned["IMG_20260727_091455.jpg"] == 6


def test_an_order_by_mail_carries_its_form_and_an_html_body() -> None:
    message = read(CASES / "2026-0102/pieces/Commande 0610 - Pâtisserie Mirage.eml")
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]


def test_a_dispute_by_mail_carries_a_photograph() -> None:
    message = read(CASES / "2026-0104/pieces/Bocaux cassés.eml")
    assert [part.get_content_type() for part in message.iter_attachments()] == ["image/jpeg"]


def test_the_acknowledgment_answers_a_message_and_names_the_sum() -> None:
    message = read(CASES / "2026-0109/pieces/RE votre appel de ce matin.eml")
    body = message.get_body(("plain",))
    assert body is not None
    assert message["In-Reply-To"]
    assert "10 263,70" in body.get_content()


def test_statements_are_landscape_one_of_them_by_rotation() -> None:
    ((_, width, height, rotation),) = pages(CASES / "2026-0109/pieces/Releve de compte 411SONGE.pdf")
    assert (width > height, rotation) == (True, 0)
    ((text, width, height, rotation),) = pages(CASES / "2026-0108/pieces/Releve 411ATLANTI.pdf")
    assert (width > height, rotation) == (True, 90)
    assert "Rejet du prélèvement" in text


def test_the_contract_in_english_is_on_american_paper_and_has_its_translation() -> None:
    english = pages(CASES / "2026-0113/pieces/Supply Agreement 3 Nov 2025.pdf")
    assert {(width, height) for _, width, height, _ in english} == {(612, 792)}
    assert "governed by French law" in english[0][0]
    french = pages(CASES / "2026-0113/pieces/Traduction libre du contrat.pdf")
    assert "Traduction libre" in french[0][0]


def test_an_invoice_carries_its_data_a_copier_made_a_tiff_a_telephone_a_png() -> None:
    with pikepdf.open(CASES / "2026-0101/pieces/F-2026-0461.pdf") as invoice:
        assert list(invoice.attachments) == ["facture.xml"]
    with Image.open(CASES / "2026-0108/pieces/Accord 15 juin 2026.tif") as copy:
        assert (copy.format, copy.mode) == ("TIFF", "1")
    with Image.open(CASES / "2026-0103/pieces/Capture SMS 20 octobre.png") as capture:
        assert capture.height > capture.width
