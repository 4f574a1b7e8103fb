"""What the guide has typed on a case of the demo works on it, one page after another; others name nobody's case."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import REPOSITORY, copy_office

GUIDE = REPOSITORY / "site" / "guide"
DEMO = {path.parent.name for path in (REPOSITORY / "cases").glob("20*/dossier.yaml")}
FREE = {"2026-0143", "2026-0144", "2026-0001"}  # what the guide opens, or makes up


def typed(page: str) -> list[list[str]]:
    """The commands of a page that can be typed as they are, without the name of the program."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```(?:text|sh)\n(.*?)```", text, re.DOTALL))
    lines = [*re.findall(r"^recouvre .*", blocks, re.MULTILINE), *re.findall(r"`(recouvre [^`]+)`", text)]
    return [shlex.split(line, comments=True)[1:] for line in lines if "…" not in line]


ON_THE_DEMO = {
    page.name: commands
    for page in sorted(GUIDE.glob("*.md"))
    if (commands := [one for one in typed(page.name) if DEMO & set(one)])
}


@pytest.mark.parametrize("page", ON_THE_DEMO)
def test_a_command_on_a_case_of_the_demo_works_as_it_is_typed(
    page: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = ON_THE_DEMO[page]
    cases = sorted({word for one in commands for word in one if word in DEMO})
    monkeypatch.chdir(copy_office(tmp_path / "cabinet", tuple(cases)))
    ran = [(one, cli(*one)) for one in commands]
    assert [(one, it.err) for one, it in ran if it.code != 0] == []


def test_any_other_command_names_a_case_that_nobody_has() -> None:
    named = {word for page in GUIDE.glob("*.md") for one in typed(page.name) for word in one}
    assert {word for word in named if re.fullmatch(r"2026-\d{4}", word)} - DEMO - FREE == set()
