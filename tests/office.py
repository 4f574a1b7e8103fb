"""The files of an office, copied and changed as a hand would."""

import shutil
from collections.abc import Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def copy_office(target: Path, references: Iterable[str]) -> Path:
    """Copy the demo office and some of its cases."""
    for name in ("_cabinet", *references):
        shutil.copytree(REPOSITORY / "cases" / name, target / "cases" / name)
    return target


def replace_in(path: Path, old: str, new: str, count: int = -1) -> None:
    """Replace a text of a file, which must be there: a change that changes nothing proves nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")
