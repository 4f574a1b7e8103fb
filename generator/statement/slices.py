"""The slices of interest of a claim: the articles of the law composed in order, under one reading."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import LawGap
from generator.law.interest import (
    DAY,
    Tranche,
    ccp_r2192_32_interets,
    civ_1231_6_interets,
    civ_1231_7_interets,
    civ_1343_5_delai,
    cmf_l313_3_majoration,
    com_l441_10_penalites,
    com_l441_10_releves,
    com_l622_28_arret,
    conso_l722_14_arret,
)
from generator.statement.facts import Claim, Facts, Reading, Regime
from generator.statement.types import TITLE_RATE


class Slices(Struct, frozen=True):
    """Rates known day by day; ``gap`` is the missing value met after them, if interest would have gone on."""

    tranches: tuple[Tranche, ...]
    gap: LawGap | None = None
    gap_day: dt.date | None = None  # first day whose rate is unknown


def slices(claim: Claim, facts: Facts, reading: Reading) -> Slices:
    """Every slice of a claim from its first day of interest to the morrow of the as-of date, or to an unknown rate.

    What is owed stops at the as-of date; the morrow is for what a letter says of the days to come.
    """
    jusque = facts.au + DAY
    if claim.depart is None or claim.depart > jusque:
        return Slices(())
    known: list[Tranche] = []
    gap: LawGap | None = None
    try:
        known.extend(_basic(claim, facts, reading, claim.depart, jusque))
    except LawGap as missing:
        gap = missing
    gap_day = (known[-1].au + DAY if known else claim.depart) if gap else None
    tranches = tuple(_modified(known, claim, facts))
    if gap_day and any(stop <= gap_day for stop in _stops(claim, facts)):
        return Slices(tranches)
    return Slices(tranches, gap, gap_day)


def _basic(claim: Claim, facts: Facts, reading: Reading, depart: dt.date, jusque: dt.date) -> Iterator[Tranche]:
    categorie = reading.categorie or facts.categorie
    if claim.regime is Regime.PUBLIC:
        return ccp_r2192_32_interets(facts.bareme, depart, jusque)
    if claim.regime is Regime.LEGAL:
        return civ_1231_6_interets(facts.bareme, categorie, depart - DAY, jusque)
    if claim.regime is Regime.TITRE and facts.formule is None:
        return _raised(civ_1231_7_interets(facts.bareme, categorie, depart, jusque), facts, reading)
    tranches = com_l441_10_penalites(facts.bareme, facts.formule, depart, jusque, glissant=reading.glissant)
    if claim.regime is Regime.TITRE:
        return _owed_by(tranches, TITLE_RATE)
    if claim.regime is Regime.CONVENU:
        return _owed_by(tranches, "C. civ., art. 1103 (taux convenu)")
    return com_l441_10_releves(facts.bareme, tranches) if reading.plancher else tranches


def _raised(tranches: Iterator[Tranche], facts: Facts, reading: Reading) -> Iterator[Tranche]:
    """Legal interest of a condemnation, with the five points where they are due."""
    majoration = facts.majoration
    if majoration is None:
        return tranches
    first = (reading.majoration_autre and majoration.autre_jour) or majoration.premier_jour
    delays = [(grace.du, grace.au) for grace in facts.graces]
    return cmf_l313_3_majoration(facts.bareme, tranches, first, majoration.statut, delays)


def _owed_by(tranches: Iterator[Tranche], reason: str) -> Iterator[Tranche]:
    """A rate a title grants, or a contract outside the field of L441-10: it is the reason, not that article."""
    for tranche in tranches:
        yield replace(tranche, reference=replace(tranche.reference, article=reason))


def _modified(tranches: Iterable[Tranche], claim: Claim, facts: Facts) -> Iterable[Tranche]:
    """Slices after what suspends or stops them."""
    for grace in facts.graces:
        tranches = civ_1343_5_delai(
            tranches, grace.du, grace.au, penalites=facts.penalites, taux_reduit=grace.taux_reduit
        )
    if claim.ouverture and not claim.excepte:
        tranches = com_l622_28_arret(tranches, claim.ouverture)
    if facts.recevabilite:
        tranches = conso_l722_14_arret(tranches, facts.recevabilite)
    return tranches


def _stops(claim: Claim, facts: Facts) -> Iterator[dt.date]:
    """First days on which interest no longer runs."""
    if claim.ouverture and not claim.excepte:
        yield claim.ouverture
    if facts.recevabilite:
        yield facts.recevabilite
