"""The state of a build is a cache: absent, truncated, corrupted or of another version, it is simply empty."""

import os
from pathlib import Path

import pytest

from generator.build import kept, sealed, state
from generator.build.lock import AlreadyBuilding, exclusive
from generator.build.state import CaseState, Folders, State
from generator.findings import RecouvreError
from generator.references import OWN_FILES

FULL = State(scope="abc", cases={"2026-0142": CaseState(b"123", folders=Folders.of({"dossiers/2026-0142": 4}))})


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    state.save(tmp_path, FULL)
    assert state.load(tmp_path) == FULL


@pytest.mark.parametrize("keep", [0, 1, 31, 32, 33, 60])
def test_a_truncated_state_is_empty(tmp_path: Path, keep: int) -> None:
    state.save(tmp_path, FULL)
    path = tmp_path / "etat.msgpack"
    path.write_bytes(path.read_bytes()[:keep])
    assert state.load(tmp_path) == State()


def test_any_flipped_byte_empties_the_state(tmp_path: Path) -> None:
    state.save(tmp_path, FULL)
    path = tmp_path / "etat.msgpack"
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert state.load(tmp_path) == State(), place


def test_the_state_of_another_version_is_empty(tmp_path: Path) -> None:
    state.save(tmp_path, State(version="0.0.0", scope="abc"))
    assert state.load(tmp_path) == State()


@pytest.mark.parametrize(
    "path", ["/etc/x", "../x", "a/../../x", "a/..", "..", ".", "", "a//b", "a\0b", "./x", "a\n/../x"]
)
def test_a_cache_from_elsewhere_names_nothing_out_of_the_output(tmp_path: Path, path: str) -> None:
    for strange in (State(shared=(path,)), State(standing=(path,)), State(cases={path: CaseState(b"123")})):
        state.save(tmp_path, strange)
        assert state.load(tmp_path) == State()
    made = kept.encode(None, kept.Products({path: "key"}))
    with pytest.raises(RecouvreError, match="hors de la sortie"):
        _ = made.products


def test_ordinary_outputs_are_read_back(tmp_path: Path) -> None:
    paths = ("agenda/a.petit.html", "dossiers/2026-0142/.x", "a/...", "a/..b", "index.html")
    state.save(tmp_path, State(shared=paths))
    assert state.load(tmp_path).shared == paths
    assert list(kept.encode(None, kept.Products(dict.fromkeys(paths, "key"))).products.outputs) == list(paths)


def test_a_signature_changes_with_any_watched_file(tmp_path: Path) -> None:
    case = tmp_path / "2026-0001"
    case.mkdir()
    seen = {state.of_case(str(tmp_path), case.name)}
    for name in OWN_FILES:
        path = case / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
        seen.add(state.of_case(str(tmp_path), case.name))
        os.utime(path, ns=(1, 1))
        seen.add(state.of_case(str(tmp_path), case.name))
    assert len(seen) == 1 + 2 * len(OWN_FILES)


def test_where_nothing_was_made_nothing_is_missing(tmp_path: Path) -> None:
    assert state.same_times(str(tmp_path), Folders())


def test_a_second_build_says_so_and_leaves(tmp_path: Path) -> None:
    with (
        exclusive(tmp_path),
        pytest.raises(AlreadyBuilding, match="une autre construction est en cours"),
        exclusive(tmp_path),
    ):
        pass
    with exclusive(tmp_path):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe on this system")
def test_a_pipe_or_a_device_in_the_place_of_a_cache_is_nothing_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tuyau")
    (tmp_path / "sans-fin").symlink_to("/dev/zero")
    assert [sealed.read(tmp_path / name) for name in ("tuyau", "sans-fin")] == [None, None]
