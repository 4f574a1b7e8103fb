"""How often a debtor is written to or called: what the office admits."""

import datetime as dt
from collections.abc import Iterator

from generator.documents import bases
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.model import Dispense, FaitAutreCourrier, FaitContact, FaitCourrier, FaitJournal
from generator.phrases import counted


def _since(draft: Draft, days: int) -> dt.date:
    return draft.situation.au - dt.timedelta(days=days)


def _contact_cap(draft: Draft) -> Iterator[Finding]:
    """Usage, not law: repetition is what L121-7 condemns, without a number; the office sets its own."""
    cap = draft.office.cabinet.plafond_contacts
    since, until = _since(draft, cap.jours), draft.situation.au
    here = [
        index
        for index, fact in enumerate(draft.dossier.journal)
        if _contact_with(draft, fact) and since < fact.date <= until
    ]
    elsewhere = 0 if draft.whom.autre else sum(1 for day in draft.choix.ailleurs if since < day <= until)
    if len(here) + elsewhere >= cap.nombre:
        contacts, days = counted(len(here) + elsewhere, "contact"), counted(cap.jours, "jour")
        beside = f", dont {elsewhere} dans d'autres dossiers du cabinet" if elsewhere else ""
        yield draft.manque(
            ("journal", here[-1]) if here else ("journal",),
            f"{contacts} avec le débiteur en {days}{beside} : le plafond du cabinet "
            f"est de {cap.nombre} (C. conso., art. L121-7 : la répétition est une pratique agressive).",
            "Attendre.",
        )


def _contact_with(draft: Draft, fact: FaitJournal) -> bool:
    """Whether a fact is a contact with whom the letter is for."""
    if draft.whom.autre is not None:
        return isinstance(fact, FaitAutreCourrier) and fact.debiteur == draft.whom.autre.nom_complet
    return isinstance(fact, FaitCourrier | FaitContact)


def _cap_known(draft: Draft, waiver: Dispense) -> bool:
    """One more contact was accepted, not every one to come."""
    sent = (fact.date for fact in draft.dossier.journal if _contact_with(draft, fact))
    return waiver.date > _since(draft, draft.office.cabinet.plafond_contacts.jours) and not any(
        waiver.date < day <= draft.situation.au for day in sent
    )


PLAFOND_CONTACTS = Requirement(
    "plafond-contacts",
    "Pas plus de contacts que le cabinet n'en admet",
    _contact_cap,
    dispensable=True,
    reference=bases.PRATIQUES_AGRESSIVES,
    tient=_cap_known,
)
