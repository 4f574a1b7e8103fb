"""One claim as an account: what is owed on it, segment by segment."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from generator.findings import LawGap
from generator.law.allocation import Parts, civ_1343_1_imputation
from generator.law.interest import (
    DAY,
    Tranche,
    amount,
    civ_1343_2_anniversaires,
    com_l622_28_capitalisation,
    days,
    exact,
)
from generator.money import ZERO
from generator.statement.facts import Claim, Facts, Reading, Regime
from generator.statement.slices import slices
from generator.statement.types import Nature, Segment
from generator.vocabulary import Reference

NATURES = {
    Regime.PENALITES: Nature.PENALITES,
    Regime.CONVENU: Nature.INTERETS_CONVENUS,
    Regime.PUBLIC: Nature.INTERETS_MORATOIRES,
    Regime.LEGAL: Nature.INTERETS_LEGAUX,
    Regime.TITRE: Nature.INTERETS_DU_TITRE,
}


class Share(Enum):
    """What part of a claim a payment may extinguish."""

    TOUT = auto()
    CAPITAL = auto()
    INTERETS = auto()


class Account(Struct):
    """A claim being played, in euros: ``interets`` has accrued and bears nothing, ``capitalises`` bears interest."""

    claim: Claim
    tranches: tuple[Tranche, ...]
    anniversaires: tuple[dt.date, ...]
    gap: LawGap | None
    gap_day: dt.date | None
    principal: Decimal
    interets: Decimal
    capitalises: Decimal = ZERO
    courus: Decimal = ZERO
    avoirs: Decimal = ZERO
    paye_principal: Decimal = ZERO
    paye_interets: Decimal = ZERO
    jusque: dt.date = dt.date.min  # last day counted
    solde_le: dt.date | None = None
    gap_met: bool = False  # interest needed a rate that is unknown
    annee_entiere: bool = False  # as in ``Reading``
    entamee: bool = False  # some interest of the year was paid
    segments: list[Segment] = field(default_factory=list)
    valeurs: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, claim: Claim, facts: Facts, reading: Reading) -> "Account":
        """Open the account of a claim, with the interest a title already fixed."""
        known = slices(claim, facts, reading)
        anniversaires: tuple[dt.date, ...] = ()
        if facts.capitalisation and known.tranches:
            anchor = max(facts.capitalisation, known.tranches[0].du)
            whole_years = civ_1343_2_anniversaires(anchor, facts.au + DAY)
            anniversaires = tuple(com_l622_28_capitalisation(whole_years, claim.ouverture))
        return cls(
            claim, known.tranches, anniversaires, known.gap, known.gap_day,
            principal=claim.montant - claim.annule, interets=claim.liquides, courus=claim.liquides,
            avoirs=claim.annule, annee_entiere=reading.annee_entiere,
        )  # fmt: skip

    @property
    def owed(self) -> Decimal:
        """Principal and interest owed, as far as interest has been counted."""
        return self.principal + self.interets + self.capitalises

    @property
    def attend(self) -> bool:
        """Whether nothing is left of its principal but what is disputed: its accessories wait with it."""
        return ZERO < self.principal <= self.claim.conteste

    def exists(self, day: dt.date) -> bool:
        """Tell whether the claim is born: an invoice from its date; a title confirms a debt older than itself."""
        return self.claim.regime is Regime.TITRE or self.claim.date <= day

    def payable(self, day: dt.date) -> bool:
        """Tell whether what names no debt may extinguish it: it is born, and no judgment dismissed it (CPC 480)."""
        return self.exists(day) and (self.claim.rejetee is None or day < self.claim.rejetee)

    def rate(self, day: dt.date) -> Decimal:
        """Rate the claim bears on a day, percent a year; 0 when no interest runs."""
        return next((tranche.taux for tranche in self.tranches if tranche.du <= day <= tranche.au), ZERO)

    def per_day(self, day: dt.date) -> Fraction | None:
        """Interest of the morrow of ``day``, on what then bears interest, exact; None if its rate is unknown.

        What is capitalised on the morrow bears interest that very day.
        """
        capital = self.principal + self.capitalises + (self.interets if day + DAY in self.anniversaires else ZERO)
        if capital and self.gap_day and day + DAY >= self.gap_day:
            return None
        return Fraction(*exact(capital, self.rate(day + DAY), 1))

    def accrue(self, day: dt.date) -> None:
        """Count interest through ``day`` included, and capitalise it at each whole year."""
        for anniversary in self.anniversaires:
            if self.jusque < anniversary <= day:
                self._count(anniversary - DAY)
                if not (self.annee_entiere and self.entamee):
                    self.capitalises += self.interets
                    self.interets = ZERO
                self.entamee = False
        self._count(day)

    def _count(self, day: dt.date) -> None:
        bearing = self._bearing() if self.tranches or self.gap else []
        if bearing:
            for tranche in self.tranches:
                du, au = max(tranche.du, self.jusque + DAY), min(tranche.au, day)
                if du <= au:
                    self._add(tranche, du, au, bearing)
            if self.gap_day and day >= self.gap_day:
                self.gap_met = True
        self.jusque = max(self.jusque, day)

    def _bearing(self) -> list[tuple[Decimal, Nature]]:
        bases = ((self.principal, NATURES[self.claim.regime]), (self.capitalises, Nature.CAPITALISES))
        return [(base, nature) for base, nature in bases if base]

    def _add(self, tranche: Tranche, du: dt.date, au: dt.date, bearing: Iterable[tuple[Decimal, Nature]]) -> None:
        count = days(du, au)
        for base, nature in bearing:
            interest = amount(base, tranche.taux, count)
            self.interets += interest
            self.courus += interest
            self.valeurs.update(tranche.valeurs)
            self.segments.append(
                Segment(
                    nature,
                    self.claim.numero,
                    base,
                    du,
                    au,
                    count,
                    tranche.taux,
                    tranche.formule,
                    interest,
                    _capitalised(tranche.reference) if nature is Nature.CAPITALISES else tranche.reference,
                    tranche.semestre,
                )
            )

    def pay(self, day: dt.date, montant: Decimal, share: Share) -> Parts:
        """Allocate a payment to this claim; the rest is returned with the parts."""
        self.accrue(day)
        interest = share is not Share.CAPITAL
        parts = civ_1343_1_imputation(
            montant,
            self.interets if interest else ZERO,
            self.principal if share is not Share.INTERETS else ZERO,
            capitalises=self.capitalises if interest else ZERO,
        )
        self.interets -= parts.interets
        self.entamee |= bool(parts.interets)
        self.capitalises -= parts.capitalises
        self.paye_interets += parts.interets + parts.capitalises
        self._reduce(day, parts.principal)
        self.paye_principal += parts.principal
        return parts

    def credit(self, day: dt.date, montant: Decimal) -> Decimal:
        """Reduce the principal by a credit note; what exceeds it is returned."""
        self.accrue(day)
        reduction = min(self.principal, montant)
        self._reduce(day, reduction)
        self.avoirs += reduction
        return montant - reduction

    def give_up(self, day: dt.date) -> tuple[Decimal, Decimal]:
        """Extinguish all that is owed at the end of a day, and say what it was: principal, interest."""
        self.accrue(day)
        principal, interets = self.principal, self.interets + self.capitalises
        self.interets = self.capitalises = ZERO
        self._reduce(day, principal)
        return principal, interets

    def _reduce(self, day: dt.date, reduction: Decimal) -> None:
        self.principal -= reduction
        if reduction and not self.principal:
            self.solde_le = day

    def shares(self, day: dt.date, share: Share) -> Decimal:
        """What a payment of ``day`` could extinguish on this claim."""
        self.accrue(day)
        return {
            Share.TOUT: self.owed,
            Share.CAPITAL: self.principal,
            Share.INTERETS: self.interets + self.capitalises,
        }[share]


def _capitalised(reference: Reference) -> Reference:
    return replace(reference, article=f"C. civ., art. 1343-2 ; {reference.article}")
