"""A file is complete or absent: a failure at any step leaves the previous one whole and no orphan."""

import os
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


def test_orphans_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous" / f"{writer.TEMPORARY}12-a.txt").write_bytes(b"moiti")
    (tmp_path / "sous" / "a.txt").write_bytes(b"entier")
    assert writer.sweep(tmp_path) == 1
    assert [path.name for path in (tmp_path / "sous").iterdir()] == ["a.txt"]
