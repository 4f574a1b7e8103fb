"""Statements beside one another: what two of a file tell is counted once, what none of several tells is said."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from generator.edit.bank import BankLine, Span
from generator.findings import Finding, Level
from generator.money import format_amount


class Told:
    """What the statements read so far tell; ``again`` are the places of operations told already."""

    def __init__(self, unit: str) -> None:
        self.unit = unit  # what a place counts, as « la ligne »
        self.again: list[int] = []
        self._statements: set[Sequence[str]] = set()
        self._operations: dict[tuple[object, ...], tuple[int, object]] = {}

    def whole(self, texts: Sequence[str], places: Iterable[int]) -> bool:
        """Whether another statement said all this, to the word: nothing of it is counted then."""
        if texts in self._statements:
            self.again += places
            return True
        self._statements.add(texts)
        return False

    def once(self, place: int, statement: object, lines: list[BankLine], references: Sequence[str]) -> list[BankLine]:
        """The lines of an operation; none when the bank gave another one its ``references``.

        Without any, they are in doubt when another statement tells the same: two equal ones of a statement are two.
        """
        same = (*references, *(replace(line, line=0, propre="") for line in lines))
        first, where = self._operations.setdefault(same, (place, statement))
        if not lines or first == place or (where is statement and not references):
            return lines
        if references:
            self.again.append(place)
            return []
        doubt = f"semblable à {self.unit} {first}, d'un autre relevé du fichier : la même ?"
        return [replace(line, doute=line.doute or doubt) for line in lines]


def placed(lines: Iterable[BankLine], balance: Decimal) -> Iterator[BankLine]:
    """Each line with the balance that it moves, which tells it from an equal one of its day in another statement."""
    for line in lines:
        yield replace(line, propre=f"solde {balance}")
        balance += line.montant


def gaps(spans: Iterable[Span]) -> Iterator[Finding]:
    """What two statements of an account that follow one another leave between them: payments nobody would look for."""
    for told in in_order(spans):
        for first, then in _broken(told):
            where = f"ligne {first.line}" if first.file == then.file else f"{first.file}, ligne {first.line}"
            message = (
                f"l'ancien solde, {format_amount(then.before)}, n'est pas le nouveau solde du relevé précédent de "
                f"ce compte ({where}), {format_amount(first.after)} : il en manque un, ou ils se recouvrent."
            )
            remedy = "Demander à la banque le relevé des jours qui manquent."
            yield Finding(then.file, then.line, then.column, Level.AVERTISSEMENT, "", message, remedy)


def in_order(spans: Iterable[Span]) -> list[list[Span]]:
    """The statements of each account, in the order of their days when each tells them; one told twice is one.

    Some banks give the newest first, and several a day: of the order of the file and its reverse, the one that leaves
    fewer gaps.
    """
    accounts: dict[tuple[str, str], dict[Span, Span]] = {}
    for span in spans:
        accounts.setdefault(span.account, {}).setdefault(replace(span, file="", line=0, column=0), span)
    return [_ordered(list(told.values())) for told in accounts.values()]


def _ordered(told: list[Span]) -> list[Span]:
    orders = [told, told[::-1]]
    if all(None not in span.days for span in told):
        orders = [sorted(one, key=lambda span: [day or dt.date.min for day in span.days]) for one in orders]
    return min(orders, key=lambda one: len(_broken(one)))


def _broken(told: list[Span]) -> list[tuple[Span, Span]]:
    """Those that do not go on from the one before."""
    return [(first, then) for first, then in pairwise(told) if first.after != then.before]
