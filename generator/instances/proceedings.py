"""Collective proceedings of the journal: each one from its opening, through its conversions."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from generator.model import FaitJournal, FaitProcedureCollective


class ProcedureCollective(Struct, frozen=True):
    """One proceedings: a conversion (C. com., art. L622-10, L631-15) changes its nature and organs, not its opening.

    What was declared or claimed before a conversion still is after it.
    """

    ouverture: FaitProcedureCollective
    conversions: tuple[FaitProcedureCollective, ...] = ()

    @property
    def actuelle(self) -> FaitProcedureCollective:
        """The last judgment: nature, court, mandataire or liquidateur of the day."""
        return self.conversions[-1] if self.conversions else self.ouverture

    @property
    def declaree_le(self) -> date | None:
        """Day the claim was first declared."""
        return next((one.declaree_le for one in self.jugements if one.declaree_le), None)

    @property
    def revendiquee_le(self) -> date | None:
        """Day the goods were first claimed back."""
        return next((one.revendiquee_le for one in self.jugements if one.revendiquee_le), None)

    def plan(self, day: date) -> date | None:
        """Judgment of the plan that holds on a day: what is paid then is paid under it; none outlives a conversion."""
        adopted = self.actuelle.plan_le if self.actuelle.nature != "liquidation" else None
        return adopted if adopted is not None and adopted <= day else None

    @property
    def cloturee_le(self) -> date | None:
        """Day the proceedings closed."""
        return next((one.cloturee_le for one in reversed(self.jugements) if one.cloturee_le), None)

    @property
    def jugements(self) -> tuple[FaitProcedureCollective, ...]:
        """The opening judgment, then each conversion."""
        return (self.ouverture, *self.conversions)


def proceedings(journal: Iterable[FaitJournal]) -> tuple[ProcedureCollective, ...]:
    """Collective proceedings among facts of one debtor; a conversion continues the one before it."""
    found: list[ProcedureCollective] = []
    for fact in journal:
        if isinstance(fact, FaitProcedureCollective):
            if fact.conversion and found:
                before = found.pop()
                found.append(ProcedureCollective(before.ouverture, (*before.conversions, fact)))
            else:
                found.append(ProcedureCollective(fact))
    return tuple(found)
