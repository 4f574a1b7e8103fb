"""A file is complete or absent: a failure at any step leaves the previous one whole and no orphan."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import writer


def test_a_file_is_put_with_its_folders(tmp_path: Path) -> None:
    writer.write_text(tmp_path / "a" / "b.txt", "été\n", durable=True)
    assert (tmp_path / "a" / "b.txt").read_bytes() == "été\n".encode()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_previous_file(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    writer.write_text(path, "avant")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="No space"):
        writer.write_text(path, "après", durable=True)
    assert path.read_text(encoding="utf-8") == "avant"
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208 - names are what matters


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert writer.write_if_changed(path, b"x")
    before = path.stat().st_mtime_ns
    assert not writer.write_if_changed(path, b"x")
    assert path.stat().st_mtime_ns == before
    assert writer.write_if_changed(path, b"y")


def test_a_content_in_pieces_is_put_as_a_whole_one_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sous" / "a.csv"
    assert writer.write_if_changed(path, iter([b"un", b"", b"deux"]))
    before = path.stat().st_mtime_ns
    assert not writer.write_if_changed(path, iter([b"undeux"]))
    assert path.stat().st_mtime_ns == before

    def broken() -> Iterator[bytes]:
        yield b"trois"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - raised above
        writer.write_if_changed(path, broken())
    assert path.read_bytes() == b"undeux"
    assert [one.name for one in path.parent.iterdir()] == ["a.csv"]


def test_pieces_are_compared_with_what_is_there_and_not_by_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built twice in a second, on a disk that counts in seconds, by the process that shows the site."""
    ask = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **how: os.stat_result([*ask(path, **how)[:7], 0, 0, 0]))
    path = tmp_path / "portefeuille.csv"
    assert [writer.write_if_changed(path, iter([text])) for text in (b"100", b"100", b"900")] == [True, False, True]
    assert path.read_bytes() == b"900"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
@pytest.mark.filterwarnings("error")
def test_a_scratch_file_on_a_full_disk_names_its_folder_and_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = writer.Scratch(tmp_path)
    scratch.close()  # nothing was put in it
    full = Path("/dev/full").open("r+b")  # noqa: SIM115 - closed with the scratch file, or the test fails
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_how: full)
    with pytest.raises(OSError, match=re.escape(str(tmp_path))):
        scratch.append(b"x")
    scratch.close()
    assert full.closed


def test_orphans_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous" / f"{writer.TEMPORARY}12-a.txt").write_bytes(b"moiti")
    (tmp_path / "sous" / "a.txt").write_bytes(b"entier")
    assert writer.sweep(tmp_path) == 1
    assert [path.name for path in (tmp_path / "sous").iterdir()] == ["a.txt"]


def test_what_a_killed_run_of_the_same_number_left_stops_no_one(tmp_path: Path) -> None:
    """In a container, every run has the same process number."""
    (tmp_path / f"{writer.TEMPORARY}{os.getpid()}-a.txt").write_bytes(b"moiti")
    writer.write_text(tmp_path / "a.txt", "entier")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "entier")]


def test_a_file_of_the_user_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "dossier.yaml"
    path.touch(mode=0o600)
    writer.write_text(path, "après", durable=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_name_as_long_as_a_disk_allows_is_written(tmp_path: Path) -> None:
    name = "é" * 127
    writer.write_text(tmp_path / name, "x")
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208 - names are what matters


def test_a_refusal_names_the_file_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match=r"a\.txt") as caught:
        writer.write_text(tmp_path / "a.txt", "x")
    assert caught.value.filename == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["lien/a.txt", "lien/b/a.txt", "b/lien/a.txt"])
def test_nothing_goes_below_an_output_through_a_link(tmp_path: Path, name: str) -> None:
    home = tmp_path / "build"
    (home / "b").mkdir(parents=True)
    for link in (home / "lien", home / "b" / "lien"):
        link.symlink_to(tmp_path)
    with pytest.raises(OSError, match="lien"):
        writer.below(home, name)
    assert writer.below(home, "b/c/a.txt") == home / "b/c/a.txt"


def test_what_goes_away_leaves_no_empty_folder_and_nothing_else_goes(tmp_path: Path) -> None:
    for name in ("a/b/un.txt", "a/deux.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    writer.withdraw(tmp_path, "a/b/un.txt")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["deux.txt"]
    writer.withdraw(tmp_path, "a/b/un.txt")
    writer.withdraw(tmp_path, "a/deux.txt")
    assert list(tmp_path.iterdir()) == []
