"""The operations of a CAMT.053 statement (ISO 20022), as banks give it to firms: all versions, by name of element.

An operation that gathers several payments is as many lines when each has its amount and they make up the whole;
otherwise one line, which a person matches, as one that brings less than was paid. What is announced and not booked
moves nothing yet. Statements of a file may overlap: an operation the bank gave the same reference is counted once.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.edit.bank import NOT_GIVEN, BankLine, BankStatement, Span
from generator.edit.beside import Told
from generator.edit.table import of_file
from generator.edit.xml_text import Node, read_xml
from generator.findings import CaseInvalid, Finding, Level
from generator.money import ZERO, format_eur
from generator.vocabulary import EARLIEST

_STATEMENT = "BkToCstmrStmt"
_OTHERS = {
    "BkToCstmrAcctRpt": "c'est un relevé provisoire (CAMT.052), pas un relevé CAMT.053.",
    "BkToCstmrDbtCdtNtfctn": "c'est un avis d'opérations (CAMT.054), pas un relevé CAMT.053.",
}
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,5})?", re.ASCII)
_CURRENCY = re.compile("[A-Z]{3}", re.ASCII)
_SIDES = {"CRDT": 1, "DBIT": -1}
_KINDS = {  # families of the bank's code (ISO 20022, PMNT) that are no transfer, in the word a label would have
    "RCHQ": "chèque", "ICHQ": "chèque", "LBOX": "chèque", "RDDT": "prélèvement", "IDDT": "prélèvement",
    "CCRD": "carte", "MCRD": "carte", "CNTR": "espèces", "DRFT": "LCR",
}  # fmt: skip
_TEXTS = (
    ("AddtlTxInf",), ("RltdPties", "Dbtr", "Nm"), ("RltdPties", "Dbtr", "Pty", "Nm"),
    ("RltdPties", "UltmtDbtr", "Nm"), ("RltdPties", "UltmtDbtr", "Pty", "Nm"), ("RmtInf", "Ustrd"),
    ("RmtInf", "Strd", "CdtrRefInf", "Ref"), ("RmtInf", "Strd", "RfrdDocInf", "Nb"), ("Refs", "EndToEndId"),
)  # fmt: skip
_ITS_OWN = (  # references that two operations never share
    ("AcctSvcrRef",), *(("NtryDtls", "TxDtls", "Refs", name) for name in ("AcctSvcrRef", "TxId", "UETR")),
)  # fmt: skip


def read_camt(content: bytes, file: str, au: dt.date) -> BankStatement:
    """The lines of a statement, none after ``au``; a line bears the rank of its operation in the file.

    Raises:
        CaseInvalid: no CAMT.053, or an operation whose day, amount or side cannot be read; every one of them is told.
    """
    root = read_xml(content, file)
    bodies = list(root.all(_STATEMENT))
    if not bodies:
        message = next((said for name, said in _OTHERS.items() if root.first(name)), "ce n'est pas un relevé CAMT.053.")
        raise CaseInvalid([of_file(file, root.line, message, "Exporter de la banque le relevé CAMT.053, ou CSV.")])
    reader = _Reader(file, au)
    statements = [statement for body in bodies for statement in body.all("Stmt")]
    entries = [(statement, entry) for statement in statements for entry in statement.all("Ntry")]
    lines = [line for rank, told in enumerate(entries, start=1) for line in reader.lines(rank, *told)]
    if reader.findings:
        raise CaseInvalid(reader.findings)
    spans = tuple(_spans(file, statements))
    if not entries and not _quiet(statements, spans):
        raise CaseInvalid([of_file(file, bodies[0].line, "aucune opération dans ce relevé.")])
    idle, pending, again = tuple(reader.idle), tuple(reader.pending), tuple(reader.told.again)
    return BankStatement(tuple(lines), idle, pending=pending, again=again, unit="Opération", spans=spans)


class _Reader:
    """Reads operations, and keeps what is wrong in them."""

    def __init__(self, file: str, au: dt.date) -> None:
        self.file, self.au = file, au
        self.findings: list[Finding] = []
        self.idle: list[int] = []
        self.pending: list[int] = []
        self.told = Told("l'opération n°")

    def lines(self, rank: int, statement: Node, entry: Node) -> list[BankLine]:
        """The lines of an operation; none when it is told already, in doubt when it may be by another statement."""
        account = _account(statement)
        references = tuple(_references(entry))
        lines = [replace(line, compte=account, propre=" ".join(references)) for line in self._read(rank, entry)]
        return self.told.once(rank, statement, lines, references)

    def _read(self, rank: int, entry: Node) -> list[BankLine]:
        """The lines of an operation; none when it moves no money, is not booked, or cannot be read."""
        if (entry.said("Sts", "Cd") or entry.said("Sts", "Prtry") or entry.said("Sts")) not in {"BOOK", ""}:
            self.pending.append(rank)
            return []
        told = len(self.findings)
        day, amount, side = self._day(entry), self._amount(entry, entry.first("Amt")), self._side(entry)
        self._currency_told(entry.first("Amt"))
        if day is None or amount is None or side is None or len(self.findings) > told:
            return []
        if amount == ZERO:
            self.idle.append(rank)
            return []
        payments = list(entry.all("NtryDtls", "TxDtls"))
        parts = self._parts(entry, payments, side)
        if len(self.findings) > told:
            return []
        if len(payments) > 1 and parts is not None and sum(parts, ZERO) == amount * side:
            each = zip(parts, payments, strict=True)
            return [
                self._line(rank, day, part, entry, [one], own=False, doubt=_spread(one, abs(part)))
                for part, one in each
                if part
            ]
        doubt = _doubt(entry, payments, parts, amount)
        return [self._line(rank, day, amount * side, entry, payments, doubt=doubt)]

    def _line(  # noqa: PLR0913 - what a line is made of
        self,
        rank: int,
        day: dt.date,
        amount: Decimal,
        entry: Node,
        payments: Sequence[Node],
        *,
        own: bool = True,
        doubt: str = "",
    ) -> BankLine:
        """A line; ``own``: the text of the operation is about it, and not about others gathered with it."""
        back = entry.said("RvslInd").casefold() in {"true", "1"} or any(one.first("RtrInf") for one in payments)
        said = (*_kinds(entry, payments), *filter(None, [entry.said("AddtlNtryInf")] if own else []), *_texts(payments))
        currency = _currency(entry.first("Amt"))
        foreign = "" if currency == "EUR" else currency
        return BankLine(rank, day, amount, tuple(dict.fromkeys(said)), back, foreign, "" if foreign else doubt)

    def _wrong(self, node: Node, message: str, remedy: str) -> None:
        self.findings.append(Finding(self.file, node.line, node.column, Level.ERREUR, node.name, message, remedy))

    def _day(self, entry: Node) -> dt.date | None:
        """The day it is booked."""
        node = entry.first("BookgDt", "Dt") or entry.first("BookgDt", "DtTm")
        if node is None:
            self._wrong(entry, "une opération sans date de comptabilisation.", "L'exporter de nouveau de la banque.")
            return None
        text = node.text.strip()
        try:
            day = dt.date.fromisoformat(text[:10])
        except ValueError:
            day = dt.date.min
        if day < EARLIEST:
            self._wrong(node, f"« {text} » n'est pas une date.", "L'exporter de nouveau de la banque.")
        elif day > self.au:
            self._wrong(node, f"« {text} » est après le {self.au:%d/%m/%Y}.", "Vérifier la date, ou --au.")
        return day

    def _amount(self, owner: Node, node: Node | None) -> Decimal | None:
        """An amount, to the cent and without a sign."""
        if node is None:
            self._wrong(owner, "une opération sans montant.", "L'exporter de nouveau de la banque.")
            return None
        text = node.text.strip()
        amount = Decimal(text) if _AMOUNT.fullmatch(text) else None
        if amount is None or amount != round(amount, 2):
            self._wrong(node, f"« {text} » n'est pas un montant au centime.", "L'exporter de nouveau de la banque.")
            return None
        return round(amount, 2)

    def _currency_told(self, node: Node | None) -> None:
        if node is not None and not _CURRENCY.fullmatch(currency := _currency(node)):
            message = f"« {currency} » n'est pas une monnaie." if currency else "un montant sans monnaie."
            self._wrong(node, message, "L'exporter de nouveau de la banque.")

    def _side(self, owner: Node) -> int | None:
        side = _SIDES.get(owner.said("CdtDbtInd"))
        if side is None:
            self._wrong(owner, f"« {owner.said('CdtDbtInd')} » ne dit ni crédit ni débit.", "CRDT ou DBIT est attendu.")
        return side

    def _parts(self, entry: Node, payments: Sequence[Node], side: int) -> list[Decimal] | None:
        """What each payment of an operation moves; None when one of them does not say it, in its currency."""
        parts = []
        for one in payments:
            node = one.first("Amt") or one.first("AmtDtls", "TxAmt", "Amt")
            if node is None or _currency(node) != _currency(entry.first("Amt")):
                return None
            own = self._side(one) if one.first("CdtDbtInd") else side
            parts.append((self._amount(one, node) or ZERO) * (own or side))
        return parts


def _currency(amount: Node | None) -> str:
    return amount.attributes.get("Ccy", "").strip().upper() if amount else ""


def _doubt(entry: Node, payments: Sequence[Node], parts: list[Decimal] | None, amount: Decimal) -> str:
    """Why an operation taken as one line is left to a person; empty when nothing makes it doubtful."""
    if len(payments) > 1 or any(one.said("NbOfTxs") not in {"", "0", "1"} for one in _batches(entry)):
        return "plusieurs opérations réunies, sans la somme de chacune"
    if parts and abs(parts[0]) != amount:
        return _fees(abs(parts[0]), amount)
    return "".join(_spread(one, amount) for one in payments)


def _fees(paid: Decimal, credited: Decimal) -> str:
    return f"{format_eur(paid)} payés, {format_eur(credited)} crédités : frais retenus en chemin ?"


def _spread(payment: Node, amount: Decimal) -> str:
    """Why the sum credited is not what the debtor ordered, or not all for the invoice he names; empty when it is."""
    for ordered in _sums(payment, "AmtDtls", "InstdAmt", "Amt"):
        if ordered != amount:
            return _fees(ordered, amount)
    told = [one for one in _sums(payment, "RmtInf", "Strd", "RfrdDocAmt", "RmtdAmt") if one != amount]
    return f"répartie par le débiteur : {', '.join(map(format_eur, told))}" if told else ""


def _sums(payment: Node, *path: str) -> Iterator[Decimal]:
    """The sums in euros at the end of a path; what is none says nothing."""
    for node in payment.all(*path):
        if _currency(node) == "EUR" and _AMOUNT.fullmatch(text := node.text.strip()):
            yield Decimal(text)


def _account(statement: Node) -> str:
    """Its IBAN, or the number that stands for it, without spaces; nothing when it is not told."""
    told = statement.said("Acct", "Id", "IBAN") or statement.said("Acct", "Id", "Othr", "Id")
    return "".join(told.split()).upper()


def _quiet(statements: Sequence[Node], spans: Sequence[Span]) -> bool:
    """Whether balances that do not move say of every statement that nothing is missing: a bank sends one each day."""
    return 0 < len(statements) == len(spans) and all(one.before == one.after for one in spans)


def _spans(file: str, statements: Iterable[Node]) -> Iterator[Span]:
    """What statements tell of the accounts whose balances are told by all of theirs."""
    spans = [(_account(one), _span(file, one)) for one in statements]
    silent = {account for account, span in spans if span is None}
    return (span for account, span in spans if span and account not in silent)


def _span(file: str, statement: Node) -> Span | None:
    """From which booked balance to which one it goes; None when it does not tell both, in one currency.

    One of several days may tell those of each.
    """
    balances: dict[str, list[Node]] = {}
    for one in statement.all("Bal"):
        balances.setdefault(one.said("Tp", "CdOrPrtry", "Cd"), []).append(one)
    openings, closings = balances.get("OPBD") or balances.get("PRCD"), balances.get("CLBD")
    if not openings or not closings:
        return None
    before, after = min(openings, key=_day_of), max(reversed(closings), key=_day_of)
    if (currency := _currency(before.first("Amt"))) != _currency(after.first("Amt")):
        return None
    (first, opened), (last, closed) = _balance(before), _balance(after)
    if first is None or last is None:
        return None
    return Span((_account(statement), currency), file, before.line, before.column, first, last, (opened, closed))


def _day_of(balance: Node) -> dt.date:
    return _balance(balance)[1] or dt.date.min


def _balance(node: Node) -> tuple[Decimal | None, dt.date | None]:
    """A balance, what is owed to the bank being negative, and its day."""
    text, side = node.said("Amt"), _SIDES.get(node.said("CdtDbtInd"))
    try:
        day = dt.date.fromisoformat((node.said("Dt", "Dt") or node.said("Dt", "DtTm"))[:10])
    except ValueError:
        day = None
    return (Decimal(text) * side if side and _AMOUNT.fullmatch(text) else None), day


def _references(entry: Node) -> Iterator[str]:
    """What banks call an operation, and no other."""
    return _given(node for path in _ITS_OWN for node in entry.all(*path))


def _batches(entry: Node) -> Iterator[Node]:
    return entry.all("NtryDtls", "Btch")


def _kinds(entry: Node, payments: Sequence[Node]) -> Iterator[str]:
    """What the codes of an operation mean, when it is no transfer."""
    for one in (entry, *payments):
        if word := _KINDS.get(one.said("BkTxCd", "Domn", "Fmly", "Cd")):
            yield word


def _texts(payments: Sequence[Node]) -> Iterator[str]:
    """What payments say: who paid, for what, under which reference."""
    return _given(node for payment in payments for path in _TEXTS for node in payment.all(*path))


def _given(nodes: Iterable[Node]) -> Iterator[str]:
    """Their texts, without those that only say that nothing was given."""
    texts = (" ".join(node.text.split()) for node in nodes)
    return (text for text in texts if text and text not in NOT_GIVEN)
