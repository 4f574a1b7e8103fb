"""Waivers of the case: explicit, dated, named; each for one document or for all, until a day or without end."""

from generator.documents.draft import Draft
from generator.model import Dispense


def in_force(waiver: Dispense, draft: Draft) -> bool:
    """Whether a waiver holds on the day of the draft, for its document."""
    day = draft.situation.au
    if waiver.date > day or (waiver.jusqu_au is not None and waiver.jusqu_au < day):
        return False
    return waiver.document in {None, draft.document}


def waived(draft: Draft, requirement: str) -> Dispense | None:
    """The waiver in force of a requirement, whether or not the law lets it have an effect."""
    known = (one for one in draft.dossier.dispenses if one.objet == requirement)
    return next((one for one in known if in_force(one, draft)), None)
