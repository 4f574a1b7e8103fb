"""Compiled templates kept beside the engine's modules: the same pages, whatever lies there."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.pages.compiled import Compiled


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "compiler.py").touch()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page.html").write_text("Dû : {{ montant }}")
    return tmp_path


def page(engine: Path, folder: str = "templates") -> str:
    compiled = Compiled(engine / "templates", str(engine / "compiler.py"))
    environment = Environment(loader=FileSystemLoader(engine / folder), autoescape=True, bytecode_cache=compiled)
    return environment.get_template("page.html").render(montant="1 <€")


def kept(engine: Path) -> list[Path]:
    return list((engine / "__pycache__").glob("*"))


def test_a_template_is_compiled_once(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page(engine)
    assert len(kept(engine)) == 1
    monkeypatch.setattr(Environment, "_generate", None)  # no compiler any more
    assert page(engine) == first == "Dû : 1 &lt;€"


def test_a_changed_template_is_compiled_again(engine: Path) -> None:
    page(engine)
    (engine / "templates/page.html").write_text("Reste dû : {{ montant }}")
    assert page(engine) == "Reste dû : 1 &lt;€"


def test_another_compiler_does_not_read_the_code_of_the_first(engine: Path) -> None:
    page(engine)
    (engine / "compiler.py").write_text("# changed\n")
    page(engine)
    assert len(kept(engine)) == 2


@pytest.mark.parametrize("damage", [b"", b"j2", b"no code at all", "truncated", "half"])
def test_a_damaged_file_is_compiled_again(engine: Path, damage: bytes | str) -> None:
    page(engine)
    (file,) = kept(engine)
    whole = file.read_bytes()
    file.write_bytes(damage if isinstance(damage, bytes) else whole[:-1] if damage == "truncated" else whole[:30])
    assert page(engine) == "Dû : 1 &lt;€"
    assert file.read_bytes() == whole


def test_templates_of_an_office_are_never_kept(engine: Path) -> None:
    (engine / "own").mkdir()
    (engine / "own/page.html").write_text("À nous : {{ montant }}")
    assert page(engine, "own") == "À nous : 1 &lt;€"
    assert kept(engine) == []


def test_nothing_is_kept_where_python_keeps_nothing(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    page(engine)
    assert kept(engine) == []


def test_an_engine_that_cannot_be_written_to_still_makes_pages(engine: Path) -> None:
    (engine / "__pycache__").touch()  # a file: whoever runs the tests, nothing can be put in it
    assert page(engine) == "Dû : 1 &lt;€"
