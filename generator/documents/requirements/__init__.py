"""What a document requires, and what is missing: one small check per requirement, one signature."""

from collections.abc import Iterator

from generator.documents.document import Document, Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.choices import ACCORD_LRE, CHOIX, DEJA_PARTI, INITIATIVE
from generator.documents.requirements.closed import NON_CLOS
from generator.documents.requirements.existence import EXISTENCE, PART_DE_L_HERITIER, PROCEDURE_DU_DESTINATAIRE
from generator.documents.requirements.holds import (
    PAUSE_LEGALE,
    PLAN_A_VERIFIER,
    PRESCRIPTION_A_VERIFIER,
    PRESCRIPTION_CONSOMMATEUR,
)
from generator.documents.requirements.others import DESTINATAIRE
from generator.documents.requirements.proofs import JURIDICTION_A_VERIFIER
from generator.documents.requirements.transfers import NOTIFICATION_A_VERIFIER
from generator.documents.requirements.unsure import CHARGES_A_VERIFIER, PENALITES_A_VERIFIER
from generator.documents.waivers import waivers
from generator.findings import Finding
from generator.model import Dispense

UNIVERSAL = (
    CHOIX,
    NON_CLOS,
    DESTINATAIRE,
    EXISTENCE,
    PROCEDURE_DU_DESTINATAIRE,
    PART_DE_L_HERITIER,
    DEJA_PARTI,
    ACCORD_LRE,
    INITIATIVE,
)  # asked of every document
TOLD = (
    NOTIFICATION_A_VERIFIER,
    CHARGES_A_VERIFIER,
    JURIDICTION_A_VERIFIER,
)  # told of every document that does not require it


def missing(document: Document, draft: Draft) -> list[Finding]:
    """What stops a document: one finding (``manque``) per line to fill or per reason not to write; empty when ready."""
    return sorted(
        {_offered(draft, need, found) for need, found in _lacking(document, draft) if waiver_of(need, draft) is None}
    )


def remarks(document: Document, draft: Draft) -> list[Finding]:
    """What does not stop a document but must be known: requirements waived by name, an address too long."""
    found = {_waived(draft, need, finding, waiver) for need, finding, waiver in _waivers(document, draft)}
    required = {need.identifiant for need in document.exigences}
    known = (*document.remarques, *(need for need in TOLD if need.identifiant not in required))
    if PRESCRIPTION_CONSOMMATEUR.identifiant in required:  # it claims: see what may be prescribed
        known = (*known, PRESCRIPTION_A_VERIFIER)
    if PAUSE_LEGALE.identifiant in required:
        known = (*known, PLAN_A_VERIFIER)
    if not document.principal_seul:
        known = (*known, PENALITES_A_VERIFIER)
    found.update(finding for need in known for finding in need.check(draft))
    return sorted(found)


def overrides(document: Document, draft: Draft) -> tuple[str, ...]:
    """What the register keeps of the choices that let this document go: requirement, day, person, motive."""
    known = {waiver for _, _, waiver in _waivers(document, draft)}
    return tuple(
        f"{waiver.objet} : {waiver.motif} ({waiver.par}, {waiver.date:%d/%m/%Y})"
        for waiver in draft.dossier.dispenses
        if waiver in known
    )


def _lacking(document: Document, draft: Draft) -> Iterator[tuple[Requirement, Finding]]:
    for need in (*UNIVERSAL, *document.exigences):
        for finding in need.check(draft):
            yield need, finding


def _waivers(document: Document, draft: Draft) -> Iterator[tuple[Requirement, Finding, Dispense]]:
    for need, finding in _lacking(document, draft):
        waiver = waiver_of(need, draft)
        if waiver is not None:
            yield need, finding, waiver


def waiver_of(need: Requirement, draft: Draft) -> Dispense | None:
    """The waiver that answers a requirement, if the law leaves a choice and the waiver still holds."""
    if not need.dispensable:
        return None
    return next((waiver for waiver in waivers(draft, need.identifiant) if need.tient(draft, waiver)), None)


def _offered(draft: Draft, need: Requirement, finding: Finding) -> Finding:
    """The refusal with its other remedy, where the law leaves a choice: a decision, dated and named."""
    if not need.dispensable:
        return finding
    command = f"recouvre noter {draft.dossier.reference} dispense objet={need.identifiant} document={draft.document}"
    other = f'Ou passer outre par une décision notée : {command} par="…" motif="…".'
    return finding._replace(remedy=f"{finding.remedy} {other}".strip())


def _waived(draft: Draft, need: Requirement, finding: Finding, waiver: Dispense) -> Finding:
    message = f"exigence « {need.identifiant} » écartée par {waiver.par} : {finding.message}"
    return draft.case.avertit(draft.place(waiver), message, f"Motif : {waiver.motif}")
