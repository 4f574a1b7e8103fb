"""Waivers of the case: explicit, dated, named; each for one document or for all, until a day or without end."""

from collections.abc import Iterator

from generator.documents.draft import Draft
from generator.model import Dispense
from generator.progress.answers import in_force


def waivers(draft: Draft, requirement: str) -> Iterator[Dispense]:
    """Those of a requirement that hold on the day of the draft, for its document, the law letting them or not."""
    known = (one for one in draft.dossier.dispenses if one.objet == requirement and in_force(one, draft.situation.au))
    return (one for one in known if one.document in {None, draft.document})


def waived(draft: Draft, requirement: str) -> Dispense | None:
    """The first of them."""
    return next(waivers(draft, requirement), None)
