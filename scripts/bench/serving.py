"""``servir``: from the saved file to the page on disk, the program already running and at rest."""

import re
import subprocess
import sys
import time
from pathlib import Path

from generator.load import list_references
from generator.writer import write_text
from scripts.bench.timing import ROOT, median

EDITS = 5
PORT = "8917"


def seconds(office: Path) -> tuple[float, float]:
    """Median wall seconds from an edit to its page, and to those of the portfolio, in a built office.

    The first edit is not counted, and an edit waits for the end of the one before, as a person's does.
    """
    name = list_references(office)[0]
    source, page = office / "cases" / name / "dossier.yaml", office / "build" / "dossiers" / name / "index.html"
    options = ("--racine", str(office), "--port", PORT, "--liasses", "aucune")
    command = [sys.executable, "-m", "generator", "servir", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        try:
            _until(child, "http://")
            time.sleep(3)  # the engine is warmed up
            times = [_edit(child, source, page, rank) for rank in range(EDITS + 1)]
        finally:
            child.terminate()
    shown, finished = zip(*times[1:], strict=True)
    return median(shown), median(finished)


def _until(child: "subprocess.Popen[str]", said: str) -> None:
    for line in child.stdout or ():
        if said in line:
            return
    raise RuntimeError("servir ended")


def _edit(child: "subprocess.Popen[str]", source: Path, page: Path, rank: int) -> tuple[float, float]:
    denomination = f"Maison Essai {rank}"
    text = re.sub(r"(denomination|nom): .+", rf"\1: {denomination}", source.read_text(encoding="utf-8"), count=1)
    start = time.perf_counter()
    write_text(source, text)
    while denomination not in page.read_text(encoding="utf-8"):
        if time.perf_counter() - start > 60:
            raise RuntimeError("the page did not change within a minute")
        time.sleep(0.005)
    shown = time.perf_counter() - start
    _until(child, " refait")
    return shown, time.perf_counter() - start
