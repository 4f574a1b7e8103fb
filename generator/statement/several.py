"""Several accounts of one case, as one décompte: a title, and what it leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace

from generator.law.rates import worst
from generator.money import ZERO, sum_known
from generator.statement.ledger import Ledger
from generator.statement.types import Decompte, Lecture

Told = TypeVar("Told")


def only(ledger: Ledger, compte: int) -> Ledger:
    """What a ledger shows of one of its accounts; what is overpaid is told with the first."""
    first = compte == 0
    return replace(
        ledger,
        compte=compte,
        accounts=[one for one in ledger.accounts if one.claim.compte == compte],
        accessories=[one for one in ledger.accessories if one.compte == compte],
        allocated={key: one for key, one in ledger.allocated.items() if one.compte == compte},
        reduced=[one for one in ledger.reduced if one.compte == compte],
        surplus=ledger.surplus if first else {},
        rembourse=ledger.rembourse if first else ZERO,
        sans_objet=ledger.sans_objet if first else [],
        sans_retard=[one for one in ledger.sans_retard if one.compte == compte],
    )


def together(comptes: Sequence[Decompte]) -> Decompte:
    """The accounts of a case as one: lines one after the other, sums added, a sentence of both said once."""
    first = comptes[0]
    imputations = [line for one in comptes for line in one.imputations]
    return replace(
        first,
        lignes=tuple(line for one in comptes for line in one.lignes),
        imputations=tuple(sorted(imputations, key=lambda line: line.date)),
        postes=tuple(line for one in comptes for line in one.postes),
        principal=_sum(one.principal for one in comptes),
        interets=_sum(one.interets for one in comptes),
        indemnites=_sum(one.indemnites for one in comptes),
        clause_penale=_sum(one.clause_penale for one in comptes),
        frais=_sum(one.frais for one in comptes),
        total=_sum(one.total for one in comptes),
        interet_par_jour=sum_known(one.interet_par_jour for one in comptes),
        conventions=tuple(_told_once(line for one in comptes for line in one.conventions)),
        lectures=tuple(_read(line for one in comptes for line in one.lectures)),
        remarques=_once(line for one in comptes for line in one.remarques),
        statut=worst(*(one.statut for one in comptes)),
        valeurs=tuple(sorted({name for one in comptes for name in one.valeurs})),
    )


def _sum(amounts: Iterator[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _once(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(told))


def _told_once(conventions: Iterable[str]) -> Iterator[str]:
    """The first of those that begin alike: one rule, of an account that bears an indemnity and of one that does not."""
    known: dict[str, str] = {}
    for line in conventions:
        known.setdefault(line.partition(" ; ")[0], line)
    yield from known.values()


def _read(lectures: Iterable[Lecture]) -> Iterator[Lecture]:
    """One reading of a rule, with its figures over all the accounts where it changes something."""
    known: dict[str, Lecture] = {}
    for one in lectures:
        other = known.get(one.sujet)
        known[one.sujet] = one if other is None else _added(other, one)
    yield from known.values()


def _added(one: Lecture, other: Lecture) -> Lecture:
    return replace(
        one,
        montant_retenu=one.montant_retenu + other.montant_retenu,
        montant_autre=one.montant_autre + other.montant_autre,
    )
