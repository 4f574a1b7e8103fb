"""Compare the engine with the slow oracle on many random ledgers; write the result to ``docs/nightly/oracle.md``.

Usage: ``.venv/bin/python -m scripts.nightly_oracle --ledgers 200000 --workers 2``. Each ledger is named by its seed:
a difference can be played again alone.
"""

import argparse
import datetime as dt
import os
import platform
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from generator.statement.types import Decompte
from generator.writer import write_text
from tests.statement.comparison import computed, told
from tests.statement.oracle import run, verdict
from tests.statement.random_ledgers import Tree, random_case

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "nightly" / "oracle.md"
BATCH = 500
HEAD = """# Engine against oracle

Each run of `scripts/nightly_oracle.py` adds its result on top. A ledger is a random case: the engine
(`generator.statement`) and an independent computation, one day after the other in fractions
(`tests/statement/oracle.py`), must agree to the cent on every invoice (principal, interest accrued, paid and owed,
indemnity), the total, the overpayment and the refund.
"""


@dataclass
class Batch:
    """What a range of seeds gave."""

    ledgers: int = 0
    differences: list[int] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)


def play(seeds: range) -> Batch:
    """Compare a range of seeds; a crash counts as a difference."""
    batch = Batch()
    for seed in seeds:
        tree, au = random_case(random.Random(seed))  # noqa: S311 - a test, named by its seed
        batch.ledgers += 1
        try:
            found = computed(tree, au)
            agrees = told(found) == verdict(run(tree, au))
        except Exception as error:  # noqa: BLE001 - one broken ledger must not hide the others
            sys.stderr.write(f"seed {seed}: {error!r}\n")
            batch.differences.append(seed)
            continue
        batch.seen.update(covered(tree, found))
        if not agrees:
            batch.differences.append(seed)
    return batch


def covered(tree: Tree, found: Decompte) -> Iterable[str]:
    """What a ledger exercises: the run says how many did."""
    yield from {f"interest: {segment.nature}" for segment in found.segments}
    rules = {
        "a title": found.fondement == "titre",
        "payments": bool(found.imputations),
        "several invoices": len(found.lignes) > 1,
        "an overpayment": bool(found.trop_percu),
        "a refund": bool(found.rembourse),
        "a refund with its sum": any(one.par[0] == "remboursements" for one in found.remboursements),
        "a refund beside a title": found.fondement == "titre" and bool(found.rembourse),
        "a bounced payment": any("rejeté" in remark for remark in found.remarques),
        "principal first": tree["creance"].get("imputation") == "capital-d-abord",
        "credit notes": any(line.avoirs for line in found.lignes),
        "collective proceedings": any("Procédure collective" in remark for remark in found.remarques),
        "surendettement": any("Surendettement" in remark for remark in found.remarques),
        "a delay of the judge": any("Délai de grâce" in remark for remark in found.remarques),
        "the five points": any("L313-3" in segment.reference.article for segment in found.segments),
        "a penalty clause": bool(found.clause_penale),
        "costs": bool(found.frais),
        "a rest given up": bool(found.abandons),
    }
    yield from (name for name, exercised in rules.items() if exercised)


def total(batches: Iterable[Batch], ledgers: int) -> Batch:
    """Add batches up, and say where things stand."""
    whole = Batch()
    for batch in batches:
        whole.ledgers += batch.ledgers
        whole.differences += batch.differences
        whole.seen += batch.seen
        if whole.ledgers % 10_000 < BATCH or whole.ledgers == ledgers:
            sys.stderr.write(f"{whole.ledgers} / {ledgers}, {len(whole.differences)} differences\n")
            sys.stderr.flush()
    return whole


def section(whole: Batch, first: int, seconds: float, commit: str, now: dt.datetime) -> str:
    """The run as Markdown."""
    seeds = f"seeds {first} to {first + whole.ledgers - 1}"
    differences = ", ".join(map(str, whole.differences[:50])) or "none"
    lines = [
        f"## {now:%Y-%m-%d %H:%M} UTC — commit {commit}",
        "",
        f"{whole.ledgers:,} ledgers ({seeds}), {len(whole.differences)} differences (seeds: {differences}).",
        f"{seconds:,.0f} s, Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        "| ledgers with | number |",
        "|---|---|",
        *(f"| {name} | {count:,} |" for name, count in sorted(whole.seen.items())),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, write, and return 0 when everything agrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledgers", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    last = asked.first + asked.ledgers
    batches = [range(seed, min(seed + BATCH, last)) for seed in range(asked.first, last, BATCH)]
    start = time.monotonic()
    with ProcessPoolExecutor(asked.workers) as pool:
        whole = total(pool.map(play, batches), asked.ledgers)
    past = REPORT.read_text(encoding="utf-8").removeprefix(HEAD) if REPORT.is_file() else ""
    found = section(whole, asked.first, time.monotonic() - start, commit, dt.datetime.now(dt.UTC))
    write_text(REPORT, f"{HEAD}\n{found}{past}")
    return 1 if whole.differences else 0


if __name__ == "__main__":
    sys.exit(main())
