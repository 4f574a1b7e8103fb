"""Bytes: encodings, invisible characters, line ends, marks of git."""

import pytest

from generator.findings import Level
from generator.load.report import Report
from generator.load.source import MAX_BYTES, MAX_SAME, read_source


def read(content: bytes) -> tuple[str | None, list[tuple[int, int, str]]]:
    report = Report("f.yaml")
    text = read_source(content, report)
    return text, [(one.line, one.column, one.message) for one in report.findings]


@pytest.mark.parametrize("content", [b"a: \xc3\xa9\n", b"a: 1\r\nb: 2\r\n", b"", b"a: \xc2\xa0\xe2\x80\xaf\n"])
def test_ordinary_files_pass_untouched(content: bytes) -> None:
    assert read(content) == (content.decode(), [])


def test_mark_of_windows_notepad_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbfa: 1\r\n") == ("a: 1\r\n", [])


def test_mark_elsewhere_is_refused() -> None:
    text, findings = read("a: \ufeff1\n".encode())
    assert text == "a: 1\n"
    assert findings == [(1, 4, "caractère invisible refusé : indicateur d'ordre des octets (U+FEFF).")]


def test_windows_encoding_is_named_with_the_letter_seen() -> None:
    text, findings = read("a: 1\nville: Orléans\n".encode("cp1252"))
    assert text is None
    assert findings == [(2, 11, "le fichier n'est pas en UTF-8 (sans doute « é » écrit par Windows).")]


def test_bytes_of_no_letter_are_named_without_guess() -> None:
    assert read(b"a: \x81\n")[1] == [(1, 4, "le fichier n'est pas en UTF-8.")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_refused(encoding: str) -> None:
    content = "a: 1\n".encode(encoding)
    _, findings = read(content)
    assert findings


@pytest.mark.parametrize(
    "code",
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, *range(0x200B, 0x2010),
     *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFD, 0xFFFE, 0xE0041],
)  # fmt: skip
def test_characters_nobody_sees_are_refused_and_taken_out(code: int) -> None:
    text, findings = read(f"nom: Mar{chr(code)}tin\n".encode())
    assert text == "nom: Martin\n"
    assert [(line, column) for line, column, _ in findings] == [(1, 9)]
    assert f"U+{code:04X}" in findings[0][2]


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "’", "—", "œ", "Ÿ", "ﬁ", "€", "日", "א", "ß", "😀"])
def test_letters_and_signs_of_real_names_pass(sign: str) -> None:
    assert read(f"nom: Mar{sign}tin\n".encode())[1] == []


def test_a_word_of_two_alphabets_is_told_and_a_greek_or_russian_name_is_not() -> None:
    text, findings = read("nom: H\u00f4t\u0435l des Mir\u0430ges\nville: Αθήνα, Москва, 5 Ω, 10 µm, α2\n".encode())
    assert text is not None
    assert [(line, column) for line, column, _ in findings] == [(1, 6), (1, 16)]
    assert "« H\u00f4t\u0435l » mêle deux alphabets : « \u0435 » (U+0435)" in findings[0][2]


def test_decomposed_letters_are_told_once_with_their_place() -> None:
    text, findings = read("a: 1\nb: cafe\u0301 e\u0301te\u0301\nc: e\u0301\n".encode())
    assert text is not None
    assert findings == [(2, 7, "lettre écrite en deux caractères (forme décomposée), lue « é ».")]


def test_old_mac_line_ends_are_refused_and_read_on() -> None:
    text, findings = read(b"a: 1\rb: 2\r")
    assert text == "a: 1\nb: 2\n"
    assert findings == [(1, 5, "fin de ligne d'un ancien Mac (CR seul).")], "once for the whole file"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 {\fonttbl\f0 Calibri;} format: 1\par reference: 2026-0142}", "RTF"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "Word ou LibreOffice"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word ou Excel ancien"),
        (b"%PDF-1.7\n", "un PDF"),
        (b"<!DOCTYPE html>\n<p>format: 1</p>\n", "une page web"),
    ],
)
def test_a_file_saved_in_the_format_of_another_program_is_named_and_nothing_else(content: bytes, kind: str) -> None:
    text, findings = read(content)
    assert text is None
    assert [(line, column) for line, column, _ in findings] == [(1, 1)]
    assert kind in findings[0][2]


def test_every_tab_is_told_and_lines_keep_their_level() -> None:
    text, findings = read(b"a:\n\tb: 1\n\tc:\t2\nd: 3\n")
    assert text == "a:\n  b: 1\n  c: 2\nd: 3\n"
    assert [(line, column) for line, column, _ in findings] == [(2, 1), (3, 1), (3, 4)]


def test_same_fault_everywhere_is_told_in_few_lines() -> None:
    _, findings = read(b"\ta\n" * 500)
    assert len(findings) == MAX_SAME + 1
    assert "480 fois" in findings[0][2] or "480 fois" in findings[-1][2]


def test_conflict_markers_are_told_alone() -> None:
    text, findings = read(b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n<<<<<<< HEAD\nc\n>>>>>>> y\n")
    assert text is None
    assert [(line, message) for line, _, message in findings] == [
        (2, "conflit git non résolu, jusqu'à la ligne 6."),
        (7, "conflit git non résolu, jusqu'à la ligne 9."),
    ]


@pytest.mark.parametrize("content", ["note: |\n  <<<<<<< dessin\n", "note: a <<<<<<< b\n", "note: |\n  =======\n"])
def test_signs_that_are_no_conflict_pass(content: str) -> None:
    assert read(content.encode())[1] == []


def test_lfs_pointer_and_size_stop_at_once() -> None:
    assert read(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n")[1] == [
        (0, 0, "le contenu du fichier n'est pas sur cette machine : git n'en a mis que le renvoi (Git LFS).")
    ]
    assert read(b"#" * (MAX_BYTES + 1)) == (None, [(0, 0, "le fichier dépasse 1 Mo.")])
    assert read(b"#" * MAX_BYTES)[1] == []


def test_all_of_it_is_an_error_but_decomposed_letters() -> None:
    report = Report("f.yaml")
    read_source("\ta\u200b\rb e\u0301".encode(), report)
    levels = [one.level for one in report.findings]
    assert levels == [Level.ERREUR] * 3 + [Level.AVERTISSEMENT]
