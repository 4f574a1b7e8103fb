"""The guide's first case, done as it says: its answers, its lines to paste, its commands; what it promises is told."""

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import REPOSITORY, replace_in

PAGE = (REPOSITORY / "site" / "guide" / "premier-dossier.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]


def commands(section: str) -> list[list[str]]:
    """What a section has typed, without the name of the program."""
    blocks = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    return [line.split()[1:] for block in blocks for line in block.splitlines()]


def told(section: str) -> list[str]:
    """The sums a section gives, and the days."""
    return re.findall(r"\*\*([^*]+€)\*\*", section) + re.findall(
        r"\d{2}/\d{2}/\d{4}(?!`)", re.sub("`[^`]*`", "", section)
    )


def test_the_first_case_of_the_guide_goes_as_the_guide_says(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "cabinet"
    assert cli("init", home).code == 0
    monkeypatch.chdir(home)
    open_, take, *others = SECTIONS
    answers = re.findall(r"^\| [^|]+ \| (?:`([^`]+)`|Entrée[^|]*) \|$", open_, re.MULTILINE)
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = [cli(*words) for words in commands(open_)]
    assert [(one.code, one.err) for one in ran] == [(0, "")]

    case = home / "cases" / "2026-0001"
    (case / "pieces").mkdir(exist_ok=True)
    shutil.copy(home / "cases" / "exemple-0001" / "pieces" / "F-2026-001.pdf", case / "pieces" / "F-2026-101.pdf")
    first, *again = commands(take)
    (lines,) = re.findall(r"```yaml\n(.*?)```", take, re.DOTALL)
    assert lines in cli(*first).out, "the lines to paste are those of the page"
    text = (case / "dossier.yaml").read_text(encoding="utf-8")
    replace_in(case / "dossier.yaml", text[text.index("pieces: []") :], lines)
    ran = [cli(*words) for words in again]
    assert [one.code for one in ran] == [0, 0, 0], ran
    assert 'facture numero="F-2026-101" piece=f-2026-101 --completer' in ran[0].out
    assert ran[-1].out + ran[-1].err == "Aucune correction à faire.\n"

    for section in others:
        ran = [cli(*words) for words in commands(section)]
        assert [one.code for one in ran] == [0] * len(ran), ran
        said = (
            "".join(one.out for one in ran).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
        )
        assert [one for one in told(section) if one.removesuffix(" €") not in said] == []
    assert (case / "emis" / "0001-relance-courriel").is_dir()
    assert (home / "build" / "index.html").is_file()
