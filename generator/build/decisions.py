"""Decisions to pass over a requirement (``dispenses``): what they name exists, and the law leaves the choice."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.build.vues import compute_case
from generator.case import Case
from generator.documents import CATALOGUE
from generator.documents.completeness import PROCEDURES
from generator.documents.document import Requirement
from generator.documents.requirements import UNIVERSAL, facts, holds
from generator.findings import Finding, Level, RecouvreError
from generator.load import suggest
from generator.model import Office
from generator.progress.action import lower_first
from generator.progress.asof import look
from generator.progress.handover import hand_overs
from generator.vocabulary import Fait

_REASONS = {
    # The word is also that of a hold: who writes it may mean that.
    facts.ECHEANCIER.identifiant: "sans échéancier le document n'a pas d'objet ; et un échéancier signé tient les deux "
    "parties (C. civ., art. 1103) jusqu'à une échéance manquée, à noter (« echeance-manquee »), ou un nouvel accord",
    holds.PAUSE_LEGALE.identifiant: "la loi ou l'accord signé l'impose, le créancier n'a pas le choix",
}
# Holds a « reprise » ends: those a party or the office opened.
RESUMED = frozenset({"contestation", "suspension", "delai-de-grace", "mediation", "transmission", "echeancier-tenu"})


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


def refuse_without_effect(case: Case, office: Office, kind: str, fact: Mapping[str, Any]) -> None:
    """Refuse to write a « reprise », or a decision on a hold, while all that holds the case is beyond its reach.

    Raises:
        RecouvreError: nothing would change, though whoever notes it believes the contrary.
    """
    if kind != Fait.REPRISE and fact.get("objet") != holds.PAUSE.identifiant:
        return
    try:
        au = dt.date.fromisoformat(str(fact["date"]))
    except ValueError:  # the writer refuses it, with the form to use
        return
    seen = compute_case(case, office, au, lectures=False)
    pauses = seen.situation.pauses
    reached = RESUMED if kind == Fait.REPRISE else holds.BY_CHOICE
    taken_back = kind == Fait.REPRISE and any(hand_overs(look(case, office, au, seen.decompte)))
    if not pauses or taken_back or any(pause.nature in reached for pause in pauses):
        return
    what = "une reprise" if kind == Fait.REPRISE else "une décision sur « pause »"
    first = pauses[0]
    raise RecouvreError(f"{what} ne changerait rien : {lower_first(first.titre)}. {holds.way_out(first)}".strip())


def _faults(objet: str, document: str) -> Iterator[tuple[str, str, str]]:
    if objet in _imposed():
        need = _imposed()[objet]
        yield "objet", f"« {objet} » ne s'écarte pas par une décision : {_why(need)}.", ""
    elif objet and objet not in _waivable():
        yield "objet", f"aucune exigence « {objet} ».", suggest.remedy(objet, sorted(_waivable()), "Se dispensent")
    if document and document not in CATALOGUE:
        yield "document", f"aucun document « {document} ».", suggest.remedy(document, sorted(CATALOGUE), "Documents")


def _why(need: Requirement) -> str:
    if need.identifiant in _REASONS:
        return _REASONS[need.identifiant]
    why = f"la loi l'impose ({need.reference.article})" if need.reference else "le document ne peut s'en passer"
    return f"{why} — {lower_first(need.titre)}"


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
