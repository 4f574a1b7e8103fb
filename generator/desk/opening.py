"""The cases a sheet names: loaded by their reference, once what was interrupted in them is carried through."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.case import Case
from generator.casework.checks import claimed
from generator.casework.doubles import Claimed, doubles
from generator.edit.sheets import CellError, Named, Returned
from generator.findings import CaseInvalid, Finding, RecouvreError
from generator.load import list_references, load_case, misplaced, suggest
from generator.model import Office
from generator.pages.tables import cell
from generator.register.recovery import STAGING, recover

Load = Callable[[str], Case]
Claims = tuple[str, tuple[Claimed, ...]]


def claims(case: Case, _office: Office, _au: dt.date) -> Claims:
    """The invoices of a case, by its reference."""
    return case.dossier.reference, claimed(case)


def claimed_elsewhere(opened: Iterable[Case], known: Iterable[Claims]) -> list[Finding]:
    """The invoices of new cases that a case claims already: a debt is asked for once."""
    asked = {case.dossier.reference: claimed(case) for case in opened}
    return sorted(doubles(asked, {name: told for name, told in known if name not in asked}))


def opener(root: Path, office: Office, au: dt.date) -> Load:
    """How a case is loaded by its reference.

    It raises CellError for a reference of no case, CaseInvalid for a case in error.
    """
    known = list_references(root)

    def load(reference: str) -> Case:
        if reference not in known:
            raise CellError("dossier", f"dossier « {reference} » inconnu. {suggest.question(reference, known)}".strip())
        return load_case(root, reference, office, au)

    return load


def shown_case(load: Load, line: Named | Returned) -> Case:
    """The case of a line of a sheet.

    Raises:
        CellError: it is not that of the debtor shown: a column sorted without the others names the case of another.
    """
    case = load(line.reference)
    debtor = case.dossier.debiteur.nom_complet
    if line.debiteur and suggest.folded(line.debiteur) not in {suggest.folded(debtor), suggest.folded(cell(debtor))}:
        raise CellError(
            "débiteur",
            f"la feuille dit « {line.debiteur} », le dossier {line.reference} est celui de « {debtor} » : une colonne "
            "triée sans les autres, ou un nom changé depuis. Repartir d'une nouvelle feuille (recouvre courriers).",
        )
    return case


def refuse_half_way(root: Path, reference: str) -> None:
    """A simulation writes nothing: it does not carry through an issue that was interrupted in a case."""
    if (root / "cases" / reference / "emis" / STAGING).is_dir():
        raise RecouvreError(f"{reference} : une émission interrompue reste à achever. Relancer sans --simuler.")


def finish(root: Path, reference: str) -> str:
    """Carry through what a power cut or a full disk interrupted in a case of the office; say what was, or nothing.

    Raises:
        CaseInvalid: the case lies in the place of another, or what lies there was not left by an issue.
    """
    if found := misplaced(root, reference):
        raise CaseInvalid([found])
    return recover(root / "cases" / reference / "emis")
