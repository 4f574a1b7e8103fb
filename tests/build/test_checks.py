"""What a check loads: it prints nothing, so neither templates nor engines of PDF."""

import subprocess
import sys

import pytest

PRINTING = {"weasyprint", "fontTools", "pikepdf", "jinja2", "generator.render", "generator.bundle"}


@pytest.mark.parametrize("module", ["generator.build.checks", "generator.documents.completeness"])
def test_a_check_loads_nothing_that_prints(module: str) -> None:
    told = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert PRINTING.isdisjoint(loaded)
