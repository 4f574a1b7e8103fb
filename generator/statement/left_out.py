"""What a title that judges some invoices leaves out: other such titles, then the invoices of none, each an account.

A payment taken into account by a title is of the invoices it judges for what the law allocated to them that day (C.
civ., art. 1342-10); the rest of it settled the others, and settles them still.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.findings import NotComputed
from generator.model import Dossier, Facture, Titre, against_principal, signed_plans
from generator.money import ZERO
from generator.phrases import enumeration, plural, quoted
from generator.statement.facts import Claim, Credit, Facts, Payment, Reading, Rendu
from generator.statement.followed import Followed, in_force
from generator.statement.ledger import Ledger, play
from generator.statement.paid import claimed_on, of_what_is_left_out, received, requested_on
from generator.statement.remarks import counted_in, without_object
from generator.statement.types import Compris


def followed_together(dossier: Dossier, au: dt.date, title: Followed) -> tuple[Followed, ...]:
    """A title that says its invoices, and the others in force that judge none of those, the last one first."""
    found, known = [title], [one for one in in_force(dossier, au) if against_principal(dossier, one.titre)]
    for one in sorted(known, key=lambda each: (each.titre.date, each.index), reverse=True):
        if all(one.titre.a_part(other.titre) for other in found):
            found.append(one)
    return tuple(found)


def refuse_unsaid(dossier: Dossier, title: Followed, asked: Facts) -> None:
    """Refuse a title that does not say its invoices, when a plan held some, unpaid, the day it was asked for.

    Whether it grants them is for the file to say: either answer taken for granted may be wrong by the whole of them.

    Raises:
        NotComputed: it is not said (``factures``).
    """
    titre, plans = title.titre, signed_plans(dossier, asked.au)
    known = [one.numero for one in dossier.factures if one.date <= titre.date]
    held = {numero for plan in plans for numero in plan.factures}
    others = [numero for numero in known if numero not in held]
    if not held or not others:
        return
    stood = play(replace(asked, abandons=()), Reading()).accounts
    owed = [one.claim.numero for one in stood if one.principal and one.claim.numero in held]
    if owed:
        days = enumeration([f"du {plan.date:%d/%m/%Y}" for plan in plans if not set(owed).isdisjoint(plan.factures)])
        said = f"recouvre noter {dossier.reference} titre factures={quoted(', '.join(others))} --completer"
        raise NotComputed(
            f"Le titre du {titre.date:%d/%m/%Y} ne dit pas quelles factures il juge, et l'échéancier "
            f"{days} portait sur {enumeration(owed)}, encore {plural(len(owed), 'due', 'dues')} "
            "quand il a été demandé : ce qui est dû en dépend. Le "
            f"relire, et le dire : {said} --date {titre.date:%d/%m/%Y} ; ou les nommer toutes, s'il les juge.",
            ("titres", title.index),
        )


def refuse_judged_elsewhere(dossier: Dossier, au: dt.date, titles: Sequence[Followed], left: Sequence[Facture]) -> None:
    """Refuse to count an invoice by its own rules while a title in force, that is not followed, judges it.

    It would be asked of a judge again; left out of the account, it would be lost.

    Raises:
        NotComputed: such a title is not set aside, or does not say what it judges beside the others.
    """
    followed = {one.index for one in titles}
    others = (one for one in in_force(dossier, au) if one.index not in followed)
    for one in (each for each in others if against_principal(dossier, each.titre)):
        judged = [each.numero for each in left if one.titre.accorde(each)]
        if judged:
            raise NotComputed(
                f"{one.nom}, en vigueur, juge aussi {enumeration(judged)}, que le titre du "
                f"{titles[0].titre.date:%d/%m/%Y} ne juge pas : ce qui est dû en dépend. Le dire écarté "
                "(« ecarte-le: … ») s'il a été remplacé ; sinon, dire sous chacun ses « factures », aucune sous "
                "deux titres.",
                ("titres", one.index),
            )


class Shares(Struct, frozen=True):
    """What each payment of a case is of: the titles followed together, or the invoices they leave out."""

    dossier: Dossier
    facts: Facts  # of the invoices, as they stood without a title
    played: Ledger
    titles: tuple[Followed, ...]

    @classmethod
    def of(cls, dossier: Dossier, facts: Facts, titles: tuple[Followed, ...]) -> "Shares":
        """Play the invoices without a title: what was paid before it was allocated among them all.

        What was seized is of the invoices of its title, whatever another took into account since.
        """
        payments = tuple(_on_its_invoices(one, _seized_on(dossier, one, titles)) for one in facts.payments)
        claims = tuple(_as_counted(dossier, one, titles) for one in facts.claims)
        since = (note for one in facts.claims for note in one.retroactifs)
        noted = {note.origine for one in claims for note in one.retroactifs}
        credits_ = (*facts.credits, *(note for note in since if note.origine not in noted))
        told = replace(facts, claims=claims, credits=credits_, payments=payments, abandons=())
        return cls(dossier, facts, play(told, Reading()), titles)

    def own(self, title: Followed) -> Facts:
        """The facts of the invoices a title judges, with the payments that are of them."""
        cut, titre = self._cut(title), title.titre
        before = self._settling(titre)
        told = [(one, self.dossier.paiements[int(one.origine[1])]) for one in self.facts.payments]
        payments = tuple(
            one
            for one, paid in told
            if (one.origine in before if one.date <= cut else not of_what_is_left_out(titre, paid))
        )
        claims = tuple(claim for claim in self.facts.claims if titre.juge(claim.numero))
        return replace(self.facts, claims=claims, payments=payments)

    def refuse_doubtful(self, title: Followed) -> None:
        """Refuse an order that two requests may have asked for, when what it judges was paid between them.

        Raises:
            NotComputed: which request it grants is not said (``arrete-au``).
        """
        titre, days = title.titre, requested_on(self.dossier, title.titre)
        if titre.arrete_au is not None or not days or min(days) == max(days):
            return
        since, until = min(days), max(days)
        own = self._settling(titre)
        paid = (one for one in self.facts.payments if one.origine in own)
        if told := received(self.dossier, titre, paid, since, until):
            raise NotComputed(
                f"Le titre du {titre.date:%d/%m/%Y} peut avoir été demandé par la requête du {since:%d/%m/%Y} ou par "
                f"celle du {until:%d/%m/%Y}, et le dossier ne dit pas s'il a déduit ce qui a été reçu entre elles "
                f"({told}). Y ajouter « arrete-au: … », jour de la requête qui l'a demandé.",
                ("titres", title.index),
            )

    def _settling(self, titre: Titre) -> set[KeyPath]:
        """What settled, without a title, the invoices that one judges."""
        return {line.origine for line in self.played.allocated.values() if titre.juge(line.nom)}

    def payments(self) -> tuple[Payment, ...]:
        """Every payment, on what it is of; not what a title took into account."""
        return tuple(one for one, counted in self._told() if not counted)

    def included(self, title: Followed) -> tuple[Compris, ...]:
        """What of each payment a title took into account: what it settled of the invoices it judges."""
        cut, taken = self._cut(title), dict[KeyPath, Decimal]()
        for one, counted in self._told():
            if counted and one.choisies == (title.nom,) and one.origine[0] == "paiements":
                taken[one.origine] = taken.get(one.origine, ZERO) + one.montant
        return tuple(Compris(origine, title.nom, cut, montant) for origine, montant in taken.items())

    def _told(self) -> Iterator[tuple[Payment, bool]]:
        """Every payment on what it is of, one of before a title as what it settled of each invoice.

        With each, whether the title it is of took it into account.
        """
        cuts = {one.nom: self._cut(one) for one in self.titles}
        names = {numero: one.nom for one in self.titles for numero in one.titre.factures}
        last, back = max(cuts.values()), self._back()
        for payment in (*self.facts.payments, *self._set_off(last)):
            if self._played_again(payment):
                yield self._since(payment, names), False
                continue
            rest, before = payment.montant - back.get(payment.origine, ZERO), replace(payment, rembourse_le=None)
            for line in self.played.allocated.values():
                if line.origine == payment.origine and line.date <= last:
                    told, rest = names.get(line.nom, line.nom), rest - line.total
                    share = replace(before, montant=line.total, du_debiteur=line.choisie, choisies=(told,))
                    yield share, told in cuts and payment.date <= cuts[told]
            if rest and payment.origine[0] == "paiements":  # above all that was owed: the title of that day knew it
                own = [names[one] for one in payment.choisies if one in names] + list(cuts)
                told = next(one for one in own if payment.date <= cuts[one])
                yield replace(before, montant=rest, choisies=(told,)), True

    def _set_off(self, last: dt.date) -> Iterator[Payment]:
        """What a credit note left above its own invoice, set against the others on its day (C. civ., art. 1347).

        Not that of an invoice judged already: its title tells the whole of it.
        """
        for note in self.played.facts.credits:
            if not self._judged(note) and (beyond := self._beyond(note, last)):
                yield Payment(note.date, note.origine, beyond, capital_d_abord=note.capital_d_abord)

    def _judged(self, note: Credit) -> bool:
        """Whether a title of before a credit note judges its invoice."""
        return any(one.titre.juge(note.facture) and self._cut(one) < note.date for one in self.titles)

    def _cut(self, title: Followed) -> dt.date:
        return claimed_on(self.dossier, title.titre)

    def _beyond(self, note: Credit, last: dt.date) -> Decimal:
        """What of a credit note of before the last title was set against others by its day.

        What exceeds every debt is not: no title can have counted it.
        """
        lines = (one for one in self.played.allocated.values() if one.origine == note.origine and one.date <= last)
        return sum((one.total for one in lines), ZERO) if note.date <= last else ZERO

    def credits(self, notes: Iterable[Credit]) -> Iterator[Credit]:
        """Credit notes of the invoices no title judges.

        Without what of them was set against others before a title, nor what was given back of them.
        """
        last, back = max(map(self._cut, self.titles)), self._back()
        for note in notes:
            if left := note.montant - self._beyond(note, last) - back.get(note.origine, ZERO):
                yield replace(note, montant=left)

    def given_back(self) -> tuple[tuple[Rendu, Decimal], ...]:
        """What was given back of what no account plays again, by a refund that none does."""
        since = {one.origine for one in self.facts.payments if self._played_again(one)}
        judged = {note.origine for note in self.played.facts.credits if self._judged(note)}
        known = self.played.rendu.items()
        return tuple(item for item in known if item[0][0] not in since and item[0][1] not in since | judged)

    def _back(self) -> dict[KeyPath, Decimal]:
        """The same of each payment or credit note that left it."""
        back: dict[KeyPath, Decimal] = {}
        for (_, excess), montant in self.given_back():
            back[excess] = back.get(excess, ZERO) + montant
        return back

    def _played_again(self, payment: Payment) -> bool:
        """Whether a payment is made since every title, or was seized on one that does not count it."""
        seized = _seized_on(self.dossier, payment, self.titles)
        return payment.date > max(map(self._cut, self.titles)) or any(payment.date > self._cut(one) for one in seized)

    def told(self) -> Iterator[str]:
        """What is to be verified of what came before a title.

        One sentence per credit note that it is held to have counted, being above its own invoice; per refund noted
        when nothing was overpaid, that no account plays any more.
        """
        taken: dict[tuple[KeyPath, dt.date, str], Decimal] = {}
        for one, counted in self._told():
            if counted and one.origine[0] == "avoirs":
                key = (one.origine, one.date, one.choisies[0])
                taken[key] = taken.get(key, ZERO) + one.montant
        for (_, day, title), montant in taken.items():
            yield counted_in(day, montant, title)
        played = {one.origine for one in self.payments() if one.rembourse_le}
        yield from (without_object(one) for one in self.played.sans_objet if one.origine not in played)

    def _since(self, payment: Payment, names: dict[str, str]) -> Payment:
        """A payment of after the titles: what the debtor chose, or the title it was seized on, the last unless told."""
        paid = self.dossier.paiements[int(payment.origine[1])]
        told = tuple(dict.fromkeys(names.get(one, one) for one in paid.imputation_choisie))
        held = tuple(one.nom for one in _seized_on(self.dossier, payment, self.titles))
        back = payment.rembourse_le or self._refunded_with(payment)
        return replace(payment, choisies=told or held, du_debiteur=paid.volontaire, rembourse_le=back)

    def _refunded_with(self, payment: Payment) -> dt.date | None:
        """The day its excess was given back by a refund noted on a payment of before the titles, paid twice."""
        given = (one for one in self.facts.payments if self.played.rendu.get((one.origine, payment.origine)))
        return next((one.rembourse_le for one in given if not self._played_again(one)), None)


def _as_counted(dossier: Dossier, claim: Claim, titles: Sequence[Followed]) -> Claim:
    """An invoice as its title counted it: a credit note of since acts on its own day, not on what was paid before."""
    own = [one for one in titles if one.titre.juge(claim.numero)] or titles
    cut = max(claimed_on(dossier, one.titre) for one in own)
    return replace(claim, retroactifs=tuple(note for note in claim.retroactifs if note.date <= cut))


def _seized_on(dossier: Dossier, payment: Payment, titles: Sequence[Followed]) -> tuple[Followed, ...]:
    """The title a payment was seized on: the last one of that day, unless its invoices are told."""
    if payment.origine[0] == "avoirs":
        return ()
    paid = dossier.paiements[int(payment.origine[1])]
    held = [] if paid.volontaire else [one for one in titles if one.titre.date <= payment.date]
    told = [one for one in held if any(map(one.titre.juge, paid.imputation_choisie))]
    return tuple(told or held[:1])


def _on_its_invoices(payment: Payment, held: Sequence[Followed]) -> Payment:
    numeros = tuple(numero for one in held for numero in one.titre.factures)
    return replace(payment, choisies=numeros) if held else payment


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
