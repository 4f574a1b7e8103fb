"""The deadlines engine: every running limit of a case, from the journal and the titles."""

from generator.progress.asof import AsOf
from generator.progress.limits.claim import claim_limits
from generator.progress.limits.court import court_limits
from generator.progress.limits.enforcement import enforcement_limits
from generator.progress.limits.insolvency import insolvency_limits
from generator.progress.limits.order import order_limits
from generator.progress.limits.practice import practice_limits
from generator.progress.types import Delai

FAMILIES = (claim_limits, order_limits, court_limits, enforcement_limits, insolvency_limits, practice_limits)


def delais(seen: AsOf) -> tuple[Delai, ...]:
    """Every limit that still matters at the date, soonest safe day first."""
    found = [delai for family in FAMILIES for delai in family(seen)]
    return tuple(sorted(found, key=lambda delai: (delai.date, delai.prudence, delai.nature, delai.facture)))
