"""Letters: our production beside WeasyPrint used bare or naively, and beside other engines on the same words."""

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.build.crew import crew
from generator.build.workers import PROGRAM
from generator.casework.letters import draft_of, make
from scripts.bench.corpus import AU, Letter, blocks, letters
from scripts.bench.timing import ROOT, Row, Section, median, run, stage
from scripts.big_portfolio import write_portfolio

Work = Callable[[Letter], None]
SHEETS = ("polices.css", "base.css", "courrier.css")
COLD = 5  # letters printed in a new process each: enough for a median
RIVALS = {
    "typst": ("Typst, warm compiler", ("typst==0.15.2",)),
    "docx": ("docxtpl, then LibreOffice", ("docxtpl==0.20.2",)),
    "latex": ("LuaLaTeX, one process a letter", ()),
}


def section(count: int) -> Section:
    """Measure ``count`` letters."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "cabinet"
        write_portfolio(office, count * 3)
        mine = stage("scripts.bench.letters", "turns", str(office), str(count))
        spread = stage("scripts.bench.letters", "spread", str(office), str(count))
        words = Path(folder) / "letters.json"
        _, found = letters(office, count)
        words.write_text(json.dumps([blocks(letter.page) for letter in found]), encoding="utf-8")
        cold = [run([sys.executable, "-m", "scripts.bench.letters", "one", str(office), str(rank + 1)], ROOT)
                for rank in range(COLD)]  # fmt: skip
        rivals = {name: _rival(name, words) for name in RIVALS}
    reference = mine["bare"]
    rows = [
        _row("WeasyPrint, bare loop: HTML given, fonts and stylesheets reused", reference, reference),
        _row("ours: décompte, requirements, template, checks, PDF", mine["ours"], reference),
        _row("WeasyPrint, naive loop: fonts and stylesheets read again", mine["naive"], reference),
        _row("WeasyPrint, naive: a new process a letter", median([one.processor for one in cold]), reference),
        *(_row(RIVALS[name][0], got, reference) for name, got in rivals.items()),
    ]
    gain = spread["one"] / spread["two"]
    rows.append(Row("ours on two processes, wall time of one ÷ wall time of two", ("", f"× {gain:.2f}", "")))
    return Section(
        "Letters",
        f"{count} letters due in a written portfolio, one or two pages. Median processor milliseconds a letter; ours, "
        "bare and naive take turns on each letter in one process. The other engines set the same words and tables, "
        "without our layout, checks or tagging (Typst tags).",
        ("ms a letter", "÷ bare", "letters/s a core"),
        tuple(rows),
    )


def _row(name: str, seconds: float | str, reference: float) -> Row:
    if isinstance(seconds, str):
        return Row(name, (seconds, "", ""))
    return Row(name, (f"{seconds * 1000:.0f}", f"{seconds / reference:.2f}", f"{1 / seconds:.1f}"))


def _rival(name: str, words: Path) -> float | str:
    """Processor seconds a letter of another engine, or why it was not measured."""
    packages = [part for package in RIVALS[name][1] for part in ("--with", package)]
    script = ROOT / "scripts" / "bench" / "rivals" / f"with_{name}.py"
    uv = [str(Path(sys.executable).with_name("uv")), "run", "--no-project", "--python", sys.executable, *packages]
    try:
        return float(json.loads(run([*uv, "python", str(script), str(words)]).output)["seconds"])
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        why = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        return f"not measured: {why[-1] if why else 'no output'}"


def turns(root: Path, count: int) -> dict[str, float]:
    """Ours and bare in turn on each letter, who goes first changing every time; then the naive loop."""
    office, found = letters(root, count)
    ours: Work = lambda letter: _ours(letter, office)  # noqa: E731 - one of two works of one shape
    bare = _bare()
    times: dict[Work, list[float]] = {ours: [], bare: [], _naive: []}
    for work in (ours, bare):
        work(found[0])  # the first letter of a process pays for Pango's caches
    gc.freeze()  # as in a process of a build: what is held for good is not looked through in the middle of a letter
    for rank, letter in enumerate(found):
        for work in (ours, bare) if rank % 2 else (bare, ours):
            times[work].append(_timed(work, letter))
    for letter in found:
        times[_naive].append(_timed(_naive, letter))
    return {"ours": median(times[ours]), "bare": median(times[bare]), "naive": median(times[_naive])}


def _timed(work: Work, letter: Letter) -> float:
    start = time.process_time()
    work(letter)
    return time.process_time() - start


def spread(root: Path, count: int) -> dict[str, float]:
    """Wall seconds of every letter on one process, then on two, started beforehand."""
    office, found = letters(root, count)
    with crew(2, *PROGRAM, __name__) as share:
        list(share(_share, [(found[:1], office)] * 2))
        start = time.perf_counter()
        list(share(_share, [([letter], office) for letter in found]))
        two = time.perf_counter() - start
    _share(found[:1], office)
    start = time.perf_counter()
    _share(found, office)
    return {"one": time.perf_counter() - start, "two": two}


def _share(found: list[Letter], office: Any) -> None:
    for letter in found:
        _ours(letter, office)


def _ours(letter: Letter, office: Any) -> None:
    make(draft_of(letter.case, office, AU, letter.document))


def _bare() -> Work:
    """The engine alone: fonts configured once, stylesheets parsed once."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - in the measured process only
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from generator.render.engine import ClosedFetcher  # noqa: PLC0415
    from generator.render.own import BASE  # noqa: PLC0415

    fetcher, fonts = ClosedFetcher(None), FontConfiguration()

    def css(text: str) -> CSS:
        return CSS(string=text, base_url=BASE, url_fetcher=fetcher, font_config=fonts)

    sheets = [css((ROOT / "templates" / "styles" / name).read_text(encoding="utf-8")) for name in SHEETS]
    tints: dict[str | None, list[CSS]] = {None: []}

    def print_one(letter: Letter) -> None:
        fetcher.images = letter.images
        if letter.couleur not in tints:
            tints[letter.couleur] = [css(f":root {{ --teinte: {letter.couleur} }}")]
        page = HTML(string=letter.page, base_url=BASE, url_fetcher=fetcher)
        page.write_pdf(font_config=fonts, stylesheets=sheets + tints[letter.couleur], pdf_variant="pdf/ua-1")

    return print_one


def _naive(letter: Letter) -> None:
    _bare()(letter)


def main() -> None:
    """Run one stage: ``turns``, ``spread`` or ``one``."""
    name, root, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if name == "one":
        _naive(letters(root, count)[1][-1])
        return
    print(json.dumps({"turns": turns, "spread": spread}[name](root, count)))


if __name__ == "__main__":
    main()
