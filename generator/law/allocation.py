"""Allocation of payments: which debt first (C. civ., art. 1342-10), and within it what first (art. 1343-1)."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from generator.money import CENT, ZERO


class Parts(Struct, frozen=True):
    """How a sum is split on one debt, and what is left of it; euros, never negative, always summing."""

    interets: Decimal
    capitalises: Decimal
    principal: Decimal
    reste: Decimal


def civ_1343_1_imputation(
    montant: Decimal, interets: Decimal, principal: Decimal, *, capitalises: Decimal = ZERO
) -> Parts:
    """Split a payment on one debt: interest first, then principal (C. civ., art. 1343-1).

    Applied: the partial payment goes to interest first. Interest already capitalised stays interest: it comes after
    interest not yet capitalised, since that order costs the debtor less than the other.
    Waived: foreign currency and gold (second paragraph and art. 1343-3); principal first, as agreed or ordered by the
    judge (art. 1343-5, second paragraph), which the caller serves by giving the principal alone, then the interest.
    """
    first = min(montant, interets)
    then = min(montant - first, capitalises)
    last = min(montant - first - then, principal)
    return Parts(first, then, last, montant - first - then - last)


class Dette(Struct, frozen=True):
    """What ranks a debt: ``cle`` names it, ``taux`` is the interest it bears that day, percent a year."""

    cle: int
    echeance: dt.date
    date: dt.date
    taux: Decimal


def civ_1342_10_ordre(dettes: Sequence[Dette], jour: dt.date) -> tuple[tuple[int, ...], ...]:
    """Rank debts for a payment made on ``jour`` without a choice of the debtor (C. civ., art. 1342-10).

    Applied: debts due first; among them those the debtor has most interest in paying (the highest rate that day),
    then the oldest (due date, then date of the invoice), and debts equal in all things together, in proportion.
    Debts not yet due come after, in order of due date. Waived: the debtor's choice (first paragraph), which the caller
    serves before asking for this order; sureties and disputes as « interest in paying », matters for the lawyer.

    Returns:
        groups of keys in order; a group of several is paid in proportion.
    """

    def rank(dette: Dette) -> tuple[bool, Decimal, dt.date, dt.date]:
        due = dette.echeance <= jour
        return (not due, -dette.taux if due else ZERO, dette.echeance, dette.date)

    ranked = sorted(dettes, key=rank)
    return tuple(tuple(dette.cle for dette in group) for _, group in groupby(ranked, key=rank))


def civ_1342_10_proportion(montant: Decimal, dues: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Share a payment between equal debts in proportion to what is owed on each (C. civ., art. 1342-10).

    Applied: cents that do not divide go to the largest remainders, then to the first debts given; never more than is
    owed.
    """
    total = sum(dues, ZERO)
    if montant >= total:
        return tuple(dues)
    cents = [int(due / CENT) * int(montant / CENT) for due in dues]
    base = int(total / CENT)
    shares = [value // base for value in cents]
    left = int(montant / CENT) - sum(shares)
    by_remainder = sorted(range(len(dues)), key=lambda index: -(cents[index] % base))
    for index in by_remainder[:left]:
        shares[index] += 1
    return tuple(Decimal(share) * CENT for share in shares)
