"""The office's other cases against the same debtor: the days he was contacted, and nothing else of them.

Read only when a letter is asked by name or issued: a draft of a build is a function of its own case.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.build.freshness import references_of
from generator.case import Case
from generator.findings import CaseInvalid
from generator.load import load_case
from generator.model import Debiteur, FaitContact, FaitCourrier, Office

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def contacts_elsewhere(case: Case, office: Office) -> tuple[dt.date, ...]:
    """Days of letters, calls and visits noted in other cases of the same debtor, oldest first.

    The debtor is the same by its SIREN; a person without one by name, first names and postcode. A case that cannot be
    read counts for nothing.
    """
    mark, same = _mark(case.dossier.debiteur), _identity(case.dossier.debiteur)
    days: list[dt.date] = []
    for reference in references_of(case.root):
        if reference != case.dossier.reference and _may_concern(case.root, reference, mark):
            days += _contacts(case.root, reference, office, same)
    return tuple(sorted(days))


def _contacts(root: Path, reference: str, office: Office, same: tuple[str, ...]) -> Iterator[dt.date]:
    try:
        other = load_case(root, reference, office)
    except CaseInvalid:
        return
    if _identity(other.dossier.debiteur) == same:
        yield from (fact.date for fact in other.dossier.journal if isinstance(fact, FaitCourrier | FaitContact))


def _may_concern(root: Path, reference: str, mark: str) -> bool:
    """Whether the text of a case holds the mark of the debtor: most cases are set aside without being loaded."""
    try:
        text = (root / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return mark in _plain(text)


def _mark(debtor: Debiteur) -> str:
    return debtor.siren or _plain(debtor.nom or debtor.nom_complet)


def _identity(debtor: Debiteur) -> tuple[str, ...]:
    if debtor.siren:
        return (debtor.siren,)
    return _plain(debtor.nom_complet), debtor.adresse.code_postal


def _plain(text: str) -> str:
    """Letters and figures alone, without case or accents: « 000 000 026 » and « 000000026 » are the same."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NOT_A_WORD.sub("", bare.lower())
