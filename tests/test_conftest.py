"""How the tests are shared out between the workers."""

import subprocess
import sys
from pathlib import Path

from tests.architecture import ROOT
from tests.conftest import LONG

MODULE = """\
import os
from pathlib import Path
import pytest

@pytest.mark.parametrize("rank", range(4))
def test_it(rank: int) -> None:
    with Path(__file__).with_suffix(".who").open("a") as told:
        told.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_the_tests_of_a_file_are_on_one_worker(tmp_path: Path) -> None:
    """What a file builds once would else be built once a worker: minutes more, and nothing would say so."""
    for name in ("un", "deux"):
        (tmp_path / f"test_{name}.py").write_text(MODULE, encoding="utf-8")
    options = ["-q", "-n", "2", "-p", "tests.conftest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    command = [sys.executable, "-m", "pytest", *options, "-c", "/dev/null", str(tmp_path)]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [path.read_text(encoding="utf-8").split() for path in sorted(tmp_path.glob("*.who"))]
    assert [len(workers) for workers in told] == [4, 4]
    assert len({worker for workers in told for worker in workers}) == 2
    assert all(len(set(workers)) == 1 for workers in told)


def test_the_files_given_out_first_are_there() -> None:
    assert [name for name in LONG if not (ROOT / name).is_file()] == []
