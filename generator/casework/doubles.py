"""Invoices that two cases claim: a debt is asked for once.

What the check of a case keeps of its invoices is enough to tell: of the whole portfolio, no case is read again. One
case asked for alone is held against what was kept of the others the last time they were checked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.findings import Finding


class Claimed(msgspec.Struct, array_like=True, frozen=True):
    """An invoice of a case: what makes it the same as another, and a finding that lacks the name of the other case."""

    identity: str
    finding: Finding


Cases = Mapping[str, tuple[Claimed, ...]]  # by reference


def claiming(asked: Cases, others: Iterable[tuple[str, tuple[Claimed, ...]]]) -> Iterator[str]:
    """Which of the others claim an invoice of those asked for."""
    wanted = {one.identity for invoices in asked.values() for one in invoices}
    return (name for name, invoices in others if name not in asked and any(one.identity in wanted for one in invoices))


def doubles(asked: Cases, others: Cases) -> Iterator[Finding]:
    """A finding at each invoice of the cases asked for that another of them, or of the others, claims too."""
    held: dict[str, dict[str, Claimed]] = defaultdict(dict)
    for reference, invoices in (*asked.items(), *others.items()):
        for one in invoices:
            held[one.identity][reference] = one
    for same in held.values():
        if len(same) > 1:
            for reference, one in ((name, one) for name, one in same.items() if name in asked):
                too = ", ".join(sorted(other for other in same if other != reference))
                yield one.finding._replace(message=f"{one.finding.message} est aussi dans {too}.")
