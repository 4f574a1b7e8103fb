"""What a bank statement is held against: the numbers and payments of every case, and what each owes on a day.

A portfolio is looked at chunk by chunk, twice: for what its cases can be cited by, then for what they owe on the days
of the lines that cite none. Only the cases a line cites are kept.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case
from generator.findings import RecouvreError
from generator.model import Office
from generator.statement import compute
from generator.statement.types import Decompte
from generator.vocabulary import Moyen

Wanted = Mapping[dt.date, frozenset[Decimal]]  # amounts, by day


class Known(Struct, frozen=True):
    """What can be cited of a case, its creditor, its payments, and who may pay."""

    reference: str
    creancier: str
    factures: tuple[str, ...]
    paiements: tuple["Paid", ...]
    noms: tuple[str, ...] = ()


class Paid(Struct, frozen=True):
    """A payment of a case; ``releve`` is the print of the line it comes from, empty when none answered to it yet."""

    date: dt.date
    montant: Decimal
    releve: str
    moyen: Moyen = Moyen.VIREMENT


class Alike(Struct, frozen=True):
    """A case that owes exactly an amount on a day, or has it noted: ``quoi`` says which."""

    jour: dt.date
    montant: Decimal
    reference: str
    quoi: str


class Change(Struct, frozen=True):
    """A case as it lies on disk, its bytes with the payments to note, and the case they are."""

    before: Case
    content: bytes
    after: Case


class Portefeuille(Struct, frozen=True):
    """The cases of a statement: what is known of the sound ones, references of the others, and how more is asked.

    ``changes`` are the cases as the statements before it, of the same command, leave them, written or not yet.
    """

    known: Sequence[Known]
    broken: Sequence[str]
    load: Callable[[str], Case]
    alike: Callable[[Wanted], Iterable[Alike]]
    changes: Mapping[str, Change] = {}

    def after(self, changes: Mapping[str, Change]) -> "Portefeuille":
        """The same for the next statement, with the cases as this one leaves them."""
        known = [known_of(changes[one.reference].after) if one.reference in changes else one for one in self.known]
        return replace(self, known=known, changes=changes)


def known(case: Case, _office: Office, _au: dt.date) -> Known:
    """What is kept of a case."""
    return known_of(case)


def known_of(case: Case) -> Known:
    """What can be cited of a case loaded already, and its payments."""
    dossier = case.dossier
    return Known(
        dossier.reference,
        dossier.creancier,
        tuple(one.numero for one in dossier.factures),
        tuple(Paid(one.date, one.montant, one.releve or "", one.moyen) for one in dossier.paiements),
        tuple(one.nom_complet for one in dossier.debiteurs),
    )


def alike(case: Case, office: Office, _au: dt.date, wanted: Wanted) -> list[Alike]:
    """The amounts that a case owes exactly, or has noted, of those looked for."""
    reference = case.dossier.reference
    told: list[Alike] = []
    for day, amounts in wanted.items():
        owed = Owed(case, office, day)
        told += [Alike(day, amount, reference, what) for amount in sorted(amounts) if (what := owed.which(amount))]
    return told


class Owed(Struct, frozen=True, dict=True):
    """What a case owes on a day."""

    case: Case
    office: Office
    day: dt.date

    @cached_property
    def decompte(self) -> Decompte | None:
        """Its décompte; None where the law refuses to compute one, or before there is anything to compute."""
        try:
            return compute(self.case, self.office, self.day, lectures=False)
        except RecouvreError:
            return None

    @cached_property
    def sums(self) -> Mapping[Decimal, str]:
        """What is owed, by name: all of it, its principal, an invoice, the principal of one."""
        if self.decompte is None:
            return {}
        lines, mot = self.decompte.ouvertes, self.case.dossier.creance.famille.mot
        return {
            **{line.principal: f"principal de {line.numero}" for line in lines},
            **{line.total: f"{mot.un} {line.numero}" for line in lines},
            self.decompte.principal: "tout le principal",
            self.decompte.total: "tout le dû",
        }

    def which(self, amount: Decimal) -> str:
        """What of the case that amount is; empty when nothing of it is."""
        if any((one.date, one.montant) == (self.day, amount) for one in self.case.dossier.paiements):
            return "déjà noté ce jour"
        return self.sums.get(amount, "")
