"""Which collective proceedings bind a claim: those opened first after its birth (C. com., L622-24 and L622-28)."""

import datetime as dt
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from generator.instances import ProcedureCollective, concerned, proceedings
from generator.model import Debiteur, Dossier, Facture, FaitProcedureCollective, Titre


def known(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> tuple[ProcedureCollective, ...]:
    """Proceedings known at ``au``, oldest judgment first; what is dated later of them is in them still.

    Those of the principal debtor, or of the joint debtor or guarantor given.
    """
    told = [fact for fact in dossier.faits(FaitProcedureCollective) if fact.date <= au]
    if not told:  # asked of every case, many times
        return ()
    name = (party or dossier.debiteur).nom_complet
    found = proceedings(fact for fact in told if name in concerned(dossier, fact))
    return tuple(sorted(found, key=lambda one: one.ouverture.date))


def born_before(facture: Facture, ouverture: dt.date) -> bool | None:
    """Tell whether what an invoice claims was born before the judgment; None when the case does not say.

    An invoice of before is; a later one when what it bills was performed before.
    """
    if facture.date < ouverture:
        return True
    return None if facture.execution_le is None else facture.execution_le < ouverture


def governing(facture: Facture, opened: Sequence[ProcedureCollective]) -> ProcedureCollective | None:
    """Proceedings that stop the interest of an invoice: the first whose judgment it was born before.

    One dated since the last judgment is held to it, its birth being to verify, unless they were closed before it.
    """
    for one in opened:
        if born_before(facture, one.ouverture.date):
            return one
    return opened[-1] if opened and not closed(opened[-1], facture.date) else None


def binding(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> tuple[ProcedureCollective, ...]:
    """Proceedings known at ``au`` that matter to the case: each that governs an invoice, and the last while open.

    The last one also receives what older proceedings left unpaid. One closed before every invoice of the case binds
    none of them.
    """
    opened = known(dossier, au, party)
    if not opened:
        return ()
    governed = [governing(one, opened) for one in dossier.factures if one.date <= au]
    return tuple(
        one for one in opened if any(one is other for other in governed) or (one is opened[-1] and not closed(one, au))
    )


def staying_others(dossier: Dossier, au: dt.date) -> ProcedureCollective | None:
    """The proceedings of the principal debtor that suspend what is asked of natural persons bound with him.

    Until the judgment that adopts the plan, which they tell, or opens a liquidation, theirs or of proceedings since (C.
    com., art. L622-28 and L631-14, to verify). Their closing ends no plan; proceedings opened since do.
    """
    last = next(reversed(known(dossier, au)), None)
    if last is None or last.actuelle.nature == "liquidation" or not (last.plan(au) or not closed(last, au)):
        return None
    return last if last in binding(dossier, au) else None


def closed(procedure: ProcedureCollective, au: dt.date) -> bool:
    """Tell whether proceedings were closed before a day, or on it."""
    return procedure.cloturee_le is not None and procedure.cloturee_le <= au


def opening(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> dt.date | None:
    """Judgment opening the last proceedings that bind the case at ``au``: the claim is declared as it finds it.

    Those of the principal debtor, or of the joint debtor given.
    """
    bound = binding(dossier, au, party)
    return bound[-1].ouverture.date if bound else None


def plan_adopted(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> dt.date | None:
    """Judgment that adopted the plan of the last proceedings that bind the case, if one holds at ``au``."""
    bound = binding(dossier, au, party)
    return bound[-1].plan(au) if bound else None


class Dispense(Struct, frozen=True):
    """Claims declared to proceedings whose plan was terminated: their creditor is relieved from declaring again.

    The text relieves « les créanciers soumis à ce plan ou admis au passif de la première procédure » (C. com., L626-27,
    III): the case tells the declaration, never the admission, so that it is always to verify.
    """

    declaree_le: dt.date  # to the proceedings of the plan
    factures: tuple[str, ...]  # declared then
    autres: tuple[str, ...]  # born since, or not known to be born before: they are declared


def relieved(dossier: Dossier, au: dt.date, procedure: ProcedureCollective) -> Dispense | None:
    """What the termination of a plan relieves from declaring to the proceedings opened after it; None when nothing."""
    before = plan_before(dossier, au, procedure)
    if not procedure.ouverture.resolution_du_plan or before is None:
        return None
    day, first = before.declaree_le, before.ouverture.date
    if day is None or day > au:
        return None
    issued = [one for one in dossier.factures if one.date <= au]
    told = tuple(one.numero for one in issued if born_before(one, first))
    later = [one for one in issued if not born_before(one, first)]
    rest = tuple(one.numero for one in later if born_before(one, procedure.ouverture.date) is not False)
    return Dispense(day, told, rest) if told else None


def plan_before(dossier: Dossier, au: dt.date, procedure: ProcedureCollective) -> ProcedureCollective | None:
    """The proceedings just before, when they could end in a plan: a sauvegarde or a redressement still."""
    older = [one for one in known(dossier, au) if one.ouverture.date < procedure.ouverture.date]
    return older[-1] if older and older[-1].actuelle.nature != "liquidation" else None


def stopped_on(facture: Facture, opened: Sequence[ProcedureCollective]) -> dt.date | None:
    """Judgment from which an invoice bears no interest, if there is one."""
    governs = governing(facture, opened)
    return governs.ouverture.date if governs else None


def judgments_stopping(dossier: Dossier, au: dt.date, numeros: Container[str]) -> tuple[dt.date, ...]:
    """Judgments that stop the interest of some invoices, oldest first: each proceedings governs its own."""
    opened = known(dossier, au)
    days = (stopped_on(one, opened) for one in dossier.factures if one.date <= au and one.numero in numeros)
    return tuple(sorted({day for day in days if day}))


def title_stopped_on(dossier: Dossier, au: dt.date, titre: Titre | None = None) -> dt.date | None:
    """The same of a title: the first judgment that governs one of the invoices it judges, every one by default."""
    opened = known(dossier, au)
    days = (
        stopped_on(one, opened)
        for one in dossier.factures
        if one.date <= au and (titre is None or titre.juge(one.numero))
    )
    return min((day for day in days if day), default=None)


def stopped_by_another(dossier: Dossier, titre: Titre, au: dt.date) -> Iterator[str]:
    """What is to be verified of a title against others: the opening of the principal debtor stops its interest."""
    if stopped := title_stopped_on(dossier, au, titre):
        yield (
            f"Intérêts du titre arrêtés au {stopped:%d/%m/%Y}, jugement d'ouverture du débiteur principal, par "
            "prudence : seules les personnes physiques tenues avec lui s'en prévalent (C. com., art. L622-28, à "
            "vérifier)."
        )
