"""Instalments of a payment plan: what came in for them, and which are not covered."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from generator.case import KeyPath
from generator.model import Echeance, FaitEcheancier, Paiement, bears_on, plans_in_force
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.once import once
from generator.statement.types import Decompte


@once
def in_force(seen: AsOf) -> list[tuple[KeyPath, FaitEcheancier]]:
    """Plans signed that none since replaces, each with its place, oldest first."""
    return plans_in_force(seen.case.dossier, seen.au)


def shortfalls(echeances: Sequence[Echeance], paid: Decimal) -> tuple[tuple[Echeance, Decimal], ...]:
    """Instalments that what came in does not cover whole, in order of date, each with the euros it lacks."""
    rest = paid
    missing = []
    for echeance in sorted(echeances, key=lambda one: one.date):
        covered = min(rest, echeance.montant)
        rest -= covered
        if covered < echeance.montant:
            missing.append((echeance, echeance.montant - covered))
    return tuple(missing)


def uncovered(echeances: Sequence[Echeance], paid: Decimal) -> tuple[Echeance, ...]:
    """Instalments that what came in does not cover whole, in order of date."""
    return tuple(echeance for echeance, _ in shortfalls(echeances, paid))


def received(seen: AsOf, plan: FaitEcheancier, until: dt.date) -> Decimal:
    """Money that counts towards a plan up to a day, in euros.

    The sum agreed on a day is what was left after the payments of that day: one of them counts only up to the
    instalments that fall due by then. What the debtor paid for invoices the plan does not cover is not of it, nor what
    was seized on a title that judges none of its own.
    """
    held = [fait for _, fait in in_force(seen)]
    lines: set[str] = {one.numero for one in seen.decompte.lignes} if seen.decompte else set()
    if len(held) > 1 and seen.decompte and lines.issuperset(plan.factures):  # none of them is in a title
        return _allocated(seen.decompte, plan, until)
    known = held if plan in held else [plan]
    return _shared(seen, known, until)[known.index(plan)]


def _shared(seen: AsOf, known: Sequence[FaitEcheancier], until: dt.date) -> list[Decimal]:
    """The same of plans that no décompte tells apart: each payment counts once, for the instalments due first."""
    got = [ZERO for _ in known]
    for paid in sorted((one for _, one in seen.paiements if one.date <= until), key=lambda one: one.date):
        of = [rank for rank, plan in enumerate(known) if _is_of(seen, plan, paid)]
        lacking = [(one.date, rank, left) for rank in of for one, left in shortfalls(known[rank].echeances, got[rank])]
        rest = paid.montant
        for due, rank, left in sorted(lacking):
            if due <= paid.date or known[rank].date < paid.date:
                share = min(rest, left)
                got[rank], rest = got[rank] + share, rest - share
        for rank in [rank for rank in of if known[rank].date < paid.date][:1]:
            got[rank] += rest
    return got


def _allocated(decompte: Decompte, plan: FaitEcheancier, until: dt.date) -> Decimal:
    """The same of one plan among several: what the décompte allocates to its own invoices, in euros."""
    at_once = sum((one.montant for one in plan.echeances if one.date <= plan.date), ZERO)
    paid = [one for one in decompte.imputations if one.genre == "paiement" and one.facture in plan.factures]
    same_day = sum((one.montant for one in paid if one.date == plan.date), ZERO)
    return min(same_day, at_once) + sum((one.montant for one in paid if plan.date < one.date <= until), ZERO)


def _is_of(seen: AsOf, plan: FaitEcheancier, paid: Paiement) -> bool:
    held = [titre for _, titre in seen.titres if titre.date <= paid.date] if plan.factures else []
    own = any(titre.juge(numero) for titre in held for numero in plan.factures)
    apart = bool(held) and not (paid.volontaire or paid.imputation_choisie or own)
    return plan.date <= paid.date and bears_on(plan, paid.imputation_choisie) and not apart
