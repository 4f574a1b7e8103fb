"""Worked calculations of the guide, made by the law itself when the site is built: they cannot drift from it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from generator.findings import LawGap
from generator.law.allocation import civ_1343_1_imputation
from generator.law.interest import (
    DAY,
    Tranche,
    amount,
    ccp_r2192_32_interets,
    civ_1231_6_interets,
    civ_1231_7_interets,
    civ_1343_2_anniversaires,
    cmf_l313_3_majoration,
    cmf_l313_3_premier_jour,
    com_l441_10_penalites,
    days,
)
from generator.law.payment_terms import DatesDeFacture, ccp_r2192_10_plafond
from generator.law.series import Bareme
from generator.money import ZERO, format_eur
from generator.vocabulary import Statut
from generator.vocabulary.rates import BaseTaux, CategorieTauxLegal, FormuleTaux

TEN_THOUSAND = Decimal("10000.00")


class Ligne(Struct, frozen=True):
    """A row of an example: a segment of interest, or (``note``) what happens between two of them."""

    tranche: Tranche | None = None
    jours: int = 0
    base: Decimal = ZERO
    montant: Decimal = ZERO
    note: str = ""


class Exemple(Struct, frozen=True):
    """A worked calculation; ``lacune`` is the missing value when a rate is unknown."""

    titre: str
    lignes: tuple[Ligne, ...]
    total: Decimal
    lacune: str = ""


def examples(bareme: Bareme) -> tuple[Exemple, ...]:
    """Every example, in the order of the page."""
    return tuple(_worked(titre, rows, bareme) for titre, rows in EXAMPLES)


def _worked(titre: str, rows: Callable[[Bareme], Iterator[Ligne]], bareme: Bareme) -> Exemple:
    lignes: list[Ligne] = []
    lacune = ""
    try:
        lignes.extend(rows(bareme))
    except LawGap as gap:
        lacune = str(gap)
    return Exemple(titre, tuple(lignes), sum((ligne.montant for ligne in lignes), ZERO), lacune)


def _rows(base: Decimal, tranches: Iterable[Tranche]) -> Iterator[Ligne]:
    for tranche in tranches:
        count = days(tranche.du, tranche.au)
        yield Ligne(tranche, count, base, amount(base, tranche.taux, count))


def _penalties(due: dt.date, paid: dt.date) -> Callable[[Bareme], Iterator[Ligne]]:
    return lambda bareme: _rows(TEN_THOUSAND, com_l441_10_penalites(bareme, None, due + DAY, paid))


def _part_payment(bareme: Bareme) -> Iterator[Ligne]:
    due, paid, closed = dt.date(2025, 4, 30), dt.date(2025, 9, 15), dt.date(2026, 8, 31)
    principal, received = Decimal("12000.00"), Decimal("5000.00")
    before = tuple(_rows(principal, com_l441_10_penalites(bareme, None, due + DAY, paid)))
    yield from before
    parts = civ_1343_1_imputation(received, sum((ligne.montant for ligne in before), ZERO), principal)
    yield Ligne(
        note=f"Paiement de {format_eur(received)} le {paid:%d/%m/%Y} : {format_eur(parts.interets)} sur les intérêts, "
        f"puis {format_eur(parts.principal)} sur le principal (C. civ., art. 1343-1). Ces intérêts-là sont éteints."
    )
    left = principal - parts.principal
    yield from _rows(left, com_l441_10_penalites(bareme, None, paid + DAY, closed))


def _consumer(bareme: Bareme) -> Iterator[Ligne]:
    presented, paid = dt.date(2026, 5, 6), dt.date(2026, 9, 1)
    return _rows(TEN_THOUSAND, civ_1231_6_interets(bareme, CategorieTauxLegal.AUTRES_CAS, presented, paid))


def _public(bareme: Bareme) -> Iterator[Ligne]:
    received, paid = dt.date(2026, 1, 10), dt.date(2026, 9, 1)
    due = ccp_r2192_10_plafond(DatesDeFacture(received, None, received)).date
    yield Ligne(note=f"Trente jours de la réception : dernier jour pour payer le {due:%d/%m/%Y} (CCP, art. R2192-10).")
    yield from _rows(TEN_THOUSAND, ccp_r2192_32_interets(bareme, due + DAY, paid))


def _judgment(bareme: Bareme) -> Iterator[Ligne]:
    ruled, enforceable, closed = dt.date(2025, 3, 3), dt.date(2025, 9, 17), dt.date(2025, 12, 31)
    legal = civ_1231_7_interets(bareme, CategorieTauxLegal.AUTRES_CAS, ruled + DAY, closed)
    return _rows(
        TEN_THOUSAND,
        cmf_l313_3_majoration(bareme, legal, cmf_l313_3_premier_jour(enforceable), Statut.OFFICIEL),
    )


def _capitalised(bareme: Bareme) -> Iterator[Ligne]:
    start, closed = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
    formule = FormuleTaux(BaseTaux.FIXE, Decimal(0), Decimal(5))
    base = TEN_THOUSAND
    for anniversary in (*civ_1343_2_anniversaires(start, closed), closed + DAY):
        (row,) = _rows(base, com_l441_10_penalites(bareme, formule, start, anniversary - DAY))
        yield row
        base += row.montant
        start = anniversary


EXAMPLES: tuple[tuple[str, Callable[[Bareme], Iterator[Ligne]]], ...] = (
    (
        "10 000 € échus le 01/05/2026, payés le 01/09/2026, pénalités au taux par défaut",
        _penalties(dt.date(2026, 5, 1), dt.date(2026, 9, 1)),
    ),
    (
        "10 000 € échus le 15/11/2023, payés le 10/03/2024, pénalités au taux par défaut",
        _penalties(dt.date(2023, 11, 15), dt.date(2024, 3, 10)),
    ),
    ("12 000 € échus le 30/04/2025, 5 000 € reçus le 15/09/2025, compte arrêté au 31/08/2026", _part_payment),
    (
        "Consommateur : 10 000 €, mise en demeure présentée le 06/05/2026, payés le 01/09/2026, intérêt légal",
        _consumer,
    ),
    ("Marché public : 10 000 €, facture reçue le 10/01/2026, payée le 01/09/2026, taux unique", _public),
    (
        "Jugement du 03/03/2025 : 10 000 €, signifié et exécutoire le 17/09/2025, compte au 31/12/2025, cinq points",
        _judgment,
    ),
    (
        "Clause de capitalisation : 10 000 €, taux convenu de 5 %, du 01/01/2023 au 31/12/2025, une fois par an",
        _capitalised,
    ),
)
