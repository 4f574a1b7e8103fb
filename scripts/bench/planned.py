"""The pages of no case for a portfolio larger than the built one: ``python -m scripts.bench.planned OFFICE TIMES``.

The rows of the office's last build, each put ``TIMES`` times under another reference, are printed in a folder thrown
away: what these pages take of memory and time at that size is measured, not prolonged.
"""

import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from generator.build import kept
from generator.build.publication import Press
from generator.build.state import State
from scripts.big_portfolio import AU


def main(office: Path, times: int) -> None:
    """Print them."""
    home = office / "build" / ".etat"
    rows = [
        replace(row, reference=f"{name}-{number}")
        for number in range(times)
        for name, row in kept.rows(kept.load(home)).items()  # read each time: copies would share their texts
    ]
    with tempfile.TemporaryDirectory() as out:
        press = Press.of(office, Path(out), AU, "")
        press.publish(sorted(rows, key=lambda row: row.reference), State(), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
