"""What a title that judges some invoices leaves out: other such titles, then the invoices of none, each an account.

A payment taken into account by a title is of the invoices it judges for what the law allocated to them that day (C.
civ., art. 1342-10); the rest of it settled the others, and settles them still. Between two titles it was allocated
among what was owed then: what the first grants, and the invoices it leaves out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.findings import NotComputed
from generator.instances import requested_on
from generator.model import Dossier
from generator.money import ZERO
from generator.statement.before import counted_in
from generator.statement.beside import Compris
from generator.statement.entries import Allocated
from generator.statement.facts import Charge, Claim, Credit, Exces, Facts, Payment, Reading, Rendu
from generator.statement.followed import Followed
from generator.statement.ledger import Ledger, play
from generator.statement.paid import claimed_on, of_what_is_left_out, received, stands_from


class Shares(Struct, frozen=True, dict=True):
    """What each payment of a case is of: the titles followed together, or the invoices they leave out."""

    dossier: Dossier
    facts: Facts  # of the invoices, as they stood without a title
    played: Ledger  # as all stood without the last title
    titles: tuple[Followed, ...]  # the last one first, whichever the décompte begins with
    counted: tuple[Payment, ...] = ()  # what the titles before took into account: no account of theirs plays it

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        facts: Facts,
        titles: tuple[Followed, ...],
        before: "Shares | None" = None,
        stood: Facts | None = None,
    ) -> "Shares":
        """Play the accounts without the last title: what was paid before it was allocated among them all.

        What was seized is of the invoices of its title, whatever another took into account since. ``stood``: with the
        titles before; of what is beside the claims, what they granted alone is played.
        """
        stood, known = stood or facts, before.titles if before else ()
        last = max(stands_from(dossier, one.titre) for one in titles)
        titles = tuple(sorted(titles, key=lambda one: (one.titre.date, one.index), reverse=True))
        main, *beside = (_as_counted(dossier, one, titles) for one in stood.comptes)
        told = replace(
            main,
            payments=tuple(_seized(one, _seized_on(dossier, one, titles), known) for one in stood.payments),
            abandons=(),
            remboursements=tuple(one for one in stood.remboursements if one.date <= last),
            a_cote=tuple(beside),
        )
        counted = tuple(one for one, taken in before.each() if taken) if before else ()
        return cls(dossier, facts, play(told, Reading()), titles, counted)

    def own(self, title: Followed) -> Facts:
        """The facts of the invoices a title judges, with the payments that settled them without it."""
        before = self._settling(title)
        payments = tuple(one for one in self.facts.payments if one.origine in before)
        claims = tuple(claim for claim in self.facts.claims if title.titre.juge(claim.numero))
        return replace(self.facts, claims=claims, payments=payments)

    def bears(self, title: Followed, charge: Charge) -> bool:
        """Whether a charge is of a title: granted by it, a cost that says so, or made since and before the next one."""
        if charge.origine[0] != "frais":
            return True
        named = self.dossier.frais[int(charge.origine[1])].factures
        own = [one for one in self.titles if any(map(one.titre.juge, named))]
        since = [one for one in self.titles if one.titre.date <= charge.date] or list(self.titles[-1:])
        return (own if named else since)[:1] == [title]  # once, whatever it names

    def refuse_doubtful(self, title: Followed) -> None:
        """Refuse an order that two requests may have asked for, when what it judges was paid between them.

        Raises:
            NotComputed: which request it grants is not said (``arrete-au``).
        """
        titre, days = title.titre, requested_on(self.dossier, title.titre)
        if titre.arrete_au is not None or not days or min(days) == max(days):
            return
        since, until = min(days), max(days)
        own = self._settling(title)
        paid = (one for one in self.facts.payments if one.origine in own)
        if told := received(self.dossier, titre, paid, since, until):
            raise NotComputed(
                f"Le titre du {titre.date:%d/%m/%Y} peut avoir été demandé par la requête du {since:%d/%m/%Y} ou par "
                f"celle du {until:%d/%m/%Y}, et le dossier ne dit pas s'il a déduit ce qui a été reçu entre elles "
                f"({told}). Y ajouter « arrete-au: … », jour de la requête qui l'a demandé.",
                ("titres", title.index),
            )

    def _settling(self, title: Followed) -> set[KeyPath]:
        """What settled, without a title, the invoices that one judges."""
        lines = (line.origine for line in self.played.allocated.values() if title.titre.juge(line.nom))
        return {*lines, *(one.origine for one in self.counted if one.choisies == (title.nom,))}

    def payments(self) -> tuple[Payment, ...]:
        """Every payment, on what it is of; not what a title took into account."""
        return tuple(one for one, counted in self.each() if not counted)

    def included(self, title: Followed) -> tuple[Compris, ...]:
        """What of each payment a title took into account: what it settled of the invoices it judges."""
        own = (one for one, counted in self.each() if counted and one.choisies == (title.nom,))
        settled = ((one.origine, one.montant) for one in own if one.origine[0] == "paiements")
        beyond = ((one.origine, one.montant) for one in self._exces() if one.titre == title.nom)
        taken = _summed((*settled, *beyond))
        return tuple(Compris(origine, title.nom, self._cuts[title.nom], montant) for origine, montant in taken.items())

    def each(self) -> Iterator[tuple[Payment, bool]]:
        """Every payment on what it is of, one of before a title as what it settled of each invoice.

        With each, whether the title it is of took it into account.
        """
        yield from ((one, True) for one in self.counted)
        for payment in (*self.facts.payments, *self._set_off()):
            if self._played_again(payment):
                yield self._since(payment), False
                continue
            seized = tuple(one.nom for one in _seized_on(self.dossier, payment, self.titles))
            for name, lines in self._settled(payment).items():
                told, montant = self._names.get(name, name), sum((line.total for line in lines), ZERO)
                chosen = all(line.choisie for line in lines)
                share = replace(payment, montant=montant, du_debiteur=chosen, choisies=(told,), saisi_sur=seized)
                yield share, name in self._names and payment.date <= self._cuts[told]
        for payment, left in self._held():
            if payment.date > max(self._cuts.values()):  # no title counted it: it is still there for what they grant
                yield replace(self._since(payment), montant=left), False

    def _settled(self, one: Credit | Payment) -> dict[str, list[Allocated]]:
        """What it settled of each invoice by the last title, and of each title of before, its costs with it."""
        titles = {one.claim.compte: one.claim.numero for one in self.played.accounts if one.claim.jusqu_au}
        found: dict[str, list[Allocated]] = {}
        for line in self.played.allocated.values():
            if line.origine == one.origine and line.date <= self._last:
                found.setdefault(titles.get(line.compte, line.nom), []).append(line)
        return found

    def _set_off(self) -> Iterator[Payment]:
        """What a credit note left above its own invoice or title, set against others on its day (C. civ., 1347)."""
        before = {one.origine: one for one in self.played.facts.payments if one.origine[0] == "avoirs"}
        notes = (note for one in self.played.facts.comptes for note in one.credits)
        since = {one.origine: Payment(one.date, one.origine, ZERO, (), one.capital_d_abord) for one in notes}
        for one in (before | since).values():
            if beyond := self._beyond(one):
                yield replace(one, montant=beyond)

    @cached_property
    def _names(self) -> dict[str, str]:  # the title that judges each invoice
        return {numero: one.nom for one in self.titles for numero in one.titre.factures}

    @cached_property
    def _cuts(self) -> dict[str, dt.date]:  # day up to which each title took payments into account
        return {one.nom: claimed_on(self.dossier, one.titre) for one in self.titles}

    @cached_property
    def _last(self) -> dt.date:
        return max(stands_from(self.dossier, one.titre) for one in self.titles)

    def _beyond(self, one: Credit | Payment) -> Decimal:
        """What a payment, or a credit note above its own invoice, had settled the day of the last title.

        What of a note exceeds every debt did not: no title can have counted it.
        """
        counted = sum((each.montant for each in self.counted if each.origine == one.origine), ZERO)
        settled = sum((line.total for lines in self._settled(one).values() for line in lines), counted)
        return settled if one.date <= self._last else ZERO

    def credits(self, notes: Iterable[Credit]) -> Iterator[Credit]:
        """Credit notes of the invoices no title judges, or of a title.

        Without what of them was set against others before a title, nor what was given back of them.
        """
        back = self._back()
        for note in notes:
            if left := note.montant - self._beyond(note) - back.get(note.origine, ZERO):
                yield replace(note, montant=left)

    def refunded(self, facts: Facts) -> Facts:
        """The same facts, with each refund but for what it gave back of what these titles counted."""
        rendus = tuple(self._rendus())
        deja = _summed((refund, montant) for (refund, _), montant in rendus)
        told = tuple(replace(one, deja=deja.get(one.origine, ZERO)) for one in self.facts.remboursements)
        return replace(facts, remboursements=told, rendus=rendus, exces=tuple(self._exces()))

    def _rendus(self) -> Iterator[tuple[Rendu, Decimal]]:
        """What was given back, by the last title, of what no account plays again."""
        since = {one.origine for one in self.facts.payments if self._played_again(one)}
        yield from (item for item in self.played.exces.rendu.items() if item[0][1] not in since)

    def _back(self) -> dict[KeyPath, Decimal]:
        """The same of each payment or credit note that left it."""
        return _summed((excess, montant) for (_, excess), montant in self._rendus())

    def _exces(self) -> Iterator[Exces]:
        """What of a payment exceeded all that was owed, and was kept: the title of that day knew it.

        Of several titles, the one whose invoice the debtor chose.
        """
        for one, left in sorted(self._held(), key=lambda held: (held[0].date, held[0].montant, held[0].choisies)):
            known = [self._names[each] for each in one.choisies if each in self._names] + list(self._cuts)
            if told := next((each for each in known if one.date <= self._cuts[each]), ""):
                yield Exces(one.origine, told, self._cuts[told], left, one.date)

    def _held(self) -> Iterator[tuple[Payment, Decimal]]:
        """What of each payment exceeded all that was owed, the day of the last title, and was not given back."""
        back = self._back()
        for one in self.facts.payments:
            left = one.montant - back.get(one.origine, ZERO) - self._beyond(one)
            if left and not self._played_again(one) and not self._on_a_later_one(one):
                yield one, left

    def _played_again(self, payment: Payment) -> bool:
        """Whether a payment is made since every title."""
        return payment.date > self._last

    def _on_a_later_one(self, payment: Payment) -> bool:
        """Whether the debtor chose an invoice that a title which names none cannot know: it is there for that one."""
        paid, titre = self.dossier.paiements[int(payment.origine[1])], self.titles[0].titre
        return not titre.factures and of_what_is_left_out(self.dossier, titre, paid)

    def told(self) -> Iterator[str]:
        """What is to be verified of what came before a title.

        One sentence per credit note that it is held to have counted, being above its own invoice.
        """
        taken: dict[tuple[KeyPath, dt.date, str], Decimal] = {}
        for one, counted in self.each():
            if counted and one.origine[0] == "avoirs":
                key = (one.origine, one.date, one.choisies[0])
                taken[key] = taken.get(key, ZERO) + one.montant
        for (_, day, title), montant in taken.items():
            yield counted_in(day, montant, title)

    def _since(self, payment: Payment) -> Payment:
        """A payment of after the titles: what the debtor chose, or the title it was seized on, the last unless told."""
        paid = self.dossier.paiements[int(payment.origine[1])]
        told = tuple(dict.fromkeys(self._names.get(one, one) for one in paid.imputation_choisie))
        held = tuple(one.nom for one in _seized_on(self.dossier, payment, self.titles))
        return replace(payment, choisies=told or held, du_debiteur=paid.volontaire)


def _summed(amounts: Iterable[tuple[KeyPath, Decimal]]) -> dict[KeyPath, Decimal]:
    total: dict[KeyPath, Decimal] = {}
    for origine, montant in amounts:
        total[origine] = total.get(origine, ZERO) + montant
    return total


def _as_counted(dossier: Dossier, facts: Facts, titles: Sequence[Followed]) -> Facts:
    """Invoices as their titles counted them: a credit note of since acts on its own day, on nothing paid before."""
    claims: list[Claim] = []
    since: list[Credit] = []
    for claim in facts.claims:
        own = [one for one in titles if one.titre.juge(claim.numero)] or titles
        cut = max(claimed_on(dossier, one.titre) for one in own)
        claims.append(replace(claim, retroactifs=tuple(note for note in claim.retroactifs if note.date <= cut)))
        since += [note for note in claim.retroactifs if note.date > cut]
    charges = facts.charges if facts.fondement == "titre" else ()
    return replace(facts, claims=tuple(claims), credits=(*facts.credits, *since), charges=charges)


def _seized_on(dossier: Dossier, payment: Payment, titles: Sequence[Followed]) -> tuple[Followed, ...]:
    """The title a payment was seized on: the last one of that day, unless its invoices are told."""
    if payment.origine[0] == "avoirs":
        return ()
    paid = dossier.paiements[int(payment.origine[1])]
    held = [] if paid.volontaire else [one for one in titles if one.titre.date <= payment.date]
    told = [one for one in held if any(map(one.titre.juge, paid.imputation_choisie))]
    return tuple(told or held[:1])


def _seized(payment: Payment, held: Sequence[Followed], known: Sequence[Followed]) -> Payment:
    """A payment on the invoices of the title it was seized on, unless that one is played."""
    numeros = tuple(numero for one in held if one not in known for numero in one.titre.factures)
    return replace(payment, choisies=numeros) if numeros else payment


def numbered(accounts: Sequence[Facts]) -> tuple[Facts, ...]:
    """Accounts to play together: each claim and each charge says of which one it is."""
    return tuple(
        replace(
            facts,
            claims=tuple(replace(one, compte=rank) for one in facts.claims),
            autres_echeances=tuple(replace(one, compte=rank) for one in facts.autres_echeances),
            charges=tuple(replace(one, compte=rank) for one in facts.charges),
        )
        for rank, facts in enumerate(accounts)
    )
