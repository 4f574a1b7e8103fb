"""Instalments of a payment plan: what came in for them, and which are not covered."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from generator.case import KeyPath
from generator.model import Dossier, Echeance, FaitEcheancier, Paiement, bears_on, plans_in_force
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.once import once
from generator.statement.followed import line_of
from generator.statement.types import Decompte

Sum: TypeAlias = tuple[dt.date, Decimal, tuple[int, ...]]  # received on a day, and the ranks of the plans it may be of


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
    was seized on a title that judges none of its own. Of several plans, each sum counts once.
    """
    held = [fait for _, fait in in_force(seen)]
    known = held if plan in held else [plan]
    owed = seen.decompte if len(known) > 1 else None
    found = _allocated(seen, owed, known) if owed is not None else _paid(seen, known)
    return _shared(known, sorted(one for one in found if one[0] <= until))[known.index(plan)]


def _shared(known: Sequence[FaitEcheancier], sums: Sequence[Sum]) -> list[Decimal]:
    """What plans got of sums, in order of date: one that may be of several goes to the instalments due first."""
    got = [ZERO for _ in known]
    for day, montant, of in sums:
        since, rest = [rank for rank in of if known[rank].date < day], montant
        if len(of) > len(since) or len(of) > 1:  # of one plan since, it all counts
            lacking = [
                (one.date, rank, left) for rank in of for one, left in shortfalls(known[rank].echeances, got[rank])
            ]
            for due, rank, left in sorted(lacking):
                if due <= day or rank in since:
                    share = min(rest, left)
                    got[rank], rest = got[rank] + share, rest - share
        for rank in since[:1]:
            got[rank] += rest
    return got


def _paid(seen: AsOf, known: Sequence[FaitEcheancier]) -> Iterator[Sum]:
    """Payments, each with the plans it may be of."""
    for _, paid in seen.paiements:
        yield paid.date, paid.montant, tuple(rank for rank, plan in enumerate(known) if _is_of(seen, plan, paid))


def _allocated(seen: AsOf, decompte: Decompte, known: Sequence[FaitEcheancier]) -> Iterator[Sum]:
    """The same of what the décompte puts on its lines: of the plans that each is of, among them those chosen.

    What it puts on none, costs or a payment that a title came after, is of the plans whose invoices a title judges.
    """
    lines = {ligne.numero for ligne in decompte.lignes}
    own = [told(seen.case.dossier, decompte, plan) for plan in known]
    titled = [rank for rank, plan in enumerate(known) if not lines.issuperset(plan.factures)]
    for path, paid in seen.paiements:
        rest = paid.montant
        for one in decompte.imputations:
            if one.origine == path and one.facture in lines:
                of = [rank for rank, plan in enumerate(known) if one.facture in own[rank] and plan.date <= paid.date]
                chosen = [rank for rank in of if bears_on(known[rank], paid.imputation_choisie)]
                yield paid.date, one.montant, tuple(chosen or of)
                rest -= one.montant
        yield paid.date, rest, tuple(rank for rank in titled if _is_of(seen, known[rank], paid))


def told(dossier: Dossier, decompte: Decompte, plan: FaitEcheancier) -> set[str]:
    """Lines of a décompte that a plan of some invoices is of: those invoices, or the titles that judge them."""
    return {ligne.numero for ligne in decompte.lignes if line_of(dossier, ligne, plan.factures)}


def _is_of(seen: AsOf, plan: FaitEcheancier, paid: Paiement) -> bool:
    held = [titre for _, titre in seen.titres if titre.date <= paid.date] if plan.factures else []
    own = any(titre.juge(numero) for titre in held for numero in plan.factures)
    apart = bool(held) and not (paid.volontaire or paid.imputation_choisie or own)
    return plan.date <= paid.date and bears_on(plan, paid.imputation_choisie) and not apart
