"""Decisions to pass over a requirement (``dispenses``): what they name exists, and the law leaves the choice."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.case import Case
from generator.documents import CATALOGUE
from generator.documents.completeness import PROCEDURES
from generator.documents.document import Requirement
from generator.documents.requirements import UNIVERSAL
from generator.findings import Finding, Level, RecouvreError
from generator.load import suggest


def decisions(case: Case) -> Iterator[Finding]:
    """Findings on the decisions of a case: one that has no effect must not be believed to have one."""
    for rank, waiver in enumerate(case.dossier.dispenses):
        for key, sentence, remedy in _faults(waiver.objet, waiver.document or ""):
            effect = remedy or "La retirer : elle est sans effet."
            yield case.finding(Level.ERREUR, ("dispenses", rank, key), sentence, effect)


def refuse_what_the_law_imposes(decision: Mapping[str, Any]) -> None:
    """Refuse to write a decision that would have no effect.

    Raises:
        RecouvreError: it names no requirement, or one the law imposes.
    """
    for _, sentence, remedy in _faults(str(decision.get("objet", "")), str(decision.get("document", ""))):
        raise RecouvreError(f"{sentence} {remedy}".strip())


def _faults(objet: str, document: str) -> Iterator[tuple[str, str, str]]:
    if objet in _imposed():
        need = _imposed()[objet]
        law = f" ({need.reference.article})" if need.reference else ""
        title = f"{need.titre[0].lower()}{need.titre[1:]}"
        yield "objet", f"« {objet} » ne s'écarte pas par une décision : {title}{law}.", ""
    elif objet and objet not in _waivable():
        yield "objet", f"aucune exigence « {objet} ».", suggest.remedy(objet, sorted(_waivable()), "Se dispensent")
    if document and document not in CATALOGUE:
        yield "document", f"aucun document « {document} ».", suggest.remedy(document, sorted(CATALOGUE), "Documents")


@cache
def _waivable() -> frozenset[str]:
    """What a decision may name: requirements left to the creditor, and proofs a procedure may do without."""
    needs = {need.identifiant for need in _requirements() if need.dispensable}
    proofs = {fact.identifiant for one in PROCEDURES.values() for fact in one.faits if fact.dispensable}
    return frozenset(needs | proofs)


@cache
def _imposed() -> Mapping[str, Requirement]:
    return {need.identifiant: need for need in _requirements() if need.identifiant not in _waivable()}


def _requirements() -> Iterator[Requirement]:
    yield from UNIVERSAL
    yield from (need for document in CATALOGUE.values() for need in document.exigences)
