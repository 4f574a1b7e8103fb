"""Two halves of one work: the same result wherever the second is done, and whatever happens to the copy.

The tests run in a process of their own: the one pytest gives has threads, beside which no copy is made.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HEAD = """
import json, os, signal, sys, threading
from generator.build.beside import MANY, beside, halved
cases = [f"2026-{number:05}" for number in range(MANY + 1)]
here = os.getpid()
def marked(names):
    return [(name, os.getpid()) for name in names]
"""


def told(program: str) -> Any:
    """What a program prints, in JSON."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", HEAD + program], capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()
    return json.loads(done.stdout)


def test_many_cases_are_looked_at_by_two_processes_in_order() -> None:
    cases, found, many = told("print(json.dumps([cases, halved(marked, cases), MANY]))")
    assert [name for name, _ in found] == cases
    assert len(cases) > many
    assert len({process for _, process in found}) == 2


def test_few_cases_are_looked_at_here() -> None:
    found, here = told("print(json.dumps([halved(marked, cases[:100]), here]))")
    assert {process for _, process in found} == {here}


def test_beside_other_threads_the_work_is_done_here() -> None:
    """A copy of a process with threads may keep one of their locks for ever."""
    process, here = told("""
stop = threading.Event()
threading.Thread(target=stop.wait).start()
with beside(os.getpid) as result:
    found = result()
stop.set()
print(json.dumps([found, here]))
""")
    assert process == here


def test_a_copy_that_dies_leaves_its_work_to_be_done_here() -> None:
    process, here = told("""
def dies():
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()
with beside(dies) as result:
    print(json.dumps([result(), here]))
""")
    assert process == here


def test_what_the_work_raises_is_raised_here() -> None:
    assert told("""
def fails():
    raise ValueError("refusé")
try:
    with beside(fails) as result:
        result()
except ValueError as error:
    print(json.dumps([str(error), os.getpid() == here]))
""") == ["refusé", True]


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_a_result_of_any_size_comes_whole(size: int) -> None:
    assert (
        told(f"""
with beside(lambda: b"x" * {size}) as result:
    print(json.dumps(len(result())))
""")
        == size
    )


def test_a_result_never_asked_for_is_not_waited_for() -> None:
    assert (
        told("""
with beside(lambda: b"x" * 5_000_000):
    pass
print(json.dumps("parti"))
""")
        == "parti"
    )


def test_a_copy_leaves_nothing_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its own fonts, nor a hand on those of the process it was copied from."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    process, here, fonts, threads = told("""
import time
from pathlib import Path
from generator.render.engine import engine
def prints():
    fonts = engine(Path(f"office-{os.getpid()}")).fonts
    assert fonts._folder.is_dir()
    return os.getpid()
prints()
for _ in range(200):  # Pango looks for the fonts of the machine in a thread of its own, which a newer one keeps
    if (threads := len(os.listdir("/proc/self/task"))) > 1:
        time.sleep(0.01)
with beside(prints) as result:
    print(json.dumps([result(), here, len(os.listdir(os.environ["TMPDIR"])), threads]))
""")
    assert (process == here) is (threads > 1)  # no copy is made beside a thread
    assert fonts >= 1
    assert not list(tmp_path.iterdir())
