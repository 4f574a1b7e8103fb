"""What the ledger writes: sums beside the accounts, what each payment extinguished, what was given back."""

import datetime as dt
from collections.abc import Container
from decimal import Decimal

from msgspec import Struct

from generator.case import KeyPath
from generator.money import ZERO
from generator.statement.account import Account
from generator.statement.facts import Charge, Payment


class Refund(Struct, frozen=True):
    """What was overpaid, given back: noted on a payment, and never more than it."""

    payment: Payment


class Accessory(Struct):
    """A sum beside the accounts: the 40 € of an invoice (``account``), a clause or a cost (``charge``)."""

    montant: Decimal
    account: Account | None = None
    charge: Charge | None = None
    paye: Decimal = ZERO
    conteste: Decimal = ZERO  # what of it comes of a disputed principal alone
    rejets: tuple[tuple[dt.date, Decimal], ...] = ()  # what of it comes of a principal dismissed by each day

    @property
    def reste(self) -> Decimal:
        """What is still owed of it."""
        return self.montant - self.paye

    @property
    def rejete(self) -> Decimal:
        """What of it comes of a principal that a judgment dismissed."""
        return max((montant for _, montant in self.rejets), default=ZERO)

    def payable(self, day: dt.date, chosen: Container[str] = ()) -> Decimal:
        """What of it a payment may extinguish: nothing beside a debt that a judgment dismissed, unless it is chosen."""
        if self.account is not None and self.account.claim.numero not in chosen and not self.account.payable(day):
            return ZERO
        lost = max((montant for since, montant in self.rejets if since <= day), default=ZERO)
        return max(ZERO, self.reste - lost)

    @property
    def compte(self) -> int:
        """Of which account it is."""
        return self.account.claim.compte if self.account else self.charge.compte if self.charge else 0

    @property
    def nom(self) -> str:
        """The invoice or the charge it belongs to."""
        return self.account.claim.numero if self.account else self.charge.libelle if self.charge else ""


class Allocated(Struct):
    """What one payment or credit note extinguished on one claim or charge."""

    date: dt.date
    origine: KeyPath
    nom: str
    interets: Decimal = ZERO
    principal: Decimal = ZERO
    accessoire: Decimal = ZERO
    poste: bool = False
    avoir: str = ""  # a credit note on its own invoice: how it acts
    choisie: bool = False
    compte: int = 0

    @property
    def total(self) -> Decimal:
        """All that was extinguished."""
        return self.interets + self.principal + self.accessoire
