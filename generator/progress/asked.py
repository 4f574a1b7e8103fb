"""What a procedure would ask for: the sums past due, with what is disputed of them or without it."""

from collections.abc import Sequence

from generator.law.procedures.types import Somme
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.plans import asked_for, held_by_the_plan
from generator.statement.disputed import claimable, undisputed_poste
from generator.statement.types import LigneFacture, Poste


def due(seen: AsOf) -> Somme | None:
    """All that is past due, in euros: what a suit on the merits asks for; None before the sums are computed."""
    return _sum(seen, tuple(asked_for(seen, seen.decompte.echues)), seen.decompte.postes) if seen.decompte else None


def certain(seen: AsOf) -> Somme | None:
    """The same without what is disputed: what an order for payment, a référé or the small claims ask for."""
    if seen.decompte is None:
        return None
    postes = [undisputed_poste(poste) for poste in seen.decompte.postes]
    return _sum(seen, tuple(claimable(asked_for(seen, seen.decompte.echues))), postes)


def _sum(seen: AsOf, lignes: Sequence[LigneFacture], postes: Sequence[Poste]) -> Somme:
    """The sum of some lines, and of what is beside them, which is asked with the whole alone."""
    postes = () if held_by_the_plan(seen) else postes
    principal = sum((ligne.principal for ligne in lignes), ZERO)
    interets = sum((ligne.interets for ligne in lignes), ZERO)
    beside = sum((poste.montant for poste in postes), sum((ligne.indemnite for ligne in lignes), ZERO))
    return Somme(principal, interets, principal + interets + beside)
