"""What is learnt later of a fact, a title, a payment…: keys added to the one of the case that is meant."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from generator.cli.fields import LISTES
from generator.cli.workshop import Workshop

if TYPE_CHECKING:  # loaded by what reads a case
    from generator.case import Case, KeyPath


_NUMBERS = ("rg", "numero")  # of a decision, of an invoice or a credit note


class Sought(Struct, frozen=True):
    """What is to be completed, as the command line says it."""

    kind: str
    day: dt.date | None
    line: int | None


def complete(shop: Workshop, reference: str, sought: Sought, said: dict[str, Any]) -> "KeyPath":
    """Add keys to the only element of a case that is the one sought; where it is.

    Raises:
        UsageError: none is, or several are: each is then named with its line, and nothing is written.
        CaseInvalid: a key is already there, or the case has errors, or would have.
    """
    from generator.edit import complete_item

    case = shop.case(reference)
    known = _of_its_kind(case, sought.kind)
    found = [
        path for path, one in known if sought.day in {None, one.date} and sought.line in {None, case.position(path)[0]}
    ]
    for number in (one for one in _NUMBERS if one in said):  # it says which, and is there already
        named = [path for path, one in known if path in found and getattr(one, number, None) == said[number]]
        if len(found) > 1 or (named and len(said) > 1):
            found, said = named, {key: value for key, value in said.items() if key != number}
    if len(found) != 1 or not said:
        raise click.UsageError(_which(case, sought, known))
    complete_item(shop.root, reference, found[0], said, shop.office)
    return found[0]


def _of_its_kind(case: "Case", kind: str) -> "list[tuple[KeyPath, Any]]":
    section = LISTES.get(kind, "journal")
    held = enumerate(getattr(case.dossier, section))
    return [((section, rank), one) for rank, one in held if kind in LISTES or one.type == kind]


def _which(case: "Case", sought: Sought, known: "list[tuple[KeyPath, Any]]") -> str:
    """Those there are, and how to say which one is meant."""
    if not known:
        first = f"recouvre noter {case.folder.name} {sought.kind}"
        return f"aucun « {sought.kind} » au dossier : il n'y a rien à compléter. En noter un d'abord : {first}"
    there = " ; ".join(f"ligne {case.position(path)[0]}, {_told(one)}" for path, one in known)
    number = "numero" if any(getattr(one, "numero", None) for _, one in known) else "rg"
    named = number == "numero" or any(_number(one) for _, one in known)
    how = f"« --date », « --ligne » ou son « {number} »" if named else "« --date » ou « --ligne »"
    return f"dire lequel compléter, par {how}. « {sought.kind} » au dossier : {there}."


def _told(one: Any) -> str:
    """« 18/11/2026, contre X »: what tells an element from another of its day."""
    whom = getattr(one, "debiteur", None) or getattr(one, "numero", None) or getattr(one, "nature", None)
    told = ", ".join(filter(None, (whom, _number(one))))
    return f"{one.date:%d/%m/%Y}" + (f" ({told})" if told else "")


def _number(one: Any) -> str:
    """« RG 26/1 », of a decision that says it."""
    number = getattr(one, "rg", None)
    return f"RG {number}" if number else ""
