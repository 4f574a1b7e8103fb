"""The titles of a bank statement in a table: what each column says, as banks call it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from generator.edit.table import twice
from generator.findings import CaseInvalid
from generator.load import suggest


class Role(StrEnum):
    """What a column says."""

    DATE = "date"
    TEXTE = "texte"
    CREDIT = "crédit"
    DEBIT = "débit"
    MONTANT = "montant"
    SENS = "sens"
    DEVISE = "devise"
    STATUT = "statut"
    SOLDE = "solde"


_DATES = (  # the first one that is there is the day of the operation
    "datedoperation", "datedeloperation", "dateoperation", "dateop", "date", "datedecomptabilisation",
    "datecomptabilisation", "datecomptable", "dateecriture", "datedeloperationlocal", "datedeloperationutc",
    "operationdatelocal", "operationdateutc", "bookingdate", "transactiondate", "datecompletedutc",
    "datedelatransaction", "datetransaction", "datedumouvement", "datemouvement",
)  # fmt: skip
_TEXT = re.compile(
    "libelle|ref|informations?comp|description|intitule|motif|communication|detail|label|type|nature|tiers|contrepartie"
    "|nomdelacontrepartie|counterparty|partner|payer|payeur|paymentref|remittance|narrative|transaction(description|details)"
)
_AMOUNTS = {
    "montant": Role.MONTANT, "montantdeloperation": Role.MONTANT, "montantoperation": Role.MONTANT,
    "amount": Role.MONTANT, "credit": Role.CREDIT, "montantcredit": Role.CREDIT, "debit": Role.DEBIT,
    "montantdebit": Role.DEBIT, "sens": Role.SENS, "senscd": Role.SENS, "sensdc": Role.SENS,
    "cd": Role.SENS, "dc": Role.SENS, "debitcredit": Role.SENS, "creditdebit": Role.SENS,
    "devise": Role.DEVISE, "currency": Role.DEVISE, "montanttotalttc": Role.MONTANT,
    "totalamountinclvat": Role.MONTANT, "creditamount": Role.CREDIT, "paidin": Role.CREDIT, "debitamount": Role.DEBIT,
    "paidout": Role.DEBIT, "side": Role.SENS, "statut": Role.STATUT, "status": Role.STATUT, "state": Role.STATUT,
    "etat": Role.STATUT, "solde": Role.SOLDE, "soldecourant": Role.SOLDE, "soldecomptable": Role.SOLDE,
    "soldeapresoperation": Role.SOLDE, "balance": Role.SOLDE, "runningbalance": Role.SOLDE, "balanceafter": Role.SOLDE,
}  # fmt: skip
_UNIT = re.compile("[^a-z0-9](en-)?(euros?|eur)[^a-z0-9]*$")  # parted from the word: « créditeur » is somebody
_SEVERAL = {Role.DATE, Role.TEXTE, Role.STATUT, Role.SOLDE}  # of which a statement may have several columns


def role_of(title: str) -> Role | None:
    """What the column under a title says; None of one that is left alone."""
    word = _word(title)
    if word in _DATES:
        return Role.DATE
    return _AMOUNTS.get(word) or (Role.TEXTE if _TEXT.match(word) else None)


def lacking(titles: Sequence[str]) -> list[str]:
    """What titles do not have, and must."""
    roles = {role_of(title) for title in titles}
    needed = {
        "une date (« Date »)": {Role.DATE},
        "un libellé (« Libellé »)": {Role.TEXTE},
        "un montant (« Montant », ou « Crédit » et « Débit »)": {Role.MONTANT, Role.CREDIT},
    }
    return [what for what, any_of in needed.items() if roles.isdisjoint(any_of)]


def columns(titles: Sequence[str], line: int, file: str) -> dict[str, int]:
    """Rank of each column that is read, by its title as it is typed."""
    ranks: dict[str, int] = {}
    roles: dict[Role, str] = {}
    findings = []
    for rank, typed in enumerate(titles, start=1):
        title = " ".join(typed.split())
        role = role_of(title)
        if role is None or (role is Role.SOLDE and title in ranks):  # a balance is a clue: the first one is enough
            continue
        if title in ranks or (role in roles and role not in _SEVERAL):
            findings.append(twice(file, line, rank, title))
        ranks.setdefault(title, rank)
        roles.setdefault(role, title)
    if findings:
        raise CaseInvalid(findings)
    return ranks


def _word(title: str) -> str:
    """The letters and figures of a title, without its unit."""
    return re.sub("[^a-z0-9]", "", _UNIT.sub("", suggest.folded(title)))


def operation_day(titles: Sequence[str]) -> str:
    """Of several days, the column of the one that the operation was made."""
    return min(titles, key=lambda title: _DATES.index(_word(title)))
