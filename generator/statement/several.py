"""Several accounts of one case, as one décompte: a title, and what it leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from generator.law.rates import worst
from generator.money import format_eur, round_known, sum_eur
from generator.phrases import enumeration
from generator.statement.beside import Lecture, Remarque
from generator.statement.ledger import Ledger
from generator.statement.types import Decompte

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
        tenus=[one for one in ledger.tenus if one.compte == compte],
        exces=ledger.exces if first else replace(ledger.exces, surplus={}, rendu={}, sans_objet=[], partages=[]),
        sans_retard=[one for one in ledger.sans_retard if one.compte == compte],
    )


def carried_over(ledger: Ledger, compte: int) -> Iterator[Remarque]:
    """What exceeded the claims a payment is of, and was set against those of another account: told in both.

    Of a credit note, nobody chose: its allocation tells it.
    """
    paid_on = (one.origine for one in ledger.facts.payments if one.choisies and one.origine[0] == "paiements")
    for origine in dict.fromkeys(paid_on):
        parts = [one for one in ledger.facts.payments if one.origine == origine]
        aimed = {numero for one in parts for numero in one.saisi_sur or one.choisies}
        own = {one.claim.compte for one in ledger.accounts if one.claim.numero in aimed}
        lines = (one for one in ledger.allocated.values() if one.origine == origine and one.total)
        beyond = [one for one in lines if one.compte not in own]
        if beyond and compte in own.union(one.compte for one in beyond):
            paid = format_eur(sum_eur(one.montant for one in parts))
            more = format_eur(sum_eur(one.total for one in beyond))
            yield Remarque(
                origine,
                f"À vérifier : du paiement du {parts[0].date:%d/%m/%Y} de {paid}, {more} excèdent ce qu'il vise et "
                f"sont comptés sur {enumeration(list(dict.fromkeys(one.nom for one in beyond)))}. Une saisie "
                "n'est faite que pour ce que doit son titre (CPCE, art. L211-2) ; un choix du débiteur ne dit rien "
                "de l'excédent (C. civ., art. 1342-10).",
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
        principal=sum_eur(one.principal for one in comptes),
        interets=sum_eur(one.interets for one in comptes),
        indemnites=sum_eur(one.indemnites for one in comptes),
        clause_penale=sum_eur(one.clause_penale for one in comptes),
        frais=sum_eur(one.frais for one in comptes),
        total=sum_eur(one.total for one in comptes),
        interet_par_jour=round_known(ligne.interet_par_jour for one in comptes for ligne in one.lignes),
        conventions=tuple(_told_once(line for one in comptes for line in one.conventions)),
        lectures=tuple(_read(line for one in comptes for line in one.lectures)),
        remarques=_once(line for one in comptes for line in one.remarques),
        excedents=_once(line for one in comptes for line in one.excedents),
        compris=tuple(line for one in comptes for line in one.compris),
        exces_tenus=_once(line for one in comptes for line in one.exces_tenus),
        sans_preuve=_once(line for one in comptes for line in one.sans_preuve),
        statut=worst(*(one.statut for one in comptes)),
        valeurs=tuple(sorted({name for one in comptes for name in one.valeurs})),
    )


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
    known: dict[str, list[Lecture]] = {}
    for one in lectures:
        known.setdefault(one.sujet, []).append(one)
    yield from map(_added, known.values())


def _added(same: Sequence[Lecture]) -> Lecture:
    return replace(
        same[0],
        retenue=_each(one.retenue for one in same),
        autre=_each(one.autre for one in same),
        montant_retenu=sum_eur(one.montant_retenu for one in same),
        montant_autre=sum_eur(one.montant_autre for one in same),
    )


def _each(told: Iterable[str]) -> str:
    """What all of them say; else what each says of its own title and days, the figure that follows being of all."""
    said = _once(told)
    return said[0] if len(said) == 1 else " ; ".join((*said, "en tout"))
