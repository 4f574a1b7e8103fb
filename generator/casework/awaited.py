"""What each draft that is due lacks, who signs it, and the day at which it is arrêté.

Nothing is printed here: a check asks, and loads neither the templates nor the engine of the PDF.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from generator.case import Case
from generator.casework.computed import Computed, compute_case, sums_for
from generator.casework.planning import Planned, find, planned
from generator.casework.sold import not_owed
from generator.casework.unsure import by_nobody_sure
from generator.documents import Document, missing, remarks
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts.signing import signed_by
from generator.documents.draft import Draft
from generator.findings import CaseInvalid, Finding, LawGap, NotComputed
from generator.model import Office
from generator.phrases import enumeration


class Awaited(Struct, frozen=True):
    """A draft now due and what it lacks, nothing when it can be signed and issued; who signs it.

    ``signature`` is empty while its sums are refused: no paper can be made. ``pour`` are the professionals of the
    office who each have a letter of it.
    """

    plan: Planned
    manques: tuple[Finding, ...]
    signature: str
    pour: tuple[str, ...] = ()
    draft: Draft | None = None

    @property
    def remarques(self) -> tuple[Finding, ...]:
        """What must be known of it before it leaves; nothing while it cannot."""
        return () if self.manques or self.draft is None else tuple(told(self.draft))

    @property
    def titre(self) -> str:
        """Title of the document, and whose letters it is."""
        return " – ".join(filter(None, (self.plan.titre, enumeration(self.pour))))


def awaited(computed: Computed, office: Office) -> Iterator[Awaited]:
    """Drafts now due, each with what it lacks; an optional one that lacks something is not spoken of."""
    for plan in planned(computed, office):
        draft, entry = _draft(computed, office, plan.document, plan.choix), find(plan.document)
        found = (draft,) if isinstance(draft, Finding) else tuple(refusals(entry, draft))
        if found and plan.optional:
            continue
        if isinstance(draft, Finding):
            yield Awaited(plan, found, "")
        else:
            yield Awaited(plan, found, signed_by(entry, draft).value, _each(entry, draft), draft)


def _each(entry: Document, draft: Draft) -> tuple[str, ...]:
    """Names of the professionals who each have a letter of a document made of several."""
    known = (letter.office.intervenants.get(letter.choix.intervenant) for letter in entry.plis(draft))
    return tuple(party.nom_complet for party in known if party is not None)


def due(case: Case, office: Office, au: dt.date) -> tuple[Planned, ...]:
    """Drafts due in a case at a date."""
    return tuple(one.plan for one in awaited(compute_case(case, office, au), office))


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


def lacking(computed: Computed, office: Office, document: str, choix: Choix = TOUT) -> list[Finding]:
    """What a document lacks at the date of the computation; a refusal to compute is one of them."""
    draft = _draft(computed, office, document, choix)
    return [draft] if isinstance(draft, Finding) else refusals(find(document), draft)


def _draft(computed: Computed, office: Office, document: str, choix: Choix) -> Draft | Finding:
    """A document as it would be made; why its sums are refused: those of the case, or of whom it is for."""
    entry = find(document)
    try:
        owed = sums_for(computed, office, entry)
        return entry.draft(computed.case, office, owed, computed.situation, choix=choix)
    except CaseInvalid:
        return computed.refusal
    except (LawGap, NotComputed) as refusal:
        return computed.case.refusal(refusal)


def refusals(entry: Document, draft: Draft) -> list[Finding]:
    """Why a document cannot be made: what it requires and lacks, what it tells of that is not owed to the creditor."""
    if unread := by_nobody_sure(entry, draft):
        return unread
    return [*missing(entry, draft), *not_owed(draft.case, draft.creancier, draft.visees)]


def told(draft: Draft) -> list[Finding]:
    """What must be known of a draft that may go: requirements waived by name, an address too long."""
    return remarks(find(draft.document), draft)
