"""The office's other cases against the same debtor: the days he was contacted, what he overpaid; nothing else of them.

Read only when a letter is asked by name or issued: a draft of a build is a function of its own case.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
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


class Kin(Struct, frozen=True):
    """What the debtor's other cases say: days of contact, and what he overpaid to the same creditor, in euros."""

    contacts: tuple[dt.date, ...] = ()
    credit: Decimal = ZERO


def kin(case: Case, office: Office, au: dt.date) -> Kin:
    """Read the debtor's other cases: days of letters, calls and visits, oldest first; overpayments not given back.

    The debtor is the same by its SIREN; a person without one by name, first names and postcode. A case that cannot be
    read counts for nothing.
    """
    others = list(_others(case, office))
    days = (
        fact.date for other in others for fact in other.dossier.journal if isinstance(fact, FaitCourrier | FaitContact)
    )
    same_client = (other for other in others if other.dossier.creancier == case.dossier.creancier)
    computed = (compute_case(other, office, au).decompte for other in same_client)
    credit = sum((decompte.trop_percu for decompte in computed if decompte is not None), ZERO)
    return Kin(tuple(sorted(days)), credit)


def _others(case: Case, office: Office) -> Iterator[Case]:
    mark, same = _mark(case.dossier.debiteur), identity(case.dossier.debiteur)
    for reference in list_references(case.root):
        if reference == case.dossier.reference or not _may_concern(case.root, reference, mark):
            continue
        with contextlib.suppress(CaseInvalid):
            other = load_case(case.root, reference, office)
            if identity(other.dossier.debiteur) == same:
                yield other


def _may_concern(root: Path, reference: str, mark: str) -> bool:
    """Whether the text of a case holds the mark of the debtor: most cases are set aside without being loaded."""
    try:
        text = (root / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return mark in _plain(text)


def _mark(debtor: Debiteur) -> str:
    return debtor.siren or _plain(debtor.nom or debtor.nom_complet)


def identity(debtor: Debiteur) -> tuple[str, ...]:
    """What makes two debtors the same: a SIREN, else a name and a postcode."""
    if debtor.siren:
        return (debtor.siren,)
    return _plain(debtor.nom_complet), debtor.adresse.code_postal


def _plain(text: str) -> str:
    """Letters and figures alone, without case or accents: « 000 000 026 » and « 000000026 » are the same."""
    return _NOT_A_WORD.sub("", unaccented(text).lower())
