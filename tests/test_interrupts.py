"""Ctrl-C while a native library loads is heard once it is loaded; processes that wait for work do not hear it."""

import importlib
import os
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import interrupts
from generator.__main__ import main
from generator.build.crew import _Workers, crew
from generator.interrupts import HeldImports, held


def test_a_library_is_loaded_whole_before_a_ctrl_c_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nfor _ in range(1000): pass\nWHOLE = True\n"
    (tmp_path / "heavy_native.py").write_text(stopped, encoding="utf-8")
    (tmp_path / "broken_native.py").write_text(f"{stopped}raise ImportError\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(interrupts, "NATIVE", {"heavy_native", "broken_native"})
    with pytest.raises(KeyboardInterrupt):
        importlib.import_module("heavy_native")
    assert "heavy_native" not in sys.modules, "as Python does"
    monkeypatch.setattr(sys, "meta_path", [HeldImports(), *sys.meta_path])
    whole = []
    with pytest.raises(KeyboardInterrupt), held():
        whole.append(importlib.import_module("heavy_native").WHOLE)
    assert whole == [True]
    with pytest.raises(KeyboardInterrupt), held():
        importlib.import_module("broken_native")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_ctrl_c_while_the_command_line_loads_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops(*_told: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "generator.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [SimpleNamespace(find_spec=stops)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "Interrompu.\n")


def who(_: int) -> int:
    return os.getpid()


def stopped(_: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
    return 0


@pytest.mark.skipif(sys.platform == "win32", reason="its processes start otherwise")
def test_a_process_hears_a_ctrl_c_in_its_task_only(capfd: pytest.CaptureFixture[str]) -> None:
    """The terminal sends it to all of them: each idle one would print where it was, in English."""
    with crew(2, "tests.test_interrupts") as share:
        idle = set(share(who, [(0,)]))
        for process in idle:
            os.kill(process, signal.SIGINT)
        assert share is not None
    with crew(2, "tests.test_interrupts") as share, pytest.raises(KeyboardInterrupt):
        list(share(stopped, [(0,)]))
    assert capfd.readouterr() == ("", "")


class Starting:
    """Processes that a Ctrl-C meets while one of them starts."""

    def __init__(self) -> None:
        self.given: list[object] = []

    def submit(self, *told: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        self.given.append(told)
        return told


def test_a_ctrl_c_while_a_process_starts_is_heard_once_it_is() -> None:
    """Half started, it would look for what the command had put away, and say so in English."""
    workers = object.__new__(_Workers)
    workers._pool = pool = Starting()
    with pytest.raises(KeyboardInterrupt):
        workers.submit(who, [(1,), (2,)])
    assert len(pool.given) == 2
