"""The deadlines engine: every running limit of a case, and every act done late, from the journal and the titles."""

from generator.progress.asof import AsOf
from generator.progress.limits.claim import claim_limits
from generator.progress.limits.court import court_limits
from generator.progress.limits.enforcement import enforcement_limits
from generator.progress.limits.insolvency import insolvency_limits
from generator.progress.limits.order import order_limits
from generator.progress.limits.practice import practice_limits
from generator.progress.types import Delai, Retard

FAMILIES = (claim_limits, order_limits, court_limits, enforcement_limits, insolvency_limits, practice_limits)


def limits(seen: AsOf) -> tuple[tuple[Delai, ...], tuple[Retard, ...]]:
    """Limits that still matter at the date, soonest safe day first; acts done late that still do, oldest first."""
    found = [one for family in FAMILIES for one in family(seen)]
    running = (one for one in found if isinstance(one, Delai))
    late = (one for one in found if isinstance(one, Retard))
    return (
        tuple(sorted(running, key=lambda delai: (delai.date, delai.prudence, delai.nature, delai.facture))),
        tuple(sorted(late, key=lambda one: (one.fait_le, one.nature, one.terme))),
    )
