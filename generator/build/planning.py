"""What is due in a case: the documents of its stage and of its ladder, the day each is arrêté, what each lacks.

Nothing is printed here: a check asks, and loads neither the templates nor the engine of the PDF.
"""

import datetime as dt
from dataclasses import dataclass, replace

from generator.build.vues import Computed, compute_case
from generator.case import Case
from generator.documents import CATALOGUE, Document, missing
from generator.documents.draft import TOUT, Choix
from generator.findings import Finding, UnknownName
from generator.model import Office, issues_noted, proceedings
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.types import Situation, Stade
from generator.statement.proceedings import relieved
from generator.vocabulary import Fait

# What a stage calls for beyond the ladder; the lawyer chooses, the draft is ready. The first of a stage says what it
# lacks; the others are drafted when nothing lacks.
BY_STAGE: dict[Stade, tuple[str, ...]] = {
    Stade.JUDICIAIRE: ("requete-injonction", "projet-ordonnance", "transmission-commissaire"),
    Stade.TITRE: ("transmission-commissaire", "demande-signification", "mandat-execution"),
    Stade.EXECUTION: ("mandat-execution",),
    Stade.PROCEDURE_COLLECTIVE: (DECLARATION,),
    Stade.SOLDE: ("quittance", "mainlevee"),
}
DESPITE_A_HOLD = frozenset({DECLARATION, "quittance", "mainlevee"})  # the hold itself calls for them


@dataclass(frozen=True, slots=True)
class Planned:
    """A draft to make: its document, and the day at which it is arrêté (so that it does not change every day).

    ``optional`` drafts are made when nothing lacks, and otherwise not spoken of; ``joint`` ones carry copies of pièces.
    """

    document: str
    arrete: dt.date
    optional: bool = False
    joint: bool = False
    choix: Choix = TOUT  # of whom it is for: each joint debtor has his own copy

    @property
    def titre(self) -> str:
        """Title of the document, and whose copy it is."""
        whose = f" – {self.choix.debiteur}" if self.choix.debiteur else ""
        return CATALOGUE[self.document].titre + whose


def planned(case: Case, situation: Situation) -> tuple[Planned, ...]:
    """Drafts now due: the ladder's step, and what the stage calls for."""
    last = situation.depuis
    drafts = []
    if situation.etape_due:
        etape, day = situation.etape_due.etape, max(situation.etape_due.due_le, last)
        drafts.append(Planned(etape.document, day, joint=etape.joindre_factures))
        drafts += [replace(drafts[-1], choix=Choix(debiteur=name)) for name in _joint(case, etape.document)]
    blocked = any(not pause.factures for pause in situation.pauses)
    for rank, name in enumerate(BY_STAGE.get(situation.stade, ())):
        if not _engaged(case, name) and (name in DESPITE_A_HOLD or not blocked):
            drafts.append(Planned(name, last, optional=rank > 0 or situation.stade is Stade.SOLDE))
    return tuple(drafts)


def _joint(case: Case, document: str) -> list[str]:
    """Names of the joint debtors who receive a letter of the ladder too; a ladder may name a document of none."""
    entry = CATALOGUE.get(document)
    copied = entry is not None and entry.aux_codebiteurs
    return [party.nom_complet for party in case.dossier.debiteurs if party.solidaire] if copied else []


def _engaged(case: Case, document: str) -> bool:
    """A request is not drafted once proceedings are under way, nor a declaration once issued or made."""
    if document == DECLARATION:
        return _declared(case)
    under_way = {Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION, Fait.ASSIGNATION, Fait.JUGEMENT}
    return document in {"requete-injonction", "projet-ordonnance"} and any(
        fact.type in under_way for fact in case.dossier.journal
    )


def _declared(case: Case) -> bool:
    """Whether the claim was declared to the last proceedings opened, or its declaration issued since."""
    opened = proceedings(case.dossier.journal)
    if not opened:
        return False
    last = max(opened, key=lambda one: one.ouverture.date)
    dispense = relieved(case.dossier, dt.date.max, last)
    if dispense is not None and not dispense.autres:  # L626-27, III: declaring again, by prudence, is for the lawyer
        return True
    return last.declaree_le is not None or any(
        note.date >= last.ouverture.date for note in issues_noted(case.dossier.journal, DECLARATION)
    )


def due(case: Case, office: Office, au: dt.date) -> tuple[Planned, ...]:
    """Drafts due at a date; an optional one that lacks something is not spoken of."""
    computed = compute_case(case, office, au)
    plans = planned(case, computed.situation)
    return tuple(
        plan for plan in plans if not plan.optional or not lacking(computed, office, plan.document, plan.choix)
    )


def arrete(computed: Computed, office: Office, plan: Planned) -> dt.date:
    """Day at which a draft that lacks nothing today is arrêté: the first since its own day on which nothing lacked.

    What time alone cures (a wait, a cap on contacts) is cured once: the day found stays the same whatever comes after.
    """

    def ready(day: dt.date) -> bool:
        return not lacking(compute_case(computed.case, office, day, lectures=False), office, plan.document, plan.choix)

    day = plan.arrete
    while day < computed.situation.au and not ready(day):
        day += dt.timedelta(days=1)
    return day


def find(document: str) -> Document:
    """Entry of the catalogue.

    Raises:
        UnknownName: there is none of that name.
    """
    if document not in CATALOGUE:
        known = ", ".join(CATALOGUE)
        raise UnknownName(f"document inconnu : « {document} ». Documents : {known}.")
    return CATALOGUE[document]


def lacking(computed: Computed, office: Office, document: str, choix: Choix = TOUT) -> list[Finding]:
    """What a document lacks at the date of the computation; a refusal to compute is one of them."""
    if computed.decompte is None:
        return [computed.refusal]
    return missing(find(document), computed.case, office, computed.decompte, computed.situation, choix=choix)


def describe(case: Case, office: Office, au: dt.date) -> str:
    """The catalogue as text: ready, or what is missing."""
    computed = compute_case(case, office, au)
    lines = []
    for name, entry in CATALOGUE.items():
        found = lacking(computed, office, name)
        lines.append(f"{name} — {entry.titre} : {'prêt' if not found else f'{len(found)} à compléter'}")
        lines += [f"    {finding}" for finding in found]
    return "\n".join(lines)
