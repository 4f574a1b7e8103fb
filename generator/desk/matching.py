"""A bank statement beside the cases: what each line is, and the payments to note. Nothing is ever guessed.

A credit goes to a case when its label cites that case, or invoices of that case, and no other, and when the account it
is on, where the statement tells it, is one of its creditor. Any other credit is left to a person, with the cases that
owe exactly its amount, which prove nothing.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.casework.computed import Computed, compute_case
from generator.desk.owing import Alike, Change, Owed, Portefeuille, Wanted, alike
from generator.edit import items_added, unchanged, write_case
from generator.edit.bank import BankLine
from generator.edit.citing import Number, Numbers, flat
from generator.findings import CaseInvalid, Finding
from generator.model import Office
from generator.money import format_eur
from generator.phrases import enumeration
from generator.progress.types import ENDED, LIBELLES
from generator.vocabulary import Moyen

_TAKEN_BACK = re.compile("rejet|impaye|annul|contre-?pass|extourne|retour")
_SEIZED = re.compile("saisie|huissier|commissaire|carpa")  # neither the day nor the will of the debtor
_NO_TRANSFER = re.compile(
    "(?<![a-z])(cheques?|chqs?|remises?|rem|rem(chq|cb)|especes|cartes?|cb|prelevements?|prlv|lcr)(?![a-z])"
)
_NONE_CITED = "aucun dossier cité"
_DAYS_APART = 5  # a payment noted by hand bears the day of the notice, or that of the value


class Sort(StrEnum):
    """What a line of a statement is, for the cases."""

    NOTE = "note"
    DEJA_NOTE = "deja-note"
    A_LA_MAIN = "a-la-main"
    DEBIT = "debit"


class Match(Struct, frozen=True):
    """A line, and what it is; ``pourquoi`` says why it is left to a person."""

    line: BankLine
    sort: Sort
    reference: str = ""
    facture: str = ""
    pourquoi: str = ""


class Matching(Struct, frozen=True):
    """Every line of a statement, in its order; the cases it changes; why some refuse a payment; what the next sees."""

    matches: Sequence[Match]
    changes: Mapping[str, Change]
    findings: Sequence[Finding]
    after: Portefeuille


def match(lines: Iterable[BankLine], held: Portefeuille, office: Office, au: dt.date) -> Matching:
    """Match lines to cases at ``au``; nothing is written: statements may follow one another before any case is."""
    matches, changes, findings = _changed(_Matcher(held, office, au).all(list(lines)), held, office)
    told = Counter((one.reference, anywhere(one.line)) for one in matches if one.sort in {Sort.NOTE, Sort.DEJA_NOTE})
    return Matching(matches, changes, findings, held.after(told, changes))


def anywhere(line: BankLine) -> BankLine:
    """A line wherever it lies: the same told by another statement."""
    return replace(line, line=0)


def holders(office: Office, account: str) -> list[str]:
    """The creditors whose account it is; a statement may give it without its first four signs, as a French RIB."""
    return [name for name, one in office.creanciers.items() if _same(account, one.iban)]


def _same(account: str, iban: str) -> bool:
    return account in {iban, iban[4:]}


def nobody(office: Office) -> str:
    """What is said of an account that is no creditor's; those of the creditors in error are not known."""
    unread = f" ; fichier en erreur, compte inconnu : {enumeration(sorted(office.faulty))}" if office.faulty else ""
    return f"d'aucun créancier{unread}"


def record(changes: Iterable[Change], office: Office) -> None:
    """Write the payments to note; what a failure of the disk leaves out is noted when the statement is given again.

    Raises:
        CaseInvalid: the file of a case changed meanwhile.
    """
    for change in changes:
        write_case(change.before, change.content, office)


class _Matcher:
    """The cases, and what of their payments no line has answered to yet."""

    def __init__(self, held: Portefeuille, office: Office, au: dt.date) -> None:
        self.held, self.office, self.au = held, office, au
        self.known = {one.reference: one for one in held.known}
        numbers = [Number(reference, reference, of_invoice=False) for reference in (*self.known, *held.broken)]
        numbers += [Number(numero, one.reference, of_invoice=True) for one in held.known for numero in one.factures]
        self.numbers = Numbers(numbers)
        self.noted = {one.reference: Counter(one.paiements) for one in held.known}
        self.told = Counter(held.told)
        self.answered = Counter((reference, line.date, line.montant) for reference, line in self.told.elements())
        self.case = cache(held.case)
        self.computed: dict[str, Computed] = {}
        self.owed: dict[tuple[str, dt.date], Owed] = {}

    def all(self, lines: Sequence[BankLine]) -> list[Match]:
        """What each line is: what is noted already is recognised first, whatever the order of the lines."""
        first = self._with_same_amounts([self._cited(line) for line in lines])
        known = [self._if_noted(one) for one in first]
        return [self._decided(one) if one.sort is Sort.NOTE else one for one in known]

    def _cited(self, line: BankLine) -> Match:
        """The line as its label has it: a payment to note, or why it is none."""
        why = _aside(line)
        if line.montant < 0 and not why:
            return Match(line, Sort.DEBIT)
        found = self.numbers.cited(line.textes, line.date)
        references = list(dict.fromkeys(number.reference for number in found))
        alone = len(references) == 1 and references[0] in self.known
        why = why or (self._elsewhere(line, references[0]) if alone else "")
        if alone and not why:
            invoices = {number.text for number in found if number.of_invoice}
            return Match(line, Sort.NOTE, references[0], invoices.pop() if len(invoices) == 1 else "")
        told = [why, _named(references, self.known) or _NONE_CITED]
        return Match(line, Sort.A_LA_MAIN, pourquoi=" ; ".join(filter(None, told)))

    def _with_same_amounts(self, found: Sequence[Match]) -> list[Match]:
        """Beside each credit that cites no case, those that owe or have noted its exact amount: told, never written."""
        asked = [
            one for one in found if one.pourquoi.endswith(_NONE_CITED) and one.line.montant > 0 and not one.line.devise
        ]
        wanted: dict[dt.date, set[Decimal]] = defaultdict(set)
        for one in asked:
            wanted[one.line.date].add(one.line.montant)
        found_alike: dict[tuple[dt.date, Decimal], list[Alike]] = defaultdict(list)
        for same in self._alike({day: frozenset(amounts) for day, amounts in wanted.items()}) if wanted else ():
            found_alike[same.jour, same.montant].append(same)
        return [self._told(one, found_alike[one.line.date, one.line.montant]) if one in asked else one for one in found]

    def _alike(self, wanted: Wanted) -> list[Alike]:
        """What the cases owe, those that the statements before change as they leave them."""
        changes = self.held.changes
        told = [one for one in self.held.alike(wanted) if one.reference not in changes]
        told += [one for change in changes.values() for one in alike(change.after, self.office, self.au, wanted)]
        return sorted(told, key=lambda one: one.reference)

    def _told(self, one: Match, equal: Iterable[Alike]) -> Match:
        told = [f"{same.reference} ({same.quoi})" for same in equal if not self._elsewhere(one.line, same.reference)]
        return replace(one, pourquoi=f"{one.pourquoi} ; même somme : {', '.join(told)}") if told else one

    def _if_noted(self, one: Match) -> Match:
        """Each payment of the case answers to one credit: two equal credits are two payments.

        One that a line of a statement before answers to already answers to the same line alone, told again.
        """
        if one.sort is not Sort.NOTE:
            return one
        noted, key = self.noted[one.reference], (one.line.date, one.line.montant)
        same, answered = (one.reference, anywhere(one.line)), (one.reference, *key)
        again = self.told[same] > 0
        if not noted[key] or (noted[key] <= self.answered[answered] and not again):
            return one
        if again:
            self.told[same] -= 1
            self.answered[answered] -= 1
        noted[key] -= 1
        return replace(one, sort=Sort.DEJA_NOTE, facture="")  # what was noted of it stays as it is

    def _decided(self, one: Match) -> Match:
        """To be noted, unless something of the case makes it doubtful."""
        why = next(self._doubts(one), "")
        return replace(one, sort=Sort.A_LA_MAIN, pourquoi=f"{one.reference} : {why}") if why else one

    def _doubts(self, one: Match) -> Iterator[str]:
        line = one.line
        for (day, amount), left in self.noted[one.reference].items():
            if left and amount == line.montant and abs((day - line.date).days) <= _DAYS_APART:
                yield f"même somme déjà notée au {day:%d/%m/%Y}"
        if (stage := self._computed(one.reference).situation.stade) in ENDED:
            yield f"dossier {LIBELLES[stage].lower()}"
        dossier = self.case(one.reference).dossier
        invoices, mot = dossier.factures, dossier.creance.famille.mot
        if line.date < min(each.date for each in invoices if one.facture in {"", each.numero}):
            yield f"virement antérieur à {mot.la}"
        owed = self._owed(one.reference, line.date).decompte
        if owed is None:
            return
        if line.montant > owed.total:
            yield f"plus que le dû de ce jour, {format_eur(owed.total)}"
        if any(each.numero == one.facture and not each.principal + each.interets for each in owed.lignes):
            yield f"{mot.un} {one.facture} : plus ni principal ni intérêts dus"

    def _elsewhere(self, line: BankLine, reference: str) -> str:
        """Whose account received it, when it is none of the creditor of the case; empty when it may be.

        An account that a letter of the case gave is his, even after he left it.
        """
        creditor, owners = self.known[reference].creancier, holders(self.office, line.compte)
        if not line.compte or creditor in owners:
            return ""
        if owners:
            names = enumeration([self.office.creanciers[owner].nom_complet for owner in owners])
            return f"crédité sur le compte de {names}"
        blocks, _ = self._computed(reference).registre
        given = any(_same(line.compte, str(block.get("iban", ""))) for block in blocks)
        return "" if given else f"crédité sur un compte qui n'est {nobody(self.office)}"

    def _computed(self, reference: str) -> Computed:
        if reference not in self.computed:
            self.computed[reference] = compute_case(self.case(reference), self.office, self.au, lectures=False)
        return self.computed[reference]

    def _owed(self, reference: str, day: dt.date) -> Owed:
        if (reference, day) not in self.owed:
            self.owed[reference, day] = Owed(self.case(reference), self.office, day)
        return self.owed[reference, day]


def _aside(line: BankLine) -> str:
    """Why a line is never matched, whatever it cites; empty when it may be."""
    label = " ".join(map(flat, line.textes))
    if line.contre or _TAKEN_BACK.search(label):
        return "rejet, impayé ou annulation"
    if line.montant < 0:
        return ""
    if line.doute:
        return line.doute
    if line.devise:
        return f"en {line.devise}, non en euros"
    if _SEIZED.search(label):
        return "saisie ou reversement"
    return "chèque, carte, espèces ou prélèvement" if _NO_TRANSFER.search(label) else ""


def _named(references: Sequence[str], sound: Container[str]) -> str:
    names = [one if one in sound else f"{one} (dossier en erreur)" for one in references]
    return f"{'cité' if len(names) == 1 else 'plusieurs dossiers cités'} : {', '.join(names)}" if names else ""


def _changed(
    matches: list[Match], held: Portefeuille, office: Office
) -> tuple[list[Match], dict[str, Change], list[Finding]]:
    """The cases with the payments noted; one that refuses one gets none, and its credits are left to a person."""
    changes: dict[str, Change] = {}
    findings: list[Finding] = []
    for reference in dict.fromkeys(one.reference for one in matches if one.sort is Sort.NOTE):
        payments = [_payment(one) for one in matches if one.sort is Sort.NOTE and one.reference == reference]
        try:
            changes[reference] = _change(reference, payments, held, office)
        except CaseInvalid as told:
            findings += told.findings
    return list(_left(matches, changes)), changes, findings


def _change(reference: str, payments: Sequence[Mapping[str, Any]], held: Portefeuille, office: Office) -> Change:
    if reference not in held.changes:
        case = held.case(reference)
        return Change(case, *items_added(case, unchanged(case), "paiements", payments, office))
    change = held.changes[reference]
    return Change(change.before, *items_added(change.after, change.content, "paiements", payments, office))


def _left(matches: Iterable[Match], changed: Container[str]) -> Iterator[Match]:
    for one in matches:
        kept = one.sort is not Sort.NOTE or one.reference in changed
        why = f"{one.reference} : ajout refusé"
        yield one if kept else replace(one, sort=Sort.A_LA_MAIN, pourquoi=why)


def _payment(one: Match) -> dict[str, Any]:
    """The payment as the case writes it; an invoice the debtor names is the one he pays (C. civ., art. 1342-10)."""
    payment = {"date": one.line.date, "montant": one.line.montant, "moyen": Moyen.VIREMENT.value}
    return payment | ({"imputation-choisie": [one.facture]} if one.facture else {})
