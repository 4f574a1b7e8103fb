"""What a procedure would ask for: the sums past due, with what is disputed of them or without it."""

from collections.abc import Sequence

from generator.law.procedures.types import Somme
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.plans import asked_for, held_by_the_plan
from generator.statement.disputed import claimable, undisputed_poste, whole
from generator.statement.types import Decompte, LigneFacture, Poste


def due(seen: AsOf) -> Somme | None:
    """What a suit on the merits asks for, in euros: past due, not dismissed; None before the sums are computed."""
    return _claimed(seen, whole(seen.decompte, dismissed=False)) if seen.decompte else None


def dismissed(seen: AsOf) -> Somme:
    """What the décompte counts and a judgment dismissed, in euros: it is asked of nobody (CPC 480)."""
    lignes = [one for one in seen.decompte.lignes if one.rejetee] if seen.decompte else []
    postes = seen.decompte.postes if seen.decompte else ()
    return Somme(
        sum((one.principal for one in lignes), ZERO),
        sum((one.interets for one in lignes), ZERO),
        sum((one.total for one in lignes), ZERO) + sum((one.rejete for one in postes), ZERO),
    )


def certain(seen: AsOf) -> Somme | None:
    """The same without what is disputed: what an order for payment, a référé or the small claims ask for."""
    return _claimed(seen, seen.decompte) if seen.decompte else None


def _claimed(seen: AsOf, decompte: Decompte) -> Somme:
    postes = [undisputed_poste(poste) for poste in decompte.postes]
    return _sum(seen, tuple(claimable(asked_for(seen, decompte.echues))), postes)


def _sum(seen: AsOf, lignes: Sequence[LigneFacture], postes: Sequence[Poste]) -> Somme:
    """The sum of some lines, and of what is beside them, which is asked with the whole alone."""
    postes = () if held_by_the_plan(seen) else postes
    principal = sum((ligne.principal for ligne in lignes), ZERO)
    interets = sum((ligne.interets for ligne in lignes), ZERO)
    beside = sum((poste.montant for poste in postes), sum((ligne.indemnite for ligne in lignes), ZERO))
    return Somme(principal, interets, principal + interets + beside)
