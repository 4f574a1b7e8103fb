"""The pages of no case for a portfolio larger than the built one: ``python -m scripts.bench.planned OFFICE TIMES``.

The rows of the office's last build, each put ``TIMES`` times under another reference, are printed in a folder thrown
away: what these pages take of memory and time at that size is measured, not prolonged.
"""

import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from generator.build import kept, rows
from generator.build.kept import Kept
from generator.build.publication import Press
from generator.build.state import State
from generator.build.store import Store
from scripts.big_portfolio import AU


def main(office: Path, times: int) -> None:
    """Print them."""
    with tempfile.TemporaryDirectory() as out, Store(Path(out)) as cases:
        with Store(office / "build" / ".etat") as built:
            for name in built.with_row():
                row = kept.decode_row(built.row(name))
                for number in range(times):
                    reference = f"{name}-{number}"
                    again = replace(row, reference=reference)
                    cases[reference] = Kept(kept.encode(again, kept.Products()).row, built[name].made)
        press = Press.of(office, Path(out), AU, "")
        press.publish(rows.rows(cases, {}), State(), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
