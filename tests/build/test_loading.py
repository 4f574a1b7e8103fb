"""What a command loads: start-up is most of an edited case, and all of a check."""

import subprocess
import sys

import pytest

PAPER = {"weasyprint", "fontTools", "pikepdf", "pypdfium2", "PIL", "generator.bundle.assembly", "generator.exhibits"}
PAGES = {"jinja2", "generator.render", "generator.pages"}
MODEL = {"pydantic", "yaml", "generator.load", "generator.model"}


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("generator.build.freshness", MODEL | PAGES | PAPER),
        ("generator.build.verification", MODEL | PAGES | PAPER),
        ("generator.cli.output", MODEL | PAGES | PAPER),
        ("generator.casework.checks", PAGES | PAPER),
        ("generator.documents.completeness", PAGES | PAPER),
        ("generator.build.construct", PAPER),
    ],
)
def test_a_command_loads_only_what_it_does(module: str, absent: set[str]) -> None:
    told = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert absent.isdisjoint(loaded), sorted(absent.intersection(loaded))
