"""A bank statement beside the cases: what each line is, and the payments to note. Nothing is ever guessed.

A credit goes to a case when its label cites that case, or invoices of that case, and no other, and when the account it
is on, where the statement tells it, is one of its creditor. Any other credit is left to a person, with the cases whose
debtor its label names and those that owe exactly its amount, which prove nothing.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.desk.books import Books
from generator.desk.owing import Alike, Change, Portefeuille, Wanted, alike
from generator.edit import write_case
from generator.edit.bank import BankLine
from generator.edit.citing import Names, Number, Numbers, flat
from generator.findings import CaseInvalid, Finding, RecouvreError, system_words
from generator.model import Office
from generator.phrases import enumeration, some

_TAKEN_BACK = re.compile("rejet|impaye|annul|contre-?pass|extourne|retour")
_SEIZED = re.compile("saisie|huissier|commissaire|carpa")  # neither the day nor the will of the debtor
_NO_TRANSFER = re.compile(
    "(?<![a-z])(cheques?|chqs?|remises?|rem|rem(chq|cb)|especes|cartes?|cb|prelevements?|prlv|lcr)(?![a-z])"
)
_NONE_CITED = "aucun dossier cité"


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
    """Every line of a statement, in its order; the cases as it leaves them; what they refuse; what the next sees."""

    matches: Sequence[Match]
    changes: Mapping[str, Change]
    findings: Sequence[Finding]
    after: Portefeuille


def match(lines: Iterable[BankLine], held: Portefeuille, office: Office, au: dt.date) -> Matching:
    """Match lines to cases at ``au``; nothing is written: statements may follow one another before any case is."""
    books = Books(held, office, au)
    matches = _Matcher(held, office, books).all(list(lines))
    return Matching(matches, books.changes, books.findings, held.after(books.changes))


def holders(office: Office, account: str) -> list[str]:
    """The creditors whose account it is; a statement may give it without its first four signs, as a French RIB."""
    return [name for name, one in office.creanciers.items() if _same(account, one.iban)]


def _same(account: str, iban: str) -> bool:
    return account in {iban, iban[4:]}


def nobody(office: Office) -> str:
    """What is said of an account that is no creditor's; those of the creditors in error are not known."""
    unread = f" ; fichier en erreur, compte inconnu : {enumeration(sorted(office.faulty))}" if office.faulty else ""
    return f"d'aucun créancier{unread}"


def record(changes: Mapping[str, Change], office: Office) -> dict[str, list[Finding]]:
    """Write the cases; those that cannot be (another command holds one, or changed it) are given back, with the reason.

    What a failure of the disk leaves out is noted when the statement is given again.
    """
    refused: dict[str, list[Finding]] = {}
    for reference, change in changes.items():
        try:
            write_case(change.before, change.content, office)
        except CaseInvalid as told:
            refused[reference] = told.findings
        except RecouvreError as told:
            refused[reference] = [Finding.of_file(change.before.file, str(told))]
        except OSError as error:
            what, remedy = system_words(error)
            refused[reference] = [Finding.of_file(change.before.file, f"{what}.", remedy)]
    return refused


def unwritten(matches: Iterable[Match], refused: Container[str]) -> list[Match]:
    """What lines are once some cases could not be written: no payment of theirs is noted."""
    why = "rien n'a pu y être écrit, relancer"
    return [
        replace(one, sort=Sort.A_LA_MAIN, pourquoi=f"{one.reference} : {why}")
        if one.sort is Sort.NOTE and one.reference in refused
        else one
        for one in matches
    ]


class _Matcher:
    """The lines of a statement, one beside the other."""

    def __init__(self, held: Portefeuille, office: Office, books: Books) -> None:
        self.held, self.office, self.books = held, office, books
        self.known = {one.reference: one for one in held.known}
        numbers = [Number(reference, reference, of_invoice=False) for reference in (*self.known, *held.broken)]
        numbers += [Number(numero, one.reference, of_invoice=True) for one in held.known for numero in one.factures]
        self.numbers = Numbers(numbers)
        self.names = Names((name, one.reference) for one in held.known for name in one.noms)

    def all(self, lines: Sequence[BankLine]) -> list[Match]:
        """What each line is: what is noted already is recognised first, whatever the order of the lines."""
        first = self._with_same_amounts([self._cited(line) for line in lines])
        matches = [self._if_noted(one) for one in first]
        for rank in sorted(range(len(matches)), key=lambda rank: matches[rank].line.date):
            if matches[rank].sort is Sort.NOTE:
                matches[rank] = self._decided(matches[rank])
        return matches

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
        """Beside each credit that cites no case, those of whom it names or of its exact sum: told, never written."""
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
        told += [one for each in changes.values() for one in alike(each.after, self.office, self.books.au, wanted)]
        return sorted(told, key=lambda one: one.reference)

    def _told(self, one: Match, equal: Iterable[Alike]) -> Match:
        named = [same for same in self.names.within(one.line.textes) if not self._elsewhere(one.line, same)]
        owing = [f"{same.reference} ({same.quoi})" for same in equal if not self._elsewhere(one.line, same.reference)]
        told = [one.pourquoi, f"même nom : {some(named)}" if named else ""]
        told += [f"même somme : {', '.join(owing)}" if owing else ""]
        return replace(one, pourquoi=" ; ".join(filter(None, told)))

    def _if_noted(self, one: Match) -> Match:
        """What was noted of a line stays as it is."""
        noted = one.sort is Sort.NOTE and self.books.answers(one.reference, one.line)
        return replace(one, sort=Sort.DEJA_NOTE, facture="") if noted else one

    def _decided(self, one: Match) -> Match:
        """Noted, unless something of the case makes it doubtful, or refuses it."""
        why = next(self.books.doubts(one.reference, one.line, one.facture), "")
        if not why and not self.books.noted(one.reference, one.line, one.facture):
            why = "ajout refusé"
        return replace(one, sort=Sort.A_LA_MAIN, pourquoi=f"{one.reference} : {why}") if why else one

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
        blocks, _ = self.books.computed(reference).registre
        given = any(_same(line.compte, str(block.get("iban", ""))) for block in blocks)
        return "" if given else f"crédité sur un compte qui n'est {nobody(self.office)}"


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
