"""Files about to be sealed as proofs: which nobody could read."""

from pathlib import Path

import pytest

from generator.exhibits import unreadable

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
        ("photo.heic", (Path(__file__).parent / "photo.heic").read_bytes()),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_proof_that_some_program_reads_is_not_refused(name: str, content: bytes) -> None:
    assert not unreadable({name: content})
