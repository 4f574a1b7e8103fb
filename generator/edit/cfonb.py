"""The operations of a CFONB 120 statement, as French banks send it to firms: zones at fixed places of 120 signs.

A statement tells its balance before and after: its operations make up the difference, or nothing of the file is read.
Places and codes: CFONB, « Relevé de compte sur support informatique » (July 2004), completed by « Évolution du relevé
120 caractères » (version 2.0, March 2010).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.edit.bank import NOT_GIVEN, BankLine, BankStatement, Span
from generator.edit.beside import Told, placed
from generator.findings import CaseInvalid, Finding, Level
from generator.money import ZERO, format_amount, format_eur

_BEFORE, _OPERATION, _DETAIL, _AFTER = "01", "04", "05", "07"
_LENGTH = 120
_FIRST = re.compile(rb"\s*0[1457][0-9]{5}.{4}[0-9]{5}[A-Z]{3}[0-9]")
_ENDS = "\x00\x1a"  # what old transfers leave after the last record
_AGAIN = "L'exporter de nouveau de la banque."

Zone = tuple[int, int]  # first place, from 1, and length
_CODE, _BANK, _BRANCH, _CURRENCY, _PLACES, _ACCOUNT = (1, 2), (3, 5), (12, 5), (17, 3), (20, 1), (22, 11)
_KIND, _DAY, _REJECTED, _LABEL, _AMOUNT, _REFERENCE = (33, 2), (35, 6), (41, 2), (49, 31), (91, 14), (105, 16)
_QUALIFIER, _TEXT, _HALF = (46, 3), (49, 70), (49, 35)
_MONEY, _MONEY_PLACES, _MONEY_AMOUNT = (49, 3), (52, 1), (53, 14)  # of what was ordered, before any exchange

# the last sign of an amount is a figure and its sign; « { » and « } » are é and è in the French set (ISO 646)
_LAST = {sign: (figure, 1) for figure, sign in enumerate("{ABCDEFGHI")} | {
    sign: (figure, -1) for figure, sign in enumerate("}JKLMNOPQR")
}  # fmt: skip
_LAST |= {"é": _LAST["{"], "è": _LAST["}"]}
_SIGNED = re.compile(rf"[0-9]{{13}}[{re.escape(''.join(_LAST))}]", re.ASCII)
_KINDS = {  # direct debits, in the words a label would have (« Évolution… », 2.3.2)
    **dict.fromkeys(("A1", "A2", "A5", "A6", "B1", "B2", "B5", "B6"), "prélèvement"),
    **dict.fromkeys(("A3", "A4", "B3", "B4"), "prélèvement rejeté"),
}
# what a detail says of who paid and for what, and where: those of a group go on from one record to the next
_SAID = {
    "LIB": ("LIB", _TEXT), "LCC": ("LCC", _TEXT), "LC2": ("LCC", _TEXT), "LCS": ("LCS", _HALF), "RCN": ("RCN", _HALF),
    "NPY": ("NPY", _TEXT), "NPO": ("NPO", _TEXT),
}  # fmt: skip
_RIB = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


class Record(Struct, frozen=True):
    """A record: its line in the file, its 120 signs."""

    line: int
    text: str

    def zone(self, zone: Zone) -> str:
        """The signs of a zone, as they are."""
        start, length = zone
        return self.text[start - 1 : start - 1 + length]

    def goes_with(self, before: "Record") -> bool:
        """Whether it is of the account of a statement and in its money: its bank may be another one's."""
        same = (_BRANCH, _ACCOUNT) if self.zone(_CODE) == _DETAIL else (_BRANCH, _CURRENCY, _ACCOUNT)
        return all(self.zone(zone) == before.zone(zone) for zone in same)


class Operation(Struct, frozen=True):
    """An operation and its details."""

    record: Record
    details: list[Record]


class Statement(Struct):
    """A statement of one account: its balance before, its operations, its balance after."""

    before: Record
    operations: list[Operation]
    after: Record | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        told = (record.text for one in self.operations for record in (one.record, *one.details))
        return self.before.text, *told, self.after.text if self.after else ""


def is_cfonb(content: bytes) -> bool:
    """Whether a file begins as a CFONB 120 statement does."""
    return bool(_FIRST.match(content))


def read_cfonb(content: bytes, file: str, au: dt.date) -> BankStatement:
    """The lines of a statement, none after ``au``; ``file`` is its name in the findings.

    Raises:
        CaseInvalid: a record out of place, an operation whose day or amount cannot be read, a balance that the
            operations do not make up; every one of them is told.
    """
    reader = _Reader(file, au)
    lines = [line for statement in reader.statements(_records(content)) for line in reader.lines(statement)]
    if reader.findings:
        raise CaseInvalid(sorted(reader.findings))
    again, spans = tuple(reader.told.again), tuple(reader.spans)
    return BankStatement(tuple(lines), tuple(reader.idle), again=again, spans=spans)


def _records(content: bytes) -> Iterator[Record]:
    """The records of a file, one a line; some banks send them one after the other on a single line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = re.split(r"\r\n?|\n", text.rstrip(_ENDS + "\r\n"))
    if len(lines) == 1:
        lines = [text[start : start + _LENGTH] for start in range(0, len(lines[0].rstrip()), _LENGTH)]
    for number, line in enumerate(lines, start=1):
        if line.strip(_ENDS).strip():
            yield Record(number, line.rstrip().ljust(_LENGTH))


class _Reader:
    """Reads statements, and keeps what is wrong in them."""

    def __init__(self, file: str, au: dt.date) -> None:
        self.file, self.au = file, au
        self.findings: list[Finding] = []
        self.idle: list[int] = []
        self.told = Told("la ligne")
        self.spans: list[Span] = []

    def statements(self, records: Iterable[Record]) -> list[Statement]:
        """The statements, each between its two balances; what is out of place is told."""
        found: list[Statement] = []
        for record in records:
            code = record.zone(_CODE)
            open_ = found[-1] if found and not found[-1].after else None
            if len(record.text) > _LENGTH or code not in {_BEFORE, _OPERATION, _DETAIL, _AFTER}:
                self._wrong(record, _CODE, "ce n'est pas un enregistrement CFONB de 120 caractères.")
            elif code == _BEFORE:
                self._closed(open_)
                found.append(Statement(record, []))
            elif open_ is None or (code == _DETAIL and not open_.operations):
                self._wrong(record, _CODE, f"un enregistrement {code} sans celui qu'il suit : fichier coupé ?")
            elif not record.goes_with(open_.before):
                said = f"un autre compte, ou une autre monnaie, que son relevé (ligne {open_.before.line})."
                self._wrong(record, _BRANCH, said)
            elif code == _OPERATION:
                open_.operations.append(Operation(record, []))
            elif code == _DETAIL:
                open_.operations[-1].details.append(record)
            else:
                open_.after = record
        self._closed(found[-1] if found and not found[-1].after else None)
        return found

    def _closed(self, open_: Statement | None) -> None:
        if open_ is not None:
            self._wrong(open_.before, _CODE, "un relevé sans son nouveau solde (07) : fichier coupé ?")

    def lines(self, statement: Statement) -> list[BankLine]:
        """The lines of a statement whose operations make up the difference of its balances."""
        if statement.after and self.told.whole(statement.texts, [one.record.line for one in statement.operations]):
            return []
        account, currency = self._account(statement.before), self._currency(statement.before)
        read = (self._line(one) for one in statement.operations)
        told = [replace(line, compte=account, devise=currency) for line in read if line]
        self._made_up(statement, (account, currency))
        moving = placed((line for line in told if line.montant), self._amount(statement.before) or ZERO)
        return [kept for line in moving for kept in self.told.once(line.line, statement, [line], ())]

    def _line(self, operation: Operation) -> BankLine | None:
        """The line of an operation; None when it cannot be read."""
        record = operation.record
        day, amount = self._day(record), self._amount(record)
        if day is None or amount is None:
            return None
        if amount == ZERO:
            self.idle.append(record.line)
        texts = tuple(dict.fromkeys(_texts(operation)))
        in_euros = record.zone(_CURRENCY) == "EUR"
        doubt = next(_doubts(operation.details, amount), "") if in_euros and amount > 0 else ""
        return BankLine(record.line, day, amount, texts, doute=doubt)

    def _made_up(self, statement: Statement, account: tuple[str, str]) -> None:
        """The operations bring the balance from what it was to what it is: none is missing, none is read wrong."""
        if self.findings or statement.after is None:  # which of them to add would be a guess
            return
        records = (statement.before, *(one.record for one in statement.operations), statement.after)
        before, *moved, after = (self._amount(one) or ZERO for one in records)
        made = sum(moved, before)
        if made != after and not self.findings:
            message = f"le nouveau solde est {format_amount(after)}, l'ancien et les opérations font"
            self._wrong(statement.after, _AMOUNT, f"{message} {format_amount(made)} : il en manque, ou il y en a trop.")
        days = _date(statement.before.zone(_DAY)), _date(statement.after.zone(_DAY))
        self.spans.append(Span(account, self.file, statement.before.line, _AMOUNT[0], before, after, days))

    def _account(self, record: Record) -> str:
        """Its RIB, with the key it bears on paper."""
        bank, branch, account = map(record.zone, (_BANK, _BRANCH, _ACCOUNT))
        figures = account.translate(_RIB)
        if not all(part.isascii() and part.isdigit() for part in (bank, branch, figures)):
            self._wrong(record, _BANK, f"« {bank} {branch} {account} » n'est pas un compte bancaire français.")
            return ""
        key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(figures)) % 97
        return f"{bank}{branch}{account}{key:02}"

    def _currency(self, record: Record) -> str:
        """That of the statement, when it is not the euro."""
        currency = record.zone(_CURRENCY)
        if not re.fullmatch("[A-Z]{3}", currency):
            self._wrong(record, _CURRENCY, f"« {currency.strip()} » n'est pas une monnaie.")
        return "" if currency == "EUR" else currency

    def _day(self, record: Record) -> dt.date | None:
        """The day it is booked."""
        text = record.zone(_DAY)
        day = _date(text)
        if day is None:
            self._wrong(record, _DAY, f"« {text} » n'est pas une date (JJMMAA).")
            return None
        if day > self.au:
            self._wrong(
                record, _DAY, f"le {day:%d/%m/%Y} est après le {self.au:%d/%m/%Y}.", "Vérifier la date, ou --au."
            )
        return day

    def _amount(self, record: Record) -> Decimal | None:
        amount = _signed(record)
        if amount is None:
            self._wrong(record, _AMOUNT, f"« {record.zone(_AMOUNT).strip()} » n'est pas un montant au centime.")
        return amount

    def _wrong(self, record: Record, zone: Zone, message: str, remedy: str = _AGAIN) -> None:
        self.findings.append(Finding(self.file, record.line, zone[0], Level.ERREUR, "", message, remedy))


def _date(text: str) -> dt.date | None:
    """The day of « JJMMAA »; the century is ours."""
    try:
        return dt.date(2000 + int(text[4:]), int(text[2:4]), int(text[:2])) if text.isdigit() else None
    except ValueError:
        return None


def _signed(record: Record) -> Decimal | None:
    """What a record moves, or the balance it tells; None when it is no amount to the cent."""
    text, places = record.zone(_AMOUNT), record.zone(_PLACES)
    if not _SIGNED.fullmatch(text) or not re.fullmatch("[0-9]", places):
        return None
    figure, side = _LAST[text[-1]]
    amount = Decimal(int(text[:-1]) * 10 + figure).scaleb(-int(places)) * side
    return round(amount, 2) if amount == round(amount, 2) else None


def _texts(operation: Operation) -> Iterator[str]:
    """What an operation says, its kind first when it is no transfer; a text that fills its zone may be cut: « … »."""
    record = operation.record
    if kind := _KINDS.get(record.zone(_KIND)):
        yield kind
    if record.zone(_REJECTED).strip("0 "):
        yield f"rejet (motif {record.zone(_REJECTED)})"
    said = [(*_SAID[name], one) for one in operation.details if (name := one.zone(_QUALIFIER)) in _SAID]
    groups = (_whole(list(group)) for _, group in groupby(said, key=lambda one: one[0]))
    for text in (record.zone(_LABEL), *groups, record.zone(_REFERENCE)):
        given = " ".join(text.split())
        if given and given not in NOT_GIVEN:
            yield given if text.endswith(" ") else f"{given}…"


def _whole(group: Sequence[tuple[str, Zone, Record]]) -> str:
    """The text of a group; when its beginning is elsewhere, or nowhere, it may begin inside a number: « … »."""
    text = "".join(one.zone(zone) for _, zone, one in group)
    return f"…{text}" if group[0][2].zone(_QUALIFIER) == "LC2" else text


def _doubts(details: Sequence[Record], amount: Decimal) -> Iterator[str]:
    """Why what was credited may not be what the debtor paid."""
    for one in details:
        if one.zone(_QUALIFIER) == "FEE":
            yield "frais retenus par la banque ?"
        if one.zone(_QUALIFIER) == "MMO" and (paid := _ordered(one)) != format_eur(amount):
            yield f"{paid} payés, {format_eur(amount)} crédités : frais ou change en chemin ?"


def _ordered(detail: Record) -> str:
    """The sum that was ordered, in its currency."""
    currency, places, text = detail.zone(_MONEY), detail.zone(_MONEY_PLACES), detail.zone(_MONEY_AMOUNT)
    if not re.fullmatch("[0-9]{15}", f"{places}{text}", re.ASCII):
        return "une autre somme"
    ordered = Decimal(int(text)).scaleb(-int(places))
    return format_eur(ordered) if currency == "EUR" else f"{format_amount(ordered)}\N{NO-BREAK SPACE}{currency}"
