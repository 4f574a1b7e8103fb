"""The ledger: facts played in order of date, each claim an account, each payment allocated as the law says.

Within a day: new invoices, credit notes, then costs, payments, refunds, formal notices, due dates, and last what the
creditor gives up. Payments of the same day are taken in an order that does not depend on the file. What is paid before
an invoice exists waits for it, unless the debtor named it or was refunded. A segment of interest closes when its rate
changes, when its base changes, or when something is allocated on its claim: it is then rounded, once.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, field

from generator.case import KeyPath
from generator.findings import LawGap
from generator.law.allocation import Dette, Parts, civ_1342_10_ordre, civ_1342_10_proportion
from generator.law.costs import com_l441_10_frais_complementaires
from generator.law.indemnity import civ_1231_5_clause_penale
from generator.money import ZERO
from generator.statement.account import Account, Share
from generator.statement.entries import Accessory, Allocated, Excess, Held
from generator.statement.facts import Charge, Claim, Credit, Facts, Payment, Reading, Refund, Waiver


class Rest(Struct, frozen=True):
    """What is left of a refund once it gave back what its receiver had overpaid."""

    refund: Refund


Fact = Claim | Credit | Charge | Payment | Refund | Rest | Account | Waiver


class Ledger(Struct):
    """A case played under one reading."""

    facts: Facts
    reading: Reading
    accounts: list[Account] = field(default_factory=list)
    compte: int | None = None  # the only account it shows, of those played together
    accessories: list[Accessory] = field(default_factory=list)
    allocated: dict[tuple[KeyPath, str, bool, int], Allocated] = field(default_factory=dict)
    reduced: list[Allocated] = field(default_factory=list)  # credit notes on their own invoices
    tenus: list[Held] = field(default_factory=list)  # credit notes above their own title, counted in another
    exces: Excess = field(default_factory=Excess)
    sans_retard: list[Charge] = field(default_factory=list)  # costs that no lump sum, hence no lateness, lets claim
    justified: Decimal = ZERO

    @property
    def gap(self) -> LawGap | None:
        """The value that is missing on the first day whose interest is unknown."""
        return self.unknown[1] if self.unknown else None

    @property
    def unknown(self) -> tuple[dt.date, LawGap] | None:
        """The first day whose interest is unknown, and the value it lacks."""
        gaps = [(account.gap_day, account.gap) for account in self.accounts if account.gap_met]
        known = [(day, gap) for day, gap in gaps if day and gap]
        return min(known, key=lambda pair: pair[0]) if known else None


def play(facts: Facts, reading: Reading) -> Ledger:
    """Play every fact up to the as-of date."""
    known = (claim for one in facts.comptes for claim in one.claims)
    ordered = sorted(known, key=lambda claim: (claim.numero, str(claim.origine)))
    accounts = [Account.open(one, facts.comptes[one.compte], reading) for one in ordered]
    ledger = Ledger(facts, reading, accounts, exces=Excess.of(facts))
    for claim in ordered:
        for credit in claim.retroactifs:
            _reduced(ledger, credit, credit.montant, claim.compte, ", dès l'origine")
    for day, _, _, fact in sorted(_events(ledger), key=lambda event: event[:3]):
        _apply(ledger, day, fact)
        _absorb(ledger, day)
    for account in ledger.accounts:
        account.accrue(facts.au)
    return ledger


def _events(ledger: Ledger) -> Iterator[tuple[dt.date, int, str, Fact]]:
    """Every fact with its day, its rank within the day, and a key that does not depend on the order of the file."""
    facts = ledger.facts
    for account in ledger.accounts:
        yield account.claim.date, -1, account.claim.numero, account.claim
    for credit in (credit for one in facts.comptes for credit in one.credits):
        yield credit.date, 0, f"{credit.facture} {credit.montant:020}", credit
    for charge in (charge for one in facts.comptes for charge in one.charges):
        yield (
            charge.date,
            4 if charge.nature == "clause-penale" else 1,
            f"{charge.libelle} {charge.montant:020}",
            charge,
        )
    for payment in facts.payments:
        # what the debtor said comes first: the order of the law serves « à défaut d'indication » (C. civ. 1342-10)
        unsaid = not payment.choisies
        yield payment.date, 2, f"{unsaid:d} {' '.join(payment.choisies)} {payment.montant:020}", payment
    for refund in facts.remboursements:  # a sum that is told first; of each kind, what goes to who overpaid
        order, noted = f"{refund.paye_le or ''} {refund.montant:020} {refund.a}", refund.paye_le is not None
        yield refund.date, 3, f"{noted:d} 0 {order}", refund
        yield refund.date, 3, f"{noted:d} 1 {order}", Rest(refund)
    for account in ledger.accounts:
        if account.claim.echeance < facts.au:
            yield account.claim.echeance, 5, account.claim.numero, account
    for waiver in facts.abandons:
        yield waiver.date, 6, "", waiver


def _apply(ledger: Ledger, day: dt.date, fact: Fact) -> None:
    if isinstance(fact, Credit):
        _credit(ledger, fact)
    elif isinstance(fact, Charge):
        _charge(ledger, fact)
    elif isinstance(fact, Claim):
        _set_off(ledger, day)
    elif isinstance(fact, Account):
        if fact.principal and fact.claim.indemnite:
            lump, alone = fact.claim.indemnite.montant, fact.attend  # nothing undisputed is late
            ledger.accessories.append(Accessory(lump, account=fact, contestee=alone))
    elif isinstance(fact, Payment):
        _pay(ledger, fact)
    elif isinstance(fact, Waiver):
        _give_up(ledger, fact)
    elif isinstance(fact, Refund):
        ledger.exces.give_back_own(fact)
    else:
        ledger.exces.give_back_rest(fact.refund)


def _credit(ledger: Ledger, credit: Credit) -> None:
    rest = credit.montant
    for account in ledger.accounts:
        if account.claim.numero == credit.facture:
            left = account.credit(credit.date, rest)
            _reduced(ledger, credit, rest - left, account.claim.compte)
            rest = left
    if rest:  # C. civ. 1347 and 1347-4: what the creditor owes back is set against the other debts, as a payment
        counting = _counting(ledger, credit)
        excess = Payment(credit.date, credit.origine, rest, capital_d_abord=credit.capital_d_abord)
        _pay(ledger, excess, but=[account.claim.numero for account in counting])
        for account in counting:
            montant = min(ledger.exces.surplus[credit.origine], account.principal)
            ledger.exces.surplus[credit.origine] -= montant
            ledger.tenus.append(Held(credit.date, account.claim.numero, montant, account.claim.compte))


def _counting(ledger: Ledger, credit: Credit) -> list[Account]:
    """Later titles, held to have counted what a note leaves above its own one; of an invoice, see ``Shares``."""
    cuts = {one.claim.numero: one.claim.jusqu_au for one in ledger.accounts if one.claim.jusqu_au}
    later = {numero for numero, cut in cuts.items() if credit.date <= cut and credit.facture in cuts}
    return [one for one in ledger.accounts if one.claim.numero in later]


def _reduced(ledger: Ledger, credit: Credit, montant: Decimal, compte: int, since: str = "") -> None:
    """Note what a credit note takes of its own invoice: no allocation, but the reader must see the principal drop."""
    what = f"Avoir de {ledger.facts.mot.la}{since}"
    ledger.reduced.append(
        Allocated(credit.date, credit.origine, credit.facture, principal=montant, avoir=what, compte=compte)
    )


def _charge(ledger: Ledger, charge: Charge) -> None:
    montant = charge.montant
    bases: tuple[tuple[Account, Decimal], ...] = ()
    if charge.nature == "clause-penale":
        bases = tuple((one, one.principal) for one in ledger.accounts if one.claim.numero in charge.factures)
        montant = _clause(ledger, charge, bases)
        if not montant:  # paid in time: nothing is incurred
            return
    elif charge.nature == "frais-complementaires":
        lump = sum((accessory.montant for accessory in ledger.accessories if accessory.account), ZERO)
        if not lump:
            ledger.sans_retard.append(charge)
            return
        before = com_l441_10_frais_complementaires(ledger.justified, lump)
        ledger.justified += charge.montant
        montant = com_l441_10_frais_complementaires(ledger.justified, lump) - before
    ledger.accessories.append(Accessory(montant, charge=charge, bases=bases))


def _clause(ledger: Ledger, charge: Charge, bases: Sequence[tuple[Account, Decimal]]) -> Decimal:
    """What the penalty clause gives when the time left by a formal notice ends; a fixed sum is given once."""
    if charge.taux is None and any(one.charge and one.charge.nature == charge.nature for one in ledger.accessories):
        return ZERO
    return civ_1231_5_clause_penale(sum((one for _, one in bases), ZERO), charge.taux, charge.montant)


def _pay(ledger: Ledger, payment: Payment, but: Collection[str] = ()) -> None:
    day, rest = payment.date, payment.montant
    chosen = [account for account in ledger.accounts if account.claim.numero in payment.choisies]
    rest = _on_accounts(ledger, payment, chosen, rest, chosen=payment.du_debiteur)
    if not payment.du_debiteur:  # seized on a title, or allocated already: what is beside those claims comes next
        own = {account.claim.compte for account in chosen}
        rest = _on_accessories(ledger, payment, rest, own)
    if ledger.reading.accessoires_d_abord:
        rest = _on_accessories(ledger, payment, rest)
    known = [account for account in ledger.accounts if account.payable(day) and account.claim.numero not in but]
    due = [account for account in known if account.claim.echeance <= day]
    rest = _on_accounts(ledger, payment, due, rest)
    rest = _on_accessories(ledger, payment, rest)
    rest = _on_accounts(ledger, payment, known, rest)
    ledger.exces.surplus[payment.origine] = ledger.exces.surplus.get(payment.origine, ZERO) + rest


def _give_up(ledger: Ledger, waiver: Waiver) -> None:
    """Extinguish what is left that day on every claim then known, and beside them."""
    day, known = waiver.date, [account for account in ledger.accounts if account.exists(waiver.date)]
    if waiver.accessoires and any(account.principal for account in known):
        return
    for account in known:
        line = _line(ledger, day, waiver.origine, account)
        principal, interets = account.give_up(day)
        line.principal += principal
        line.interets += interets
    for accessory in ledger.accessories:
        line = _line(ledger, day, waiver.origine, accessory)
        line.accessoire += accessory.reste
        accessory.montant = accessory.paye


def _set_off(ledger: Ledger, day: dt.date) -> None:
    """Set what was paid in excess, and not refunded, against an invoice issued that day."""
    for origine, rest in ledger.exces.surplus.items():
        if rest:
            known = [account for account in ledger.accounts if account.payable(day)]
            ledger.exces.surplus[origine] = _on_accounts(ledger, Payment(day, origine, rest), known, rest)


def _on_accounts(
    ledger: Ledger, payment: Payment, accounts: Sequence[Account], rest: Decimal, *, chosen: bool = False
) -> Decimal:
    if not (rest and accounts):
        return rest
    capital = payment.capital_d_abord or ledger.reading.capital_d_abord
    open_accounts = [account for account in accounts if account.owed]
    debts = [
        Dette(index, account.claim.echeance, account.claim.date, account.rate(payment.date))
        for index, account in enumerate(open_accounts)
    ]
    for share in (Share.CAPITAL, Share.INTERETS) if capital else (Share.TOUT,):
        for group in civ_1342_10_ordre(debts, payment.date):
            if rest:
                members = [open_accounts[index] for index in group]
                for account, parts in _on_group(members, payment.date, rest, share):
                    line = _line(ledger, payment.date, payment.origine, account)
                    line.interets += parts.interets + parts.capitalises
                    line.principal += parts.principal
                    line.choisie = line.choisie or chosen
                    rest -= parts.interets + parts.capitalises + parts.principal
    return rest


def _on_group(group: Sequence[Account], day: dt.date, rest: Decimal, share: Share) -> list[tuple[Account, Parts]]:
    """Pay one debt, or debts equal in all things in proportion to what is owed on each."""
    if len(group) == 1:
        return [(group[0], group[0].pay(day, rest, share))]
    sums = civ_1342_10_proportion(rest, [account.shares(day, share) for account in group])
    return [(account, account.pay(day, montant, share)) for account, montant in zip(group, sums, strict=True)]


def _on_accessories(ledger: Ledger, payment: Payment, rest: Decimal, comptes: Collection[int] | None = None) -> Decimal:
    chosen = payment.choisies if payment.du_debiteur else ()
    for accessory in ledger.accessories:
        if comptes is not None and accessory.compte not in comptes:
            continue
        paid = min(rest, accessory.payable(payment.date, chosen))
        if paid:
            accessory.paye += paid
            rest -= paid
            _line(ledger, payment.date, payment.origine, accessory).accessoire += paid
    return rest


def _line(ledger: Ledger, day: dt.date, origine: KeyPath, on: Account | Accessory) -> Allocated:
    """The line of a payment on a claim, or on what is beside it."""
    beside = isinstance(on, Accessory) and on.account is None
    nom, compte = (on.nom, on.compte) if isinstance(on, Accessory) else (on.claim.numero, on.claim.compte)
    line = Allocated(day, origine, nom, poste=beside, compte=compte)
    return ledger.allocated.setdefault((origine, nom, beside, compte), line)


def _absorb(ledger: Ledger, day: dt.date) -> None:
    """Set what was paid in excess against sums that became due afterwards."""
    for origine, rest in ledger.exces.surplus.items():
        if rest:
            ledger.exces.surplus[origine] = _on_accessories(ledger, Payment(day, origine, rest), rest)
