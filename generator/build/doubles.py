"""Invoices that two cases claim: a debt is asked for once.

What the check of a case keeps of its invoices is enough to tell: no case is read again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from generator.findings import Finding


class Claimed(msgspec.Struct, array_like=True, frozen=True):
    """An invoice of a case: what makes it the same as another, and a finding that lacks the name of the other case."""

    identity: str
    finding: Finding


def doubles(cases: Iterable[tuple[str, tuple[Claimed, ...]]]) -> Iterator[Finding]:
    """A finding at each invoice that another of these cases claims too."""
    held: dict[str, dict[str, Claimed]] = defaultdict(dict)
    for reference, invoices in cases:
        for one in invoices:
            held[one.identity][reference] = one
    for same in held.values():
        if len(same) > 1:
            for reference, one in same.items():
                others = ", ".join(sorted(other for other in same if other != reference))
                yield one.finding._replace(message=f"{one.finding.message} est aussi dans {others}.")
