"""What a file is taken for, by its name and its first bytes: one line a format that offices receive."""

import csv
from pathlib import Path

from generator.exhibits.facts import RefusedError
from generator.exhibits.sniff import extended, sniff

TABLE = Path(__file__).with_name("formats.csv")


def _said(name: str, head: bytes) -> str:
    try:
        return str(sniff(head, name)[0])
    except RefusedError as refused:
        return refused.refus.code


def test_each_format_is_taken_in_kept_or_refused_by_name() -> None:
    _, *rows = csv.reader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter=";")
    told = {name: (_said(name, _bytes(";".join(written))), expected) for name, *written, expected in rows}
    assert {name: said for name, (said, expected) in told.items() if said != expected} == {}


def _bytes(written: str) -> bytes:
    return written.encode("latin-1").decode("unicode_escape").encode("latin-1")


def test_a_proof_saved_without_extension_takes_the_usual_one() -> None:
    heads = {
        ".pdf": b"%PDF-1.7", ".jpg": b"\xff\xd8\xff\xe0", ".png": b"\x89PNG\r\n\x1a\n", ".gif": b"GIF89a",
        ".tif": b"II*\x00", ".heic": b"\x00\x00\x00\x18ftypheic", "": b"bonjour",
    }  # fmt: skip
    assert [extended("avis", head) for head in heads.values()] == [f"avis{end}" for end in heads]
