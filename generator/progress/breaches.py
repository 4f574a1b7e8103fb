"""Plans broken: which of those in force a mise en demeure is of, and which one each calls for."""

from collections.abc import Collection, Iterator

from generator.model import FaitEcheancier
from generator.progress.asof import AsOf
from generator.progress.once import once
from generator.progress.plans import Plan, agreed_since_the_titles, invoices_named, plans


@once
def to_notice(seen: AsOf) -> list[Plan]:
    """Plans whose clause calls for a mise en demeure that has not left, the first broken first."""
    broken = [(one.manquee[1], one) for one in plans(seen) if one.a_mettre_en_demeure and one.manquee is not None]
    since = [item for item in broken if agreed_since_the_titles(seen, item[1])]
    return [one for _, one in sorted(since or broken, key=lambda item: item[0])]


def noticed(seen: AsOf, named: Collection[str] = ()) -> Plan | None:
    """The plan that a mise en demeure is of: that of the invoices named, the first that calls for it, the last broken.

    Failing one broken, the last plan signed.
    """
    last = tuple(reversed(plans(seen)))
    own = (one for one in last if not set(named).isdisjoint(invoices_named(seen, one)))
    known = (*own, *to_notice(seen), *(one for one in last if one.manquee is not None), *last)
    return next(iter(known), None)


def fact_of(seen: AsOf, plan: Plan | None) -> FaitEcheancier | None:
    """What the journal says of a plan."""
    return next((fact for path, fact in seen.of(FaitEcheancier) if plan and path == plan.origine), None)


def being_cured(seen: AsOf) -> Iterator[Plan]:
    """Plans whose mise en demeure has left, while its time runs."""
    return (one for one in plans(seen) if one.en_regularisation and one.manquee is not None)
