"""The lines of a bank statement, as French banks export it in CSV: each with its day, its amount, its texts.

A credit is positive, a debit negative. Titles vary from bank to bank; a column nobody here reads is left alone.
"""

import datetime as dt
import hashlib
import re
from contextlib import suppress
from decimal import Decimal

from msgspec import Struct

from generator.dates import no_day, typed_day
from generator.edit.bank_titles import Role, columns, lacking, operation_day, role_of
from generator.edit.day_order import Moved, clues, doubt
from generator.edit.table import EUR, Row, Table, read_table, sums_others
from generator.findings import CaseInvalid, Finding, Level
from generator.load import suggest
from generator.money import ZERO, AmountError, parse_eur, signed
from generator.vocabulary import EARLIEST

_SIDES = {"c": 1, "cr": 1, "credit": 1, "+": 1, "d": -1, "db": -1, "debit": -1, "-": -1}
_NOT_BOOKED = re.compile(
    "pending|declined|cancell?ed|reverted|failed|rejected|refuse|annule|rejete|en-(attente|cours)|echou"
)
_BOOKED = re.compile(
    "$|(execute|valide|comptabilise|regle|recu|credite|debite|termine|effectue|traite|confirme|definiti|passe)e?s?(-|$)"
    "|settled|completed?|booked|posted|cleared|processed|success|succeeded|received|paid|done|confirmed|ok$"
    "|(non-|a-)?(rapproch|pointe|lettre|justifi|categoris)|(un)?reconciled"
)
_EUROS = {"", "eur", "euro", "euros", "€"}
_RIB, _PRINT = 23, 12  # signs of an account in every form of statement, of a print
NOT_GIVEN = frozenset({"NOTPROVIDED", "NONREF"})  # what stands for a reference that was not given


class BankLine(Struct, frozen=True):
    """A line: its place in the file, its day, its amount in euros (a debit is negative), its texts.

    ``contre``: a credit taken back, written as a negative one; ``devise`` is told when it is not the euro;
    ``doute``: why it may not be what one debtor paid; ``compte``: the account it moves, when the statement tells it;
    ``propre``: what the bank calls this operation and no other, or the balance that it moves, when it tells one.
    """

    line: int
    date: dt.date
    montant: Decimal
    textes: tuple[str, ...]
    contre: bool = False
    devise: str = ""
    doute: str = ""
    compte: str = ""
    propre: str = ""

    @property
    def empreinte(self) -> str:
        """What tells it, in whichever statement it is, from any other."""
        texts = ("".join(filter(str.isalnum, suggest.folded(text))) for text in self.textes)
        told = "\n".join((str(self.date), str(self.montant), self.compte[-_RIB:], self.propre, *texts))
        return hashlib.sha256(told.encode()).hexdigest()[:_PRINT]

    @property
    def libelle(self) -> str:
        """Its texts on one line."""
        return " · ".join(dict.fromkeys(self.textes))


class Span(Struct, frozen=True):
    """What a statement tells of an account in a currency: its balance before and after, on which days.

    ``file``, ``line`` and ``column`` are where the first balance is; a day that is not told is None.
    """

    account: tuple[str, str]
    file: str
    line: int
    column: int
    before: Decimal
    after: Decimal
    days: tuple[dt.date | None, dt.date | None] = (None, None)


class BankStatement(Struct, frozen=True):
    """The lines that move money; the places of those that do not; how many lines are above the titles.

    ``pending`` are the places of operations announced and not booked, ``again`` of those that the file told
    already, ``totals`` of rows that sum others; ``doutes`` what is to be verified of it;
    ``unit`` is what a place counts; ``spans`` are the statements that tell their balances.
    """

    lines: tuple[BankLine, ...]
    idle: tuple[int, ...] = ()
    above: int = 0
    pending: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    unit: str = "Ligne"
    spans: tuple[Span, ...] = ()
    totals: tuple[int, ...] = ()
    doutes: tuple[Finding, ...] = ()


def read_statement(content: bytes, file: str, au: dt.date) -> BankStatement:
    """The lines of a statement, none after ``au``; ``file`` is its name in the findings.

    Raises:
        CaseInvalid: no titles, or a line whose day, amount or side cannot be read; every one of them is told.
    """
    table = read_table(
        content,
        file,
        lambda titles, line: columns(titles, line, file),
        lacking=lacking,
        nothing="aucune opération sous la ligne des titres.",
    )
    reader = _Reader(table, au)
    lines = [found for row in table.rows if (found := reader.read(row))]
    told = doubt(table, reader.date, clues(table, [Moved(one.montant, reader.soldes[one.line]) for one in lines], au))
    if told and told.level is Level.ERREUR:  # said once, in the place of what each day would say
        raise CaseInvalid(table.faults([told, *(one for one in reader.findings if one.key != reader.date)]))
    if findings := table.faults(reader.findings):
        raise CaseInvalid(findings)
    return BankStatement(
        tuple(lines),
        tuple(reader.idle),
        len(table.head),
        tuple(reader.pending),
        totals=tuple(reader.totals),
        doutes=(told,) if told else (),
    )


class _Reader:
    """Reads the rows of a table, and keeps what is wrong in them."""

    def __init__(self, table: Table, au: dt.date) -> None:
        self.table, self.au = table, au
        self.findings: list[Finding] = []
        self.idle: list[int] = []
        self.totals: list[int] = []
        self.pending: list[int] = []
        self.soldes: dict[int, Decimal | None] = {}
        titles = {role: [title for title in table.ranks if role_of(title) is role] for role in Role}
        self.date = operation_day(titles[Role.DATE])
        self.texts = titles[Role.TEXTE]
        self.states = titles[Role.STATUT]
        self.one = {role: found[0] for role, found in titles.items() if found}

    def read(self, row: Row) -> BankLine | None:
        """The line of a row; None when it moves no money, is not booked, or cannot be read."""
        states = [" ".join(row.cells.get(title, "").split()) for title in self.states]
        if any(_NOT_BOOKED.match(suggest.folded(state)) for state in states):
            self.pending.append(row.line)
            return None
        if self._total(row):
            self.totals.append(row.line)
            return None
        told = len(self.findings)
        day, (amount, taken_back) = self._day(row), self._amount(row)
        if amount == ZERO and len(self.findings) == told:
            self.idle.append(row.line)
            return None
        if day is None and len(self.findings) == told:
            self._wrong(row, self.date, "une somme sans date.", "La remplir, ou effacer la ligne si c'est un total.")
        if day is None or len(self.findings) > told:
            return None
        texts = tuple(" ".join(text.split()) for title in self.texts if (text := row.cells.get(title, "")).strip())
        currency = self._cell(row, Role.DEVISE)
        foreign = "" if currency.casefold() in _EUROS else currency
        unknown = next((state for state in states if not _BOOKED.match(suggest.folded(state))), "")
        doubtful = f"statut « {unknown} » : cette somme est-elle sur le compte ?" if unknown else ""
        self.soldes[row.line] = _balance(self._cell(row, Role.SOLDE))
        return BankLine(row.line, day, amount, texts, taken_back, foreign, doubtful)

    def _total(self, row: Row) -> bool:
        """Whether a row sums others: its day says so, or all the texts of a sum without a day."""
        sums = [self._cell(row, role) for role in (Role.CREDIT, Role.DEBIT, Role.MONTANT)]
        day = row.cells.get(self.date, "")
        said = [day] if day else [text for title in self.texts if (text := row.cells.get(title, "")).strip()]
        return bool(said and re.search("[1-9]", " ".join(sums))) and all(map(sums_others, said))

    def _cell(self, row: Row, role: Role) -> str:
        return " ".join(row.cells.get(self.one.get(role, ""), "").split())

    def _wrong(self, row: Row, title: str, message: str, remedy: str = "") -> None:
        self.findings.append(self.table.wrong(row, title, message, remedy))

    def _day(self, row: Row) -> dt.date | None:
        text = row.cells.get(self.date, "")
        if not text:
            return None
        day = typed_day(text)
        if day is None or day < EARLIEST:
            self._wrong(row, self.date, *no_day(text))
        elif day > self.au:
            self._wrong(row, self.date, f"« {text} » est après le {self.au:%d/%m/%Y}.", "Vérifier la date, ou --au.")
        return day

    def _amount(self, row: Row) -> tuple[Decimal, bool]:
        """What a row moves; and whether it is a credit taken back."""
        if Role.CREDIT in self.one:
            credit, debit = self._euros(row, Role.CREDIT), abs(self._euros(row, Role.DEBIT))
            if credit and debit:
                self._wrong(row, self.one[Role.CREDIT], "une somme au crédit et une au débit.", "N'en garder qu'une.")
            return (credit, credit < 0) if credit else (-debit, False)
        amount, side = self._euros(row, Role.MONTANT), self._cell(row, Role.SENS)
        if Role.SENS not in self.one:  # some banks say it under « Type »
            told = {suggest.folded(row.cells.get(title, "")) for title in self.texts}
            return (-abs(amount) if "debit" in told else amount), False
        if not amount:
            return ZERO, False
        if (sign := _SIDES.get(suggest.folded(side))) is None:
            self._wrong(row, self.one[Role.SENS], f"« {side} » ne dit ni crédit ni débit.", "Écrire C ou D.")
            return ZERO, False
        return (-abs(amount), False) if sign < 0 else (amount, amount < 0)

    def _euros(self, row: Row, role: Role) -> Decimal:
        try:
            return _euros(self._cell(row, role))
        except AmountError as error:
            self._wrong(row, self.one[role], str(error))
            return ZERO


def _euros(typed: str) -> Decimal:
    minus, amount = signed(EUR.sub("", typed).removesuffix("€").strip())
    bare = amount if minus else amount.removeprefix("+").removesuffix("+").strip()
    if not bare:  # « - € » is how Excel shows a zero
        return ZERO
    return -parse_eur(bare) if minus else parse_eur(bare)


def _balance(typed: str) -> Decimal | None:
    """A balance, which nothing is counted from: one that cannot be read tells nothing."""
    with suppress(AmountError):
        return _euros(typed) if typed else None
    return None
