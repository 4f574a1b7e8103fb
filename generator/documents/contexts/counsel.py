"""The lawyer of the creditor: whether one must be instructed, and who is (CPC 752, 761, 853; CPCE L121-4)."""

from decimal import Decimal

from generator.documents.contexts.address import one_line
from generator.documents.contexts.parties import Partie, counsel_title
from generator.documents.draft import Draft
from generator.law.procedures.court import cpc_761_avocat
from generator.statement.office_rates import rates_of
from generator.vocabulary import QualiteCabinet


def ceiling(draft: Draft) -> Decimal:
    """Amount up to which nobody needs a lawyer, at the date of the document.

    Raises:
        LawGap: the dated series does not cover the day.
    """
    return rates_of(draft.case.root).at("plafond-sans-avocat", draft.au).valeur


def compulsory(draft: Draft, nature: str) -> bool:
    """Whether a lawyer must be instructed before a court of that kind, for what the draft asks."""
    return cpc_761_avocat(nature, draft.faits.pretentions.sans_contestation.total, ceiling(draft))


def counsel(draft: Draft, *, needed: bool) -> Partie | None:
    """The lawyer: the office itself when it is one, else the one named in the journal, or in charge when ``needed``."""
    cabinet = draft.office.cabinet
    if cabinet.qualite is QualiteCabinet.AVOCAT:
        return _lawyer(cabinet.nom, cabinet.barreau, one_line(cabinet.adresse), cabinet.courriel)
    found = draft.intervenant("avocat")
    if found is None:
        return None
    slug, lawyer = found
    named = any(getattr(fact, "intervenant", None) == slug for fact in draft.dossier.journal if fact.date <= draft.au)
    if not (needed or named):
        return None
    name = " ".join(part for part in (lawyer.civilite, lawyer.nom_complet) if part)
    return _lawyer(name, lawyer.barreau, one_line(lawyer.adresse), lawyer.courriel)


def _lawyer(name: str, bar: str | None, address: str, mail: str) -> Partie:
    return Partie(name, (counsel_title(bar), address, mail), physique=True, representant="")
