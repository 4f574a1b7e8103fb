"""``pieces.lock``: written once, every later change found and named."""

import random
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.case import Case
from generator.exhibits import intake, verify, verser
from generator.exhibits.lock import replaced
from generator.exhibits.sellers import unread
from generator.findings import Level
from generator.load.yaml_text import read_yaml
from tests.exhibits.hostile_media import simple_mail
from tests.exhibits.hostile_pdf import blank, embedded_file, saved
from tests.exhibits.sample import piece_yaml, write_case

FILES = {"a.pdf": saved(blank(2)), "m.eml": simple_mail(), "e.pdf": embedded_file()}
PIECES = "".join(piece_yaml(name[0], f"pieces/{name}") for name in FILES)
COMMUNICATED = "journal:\n  - date: 2026-07-01\n    type: communication\n    communiquees: [a, m]\n"
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lock-cache")


@pytest.fixture
def case(tmp_path: Path, cache: Path) -> Case:
    made = write_case(tmp_path, PIECES, FILES)
    assert verser(made, intake(made, cache))
    return made


def messages(case: Case) -> list[str]:
    return [f"{finding.file.rpartition('/')[2]} : {finding.message}" for finding in verify(case)]


ODD = [
    "fact\N{REPLACEMENT CHARACTER}ure.txt",
    "# à lire : " + "mot " * 25 + ".txt",
    "a\N{RIGHT-TO-LEFT OVERRIDE}gpj.txt",
    "oui",
]


@pytest.mark.parametrize("name", ODD)
def test_the_lock_of_an_attachment_with_an_odd_name_can_be_read_back(tmp_path: Path, cache: Path, name: str) -> None:
    """A name in an unknown charset is common in e-mails; ``controler`` then refused the lock for ever."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "Pièce"
    mail["Date"] = "Mon, 02 Mar 2026 10:00:00 +0100"
    mail.set_content("Bonjour")
    mail.add_attachment(name.encode(), maintype="text", subtype="plain", filename=name)
    case = write_case(tmp_path, piece_yaml("m", "pieces/m.eml"), {"m.eml": mail.as_bytes()})
    assert verser(case, intake(case, cache))
    assert messages(case) == []
    assert "numero" not in (case.folder / "pieces.lock").read_text(encoding="utf-8"), (
        "only what is communicated has one"
    )


def test_the_lock_of_a_file_that_is_not_there_can_be_read_back(tmp_path: Path, cache: Path) -> None:
    case = write_case(tmp_path, piece_yaml("z", "pieces/z.pdf"), {})
    assert verser(case, intake(case, cache))
    assert messages(case) == ["z.pdf : pièce manquante."]


def test_a_lock_is_yaml_of_ours_and_says_what_each_file_was(case: Case) -> None:
    text = (case.folder / "pieces.lock").read_text(encoding="utf-8")
    tree, _, findings = read_yaml(text, "pieces.lock")
    assert not findings
    assert isinstance(tree, dict)
    first, mail, carrier = tree["pieces"]
    assert first["fichier"] == "pieces/a.pdf"
    assert (first["octets"], first["pages"], first["genre"]) == (str(len(FILES["a.pdf"])), "2", "pdf")
    assert mail["genre"] == "courriel"
    assert carrier["constats"]["jointes"][0]["nom"] == "charge.exe"


def test_nothing_changed_says_nothing(case: Case, cache: Path) -> None:
    assert verify(case) == []
    assert not verser(case, intake(case, cache))


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("a.pdf", lambda data: data[:-20] + b"x" * 20, "pièce modifiée"),
        ("a.pdf", lambda data: data + b"\n", "pièce modifiée"),
        ("a.pdf", lambda data: data[:100], "pièce tronquée"),
        ("a.pdf", lambda _: b"", "pièce vidée"),
        ("a.pdf", lambda _: LFS, "pointeur Git LFS"),
        ("m.eml", lambda data: data.replace(b"\n", b"\r\n"), "fins de ligne changées (CRLF)"),
    ],
)
def test_a_change_is_named(case: Case, name: str, change: Callable[[bytes], bytes], message: str) -> None:
    path = case.folder / "pieces" / name
    path.write_bytes(change(path.read_bytes()))
    (finding,) = verify(case)
    assert finding.file.endswith(name)
    assert message in finding.message
    assert finding.level is Level.ERREUR
    assert finding.remedy


def test_a_missing_and_an_added_file_are_named(case: Case) -> None:
    (case.folder / "pieces" / "a.pdf").unlink()
    (case.folder / "pieces" / "nouveau.pdf").write_bytes(FILES["a.pdf"])
    assert messages(case) == ["a.pdf : pièce manquante.", "nouveau.pdf : fichier absent de « pieces »."]
    assert f"(git restore cases/{case.dossier.reference}/pieces/a.pdf), ou effacer" in str(verify(case)[0].remedy)


@pytest.mark.usefixtures("case")
def test_a_piece_added_or_removed_since_is_named(tmp_path: Path) -> None:
    pieces = piece_yaml("a", "pieces/a.pdf") + piece_yaml("b", "pieces/b.pdf") + piece_yaml("e", "pieces/e.pdf")
    changed = write_case(tmp_path, pieces, {"b.pdf": FILES["a.pdf"]})
    assert messages(changed) == [
        "b.pdf : pièce ajoutée depuis le dernier versement.",
        "m.eml : fichier absent de « pieces ».",
        "m.eml : pièce versée mais retirée du dossier.",
    ]


def test_two_files_swapped_are_two_changes(case: Case) -> None:
    one, two = (case.folder / "pieces" / name for name in ("a.pdf", "e.pdf"))
    one_bytes, two_bytes = one.read_bytes(), two.read_bytes()
    one.write_bytes(two_bytes)
    two.write_bytes(one_bytes)
    assert len(verify(case)) == 2


def test_a_link_in_the_place_of_a_file_is_named(case: Case) -> None:
    path = case.folder / "pieces" / "a.pdf"
    path.unlink()
    path.symlink_to("e.pdf")
    assert [finding.message for finding in verify(case)] == [
        "pieces/a.pdf est un lien ou n'est pas un fichier ordinaire."
    ]


def test_pieces_without_a_lock_are_to_take_in(tmp_path: Path) -> None:
    (finding,) = verify(write_case(tmp_path, PIECES, FILES))
    assert finding.level is Level.AVERTISSEMENT
    assert "verser" in finding.remedy


def test_no_piece_needs_no_lock(tmp_path: Path) -> None:
    assert verify(write_case(tmp_path, "", {})) == []


@pytest.mark.parametrize("text", ["", "format: 1\n", "pieces:\n  - id: a\n", "pieces: [a\n", "\0"])
def test_a_damaged_lock_is_said(case: Case, text: str) -> None:
    (case.folder / "pieces.lock").write_text(text, encoding="utf-8")
    findings = verify(case)
    assert findings
    assert any(finding.file.endswith("pieces.lock") for finding in findings)


@pytest.mark.parametrize("text", ["", "pieces: [a\n", "pieces:\n- id: [a]\n- a\n- {id: {b: 1}, sha256: [m]}\n"])
def test_a_damaged_lock_took_nothing_in(case: Case, text: str) -> None:
    assert unread(case, {"a", "m"}) == set()
    (case.folder / "pieces.lock").write_text(text, encoding="utf-8")
    assert unread(case, {"a", "m"}) == {"m"}  # a plain PDF names nobody, taken in or not


def test_a_communicated_number_that_changes_is_named(tmp_path: Path, cache: Path) -> None:
    case = write_case(tmp_path, PIECES, FILES, extra=COMMUNICATED)
    verser(case, intake(case, cache))
    assert verify(case) == []
    swapped = write_case(tmp_path, PIECES, FILES, extra=COMMUNICATED.replace("[a, m]", "[m, a]"))
    assert messages(swapped) == [
        "a.pdf : pièce communiquée sous le n° 1, devenue n° 2.",
        "m.eml : pièce communiquée sous le n° 2, devenue n° 1.",
    ]


OTHER, AGAIN = "le nouveau est une autre pièce", "si le changement est voulu"


@pytest.mark.parametrize(
    ("locked", "now", "remedy"),
    [
        ("", "", AGAIN),
        (COMMUNICATED, COMMUNICATED, OTHER),
        (COMMUNICATED, "", AGAIN),  # noted by mistake, and taken back: nobody holds it
        ("", COMMUNICATED, AGAIN),  # its number is not frozen yet
    ],
    ids=["non communiquée", "communiquée", "communication ôtée", "pas encore numérotée"],
)
def test_taking_in_another_file_is_proposed_unless_somebody_holds_the_first(
    tmp_path: Path, cache: Path, locked: str, now: str, remedy: str
) -> None:
    case = write_case(tmp_path, PIECES, FILES, extra=locked)
    verser(case, intake(case, cache))
    case = write_case(tmp_path, PIECES, {"a.pdf": saved(blank(3))}, extra=now)
    [changed] = verify(case)
    assert [said in str(changed.remedy) for said in (OTHER, AGAIN)] == [remedy == OTHER, remedy == AGAIN]
    assert [one.message for one in replaced(case, intake(case, cache))] == [
        "pièce « Titre a » : communiquée sous le n° 1, elle n'est plus le même fichier." for _ in "1" if remedy == OTHER
    ]
    (case.folder / "pieces" / "a.pdf").unlink()
    [gone] = verify(case)
    assert ("effacer ses lignes" in str(gone.remedy)) is (remedy == AGAIN)
    assert replaced(case, intake(case, cache)) == [], "a file that is not there is no other file"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.randoms(use_true_random=False))
def test_one_flipped_bit_is_found_and_named(case: Case, chance: random.Random) -> None:
    name = chance.choice(sorted(FILES))
    path = case.folder / "pieces" / name
    data = bytearray(FILES[name])
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    assert [finding.file.rpartition("/")[2] for finding in verify(case)] == [name]
    path.write_bytes(FILES[name])
