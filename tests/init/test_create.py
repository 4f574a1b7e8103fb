"""What ``recouvre init`` writes, and that it never touches what is there."""

import stat
import subprocess
from pathlib import Path

import pytest

from generator.cli import run
from generator.init import OfficeExists, create
from tests.architecture import ROOT
from tests.portfolio import load_portfolio

WRITTEN = """\
.gitattributes
.github/workflows/recouvre.yml
.gitignore
.gitlab-ci.yml
.vscode/extensions.json
.vscode/settings.json
README.md
cases/_cabinet/cabinet.yaml
cases/_cabinet/creanciers/atelier-modele.yaml
cases/_cabinet/strategies.yaml
cases/exemple-0001/dossier.yaml
cases/exemple-0001/pieces/2026-09-01-commande.eml
cases/exemple-0001/pieces/F-2026-001.pdf
outils/LISEZMOI.txt
outils/installer.sh
requirements/runtime.txt
schema/cabinet.schema.json
schema/creancier.schema.json
schema/dossier.schema.json
schema/intervenant.schema.json
schema/strategies.schema.json
""".splitlines()


def names(folder: Path, paths: list[Path]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_an_office_is_written_whole(tmp_path: Path) -> None:
    folder = tmp_path / "cabinet"
    written = create(folder)
    assert names(folder, written) == WRITTEN
    assert sorted(names(folder, [path for path in folder.rglob("*") if path.is_file()])) == sorted(WRITTEN)


def test_its_sample_case_has_no_finding(tmp_path: Path) -> None:
    create(tmp_path)
    _, cases, findings = load_portfolio(tmp_path)
    assert [case.dossier.reference for case in cases] == ["exemple-0001"]
    assert findings == []


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("à nous\n", encoding="utf-8")
    written = create(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "à nous\n"
    assert "README.md" not in names(tmp_path, written)


def test_a_second_office_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    theirs = tmp_path / "cases" / "_cabinet" / "creanciers" / "client.yaml"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    with pytest.raises(OfficeExists, match="contient déjà un cabinet"):
        create(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [theirs]


def test_an_office_cut_short_is_finished(tmp_path: Path) -> None:
    whole = names(tmp_path, create(tmp_path))
    (tmp_path / "cases/_cabinet/cabinet.yaml").unlink()
    (tmp_path / "README.md").unlink()
    assert names(tmp_path, create(tmp_path)) == ["README.md", "cases/_cabinet/cabinet.yaml"]
    with pytest.raises(OfficeExists):
        create(tmp_path)
    assert names(tmp_path, sorted(path for path in tmp_path.rglob("*") if path.is_file())) == whole


def test_one_of_each(tmp_path: Path) -> None:
    """What the checkout and an office both have is the same file."""
    create(tmp_path)
    same = {
        ".gitattributes": ".gitattributes",
        ".vscode/settings.json": ".vscode/settings.json",
        ".vscode/extensions.json": ".vscode/extensions.json",
        "outils/installer.sh": "scripts/setup.sh",
        "cases/_cabinet/strategies.yaml": "cases/_cabinet/strategies.yaml",
        "requirements/runtime.txt": "requirements/runtime.txt",
    }
    for theirs, ours in same.items():
        assert (tmp_path / theirs).read_bytes() == (ROOT / ours).read_bytes(), theirs


def test_nobody_else_can_write_in_it(tmp_path: Path) -> None:
    create(tmp_path)
    for path in tmp_path.rglob("*"):
        assert not path.stat().st_mode & stat.S_IWOTH


def test_a_repository_is_asked_for_where_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = ("git init", "git add -A", "git commit -m")
    assert run(["init", str(tmp_path / "mon cabinet")]) == 0
    told = capsys.readouterr().out
    assert [command for command in (f"cd '{tmp_path}/mon cabinet'", *commands) if command not in told] == []
    readme = (tmp_path / "mon cabinet" / "README.md").read_text(encoding="utf-8")
    assert [command for command in commands if command not in readme] == []
    assert "recouvre nouveau RÉFÉRENCE" in readme
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert run(["init", str(tmp_path / "autre")]) == 0
    assert "git init" not in capsys.readouterr().out


@pytest.mark.parametrize("link", ["cases", ".github", "cases/_cabinet", "schema"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    outside = tmp_path / "ailleurs"
    outside.mkdir()
    place = tmp_path / "cabinet" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    with pytest.raises((OSError, OfficeExists)):
        create(tmp_path / "cabinet")
    assert list(outside.iterdir()) == []
    assert [path for path in (tmp_path / "cabinet").rglob("*") if path.is_file()] == []
