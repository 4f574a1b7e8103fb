"""Claims declared in collective proceedings, as prescription sees them: of which invoices, and whether in time."""

import datetime as dt
from collections.abc import Collection, Iterator

from generator.instances import ProcedureCollective
from generator.law.deadlines import written
from generator.law.limitation.acts import Acte
from generator.law.limitation.course import Fait
from generator.law.limits.insolvency import com_r622_24_declaration
from generator.progress.asof import AsOf
from generator.progress.limits.insolvency import creditor_place
from generator.statement.proceedings import born_before, relieved

LATE = "faite après le {}, elle est inopposable à la procédure sans relevé de forclusion (C. com., art. L622-26)"


def declarations(seen: AsOf) -> Iterator[tuple[Fait, Collection[str]]]:
    """Each declaration until its proceedings close (C. com., art. L622-25-1), of what was born before the judgment."""
    for procedure in seen.procedures_collectives:
        opened, closed = procedure.ouverture.date, seen.known(procedure.cloturee_le)
        before = [numero for numero, (_, facture) in seen.factures.items() if born_before(facture, opened)]
        safe, words = _safe_day(seen, procedure), str(Acte.DECLARATION_DE_CREANCE)
        for jugement in procedure.jugements:
            if declared := seen.known(jugement.declaree_le):
                why = LATE.format(written(safe)) if safe and declared > safe else ""
                yield Fait(Acte.DECLARATION_DE_CREANCE, declared, words, closed, certain=not why, reserve=why), before


def _safe_day(seen: AsOf, procedure: ProcedureCollective) -> dt.date | None:
    """Last safe day to declare; None while nothing proves a declaration late."""
    published = seen.known(procedure.ouverture.bodacc_le)
    if published is None or relieved(seen.case.dossier, seen.au, procedure) is not None:
        return None
    return com_r622_24_declaration(published, creditor_place(seen), seen.lieu).prudence
