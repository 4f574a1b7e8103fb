"""What the ledger writes: sums beside the accounts, what each payment extinguished, what was given back."""

import datetime as dt
from collections.abc import Container, Iterable
from decimal import Decimal

from msgspec import Struct, field

from generator.case import KeyPath
from generator.law.indemnity import civ_1231_5_clause_penale
from generator.money import ZERO
from generator.statement.account import Account
from generator.statement.beside import Partage
from generator.statement.facts import Charge, Facts, Refund, Rendu


class Held(Struct, frozen=True):
    """What of a credit note, above its own title, a later title is held to have counted."""

    date: dt.date
    titre: str
    montant: Decimal
    compte: int


class Excess(Struct):
    """What was received beyond every debt, by payment or credit note, and given back, by refund."""

    cuts: dict[KeyPath, dt.date] = field(default_factory=dict)  # of ``tenu``: the last day a title counted
    surplus: dict[KeyPath, Decimal] = field(default_factory=dict)  # still held
    tenu: dict[KeyPath, Decimal] = field(default_factory=dict)  # the same, of before a title: nobody asks for it
    rendu: dict[Rendu, Decimal] = field(default_factory=dict)  # what of both was given back
    sans_objet: list[tuple[Refund, Decimal]] = field(default_factory=list)  # what of a refund nothing explains
    partages: list[Partage] = field(default_factory=list)

    @classmethod
    def of(cls, facts: Facts) -> "Excess":
        """What came before the titles of these facts."""
        return cls(
            cuts={one.origine: one.jusqu_au for one in facts.exces},
            tenu={one.origine: one.montant for one in facts.exces},
            rendu=dict(facts.rendus),
        )

    @property
    def trop_percu(self) -> Decimal:
        """What the debtor paid beyond every debt and was not refunded."""
        return sum(self.surplus.values(), ZERO)

    @property
    def rembourse(self) -> Decimal:
        """What the debtor paid beyond every debt and was refunded."""
        return sum(self.rendu.values(), ZERO)

    def give_back_own(self, refund: Refund) -> None:
        """Give back what is overpaid that day by whom it is told it went to.

        Noted on a payment: what that one and the credit notes exceed.
        """
        self._give_back(refund, [one for one in self._known(refund) if one[1] in refund.siens])

    def give_back_rest(self, refund: Refund) -> None:
        """Give back what is left of a refund of what others overpaid; last, what its titles counted.

        Noted on a payment which exceeds something: no more than that. When it exceeds nothing, what the other payments
        do: of an invoice paid twice, either transfer may be the one sent back.
        """
        known, left = self._known(refund), self._left(refund)
        if refund.a is None and left < sum((held[origine] for held, origine in known), ZERO):
            self.partages.append(Partage(refund.origine, tuple(origine for _, origine in known)))
        if refund.paye_le is None or left == refund.montant:
            self._give_back(refund, known)
        left = self._left(refund)
        if left and (refund.paye_le is None or left == refund.montant):
            self.sans_objet.append((refund, left))

    def _known(self, refund: Refund) -> list[tuple[dict[KeyPath, Decimal], KeyPath]]:
        """What is in excess when a refund is made.

        Nothing that a title counted when the payment it is noted on is made since: they did not pay the same debt.
        """
        paid = refund.paye_le or dt.date.min
        known = [(self.surplus, one) for one, rest in self.surplus.items() if rest]
        tenu = (one for one, rest in self.tenu.items() if rest and paid <= self.cuts[one] < refund.date)
        return [*known, *((self.tenu, one) for one in tenu)]

    def _left(self, refund: Refund) -> Decimal:
        given = (montant for (one, _), montant in self.rendu.items() if one == refund.origine)
        return refund.montant - sum(given, ZERO)

    def _give_back(self, refund: Refund, known: Iterable[tuple[dict[KeyPath, Decimal], KeyPath]]) -> None:
        left = self._left(refund)
        for held, origine in known:
            if back := min(held[origine], left):
                held[origine] -= back
                left -= back
                self.rendu[refund.origine, origine] = self.rendu.get((refund.origine, origine), ZERO) + back


class Accessory(Struct):
    """A sum beside the accounts: the 40 € of an invoice (``account``), a clause or a cost (``charge``)."""

    montant: Decimal
    account: Account | None = None
    charge: Charge | None = None
    paye: Decimal = ZERO
    contestee: bool = False  # a lump sum whose invoice was late for a disputed principal alone
    bases: tuple[tuple[Account, Decimal], ...] = ()  # what a penalty clause is counted on: each claim, its principal

    @property
    def reste(self) -> Decimal:
        """What is still owed of it."""
        return self.montant - self.paye

    @property
    def conteste(self) -> Decimal:
        """What of it comes of a disputed principal alone; all that an invoice gave of it which waits (``attend``)."""
        if self.account is not None:
            return self.montant if self.contestee or self.account.attend else ZERO
        certain = ((one, max(ZERO, base - one.claim.conteste)) for one, base in self.bases if not one.attend)
        return self._clause_on(self.bases) - self._clause_on(certain)

    @property
    def rejete(self) -> Decimal:
        """What of it comes of a principal that a judgment dismissed."""
        return self._clause_on(self.bases) - self._clause_on(one for one in self.bases if one[0].claim.rejetee is None)

    def payable(self, day: dt.date, chosen: Container[str] = ()) -> Decimal:
        """What of it a payment may extinguish: nothing beside a debt that a judgment dismissed, unless it is chosen."""
        if self.account is not None and self.account.claim.numero not in chosen and not self.account.payable(day):
            return ZERO
        kept = (one for one in self.bases if one[0].claim.numero in chosen or one[0].payable(day))
        return max(ZERO, self.reste - (self._clause_on(self.bases) - self._clause_on(kept)))

    def _clause_on(self, bases: Iterable[tuple[Account, Decimal]]) -> Decimal:
        """What a penalty clause gives on some of the principals it is counted on; nothing of another sum."""
        if self.charge is None or not self.bases:
            return ZERO
        base = sum((principal for _, principal in bases), ZERO)
        return civ_1231_5_clause_penale(base, self.charge.taux, self.charge.montant)

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
