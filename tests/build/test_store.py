"""What is kept of the cases is a cache: a file absent, damaged, from elsewhere or of another version holds nothing."""

from pathlib import Path

import msgspec
import pytest

from generator.build import kept, sealed, store
from generator.build.kept import Kept
from generator.build.store import Store

CASES = {"2026-0101": Kept(b"rang", b"fichiers"), "2026-0102": Kept(b"", b"fichiers"), "2026-0103": Kept(b"r", b"")}


def put(folder: Path, cases: dict[str, Kept]) -> None:
    with Store(folder) as made:
        made.clear()
        made.update(cases)
        made.seal()


def held(folder: Path) -> dict[str, Kept]:
    with Store(folder) as made:
        assert {name: made.row(name) for name in made} == {name: made[name].row for name in made}
        return dict(made)


def test_what_is_sealed_is_read_back_in_any_order_of_changes(tmp_path: Path) -> None:
    put(tmp_path, CASES)
    assert held(tmp_path) == CASES
    with Store(tmp_path) as made:
        assert made.with_row() == ["2026-0101", "2026-0103"]
        assert made.row("2026-0199") == made.row("2026-0102") == b""
        made["2026-0101"] = Kept(b"neuf", b"")  # read where it waits, then from its file
        assert made["2026-0101"] == Kept(b"neuf", b"")
        del made["2026-0102"]
        made.seal(["2026-0101", "2026-0102"])
    assert held(tmp_path) == {"2026-0101": Kept(b"neuf", b""), "2026-0103": CASES["2026-0103"]}
    assert [path.name for path in tmp_path.iterdir()] == [kept.HOME]


def test_what_is_not_sealed_leaves_the_last_build(tmp_path: Path) -> None:
    put(tmp_path, CASES)
    with Store(tmp_path) as made:
        made["2026-0101"] = Kept(b"perdu", b"")
        made.clear()
    assert held(tmp_path) == CASES


def test_any_byte_flipped_or_left_out_empties_the_file_of_the_case_alone(tmp_path: Path) -> None:
    put(tmp_path, CASES)
    path = max((tmp_path / kept.HOME).iterdir(), key=lambda path: path.stat().st_size)
    content = path.read_bytes()
    with Store(tmp_path) as made:
        lost = {name for name in CASES if made._path(store._share(name)) == path}  # noqa: SLF001
    left = {name: case for name, case in CASES.items() if name not in lost}
    assert lost
    for place in range(len(content)):
        for damaged in (content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :], content[:place]):
            path.write_bytes(damaged)
            assert held(tmp_path) == left, place


@pytest.mark.parametrize(
    "listed",
    [
        (("0.0.0", *kept.SHAPE[1:]), {"2026-0101": (0, 4, 0)}),  # another version
        (kept.SHAPE, {"../cases/2026-0101": (0, 4, 0)}),
        (kept.SHAPE, {"2026-0101": (-4, 4, 0)}),
        (kept.SHAPE, {"2026-0101": (0, 1 << 60, 0)}),
        (kept.SHAPE, {"2026-0101": (0, 4)}),
    ],
)
def test_a_list_of_another_version_or_from_elsewhere_names_no_case(tmp_path: Path, listed: object) -> None:
    written = msgspec.msgpack.encode(listed)
    sealed.write(tmp_path / kept.HOME / "0.msgpack", b"rang" + written + len(written).to_bytes(8))
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 8,
        b"\xff" * 8,
        b"\0" * 7 + b"\x01",
        msgspec.msgpack.encode((kept.SHAPE, {"2026-0101": CASES["2026-0101"]})),  # of the versions before 2026-12
    ],
)
def test_a_sealed_file_of_another_form_holds_nothing(tmp_path: Path, content: bytes) -> None:
    sealed.write(tmp_path / kept.HOME / "0.msgpack", content)
    assert held(tmp_path) == {}
