"""What a document requires, and what is missing: one small check per requirement, one signature."""

from collections.abc import Iterator

from generator.case import Case
from generator.documents.document import Document, Requirement
from generator.documents.draft import Draft
from generator.findings import Finding, Level
from generator.model import Dispense, Office
from generator.progress.types import Situation
from generator.statement.types import Decompte


def missing(
    document: Document, case: Case, office: Office, decompte: Decompte | None, situation: Situation
) -> list[Finding]:
    """What stops a document: one finding (``manque``) per line to fill or per reason not to write; empty when ready."""
    if decompte is None or decompte.incomplet:
        why = decompte.incomplet if decompte else "les sommes ne sont pas calculées pour ce dossier."
        return [case.finding(Level.MANQUE, ("creance",), f"{document.titre} : {why}", "Voir le décompte du dossier.")]
    draft = Draft(document.identifiant, document.fait, case, office, decompte, situation)
    return sorted({finding for need, finding in _lacking(document, draft) if _waiver(need, draft) is None})


def remarks(document: Document, case: Case, office: Office, decompte: Decompte, situation: Situation) -> list[Finding]:
    """What does not stop a document but must be known: requirements waived by name, an address too long."""
    draft = Draft(document.identifiant, document.fait, case, office, decompte, situation)
    found = set()
    for need, finding in _lacking(document, draft):
        waiver = _waiver(need, draft)
        if waiver is not None:
            found.add(_waived(draft, need, finding, waiver))
    found.update(finding for need in document.remarques for finding in need.check(draft))
    return sorted(found)


def _lacking(document: Document, draft: Draft) -> Iterator[tuple[Requirement, Finding]]:
    for need in document.exigences:
        for finding in need.check(draft):
            yield need, finding


def _waiver(need: Requirement, draft: Draft) -> Dispense | None:
    if not need.dispensable:
        return None
    known = (waiver for waiver in draft.dossier.dispenses if waiver.objet == need.identifiant)
    return next((waiver for waiver in known if waiver.date <= draft.situation.au), None)


def _waived(draft: Draft, need: Requirement, finding: Finding, waiver: Dispense) -> Finding:
    path = ("dispenses", draft.dossier.dispenses.index(waiver))
    message = f"exigence « {need.identifiant} » écartée par {waiver.par} : {finding.message}"
    return draft.case.finding(Level.AVERTISSEMENT, path, message, f"Motif : {waiver.motif}")
