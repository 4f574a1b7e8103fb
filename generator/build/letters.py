"""The letters of a case: which are due, at which date each is arrêté, and their making."""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from generator.build.copies import copies
from generator.build.vues import Computed, compute_case
from generator.case import Case
from generator.documents import CATALOGUE, Document, missing, remarks
from generator.documents.draft import TOUT, Choix, Draft
from generator.findings import CaseInvalid, DocumentIncomplete, Finding, RecouvreError
from generator.model import Office
from generator.progress.types import Situation, Stade
from generator.render import Output
from generator.render import produce as render
from generator.vocabulary import Fait

# What a stage calls for beyond the ladder; the lawyer chooses, the draft is ready. The first of a stage says what it
# lacks; the others are drafted when nothing lacks.
BY_STAGE: dict[Stade, tuple[str, ...]] = {
    Stade.JUDICIAIRE: ("requete-injonction", "projet-ordonnance", "transmission-commissaire"),
    Stade.TITRE: ("transmission-commissaire", "demande-signification", "mandat-execution"),
    Stade.EXECUTION: ("mandat-execution",),
    Stade.PROCEDURE_COLLECTIVE: ("declaration-creance",),
    Stade.SOLDE: ("quittance",),
}
DESPITE_A_HOLD = frozenset({"declaration-creance", "quittance"})  # the hold itself calls for them


@dataclass(frozen=True, slots=True)
class Planned:
    """A draft to make: its document, and the day at which it is arrêté (so that it does not change every day).

    ``optional`` drafts are made when nothing lacks, and otherwise not spoken of; ``joint`` ones carry copies of pièces.
    """

    document: str
    arrete: dt.date
    optional: bool = False
    joint: bool = False


def planned(case: Case, situation: Situation) -> tuple[Planned, ...]:
    """Drafts now due: the ladder's step, and what the stage calls for."""
    last = situation.depuis
    drafts = []
    if situation.etape_due:
        etape, day = situation.etape_due.etape, max(situation.etape_due.due_le, last)
        drafts.append(Planned(etape.document, day, joint=etape.joindre_factures))
    blocked = any(not pause.factures for pause in situation.pauses)
    for rank, name in enumerate(BY_STAGE.get(situation.stade, ())):
        if not _engaged(case, name) and (name in DESPITE_A_HOLD or not blocked):
            drafts.append(Planned(name, last, optional=rank > 0 or situation.stade is Stade.SOLDE))
    return tuple(drafts)


def _engaged(case: Case, document: str) -> bool:
    """A request is not drafted once proceedings are under way: opposition and hearing follow another path."""
    under_way = {Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION, Fait.ASSIGNATION, Fait.JUGEMENT}
    return document in {"requete-injonction", "projet-ordonnance"} and any(
        fact.type in under_way for fact in case.dossier.journal
    )


def due(case: Case, office: Office, au: dt.date) -> tuple[Planned, ...]:
    """Drafts due at a date; an optional one that lacks something is not spoken of."""
    computed = compute_case(case, office, au)
    plans = planned(case, computed.situation)
    return tuple(plan for plan in plans if not plan.optional or not lacking(computed, office, plan.document))


def arrete(computed: Computed, office: Office, plan: Planned) -> dt.date:
    """Day at which a draft that lacks nothing today is arrêté: the first since its own day on which nothing lacked.

    What time alone cures (a wait, a cap on contacts) is cured once: the day found stays the same the days after.
    """

    def ready(days: int) -> bool:
        seen = compute_case(computed.case, office, plan.arrete + dt.timedelta(days), lectures=False)
        return not lacking(seen, office, plan.document)

    passed = (computed.situation.au - plan.arrete).days
    first = 0 if passed <= 0 or ready(0) else bisect_left(range(passed), True, lo=1, key=ready)  # noqa: FBT003 - ready or not
    return plan.arrete + dt.timedelta(first)


def produce(  # noqa: PLR0913 - what a draft is a function of
    case: Case, office: Office, au: dt.date, document: str, *, choix: Choix = TOUT, cache: Path | None = None
) -> tuple[Output, ...]:
    """Make the draft of one document, arrêté at ``au``.

    Args:
        case: the case.
        office: the office.
        au: as-of date.
        document: its identifier in the catalogue.
        choix: what is asked beside the case.
        cache: where pièces taken in are kept (``build/.cache/pieces`` of the office by default).

    Raises:
        DocumentIncomplete: what it requires is missing; every line to fill is listed.
        RecouvreError: unknown document, unknown rate, situation not computed.
    """
    return make(draft_of(case, office, au, document, choix=choix), cache)


def draft_of(  # noqa: PLR0913 - what a draft is a function of
    case: Case, office: Office, au: dt.date, document: str, *, choix: Choix = TOUT, projet: bool = True
) -> Draft:
    """A document asked for, with everything it requires.

    Raises:
        DocumentIncomplete: what it requires is missing; every line to fill is listed.
        RecouvreError: unknown document, some invoices asked of a document that takes all, unknown rate.
    """
    entry = find(document)
    if choix.factures and not entry.au_choix:
        raise RecouvreError(f"« {document} » porte sur tout le compte : il ne se limite pas à quelques factures.")
    computed = compute_case(case, office, au)
    if computed.decompte is None or computed.refus:
        raise CaseInvalid([case.refusal(RecouvreError(computed.refus))])
    if lacks := missing(entry, case, office, computed.decompte, computed.situation, choix=choix):
        raise DocumentIncomplete(lacks)
    return Draft(document, entry.fait, case, office, computed.decompte, computed.situation, projet, choix)


def told(draft: Draft) -> list[Finding]:
    """What must be known of a draft that may go: requirements waived by name, an address too long."""
    return remarks(find(draft.document), draft.case, draft.office, draft.decompte, draft.situation, choix=draft.choix)


def make(draft: Draft, cache: Path | None = None) -> tuple[Output, ...]:
    """Print a draft, with the copies it encloses."""
    enclosed = copies(draft, cache or draft.case.root / "build" / ".cache" / "pieces")
    return render(
        find(draft.document), draft.case, draft.office, draft.decompte, draft.situation,
        projet=draft.projet, choix=draft.choix, copies=enclosed,
    )  # fmt: skip


def find(document: str) -> Document:
    """Entry of the catalogue.

    Raises:
        RecouvreError: there is none of that name.
    """
    if document not in CATALOGUE:
        known = ", ".join(CATALOGUE)
        raise RecouvreError(f"document inconnu : « {document} ». Documents : {known}.")
    return CATALOGUE[document]


def lacking(computed: Computed, office: Office, document: str) -> list[Finding]:
    """What a document lacks at the date of the computation; a refusal to compute is one of them."""
    if computed.decompte is None or computed.refus:
        return [computed.case.refusal(RecouvreError(computed.refus))]
    return missing(find(document), computed.case, office, computed.decompte, computed.situation)


def describe(case: Case, office: Office, au: dt.date) -> str:
    """The catalogue as text: ready, or what is missing."""
    computed = compute_case(case, office, au)
    lines = []
    for name, entry in CATALOGUE.items():
        found = lacking(computed, office, name)
        lines.append(f"{name} — {entry.titre} : {'prêt' if not found else f'{len(found)} à compléter'}")
        lines += [f"    {finding}" for finding in found]
    return "\n".join(lines)
