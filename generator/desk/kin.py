"""The office's other cases against the same debtor: the days he was contacted, what he overpaid; nothing else of them.

Read only when a letter is asked by name or issued: a draft of a build is a function of its own case.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.case import Case
from generator.casework.computed import compute_case
from generator.findings import CaseInvalid
from generator.load import list_references, load_case
from generator.model import Debiteur, FaitContact, FaitCourrier, Office
from generator.money import ZERO
from generator.phrases import unaccented

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_OTHER_BYTES = bytes(sorted(set(range(256)) - set(b"0123456789")))


class Kin(Struct, frozen=True):
    """What the debtor's other cases say: days of contact, and what he overpaid to the same creditor, in euros."""

    contacts: tuple[dt.date, ...] = ()
    credit: Decimal = ZERO


class Shelf:
    """The figures of every case, read once for all the debtors of a sheet: a few hundred bytes a case."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def figures(self) -> list[tuple[str, bytes]]:
        """Each case with the figures of its file, one after the other; one that cannot be read has none."""
        return [(reference, _figures(self.root, reference)) for reference in list_references(self.root)]

    def holding(self, figures: str) -> Iterator[str]:
        """The cases where these figures are; most cases are set aside without being loaded."""
        wanted = re.sub("[^0-9]", "", figures).encode()
        return (reference for reference, held in self.figures if wanted in held)


def _figures(root: Path, reference: str) -> bytes:
    try:
        with open(f"{root}/cases/{reference}/dossier.yaml", "rb") as file:  # noqa: PTH123 - ten thousand of them
            return file.read().translate(None, _OTHER_BYTES)
    except OSError:
        return b""


def kin(case: Case, office: Office, au: dt.date, shelf: Shelf | None = None) -> Kin:
    """Read the debtor's other cases: days of letters, calls and visits, oldest first; overpayments not given back.

    The debtor is the same by its SIREN; a person without one by name, first names and postcode. A case that cannot be
    read counts for nothing.
    """
    others = list(_others(case, office, shelf or Shelf(case.root)))
    days = (
        fact.date for other in others for fact in other.dossier.journal if isinstance(fact, FaitCourrier | FaitContact)
    )
    same_client = (other for other in others if other.dossier.creancier == case.dossier.creancier)
    computed = (compute_case(other, office, au).decompte for other in same_client)
    # above a provision, what that one did not grant comes first
    over = (max(ZERO, one.trop_percu - one.non_accorde) for one in computed if one is not None)
    return Kin(tuple(sorted(days)), sum(over, ZERO))


def _others(case: Case, office: Office, shelf: Shelf) -> Iterator[Case]:
    debtor = case.dossier.debiteur
    same = identity(debtor)
    for reference in shelf.holding(debtor.siren or debtor.adresse.code_postal):
        names = debtor.siren or names_it(case.root, reference, debtor.nom or debtor.nom_complet)
        if reference == case.dossier.reference or not names:
            continue
        with contextlib.suppress(CaseInvalid):
            other = load_case(case.root, reference, office)
            if identity(other.dossier.debiteur) == same:
                yield other


def names_it(root: Path, reference: str, name: str) -> bool:
    """Whether the text of a case holds a name or a number: those that do not are set aside without being loaded."""
    try:
        text = (root / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _plain(name) in _plain(text)


def identity(debtor: Debiteur) -> tuple[str, ...]:
    """What makes two debtors the same: a SIREN, else a name and a postcode."""
    if debtor.siren:
        return (debtor.siren,)
    return _plain(debtor.nom_complet), debtor.adresse.code_postal


def _plain(text: str) -> str:
    """Letters and figures alone, without case or accents."""
    return _NOT_A_WORD.sub("", unaccented(text).lower())
