"""The set-up script where something lacks: what it asks for, what it says, and that it stops there.

The real thing is run in a bare Debian by hand (see README.md); here apt-get, sudo and id are stand-ins on a PATH of
their own, and the Python is one that says which packages it misses.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import ROOT

TOOLS = ("sh", "cat", "cksum", "dirname", "env", "git", "grep", "head", "rm", "sed", "uname")
LIBRARIES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
NOBODY, ROOT_USER = "1000", "0"


class Machine:
    """A machine with a checkout, a PATH of its own, and packages that Python misses."""

    def __init__(self, home: Path) -> None:
        self.home, self.bin, self.log = home, home / "bin", home / "apt.log"
        for folder in ("bin", "scripts", "requirements"):
            (home / folder).mkdir()
        shutil.copy(ROOT / "scripts/setup.sh", home / "scripts")
        for lock in ("runtime", "dev"):
            (home / "requirements" / f"{lock}.txt").touch()
        (home / "pyproject.toml").touch()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None
            (self.bin / tool).symlink_to(found)
        self.missing: list[str] = []

    def stub(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def user(self, number: str) -> None:
        self.stub("id", f"echo {number}")

    def apt(self, code: int = 0) -> None:
        self.stub("apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {self.log}; [ "$1" = update ] || exit {code}')

    def tools_of_the_tests(self) -> None:
        for name in ("pdftoppm", "strace", "faketime", "chromium"):
            self.stub(name, "exit 0")

    def run(self, level: str = "runtime") -> subprocess.CompletedProcess[str]:
        listed = " ".join(f"echo {package};" for package in self.missing)
        # asked through standard input, it lists what it misses; asked to make the environment, it refuses
        self.stub(
            "python3", f'case "$*" in "- "*) {listed} ;; "-m venv"*) exit 9 ;; *) exec {sys.executable} "$@" ;; esac'
        )
        return subprocess.run(
            ["sh", "scripts/setup.sh", level],
            cwd=self.home, env={"PATH": str(self.bin)}, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def asked_of_apt(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.apt()
    made.user(NOBODY)
    return made


def test_without_the_right_it_names_the_command_in_both_languages(machine: Machine) -> None:
    machine.missing = ["python3.11-venv", *LIBRARIES]
    done = machine.run()
    assert done.returncode == 1
    assert "demander à l'administrateur" in done.stderr.lower()
    assert "ask the administrator" in done.stderr.lower()
    expected = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(machine.missing)}"
    assert f"\n    {expected}\n" in done.stderr
    assert machine.asked_of_apt() == []


def test_with_a_sudo_that_refuses_it_names_the_command_with_sudo(machine: Machine) -> None:
    machine.stub("sudo", "exit 1")
    machine.missing = ["libharfbuzz-subset0"]
    done = machine.run()
    assert done.returncode == 1
    assert "sudo apt-get update && sudo apt-get install -y" in done.stderr
    assert machine.asked_of_apt() == []


def test_root_installs_what_lacks_and_only_that(machine: Machine) -> None:
    machine.user(ROOT_USER)
    machine.missing = ["libharfbuzz-subset0"]
    machine.run()
    assert machine.asked_of_apt() == [
        "noninteractive update -qq",
        "noninteractive install -y -qq --no-install-recommends libharfbuzz-subset0",
    ]


def test_a_willing_sudo_installs(machine: Machine) -> None:
    machine.stub("sudo", '[ "$1" = -n ] && exit 0; exec "$@"')
    machine.missing = ["libharfbuzz-subset0"]
    machine.run()
    assert [line.split()[1] for line in machine.asked_of_apt()] == ["update", "install"]


def test_the_tests_ask_for_their_tools(machine: Machine) -> None:
    machine.user(ROOT_USER)
    machine.stub("apt-cache", "exit 0")
    machine.run("dev")
    assert machine.asked_of_apt()[-1].endswith("--no-install-recommends poppler-utils strace faketime chromium")


def test_where_chromium_is_no_package_the_rest_is_installed(machine: Machine) -> None:
    machine.user(ROOT_USER)
    machine.stub("apt-cache", "exit 100")
    done = machine.run("dev")
    assert machine.asked_of_apt()[-1].endswith("--no-install-recommends poppler-utils strace faketime")
    assert "snap install chromium" in done.stderr


def test_an_installation_that_fails_is_said(machine: Machine) -> None:
    machine.user(ROOT_USER)
    machine.apt(code=100)
    machine.missing = LIBRARIES
    done = machine.run()
    assert done.returncode == 1
    assert "apt-get n'a pas pu installer" in done.stderr


def test_when_nothing_lacks_apt_is_left_alone(machine: Machine) -> None:
    machine.tools_of_the_tests()
    done = machine.run("dev")
    assert machine.asked_of_apt() == []
    assert done.returncode == 9  # went on to the virtual environment


def test_an_old_python_is_refused_by_name(machine: Machine) -> None:
    old = 'case "$1" in -V) echo Python 3.9.2 ;; *) exit 1 ;; esac'
    machine.stub("python3", old)
    done = subprocess.run(
        ["sh", "scripts/setup.sh"], cwd=machine.home, env={"PATH": str(machine.bin)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Python 3.11 ou plus récent est nécessaire ; celui-ci est Python 3.9.2" in done.stderr
    assert "Python 3.11 or newer is needed" in done.stderr


def test_an_unknown_level_is_refused(machine: Machine) -> None:
    done = machine.run("tout")
    assert done.returncode == 1
    assert "« tout »" in done.stderr


def test_an_office_without_its_engine_is_told_at_once(machine: Machine) -> None:
    (machine.home / "pyproject.toml").unlink()
    done = machine.run()
    assert done.returncode == 1
    assert "déposer dans outils/ le fichier recouvre-….whl" in done.stderr
    assert machine.asked_of_apt() == []


def test_an_office_with_two_engines_must_choose(machine: Machine) -> None:
    (machine.home / "pyproject.toml").unlink()
    (machine.home / "outils").mkdir()
    for version in ("0.9.0", "0.10.0"):
        (machine.home / f"outils/recouvre-{version}-py3-none-any.whl").touch()
    done = machine.run()
    assert done.returncode == 1
    assert "n'en garder qu'un" in done.stderr


def test_the_environment_of_another_folder_is_not_emptied(machine: Machine) -> None:
    theirs = machine.home / "ailleurs"
    theirs.mkdir()
    (theirs / "gardé").touch()
    (machine.home / ".venv").symlink_to(theirs)
    done = machine.run()
    assert done.returncode == 1
    assert ".venv est un lien vers l'environnement d'un autre dossier" in done.stderr
    assert (theirs / "gardé").exists()
