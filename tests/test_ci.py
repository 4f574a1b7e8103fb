"""The CI files given to users: what they may do, and that their commands work on the demo portfolio."""

import json
import os
import re
import subprocess
import sys
import sysconfig
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture import ROOT
from tests.office import copy_office, replace_in

GITHUB = [ROOT / ".github/workflows/recouvre.yml", ROOT / "templates/init/github/workflows/recouvre.yml"]
GITLAB = [ROOT / ".gitlab-ci.yml", ROOT / "templates/init/gitlab-ci.yml"]

# Read in the actions' own repositories (2026-11-25), never recalled.
ACTIONS = {
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1": "v7.0.1",
    "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f": "v7.0.0",
}


def parsed(path: Path) -> dict[str, Any]:
    """The file as data; BaseLoader keeps ``on`` a word and ``7`` a text."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    assert isinstance(loaded, dict)
    return loaded


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def installed_by(text: str) -> str:
    """An office's file, as the checkout has it: only the installation differs."""
    return text.replace("sh outils/installer.sh", "sh scripts/setup.sh")


@pytest.mark.parametrize(("ours", "theirs"), [GITHUB, GITLAB])
def test_the_checkout_and_the_office_have_the_same_file(ours: Path, theirs: Path) -> None:
    assert ours.read_text(encoding="utf-8") == installed_by(theirs.read_text(encoding="utf-8"))


def test_github_may_only_read() -> None:
    workflow = parsed(GITHUB[0])
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert set(workflow["on"]) == {"pull_request", "push"}


def test_github_checks_the_branch_git_makes_and_does_not_fail_when_no_letter_is_due() -> None:
    workflow = parsed(GITHUB[0])
    assert workflow["on"]["push"]["branches"] == ["main", "master"]
    published = {step["with"]["name"]: step["with"] for step in steps(workflow) if "upload" in step.get("uses", "")}
    assert {name: kept["if-no-files-found"] for name, kept in published.items()} == {"pdf": "ignore", "site": "error"}


@pytest.mark.parametrize("path", GITHUB + GITLAB)
def test_no_secret_and_no_cache(path: Path) -> None:
    text = re.sub(r"(^|\s)#.*", "", path.read_text(encoding="utf-8"))
    assert "secrets" not in text
    assert "pull_request_target" not in text
    assert "cache:" not in text


def test_github_actions_are_pinned_by_a_full_hash_with_its_version_beside() -> None:
    text = GITHUB[0].read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+) # (\S+)", text)
    assert len(used) == text.count("uses:")
    assert {action: ACTIONS.get(action) for action, _ in used} == dict(used)


def test_github_checks_out_the_whole_history_without_leaving_a_token() -> None:
    checkouts = [step for step in steps(parsed(GITHUB[0])) if "checkout" in step.get("uses", "")]
    assert len(checkouts) == len(parsed(GITHUB[0])["jobs"])
    assert all(step["with"] == {"fetch-depth": "0", "persist-credentials": "false"} for step in checkouts)


def test_github_run_commands_hold_no_expression() -> None:
    assert [step["run"] for step in steps(parsed(GITHUB[0])) if "${{" in step.get("run", "")] == []


def test_what_is_built_goes_away_within_a_week() -> None:
    uploads = [step["with"] for step in steps(parsed(GITHUB[0])) if "upload" in step.get("uses", "")]
    assert [int(upload["retention-days"]) for upload in uploads] == [7, 7]
    pipeline = parsed(GITLAB[0])
    artifacts = [pipeline[job]["artifacts"] for job in pipeline["stages"]]
    assert [artifact["expire_in"] for artifact in artifacts] == ["7 days", "7 days"]
    assert all(artifact["access"] == "developer" for artifact in artifacts)


@pytest.mark.parametrize("path", GITHUB + GITLAB)
def test_the_comment_says_private_and_seven_days(path: Path) -> None:
    comment = "\n".join(takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines()))
    assert "PRIVÉ" in comment
    assert "7 jours" in comment


def test_gitlab_has_the_whole_history() -> None:
    assert parsed(GITLAB[0])["variables"]["GIT_DEPTH"] == "0"


def tool(name: str) -> str:
    """A program of this environment."""
    path = Path(sysconfig.get_path("scripts")) / name
    assert path.is_file(), f"{name} is missing: sh scripts/setup.sh dev"
    return str(path)


def test_zizmor_finds_nothing() -> None:
    command = [tool("zizmor"), "--offline", "--no-progress", "--persona", "auditor", str(GITHUB[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_shellcheck_finds_nothing() -> None:
    scripts = [*sorted((ROOT / "scripts").glob("*.sh")), ROOT / ".ci/run"]
    done = subprocess.run([tool("shellcheck"), *map(str, scripts)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_hooks_are_local() -> None:
    config = parsed(ROOT / ".pre-commit-config.yaml")
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    hooks = config["repos"][0]["hooks"]
    assert all(hook["language"] == "system" and hook["entry"].startswith(".venv/bin/") for hook in hooks)
    subprocess.run([tool("pre-commit"), "validate-config", ".pre-commit-config.yaml"], cwd=ROOT, check=True)


# ---- The commands, run ----------------------------------------------------------------------------------------------


def github_commands() -> list[str]:
    return [step["run"] for step in steps(parsed(GITHUB[0])) if "run" in step]


def gitlab_commands() -> list[str]:
    pipeline = parsed(GITLAB[0])
    return [command for job in pipeline["stages"] for command in pipeline[job]["script"]]


INSTALL = "sh scripts/setup.sh"


def repository(folder: Path) -> Path:
    """Its cases in a repository of their own, where .venv/bin/recouvre is this engine."""
    launcher = folder / ".venv/bin/recouvre"
    launcher.parent.mkdir(parents=True)
    launcher.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m generator \"$@\"\n", encoding="utf-8"
    )
    launcher.chmod(0o755)
    for command in (["init", "-q"], ["add", "cases"], ["commit", "-q", "-m", "Le portefeuille"]):
        identity = ["-c", "user.name=Essai", "-c", "user.email=essai@cabinet.example"]
        subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


THREE = ("2026-0102", "2026-0105", "2026-0109")  # the last one has a liasse


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three cases of the demo."""
    return repository(copy_office(tmp_path_factory.mktemp("ci") / "juste", THREE))


def sh(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "CI": "true"}
    return subprocess.run(
        ["sh", "-e", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_both_files_do_the_same_work() -> None:
    assert github_commands().count(INSTALL) == gitlab_commands().count(INSTALL) == 2
    assert ".venv/bin/recouvre construire --format github" in github_commands()
    assert ".venv/bin/recouvre construire --format gitlab" in gitlab_commands()


def test_the_commands_of_github_pass_on_cases_without_error(right: Path) -> None:
    for command in github_commands():
        if command != INSTALL:
            done = sh(command, right)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    uploads = {
        step["with"]["name"]: step["with"]["path"]
        for step in steps(parsed(GITHUB[0]))
        if "with" in step and "path" in step["with"]
    }
    assert list(right.glob(uploads["pdf"]))
    assert (right / uploads["site"] / "index.html").is_file()


def test_the_checks_of_gitlab_pass_and_leave_their_report(right: Path) -> None:
    for command in parsed(GITLAB[0])["verifier"]["script"]:
        if command != INSTALL:
            done = sh(command, right)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    report = parsed(GITLAB[0])["verifier"]["artifacts"]["reports"]["codequality"]
    assert isinstance(json.loads((right / report).read_text(encoding="utf-8")), list)


RIGHT, WRONG = "echeance: 2026-11-13", "echeance: 2026-02-30"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Three of its cases, with one wrong date, at a line we know."""
    folder = repository(copy_office(tmp_path / "faux", THREE))
    replace_in(folder / "cases/2026-0102/dossier.yaml", RIGHT, WRONG)
    return folder


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "cases/2026-0102/dossier.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_github_annotates_the_wrong_line(wrong: Path) -> None:
    verify = next(command for command in github_commands() if "verifier" in command)
    done = sh(verify, wrong)
    assert done.returncode == 1
    assert f"::error file=cases/2026-0102/dossier.yaml,line={line_of(wrong, '2026-02-30')}" in done.stdout


def test_gitlab_reports_the_wrong_line_and_says_it_in_the_log(wrong: Path) -> None:
    verify = next(command for command in gitlab_commands() if "verifier" in command)
    done = sh(verify, wrong)
    assert done.returncode == 1
    assert "factures[0].echeance" in done.stdout
    assert "2026-02-30" not in done.stdout  # the log names the line, not what is in it
    report = json.loads((wrong / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    places = [(entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in report]
    assert ("cases/2026-0102/dossier.yaml", line_of(wrong, "2026-02-30")) in places
    assert all(entry["severity"] and entry["fingerprint"] and entry["description"] for entry in report)


def test_the_register_is_controlled_even_when_a_file_is_in_error(wrong: Path) -> None:
    """All is said at once, and nothing of what a case holds."""
    shown = "cases/2026-0105/emis/registre.yaml"
    (wrong / shown).parent.mkdir(exist_ok=True)
    (wrong / shown).write_text("- nature: emission\n", encoding="utf-8")
    done = sh(next(command for command in gitlab_commands() if "verifier" in command), wrong)
    assert done.returncode == 1
    assert "factures[0].echeance" in done.stdout
    assert shown in done.stdout
    assert "2026-02-30" not in done.stdout + done.stderr
    checks = {step["name"]: step for step in steps(parsed(GITHUB[0])) if "recouvre" in step.get("run", "")}
    control = checks["Contrôler les pièces et le registre"]
    assert control["if"] == "${{ success() || steps.fichiers.outcome == 'failure' }}"
    assert checks["Vérifier les fichiers"]["id"] == "fichiers"
    done = sh(control["run"], wrong)
    assert done.returncode == 1
    assert f"::error file={shown}" in done.stdout
    assert "2026-02-30" not in done.stdout + done.stderr


def test_the_letters_and_the_site_of_the_others_are_built_and_published(wrong: Path) -> None:
    """Red, but the case in error alone is missing; and no log says what is written in it.

    From nothing as on GitHub, then where the last build lies: its case now in error goes from there.
    """

    def built(commands: list[str]) -> subprocess.CompletedProcess[str]:
        return sh(next(command for command in commands if "construire" in command), wrong)

    def told_and_left_out(commands: list[str]) -> None:
        done = built(commands)
        assert done.returncode == 1
        assert "factures[0].echeance" in done.stdout
        assert "2026-02-30" not in done.stdout + done.stderr
        assert (wrong / "build/dossiers/2026-0105/index.html").is_file()
        assert not (wrong / "build/dossiers/2026-0102").exists()

    told_and_left_out(github_commands())
    replace_in(wrong / "cases/2026-0102/dossier.yaml", WRONG, RIGHT)
    assert built(github_commands()).returncode == 0
    assert (wrong / "build/dossiers/2026-0102/index.html").is_file()
    replace_in(wrong / "cases/2026-0102/dossier.yaml", RIGHT, WRONG)
    told_and_left_out(gitlab_commands())
    github, gitlab = parsed(GITHUB[0]), parsed(GITLAB[0])
    assert "needs" not in github["jobs"]["construire"]
    uploads = [step["if"] for step in steps(github) if "upload" in step.get("uses", "")]
    assert uploads == ["${{ !cancelled() }}"] * 2
    assert gitlab["construire"]["needs"] == []
    assert gitlab["construire"]["artifacts"]["when"] == "always"


def test_ci_run_fails_when_no_test_ran() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    (expression,) = re.findall(r"grep -Eq '([^']+)'", script)

    def accepted(line: str) -> bool:
        return subprocess.run(["grep", "-Eq", expression], input=line, text=True, check=False).returncode == 0

    assert accepted("431 passed, 2 skipped in 81.20s (0:01:21)")
    assert accepted("===== 1 passed in 0.1s =====")
    assert not accepted("2 skipped in 0.1s")
    assert not accepted("no tests ran in 0.01s")
    assert not accepted("0 passed")
