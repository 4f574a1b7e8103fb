"""A case computed at a date: situation and décompte, or the reason why there is no décompte."""

import datetime as dt
from contextlib import suppress
from functools import cached_property

from msgspec import Struct

from generator.case import Case
from generator.casework.liasse import pieces_signature
from generator.documents import Document
from generator.findings import CaseInvalid, Finding, LawGap, NotComputed, RecouvreError
from generator.model import Office
from generator.progress import situation
from generator.progress.types import Situation
from generator.register.chain import Block, blocks_of
from generator.statement import compute, compute_known
from generator.statement.types import Decompte


class Computed(Struct, frozen=True, dict=True):
    """``decompte`` is None when a rate is unknown or the situation is not computed; ``refuse_par`` then says why.

    ``repos``: nothing of it changes any more after the date of its situation (see ``rest``).
    """

    case: Case
    situation: Situation
    decompte: Decompte | None
    refuse_par: RecouvreError | None = None
    repos: bool = False

    @property
    def refus(self) -> str:
        """Why there is no décompte; empty when there is one."""
        return str(self.refuse_par or "")

    @property
    def refusal(self) -> Finding:
        """Why there is no décompte, as an error of the case, or of what the office lacks for it.

        Raises:
            ValueError: there is one.
        """
        if self.refuse_par is None:
            raise ValueError("nothing was refused")
        return self.case.refusal(self.refuse_par)

    @cached_property
    def registre(self) -> tuple[list[Block], tuple[Finding, ...]]:
        """The blocks of its register, or what is wrong with it: nothing of it is then shown."""
        try:
            return blocks_of(self.case), ()
        except CaseInvalid as broken:
            return [], tuple(broken.findings)

    @cached_property
    def pieces(self) -> str:
        """What ``stat`` says of its pièces, once for all that is made of it: a change on the way is seen next time."""
        return pieces_signature(self.case)

    def owed(self) -> Decompte:
        """The décompte, where nothing can be made without it.

        Raises:
            CaseInvalid: there is none.
        """
        if self.decompte is None:
            raise CaseInvalid([self.refusal])
        return self.decompte


def sums_for(computed: Computed, office: Office, entry: Document) -> Decompte:
    """The décompte a document is made on: for one that does not wait for a rate, what is known of it.

    Raises:
        CaseInvalid: there is none.
    """
    if entry.sans_attendre and isinstance(computed.refuse_par, LawGap):
        with suppress(LawGap):
            return compute_known(computed.case, office, computed.situation.au)
    return computed.owed()


def compute_case(case: Case, office: Office, au: dt.date, *, lectures: bool = True) -> Computed:
    """Compute a case; never raises for what the law module refuses: the page still shows facts and deadlines.

    ``lectures``: with the figures of the other readings (see ``compute``).
    """
    try:
        decompte = compute(case, office, au, lectures=lectures)
    except (LawGap, NotComputed) as refusal:
        return Computed(case, situation(case, office, au, None), None, refusal)
    return Computed(case, situation(case, office, au, decompte), decompte)
