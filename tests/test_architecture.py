"""The house keeps its shape: directions, cycles, one writer, no clock, no shell, no float, short modules.

Each check is first shown to fail on planted violations, then run on the whole package.
"""

import re
from fnmatch import fnmatch
from pkgutil import resolve_name

import pytest

from tests.architecture import (
    ROOT,
    Check,
    Module,
    clock_or_chance,
    cycle,
    directions,
    floats,
    imported,
    lax_templates,
    modules,
    network,
    printed_elsewhere,
    private_parts,
    shell,
    written_elsewhere,
    wrong_directions,
)

MODULES = modules()
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TABLE = directions(ARCHITECTURE)
LONGEST = 300  # lines of a module: past it, there are two subjects

# Check -> module -> sentence without its line -> why it is right.
ALLOWED: dict[str, dict[str, dict[str, str]]] = {
    "written_elsewhere": {
        "generator.writer": {"temporary.open('xb')": "this is the writer"},
        "generator.build.lock": {
            "os.open(folder / 'verrou', os.O_RDWR | os.O_CREAT, 420)": "a lock file, never any content",
        },
        "generator.cli.printing": {"super().write_text()": "a paragraph of help, in memory"},
    },
    "printed_elsewhere": {
        "generator.cli.printing": {"click.echo(legible(text), err=err)": "this is the one way to a terminal"},
    },
    "clock_or_chance": {
        "generator.cli.workshop": {"dt.datetime.now()": "the one place where today is read"},
    },
    "private_parts": {
        "generator.edit.sheet_reader": {"openpyxl.worksheet._reader": "nothing else reads a hostile sheet in bounds"},
    },
}

# Rooms where a float is a place on a page, a wait, a cell as a spreadsheet holds it, a bound of the JSON Schema.
FLOAT_ROOMS = {"bundle", "build", "desk", "edit", "exhibits", "model", "render"}


def found_by(check: Check, module: Module) -> list[str]:
    allowed = ALLOWED.get(check.__name__, {}).get(module.name, {})
    return [f"{module.name}:{sentence}" for sentence in check(module) if sentence.partition(": ")[2] not in allowed]


@pytest.mark.parametrize(
    "check", [written_elsewhere, printed_elsewhere, clock_or_chance, network, private_parts, shell, lax_templates]
)
def test_no_module_does_what_the_house_forbids(check: Check) -> None:
    assert [wrong for module in MODULES for wrong in found_by(check, module)] == []


def test_no_float_comes_near_money() -> None:
    assert [wrong for module in MODULES if module.room not in FLOAT_ROOMS for wrong in found_by(floats, module)] == []
    assert {module.room for module in MODULES if floats(module)} == FLOAT_ROOMS


def test_imports_go_one_way() -> None:
    wrong = [f"{module.name}:{line}" for module in MODULES if module.room for line in wrong_directions(module, TABLE)]
    assert [line for line in wrong if not line.startswith("generator.__main__:")] == []


def test_every_room_is_in_the_table_and_every_row_is_a_room() -> None:
    assert {module.room for module in MODULES} - {"", "__main__"} == set(TABLE)


def test_no_row_allows_what_its_room_does_not_use() -> None:
    used = {(module.room, name.split(".")[1]) for module in MODULES for _, name in imported(module.tree) if "." in name}
    assert [(room, one) for room in set(TABLE) - {"cli"} for one in TABLE[room] if (room, one) not in used] == []


def test_the_path_of_a_case_is_told_by_names_that_are_there() -> None:
    steps = re.findall(r"^\| `(\w[\w.]+)` \| (.+?) \|", ARCHITECTURE, re.MULTILINE)
    names = [name for step, types in steps for name in (step, *re.findall(r"`([\w.]+)`", types))]
    assert len(steps) == 6
    for name in names:
        resolve_name(f"generator.{name}")


def test_law_and_model_never_meet() -> None:
    assert "model" not in TABLE["law"]
    assert "law" not in TABLE["model"]


def test_the_desk_and_the_build_never_meet() -> None:
    assert "desk" not in TABLE["build"]
    assert "build" not in TABLE["desk"]


def test_no_cycle() -> None:
    assert cycle(MODULES) == []


def test_modules_stay_short() -> None:
    lengths = {module.name: module.source.count("\n") for module in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_exception_still_serves() -> None:
    """An exception whose reason has gone would hide the next violation."""
    checks = {check.__name__: check for check in (written_elsewhere, printed_elsewhere, clock_or_chance, private_parts)}
    by_name = {module.name: module for module in MODULES}
    for check, by_module in ALLOWED.items():
        for name, sentences in by_module.items():
            seen = {sentence.partition(": ")[2] for sentence in checks[check](by_name[name])}
            assert set(sentences) <= seen, name


PLANTED = [
    (written_elsewhere, "open(path, 'w')"),
    (written_elsewhere, "open(path, mode='ab')"),
    (written_elsewhere, "open(path, how)"),
    (written_elsewhere, "io.open(path, 'w')"),
    (written_elsewhere, "path.open('wb')"),
    (written_elsewhere, "os.open(path, os.O_CREAT | os.O_WRONLY)"),
    (written_elsewhere, "path.write_text('x')"),
    (written_elsewhere, "path.write_bytes(b'x')"),
    (written_elsewhere, "pdf.save(path)"),
    (written_elsewhere, "document.write_pdf(path)"),
    (written_elsewhere, "import shutil\nshutil.copytree(a, b)"),
    (printed_elsewhere, "click.echo(text)"),
    (printed_elsewhere, "print(text)"),
    (clock_or_chance, "import datetime\ndatetime.date.today()"),
    (clock_or_chance, "from datetime import date\ndate.today()"),
    (clock_or_chance, "import datetime as dt\ndt.datetime.now(zone)"),
    (clock_or_chance, "import time\ntime.time()"),
    (clock_or_chance, "import random"),
    (clock_or_chance, "from uuid import uuid4"),
    (network, "import requests"),
    (network, "from urllib.request import urlopen"),
    (network, "import http.client"),
    (private_parts, "from openpyxl.worksheet._reader import WorkSheetParser"),
    (shell, "subprocess.run(line, shell=True)"),
    (shell, "subprocess.run(line, shell=wanted)"),
    (shell, "os.system(line)"),
    (floats, "rate = 0.12"),
    (floats, "total = float(amount)"),
    (floats, "def due(amount: float) -> None: ..."),
    (lax_templates, "environment.from_string(text)"),
    (lax_templates, "Environment(autoescape=select_autoescape())"),
]

INNOCENT = [
    (written_elsewhere, "open(path)\nopen(path, 'rb')\npath.open()\npath.open('rb')\nio.open(path)"),
    (written_elsewhere, "from PIL import Image\nImage.open(source)"),
    (written_elsewhere, "from generator.build import sealed\nsealed.save(path, value)"),
    (written_elsewhere, "buffer = BytesIO()\npdf.save(buffer)\ndocument.write_pdf()"),
    (written_elsewhere, "with io.BytesIO() as buffer:\n    pdf.save(buffer)"),
    (written_elsewhere, "from generator import writer\nwriter.write_text(path, 'x')\nwrite_bytes(path, b'')"),
    (clock_or_chance, "import time\ntime.monotonic()\nrow.time()\nau.today()"),
    (private_parts, "from __future__ import annotations\nfrom generator import __version__"),
    (shell, "subprocess.run([tool], shell=False)"),
    (floats, "rate = Decimal('0.12')"),
]


@pytest.mark.parametrize(("check", "source"), PLANTED)
def test_a_planted_violation_is_found(check: Check, source: str) -> None:
    assert check(Module("generator.law.planted", source)) != []


@pytest.mark.parametrize(("check", "source"), INNOCENT)
def test_what_is_right_is_left_alone(check: Check, source: str) -> None:
    assert check(Module("generator.law.planted", source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "from generator.model import Dossier",
        "from generator import model",
        "import generator.cli.root",
        "from .deadlines import last_day",
        "def late() -> None:\n    from generator.build import construct",
    ],
)
def test_a_planted_import_is_found(source: str) -> None:
    assert wrong_directions(Module("generator.law.planted", source), TABLE) != []


def test_a_planted_cycle_is_found() -> None:
    one = Module("generator.law.one", "from generator.law.two import b")
    two = Module("generator.law.two", "from generator.law import three")
    three = Module("generator.law.three", "import generator.law.one")
    assert set(cycle([one, two, three])) == {one.name, two.name, three.name}
    assert cycle([one, two, Module("generator.law.three", "")]) == []


def test_a_table_that_allows_a_cycle_is_refused() -> None:
    with pytest.raises(ValueError, match="law may import"):
        directions("| `generator/law/` | model | x |\n| `generator/model/` | – | y |\n")


def test_no_room_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """By default pytest does not enter folders named « build »: a whole room would never run."""
    hidden = pytestconfig.getini("norecursedirs")
    for path in (ROOT / "tests").rglob("test_*.py"):
        rooms = path.relative_to(ROOT).parts[:-1]
        assert not [room for room in rooms for pattern in hidden if fnmatch(room, pattern)], path
