"""Acts served that call upon the principal debtor to pay (C. civ., art. 1344): each stands for a mise en demeure."""

import datetime as dt

from msgspec import Struct

from generator.instances.persons import against_principal
from generator.model import Dossier, FaitProcedure


class Summons(Struct, frozen=True):
    """An act served on the principal debtor, and the invoices it calls for (none: all)."""

    acte: FaitProcedure
    factures: tuple[str, ...]


def summons(dossier: Dossier, au: dt.date) -> tuple[Summons, ...]:
    """Writs and commandements served by ``au``, oldest first; one noted as two facts of a day is one.

    A commandement served under a title in force orders what it grants, to whom it condemns: no later invoice, nobody
    else.
    """
    known: dict[tuple[dt.date, bool], FaitProcedure] = {}
    for fact in dossier.journal:  # by its class: to ask a model whether it is an instance of another is slow
        if type(fact) is FaitProcedure and fact.interpelle and fact.date <= au and against_principal(dossier, fact):
            same = known.get((fact.date, fact.assigne))
            known[fact.date, fact.assigne] = same if same and same.preuves else fact
    acts = sorted(known.values(), key=lambda act: act.date)
    called = ((act, _called(dossier, act)) for act in acts)
    return tuple(Summons(act, factures) for act, factures in called if factures is not None)


def _called(dossier: Dossier, act: FaitProcedure) -> tuple[str, ...] | None:
    """Invoices an act calls for: none, all; ``None`` when it calls the principal debtor for nothing."""
    titles = [one for one in dossier.titres if one.date <= act.date and not one.ecarte(act.date)]
    if act.assigne or not titles:
        return ()
    granted = [one.date for one in titles if against_principal(dossier, one)]
    if not granted:
        return () if act.debiteur else None
    return tuple(one.numero for one in dossier.factures if one.date <= max(granted)) or None
