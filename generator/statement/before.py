"""The sentences of a décompte on what came before a title: what it counts, what it deducts, what exceeded all debts."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.money import ZERO, format_eur
from generator.phrases import lower_first
from generator.statement.beside import Compris, ExcesTenu, by_title
from generator.statement.facts import Facts
from generator.statement.ledger import Ledger


def before_titles(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """What is to be verified of what came before a title, as it was played."""
    yield from (one.texte for one in held_in_titles(facts, ledger))
    yield from (counted_in(one.date, one.montant, one.titre) for one in ledger.tenus if one.montant)
    yield from _deducted_since(facts, ledger)


def held_in_titles(facts: Facts, ledger: Ledger) -> Iterator[ExcesTenu]:
    """What exceeded every debt before a title, which is held to have counted it: it is in no total, and told."""
    titles = {claim.numero: claim.origine for claim in facts.claims}
    for one in ledger.facts.exces:
        if one.titre in titles and (left := ledger.exces.tenu[one.origine]):
            yield ExcesTenu(
                one.origine,
                f"À vérifier : {format_eur(left)} reçus en trop le {one.recu_le:%d/%m/%Y}, avant ce titre, tenus pour "
                f"compris dans ce qu'il accorde, ni déduits ni rendus ici : {lower_first(one.titre)}. S'il ne les "
                "déduit pas, ils sont à rembourser à qui les a payés (C. civ., art. 1302-1).",
                titles[one.titre],
            )


def paid_before(compris: Iterable[Compris]) -> Iterator[str]:
    """What was paid before a title, that it is held to have counted, and how much of it was kept."""
    for (titre, cut), montant in by_title(compris).items():
        yield (
            f"Paiements reçus jusqu'au {cut:%d/%m/%Y} tenus pour compris dans le titre, {format_eur(montant)}, "
            f"à vérifier : {lower_first(titre)}."
        )


def counted_in(day: dt.date, montant: Decimal, titre: str) -> str:
    """What is to be verified of a credit note above what it is of, held to be counted in a title."""
    return (
        f"Avoir du {day:%d/%m/%Y} : {format_eur(montant)} au-delà de ce qu'il corrige, tenus pour compris dans ce "
        f"titre, à vérifier : {lower_first(titre)}."
    )


def _deducted_since(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """What a title deducts of each payment made between what it counts and its own day: what it settled then.

    It may have settled interest that the title does not grant: what is above it is of other debts.
    """
    for claim in (one for one in facts.claims if one.jusqu_au):
        since = [one for one in facts.payments if one.choisies == (claim.numero,) and one.date <= claim.date]
        for origine, day in {one.origine: one.date for one in since if one.origine[0] == "paiements"}.items():
            settled = sum((one.montant for one in since if one.origine == origine), ZERO)
            deducted = sum((line.total for line in ledger.allocated.values() if line.origine == origine), ZERO)
            left = settled - deducted
            beyond = f", sauf {format_eur(left)} qui excèdent ce qu'il accorde" if left else ""
            yield (
                f"À vérifier : {format_eur(settled)} reçus le {day:%d/%m/%Y}, après ce que compte ce titre, en sont "
                f"déduits pour ce que le paiement éteignait alors de ce qu'il juge{beyond} : "
                f"{lower_first(claim.numero)}."
            )
