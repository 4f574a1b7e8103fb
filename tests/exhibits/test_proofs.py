"""Files about to be sealed as proofs: which nobody could read."""

from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.exhibits import extended, unreadable
from generator.exhibits.wide import charset_of, narrow
from tests.exhibits.hostile_pdf import saved, user_password

_MAIL = b"From: postmaster@fournisseur.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n\r\nremis\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom.eml", b"\xef\xbb\xbf" + _MAIL),  # as some editors and mailers save them, and as every mailer opens them
        ("ligne-vide.eml", b"\r\n" + _MAIL),
        ("preuve.asice", b"PK\x03\x04" + bytes(40)),
        ("ar.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("journal.txt", b"remis au serveur du destinataire\n" * 150_000),
        ("journal-dos.txt", b"re\x81u le 23/11/2026\n"),
        ("utf-16.eml", _MAIL.decode().encode("utf-16")),
        ("utf-16-sans-marque.eml", _MAIL.decode().encode("utf-16-le")),
        ("utf-16-sans-marque.txt", "reçu à Nîmes le 23/11/2026 par l’accueil\r\n".encode("utf-16-le")),
        ("utf-16-de-mac.txt", "reçu à Nîmes le 23/11/2026\r\n".encode("utf-16-be")),
        ("photo.heic", (Path(__file__).parent / "photo.heic").read_bytes()),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_proof_that_some_program_reads_is_not_refused(name: str, content: bytes) -> None:
    assert not unreadable({name: content})


def test_a_proof_that_nobody_could_open_is_refused_with_why() -> None:
    """Sealed, it would never be replaced: a notice received, that no judge could read."""
    proofs = {
        "secret.pdf": (user_password(), "mot-de-passe"),
        "abime.pdf": (b"%PDF-1.4 avis", "corrompu"),
        "sans-page.pdf": (saved(Pdf.new()), "zero-page"),
        "photo.jpg": (b"\xff\xd8\xff\xe0JFIF", "image"),
        "sans-corps.eml": (b"remis au serveur", "courriel"),
        "archive.pdf": (b"PK\x03\x04", "extension"),
        "pas-encore-la.pdf": (b"version https://git-lfs.github.com/spec/v1\n", "lfs"),
    }
    found = unreadable({name: content for name, (content, _) in proofs.items()})
    assert {name: why.code for name, why in found.items()} == {name: code for name, (_, code) in proofs.items()}


@pytest.mark.parametrize(
    ("name", "content"),
    [("binaire.txt", bytes(range(256)) * 20), ("vide.eml", bytes(400)), ("moitie.txt", b"a\x00" * 40 + bytes(9))],
)
def test_zeros_alone_make_no_words(name: str, content: bytes) -> None:
    assert charset_of(content) == ""
    assert unreadable({name: content})


@pytest.mark.parametrize("said", ["iso-8859-1", "utf-8", "inconnu"])
def test_an_email_saved_in_utf_16_keeps_its_accents(said: str) -> None:
    text = f"From: a@b.example\r\nContent-Type: text/plain; charset={said}\r\n\r\nreçu\r\n"
    assert narrow(text.encode("utf-16")) == text.encode("utf-8" if said == "inconnu" else said)


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("AR 2C 000 000 0001 2", b"%PDF-1.7\n", "AR 2C 000 000 0001 2.pdf"),
        ("Avis du 12.11", b"\xff\xd8\xff\xe0", "Avis du 12.11.jpg"),
        ("preuve", b"PK\x03\x04", "preuve"),  # an archive, an office file: not sure
        ("preuve.xml", b"%PDF-1.7\n", "preuve.xml"),
        ("ar.pdf", b"%PDF-1.7\n", "ar.pdf"),
    ],
)
def test_a_name_without_extension_takes_that_of_its_content(name: str, content: bytes, kept: str) -> None:
    assert extended(name, content) == kept
