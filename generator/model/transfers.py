"""Whether the transfer of a claim binds its debtor: told to him, noted or agreed to by him (C. civ. 1324, 1346-5)."""

import datetime as dt

from generator.model.dossier import Dossier
from generator.model.journal import FaitNotificationCession


def made_known(dossier: Dossier, numero: str, au: dt.date) -> FaitNotificationCession | None:
    """The first fact known at ``au`` by which the transfer of an invoice's claim binds the debtor."""
    told = (fact for fact in dossier.faits(FaitNotificationCession) if fact.date <= au)
    return next((fact for fact in told if not fact.factures or numero in fact.factures), None)
