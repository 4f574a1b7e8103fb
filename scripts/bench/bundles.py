"""Evidence dossiers beside a bare pikepdf merge-and-stamp."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.stages import one_page, scan, write
from scripts.bench.timing import Row, Section, stage

STAGES = {
    "intake": "taking in, cold: a limited process examines each file",
    "warm": "taking in, cached",
    "bare": "bare pikepdf: merge, stamp, bookmarks",
    "merge": "ours: merge, stamp, links both ways, bookmarks, page labels",
    "assemble": "ours: the whole dossier, front pages and one file per pièce included",
}


def section(rounds: int) -> Section:
    """Measure both dossiers, the best of ``rounds`` rounds each."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        write(small, [one_page(rank) for rank in range(100)])
        files = [scan(rank, 10) for rank in range(30)]
        write(large, files)
        rows = (
            *_rows("100 one-page pièces", small, rounds),
            *_rows(f"30 pièces of 10 pages, {sum(map(len, files)) / 1e6:.0f} MB", large, rounds),
        )
    return Section(
        "Evidence dossiers",
        "Each stage in a process of its own. The ratio is that of processor times, ours and pikepdf taking turns.",
        ("wall s", "processor s", "÷ bare", "MiB"),
        rows,
    )


def _rows(title: str, root: Path, rounds: int) -> Iterator[Row]:
    for name, label in STAGES.items():
        got = stage("scripts.bench.stages", name, str(root), str(rounds))
        ratio = f"{got['ratio']:.2f}" if "ratio" in got else ""
        yield Row(f"{title}: {label}", (f"{got['seconds']:.2f}", f"{got['cpu']:.2f}", ratio, f"{got['megabytes']:.0f}"))
