"""Decisions to pass over a requirement (``dispenses``): what they name exists, and the law leaves the choice."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case, KeyPath
from generator.casework.computed import compute_case
from generator.documents import CATALOGUE
from generator.documents.completeness import PROCEDURES
from generator.documents.document import Requirement
from generator.documents.requirements import UNIVERSAL, facts, holds
from generator.findings import Finding, RecouvreError
from generator.load import suggest
from generator.model import Dispense, FaitReprise, Office
from generator.phrases import enumeration, lower_first, of_name
from generator.progress.answers import KINDS, PREFIX, answers, unused
from generator.progress.asof import look
from generator.progress.handover import hand_overs
from generator.progress.types import ENDED, Delai, Retard, Stade
from generator.vocabulary import Fait

_REASONS = {
    # The word is also that of a hold: who writes it may mean that.
    facts.ECHEANCIER.identifiant: "sans échéancier le document n'a pas d'objet ; et un échéancier signé tient les deux "
    "parties (C. civ., art. 1103) jusqu'à une échéance manquée, à noter (« echeance-manquee »), ou un nouvel accord",
    holds.PAUSE_LEGALE.identifiant: "la loi ou l'accord signé l'impose, le créancier n'a pas le choix",
}
# Holds a « reprise » that names nothing ends: those a party or the office opened, never a judge's.
RESUMED = frozenset({"contestation", "suspension", "mediation", "transmission", "echeancier-tenu"})
CHECK = "Vérifier sa date, « objet » et « debiteur »."
GRACE = frozenset({str(Fait.DELAI_DE_GRACE)})


def decisions(case: Case) -> Iterator[Finding]:
    """Findings on the decisions of a case: one that has no effect must not be believed to have one."""
    for rank, waiver in enumerate(case.dossier.dispenses):
        for key, sentence, remedy in _faults(waiver.objet, waiver.document or "", waiver.debiteur or ""):
            effect = remedy or "La retirer : elle est sans effet."
            yield case.erreur(("dispenses", rank, key), sentence, effect)


def refuse_what_the_law_imposes(decision: Mapping[str, Any]) -> None:
    """Refuse to write a decision that would have no effect.

    Raises:
        RecouvreError: it names no requirement, or one the law imposes.
    """
    for _, sentence, remedy in _faults(*(str(decision.get(key, "")) for key in ("objet", "document", "debiteur"))):
        raise RecouvreError(f"{sentence} {remedy}".strip())


def refuse_without_effect(case: Case, office: Office, kind: str, fact: Mapping[str, Any]) -> None:
    """Refuse to write a « reprise », or a decision on a hold, that nothing of the case answers to.

    Raises:
        RecouvreError: nothing would change, though whoever notes it believes the contrary.
    """
    objet = str(fact.get("objet", ""))
    if kind != Fait.REPRISE and objet != holds.PAUSE.identifiant and objet not in KINDS:
        return
    try:
        day = dt.date.fromisoformat(str(fact["date"]))
    except ValueError:  # the writer refuses it, with the form to use
        return
    if objet in KINDS:
        if why := _no_lateness(case, _late(case, office, day), day, objet, fact.get("debiteur")):
            raise RecouvreError(f"une réponse ne changerait rien : {why}. {CHECK}")
        return
    if vain := _in_vain(case, office, day, _reached(fact) if kind == Fait.REPRISE else holds.BY_CHOICE):
        what = "une reprise" if kind == Fait.REPRISE else "une décision sur « pause »"
        raise RecouvreError(f"{what} ne changerait rien : {vain.why}. {vain.way_out}".strip())


def without_effect(case: Case, office: Office) -> Iterator[Finding]:
    """Warnings on what was written by hand and lifts nothing, or not the delay of a judge."""
    journal = case.dossier.journal
    for rank, fact in enumerate(journal):
        if isinstance(fact, FaitReprise):
            before = [one for place, one in enumerate(journal) if place < rank or not isinstance(one, FaitReprise)]
            earlier = replace(case, dossier=case.dossier.model_copy(update={"journal": tuple(before)}))
            if vain := _in_vain(earlier, office, fact.date, _reached({"objet": fact.objet})):
                yield _warning(case, ("journal", rank), "cette reprise", vain)
            elif fact.objet is None:
                yield from _grace_left(case, earlier, office, rank)
    for rank, waiver in enumerate(case.dossier.dispenses):
        if waiver.objet == holds.PAUSE.identifiant and (vain := _in_vain(case, office, waiver.date, holds.BY_CHOICE)):
            yield _warning(case, ("dispenses", rank), "cette décision sur « pause »", vain)
        elif waiver.objet in KINDS:
            yield from _answer_read(case, office, rank, waiver)


def _answer_read(case: Case, office: Office, rank: int, waiver: Dispense) -> Iterator[Finding]:
    """A decision that answers no act done late, or those of several persons without naming any."""
    what, path = f"cette décision sur « {waiver.objet} »", ("dispenses", rank)
    late = _late(case, office, waiver.date)
    if why := _no_lateness(case, late, waiver.date, waiver.objet, waiver.debiteur):
        yield _warning(case, path, what, _Vain(why, CHECK))
        return
    answered = (one for one in late if answers(case.dossier, waiver, one))
    whose = list(dict.fromkeys(one.personne or case.dossier.debiteur.nom_complet for one in answered))
    if len(whose) > 1:
        each = "Si elle n'est que de l'un, le nommer (« debiteur: … »)."
        yield case.avertit(path, f"{what} répond aux actes tardifs {enumeration([*map(of_name, whose)])}.", each)


def _grace_left(case: Case, earlier: Case, office: Office, rank: int) -> Iterator[Finding]:
    """A « reprise » that lifts other holds leaves the delay of the judge: whoever wrote it may believe the contrary."""
    seen = compute_case(earlier, office, case.dossier.journal[rank].date, lectures=False)
    for pause in seen.situation.pauses:
        if pause.nature in GRACE:
            what = f"cette reprise ne met pas fin au délai de grâce du {pause.depuis:%d/%m/%Y}, accordé par le juge."
            yield case.avertit(("journal", rank), what, holds.way_out(pause))


def _reached(resumption: Mapping[str, Any]) -> frozenset[str]:
    """Holds a « reprise » reaches: the delay of the judge when it names it, the others when it names nothing."""
    return GRACE if resumption.get("objet") else RESUMED


class _Vain(Struct, frozen=True):
    """Why what is written lifts nothing, and what would."""

    why: str
    way_out: str


def _in_vain(case: Case, office: Office, day: dt.date, reached: frozenset[str]) -> _Vain | None:
    """Tell why what would lift the holds ``reached`` on a day has nothing to lift; None when it has."""
    seen = compute_case(case, office, day, lectures=False)
    pauses = seen.situation.pauses
    taken_back = reached is RESUMED and any(hand_overs(look(case, office, day, seen.decompte)))
    if taken_back or any(pause.nature in reached for pause in pauses):
        return None
    if reached is holds.BY_CHOICE and seen.situation.stade is Stade.CLOS:
        return None  # a letter may leave a closed case all the same
    if reached is GRACE:
        return _Vain(f"aucun délai de grâce n'est en cours au {day:%d/%m/%Y}", "Vérifier sa date et « objet ».")
    if not pauses and seen.situation.stade in ENDED:
        why = f"le dossier est terminé au {day:%d/%m/%Y}"
        return _Vain(why, "S'il l'est par un fait noté à tort (cloture, solde, irrecouvrable), l'ôter du journal.")
    if not pauses:
        return _Vain(f"rien n'est en pause au {day:%d/%m/%Y}", "Vérifier sa date.")
    return _Vain(lower_first(pauses[0].titre), holds.way_out(pauses[0]))


def _no_lateness(case: Case, known: Sequence[Retard | Delai], day: dt.date, objet: str, name: str | None) -> str:
    """Why a decision answers no act done late by its day, of whom it names; nothing when it does."""
    late = [one for one in known if PREFIX + one.nature == objet]
    if any(name in {None, one.personne or case.dossier.debiteur.nom_complet} for one in late):
        return ""
    of = f" pour {name}" if late else ""
    return f"aucun acte n'est tardif de ce délai{of} au {day:%d/%m/%Y}"


def _late(case: Case, office: Office, day: dt.date) -> Sequence[Retard | Delai]:
    """Every act done late by a day, and every right left unused, answered or not."""
    seen = compute_case(case, office, day, lectures=False).situation
    return (*seen.retards, *(one.retard for one in seen.repondus), *(one for one in seen.delais if unused(one, day)))


def _warning(case: Case, path: KeyPath, what: str, vain: _Vain) -> Finding:
    remedy = f"{vain.way_out} Sinon, la retirer : elle est sans effet."
    return case.avertit(path, f"{what} ne change rien : {vain.why}.", remedy)


def _faults(objet: str, document: str, debiteur: str) -> Iterator[tuple[str, str, str]]:
    if debiteur and objet not in KINDS:
        yield "debiteur", f"« debiteur » ne se dit que d'un acte tardif (« objet: {PREFIX}… »).", ""
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
    why = f"la loi l'impose ({need.reference.citation})" if need.reference else "le document ne peut s'en passer"
    return f"{why} — {lower_first(need.titre)}"


@cache
def _waivable() -> frozenset[str]:
    """What a decision may name: requirements left to the creditor, proofs to do without, lateness answered."""
    needs = {need.identifiant for need in _requirements() if need.dispensable}
    proofs = {fact.identifiant for one in PROCEDURES.values() for fact in one.faits if fact.dispensable}
    return frozenset(needs | proofs | KINDS)


@cache
def _imposed() -> Mapping[str, Requirement]:
    return {need.identifiant: need for need in _requirements() if need.identifiant not in _waivable()}


def _requirements() -> Iterator[Requirement]:
    yield from UNIVERSAL
    yield from (need for document in CATALOGUE.values() for need in document.exigences)
