"""What the collective proceedings of the principal debtor leave to ask of a natural person bound with him."""

import datetime as dt

from msgspec import Struct

from generator.law.deadlines import written
from generator.model import Debiteur, Dossier, FaitProcedureCollective
from generator.statement.proceedings import staying_others

ARTICLES = "C. com., art. L622-28 et L631-14, à vérifier"


class Suspension(Struct, frozen=True):
    """The proceedings that suspend what is asked of him, until the plan they adopt or the liquidation they open."""

    depuis: dt.date
    jugement: FaitProcedureCollective  # the last one: the opening, or the conversion that the plan is noted in
    plan_le: dt.date | None

    def reserve(self, what: str) -> str:
        """What a plan adopted leaves to verify of ``what`` (« exécuter contre »); nothing until then."""
        if self.plan_le is None:
            return ""
        return (
            f"plan du débiteur principal arrêté le {written(self.plan_le)}, ce qu'il laisse {what} une personne "
            "physique tenue avec lui est à vérifier (C. com., art. L626-11 et L631-20)"
        )


def suspension(dossier: Dossier, au: dt.date, party: Debiteur) -> Suspension | None:
    """What suspends at a date what is asked of a party, or did until a plan; None of one who is no natural person."""
    natural = party.est_physique and party is not dossier.debiteur
    staying = staying_others(dossier, au) if natural else None
    if staying is None:
        return None
    return Suspension(staying.ouverture.date, staying.actuelle, staying.plan(au))


def suspended(dossier: Dossier, au: dt.date, party: Debiteur) -> bool:
    """Tell whether nothing may be asked of a party yet: no plan is adopted, no liquidation opened."""
    stay = suspension(dossier, au, party)
    return stay is not None and stay.plan_le is None
